//! Results that an earlier evaluation of the rules came to: they stand, whatever this program would come to.

use super::*;
use crate::domain::{Choice, Event, Item, Missing as Votes, Placed, Summary, Value};
use crate::rules::{ChangeOf, Evaluation, Standing};

/// Nobody is left to the committee; a title is voted on, and one class has a quota.
fn text() -> String {
    let titles = r#""titles":[{"id":"gioi","title":"Giỏi","votes":{"at_least":"1/2","of":"present"}}],
        "quotas":[{"id":"q","class":"tot","at_most":{"count":2},"within":"unit","over":"warn"}],"voting""#;
    REFERRING.replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"").replace("\"voting\"", titles)
}

fn newer() -> Evaluation {
    serde_json::from_str("1000").expect("a number")
}

/// A meeting that was opened by the first evaluation, with everything accepted.
fn accepted(text: &str) -> Meeting {
    let opening = Opening { evaluation: Evaluation::FIRST, ..opening(text) };
    after(open(opening), [Command::AcceptUndisputed])
}

/// The entry with which such a meeting is tallied, with other results.
fn tally(meeting: &Meeting, by: Evaluation, change: impl FnOnce(&mut Vec<Placed>)) -> Entry {
    let entry = meeting.decide(Command::Tally, &stamp()).expect("granted");
    let Event::Tallied { mut outcomes, .. } = entry.body.event else { panic!("it is the tally") };
    change(&mut outcomes);
    let event = Event::Tallied { outcomes, evaluation: by };
    Entry::new(entry.seq, member("B2"), event, &stamp())
}

fn taken(meeting: Meeting, entry: &Entry) -> Result<Meeting, Fault> {
    match meeting.take(entry).map_err(|unsound| unsound.fault)? {
        Held::Meeting(meeting) => Ok(*meeting),
        Held::Record(_) => panic!("it goes on"),
    }
}

/// M1 has four points less by then and the lower class.
fn lowered(outcomes: &mut [Placed]) {
    outcomes[0].class = Some("kha".parse().expect("an id"));
    outcomes[0].total = Some(4.into());
}

/// A meeting in which M1 got the lower class by the first evaluation.
fn tallied(text: &str) -> Meeting {
    let meeting = accepted(text);
    let entry = tally(&meeting, Evaluation::FIRST, |outcomes| lowered(outcomes));
    taken(meeting, &entry).expect("sound")
}

fn class(meeting: &Meeting, id: &str) -> String {
    meeting.result(&member(id)).and_then(|result| result.class.clone()).expect("a class").to_string()
}

#[test]
fn what_was_recorded_stands_and_what_it_would_be_now_is_told_apart() {
    let meeting = tallied(&text());
    assert_eq!((class(&meeting, "M1"), class(&meeting, "M2")), ("kha".into(), "tot".into()));
    let now = meeting.outcome(&member("M1")).and_then(|outcome| outcome.class.clone()).expect("a class");
    assert_eq!(now.as_str(), "tot");
    assert_eq!(meeting.otherwise().collect::<Vec<_>>(), [&member("M1")]);
    assert_eq!(meeting.outcomes()[0].total, Some(4.into()));
    assert_eq!(meeting.evaluation(), Evaluation::FIRST);
    let counts = |meeting: &Meeting| {
        Summary::of(meeting).classes.into_iter().map(|(_, count)| count).collect::<Vec<_>>()
    };
    assert_eq!(counts(&meeting), vec![1, 1]);
    assert_eq!(meeting.quotas(), [], "how they came out then was not recorded");
    let same = accepted(&text());
    let entry = tally(&same, Evaluation::FIRST, |_| {});
    let same = taken(same, &entry).expect("sound");
    assert_eq!(same.otherwise().count(), 0);
    assert_eq!(same.quotas().iter().map(|quota| quota.count).collect::<Vec<_>>(), [2]);
    assert_eq!(counts(&same), vec![2, 0]);
}

#[test]
fn what_would_alter_a_result_is_told_only_where_it_stands_as_it_is_worked_out_now() {
    let meeting = tallied(&text());
    let changes = |id: &str| meeting.explained(&member(id)).expect("worked out").changes;
    assert_eq!(changes("M1"), [], "what would change another result changes nothing here");
    let of_points = changes("M2").into_iter().map(|change| (change.of, change.bound));
    assert_eq!(
        of_points.collect::<Vec<_>>(),
        [(ChangeOf::Total, 5.into())],
        "below five it is another class"
    );
}

#[test]
fn every_part_of_a_result_can_be_otherwise() {
    type Change = fn(&mut Placed);
    let changes: [Change; 6] = [
        |one| one.standing = Standing::Suspended,
        |one| one.class = None,
        |one| one.total = None,
        |one| one.max_total = None,
        |one| one.score = Some(5.into()),
        |one| one.titles = vec!["gioi".parse().expect("an id")],
    ];
    for change in changes {
        let meeting = accepted(&text());
        let entry = tally(&meeting, Evaluation::FIRST, |outcomes| change(&mut outcomes[1]));
        let meeting = taken(meeting, &entry).expect("sound");
        assert_eq!(meeting.otherwise().collect::<Vec<_>>(), [&member("M2")]);
    }
}

#[test]
fn nothing_is_decided_on_the_strength_of_results_that_would_be_others_now() {
    let meeting = tallied(REFERRING);
    let decide = || Command::DecideReferral {
        member: member("M2"),
        class: "tot".parse().expect("an id"),
        reason: line("Ban Chấp hành bàn"),
    };
    assert_eq!(meeting.decide(decide(), &stamp()), Err(Refusal::Outdated(1)));
    let anew = [Command::TakeTallyBack { reason: line("Cách tính đã đổi") }, Command::Tally, decide()];
    let meeting = after(meeting, anew);
    assert_eq!((meeting.otherwise().count(), meeting.evaluation()), (0, Evaluation::NOW));
    assert_eq!(class(&meeting, "M2"), "tot");
}

#[test]
fn no_vote_makes_another_result_of_what_stands() {
    let item = || Item::Title("gioi".parse().expect("an id"));
    let about = || Command::OpenBallot { member: member("M2"), item: item() };
    let meeting = tallied(&text());
    assert_eq!(meeting.decide(about(), &stamp()), Err(Refusal::Outdated(1)));
    // The program was renewed while the ballot was open.
    let entitled = ["B1", "B2", "B3"].map(member).to_vec();
    let form = crate::rules::Form::RollCall;
    let event = Event::BallotOpened { member: member("M2"), item: item(), entitled, round: 1, form };
    let entry = Entry::new(meeting.chain().entries() + 1, member("B2"), event, &stamp());
    let meeting = taken(meeting, &entry).expect("sound");
    let votes = ["B1", "B2", "B3"].map(|officer| Command::Cast {
        officer: member(officer),
        choice: Choice::For(Value::Granted(true)),
        written: false,
    });
    let meeting = after(meeting, votes);
    let close = Command::CloseBallot { missing: Votes::Refuse };
    assert_eq!(meeting.decide(close.clone(), &stamp()), Err(Refusal::Outdated(1)));
    // Where nothing differs the vote goes on, and its results are by the present evaluation.
    let same = accepted(&text());
    let entry = tally(&same, Evaluation::FIRST, |_| {});
    let same = after(taken(same, &entry).expect("sound"), [about()]);
    let votes = ["B1", "B2", "B3"].map(|officer| Command::Cast {
        officer: member(officer),
        choice: Choice::For(Value::Granted(true)),
        written: false,
    });
    let same = after(same, votes.into_iter().chain([close]));
    assert_eq!((same.evaluation(), same.otherwise().count()), (Evaluation::NOW, 0));
    assert_eq!(same.result(&member("M2")).map(|result| result.titles.len()), Some(1));
}

#[test]
fn a_meeting_opened_before_is_tallied_by_this_program_and_says_so() {
    let meeting = accepted(&text());
    assert_eq!(meeting.evaluation(), Evaluation::FIRST);
    let entry = meeting.decide(Command::Tally, &stamp()).expect("granted");
    assert_eq!(entry.body.event.results().map(|(by, _)| by), Some(Evaluation::NOW));
    let meeting = taken(meeting, &entry).expect("sound");
    assert_eq!((meeting.evaluation(), meeting.otherwise().count()), (Evaluation::NOW, 0));
}

#[test]
fn an_evaluation_is_named_unless_it_is_the_first() {
    let usual = opening(&text());
    assert_eq!(usual.evaluation, Evaluation::NOW);
    let tallied = |evaluation| Event::Tallied { outcomes: Vec::new(), evaluation };
    for (evaluation, named) in [(Evaluation::FIRST, None), (Evaluation::NOW, Some(Evaluation::NOW))] {
        let named = named.map(|number| serde_json::to_value(number).expect("prints"));
        let opening = serde_json::to_value(Opening { evaluation, ..usual.clone() }).expect("prints");
        assert_eq!(opening.get("evaluation"), named.as_ref());
        let event = serde_json::to_value(tallied(evaluation)).expect("prints");
        assert_eq!(event["tallied"].get("evaluation"), named.as_ref());
        assert_eq!(serde_json::from_value::<Event>(event).expect("reads"), tallied(evaluation));
    }
}

#[test]
fn what_a_later_version_worked_out_is_not_read() {
    let begun = |evaluation| {
        let opening = Opening { evaluation, ..opening(&text()) };
        let entry = Entry::new(1, member("B2"), Event::Prepared(Box::new(opening)), &stamp());
        Held::replay("2026-11".parse().expect("an id"), &[entry]).map_err(|unsound| unsound.fault)
    };
    assert!(begun(Evaluation::FIRST).is_ok() && begun(Evaluation::NOW).is_ok());
    assert_eq!(begun(newer()).map(|_| ()), Err(Fault::NewerEvaluation(newer())));
    let none = serde_json::from_str("0").expect("a number");
    assert_eq!(begun(none).map(|_| ()), Err(Fault::OutOfPlace));
    let meeting = accepted(&text());
    let entry = tally(&meeting, newer(), |_| {});
    assert_eq!(taken(meeting, &entry), Err(Fault::NewerEvaluation(newer())));
    let newest = Fault::NewerEvaluation(newer());
    assert!(newest.sentence(Lang::En).contains("newer version"));
    assert!(newest.to_string().contains("(evaluation 1000)"));
    assert!(newest.is_newer() && Fault::NewerProcedure(9).is_newer() && !Fault::OutOfPlace.is_newer());
}

#[test]
fn results_are_everybodys_in_their_order_and_never_by_an_evaluation_before() {
    let refused = |by: Evaluation, change: fn(&mut Vec<Placed>)| {
        let meeting = accepted(&text());
        let entry = tally(&meeting, by, change);
        taken(meeting, &entry).map(|_| ())
    };
    assert_eq!(refused(Evaluation::NOW, |_| {}), Ok(()));
    assert_eq!(refused(Evaluation::NOW, |outcomes| outcomes.truncate(1)), Err(Fault::OutOfPlace));
    assert_eq!(refused(Evaluation::NOW, |outcomes| outcomes.reverse()), Err(Fault::OutOfPlace));
    assert_eq!(refused(Evaluation::NOW, Vec::clear), Err(Fault::OutOfPlace));
    let begun_now = after(open(opening(&text())), [Command::AcceptUndisputed]);
    let entry = tally(&begun_now, Evaluation::FIRST, |_| {});
    assert_eq!(taken(begun_now, &entry), Err(Fault::OutOfPlace));
}

#[test]
fn a_title_that_was_won_then_waits_for_no_vote() {
    let won = |outcomes: &mut Vec<Placed>| outcomes[0].titles = vec!["gioi".parse().expect("an id")];
    let meeting = accepted(&text());
    let entry = tally(&meeting, Evaluation::FIRST, won);
    let meeting = taken(meeting, &entry).expect("sound");
    let waiting = meeting.titles_without_vote().into_iter().flat_map(|(_, members)| members);
    assert_eq!(waiting.collect::<Vec<_>>(), [member("M2")]);
}

#[test]
fn only_a_refusal_about_results_rests_on_the_rules() {
    let name = || "Lê Thị Mẫu".to_owned();
    assert!(Refusal::NotReferred { name: name() }.rests_on_rules());
    assert!(Refusal::NoCandidate { name: name() }.rests_on_rules());
    assert!(!Refusal::NotListed { name: name() }.rests_on_rules());
    assert!(!Refusal::Outdated(1).rests_on_rules());
}

#[test]
fn what_is_open_of_a_result_that_stands_otherwise_is_not_told() {
    let tied = REFERRING.replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"").replace(
        "\"voting\"",
        r#""titles":[{"id":"gioi","title":"Giỏi","when":"class = 'tot'",
            "quota":{"at_most":{"count":1},"within":"unit","over":"rank"}}],"voting""#,
    );
    let open = tallied(&tied).open_titles().iter().map(|open| open.members.clone()).collect::<Vec<_>>();
    assert_eq!(open, [[member("M2")]], "M1 has the lower class");
    let waiting = REFERRING
        .replace("\"start\":\"full\"", r#""start":{"formula":"10 - min(input.muon, 10)"}"#)
        .replace("\"gates\"", r#""inputs":[{"id":"muon","title":"Muộn","kind":{"count":"lần"}}],"gates""#)
        .replace("total >= 0", "period.month = 11")
        .replace("\"effect\":\"refer\"", "\"effect\":\"not_ranked\"");
    let meeting = accepted(&waiting);
    let entry = tally(&meeting, Evaluation::FIRST, |outcomes| outcomes[0].total = Some(4.into()));
    let meeting = taken(meeting, &entry).expect("sound");
    assert_eq!(["M1", "M2"].map(|id| meeting.lacks_total(&member(id))), [false, true]);
}
