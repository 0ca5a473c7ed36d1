//! Votes in every form: by hands, in secret, in writing, on classes and on titles.

mod held_support;

use binhxet::domain::{
    Answer, Choice, Command, Count, Duty, Event, Held, Item, Meeting, MemberId, Missing, Refusal, Roster,
    Ruling, SecretBox, Undecided, Value,
};
use binhxet::number::Exact;
use binhxet::papers;
use binhxet::rules::{Award, ClassId, Mark, Rulebook, Standing};
use binhxet::text::Lang;
use held_support::{Room, line, opening};

const SAMPLE: &str = include_str!("../fixtures/sample/criteria.json");

/// The sample's criteria with these lines added under voting, its ties decided as told.
fn rules(tie: &str, voting: &str) -> Rulebook {
    let text = SAMPLE
        .replace("\"tie\": \"fails\"", &format!("\"tie\": \"{tie}\""))
        .replace("\"recusal\": \"self\"", &format!("\"recusal\": \"self\", {voting}"));
    Rulebook::read(&text).expect("sound")
}

/// A committee of seven, three of whom are under review.
fn roster() -> Roster {
    papers::roster::read(include_bytes!("../fixtures/sample/roster.csv")).expect("the sample's roster")
}

/// An officer without a duty in the meeting.
fn without_duty(room: &Room) -> MemberId {
    let duties = [Duty::Chair, Duty::Secretary].map(|duty| room.state().holder(duty));
    let mut officers = room.state().committee().into_iter().map(|officer| &officer.id);
    officers.rfind(|officer| !duties.contains(officer)).expect("an officer").clone()
}

fn room(tie: &str, voting: &str) -> Room {
    Room::open(opening(&rules(tie, voting), "2026-11", &roster(), &[]))
}

fn meeting(room: &Room) -> &Meeting {
    match &room.held {
        Held::Meeting(meeting) => meeting,
        Held::Record(_) => unreachable!("it goes on"),
    }
}

/// The first mark and the first finding of a member's sheet.
fn items(room: &Room, member: &MemberId) -> (Item, Item) {
    let items = room.state().items(member);
    let first = |is: fn(&Item) -> bool| items.iter().find(|item| is(item)).expect("there is one").clone();
    (first(|item| matches!(item, Item::Mark(_))), first(|item| matches!(item, Item::Finding(_))))
}

/// A member who is no officer, and one who is.
fn member_and_officer(room: &Room) -> (MemberId, MemberId) {
    let is_officer = |id: &&MemberId| room.state().person(id).is_some_and(|person| person.office.is_some());
    let members = room.state().members();
    let plain = members.iter().find(|id| !is_officer(id)).expect("a member").clone();
    (plain, members.iter().find(is_officer).expect("an officer under review").clone())
}

fn points(whole: i64) -> Value {
    Value::Mark(Mark::Points(Exact::whole(whole)))
}

fn open(room: &mut Room, member: &MemberId, item: &Item) {
    room.does(match item {
        Item::Finding(_) => {
            Command::Raise {
                member: member.clone(), item: item.clone(), evidence: line("biên bản số 4")
            }
        }
        _ => Command::Dispute { member: member.clone(), item: item.clone() },
    });
    room.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
}

fn ruling(room: &Room, member: &MemberId, item: &Item) -> Ruling {
    let sheet = room.state().sheet(member).expect("a sheet");
    sheet.question(item).and_then(|question| question.ballots.last()).expect("voted on").ruling.clone()
}

fn hands(sides: impl IntoIterator<Item = (Value, u32)>, blank: u32) -> Command {
    Command::CountHands { count: Count::new(sides, blank, 0), checked_by: None, reason: None }
}

const CLOSE: Command = Command::CloseBallot { missing: Missing::Refuse };

#[test]
fn hands_that_cannot_be_are_refused_and_a_new_count_takes_a_reason() {
    let mut room = room("fails", r#""forms": {"findings": "hands"}"#);
    let (member, _) = member_and_officer(&room);
    let (_, finding) = items(&room, &member);
    open(&mut room, &member, &finding);
    let entitled = room.state().ballot().expect("open").entitled.clone();
    let all = u32::try_from(entitled.len()).expect("few");
    let (yes, no) = (Value::Found(true), Value::Found(false));

    let by_name =
        Command::Cast { officer: entitled[0].clone(), choice: Choice::For(yes.clone()), written: false };
    assert_eq!(room.refuses(by_name), Refusal::OtherForm);
    let too_many = Refusal::TooManyVotes { cast: entitled.len() + 1, entitled: entitled.len() };
    assert_eq!(room.refuses(hands([(yes.clone(), all), (no.clone(), 1)], 0)), too_many);
    assert_eq!(room.refuses(hands([], 0)), Refusal::NobodyVoted);
    assert_eq!(room.refuses(hands([(points(1), 1)], 0)), Refusal::WrongKind);
    assert_eq!(room.refuses(CLOSE), Refusal::NobodyVoted);

    room.does(hands([(yes.clone(), 2), (no.clone(), 1)], 0));
    assert_eq!(room.refuses(CLOSE), Refusal::VotesMissing { count: entitled.len() - 3 });
    assert_eq!(room.refuses(hands([(yes.clone(), 3), (no.clone(), 1)], 0)), Refusal::CountedAlready);
    room.does(Command::CountHands {
        count: Count::new([(yes.clone(), all - 1)], 1, 0),
        checked_by: Some(entitled[1].clone()),
        reason: Some(line("đếm sót")),
    });
    room.does(CLOSE);
    assert_eq!(ruling(&room, &member, &finding), Ruling::Decided(yes));
    let sheet = room.state().sheet(&member).expect("a sheet");
    let closed = sheet.question(&finding).expect("asked").ballots.last().expect("closed");
    assert_eq!(closed.ballot.counts.len(), 2, "the first count stays on record");
    assert_eq!(
        (closed.tally.cast, closed.tally.valid),
        (all, all - 1),
        "an abstention is cast and not valid"
    );
}

#[test]
fn a_tie_of_hands_waits_for_the_chair_and_a_recused_chair_breaks_none() {
    let mut room = room("chair", r#""forms": {"marks": "hands"}"#);
    let (member, _) = member_and_officer(&room);
    let is_check = |id: &&Item| matches!(id, Item::Mark(id) if room.state().committee_rules().criterion(id).is_some_and(|c| matches!(c.start, binhxet::rules::Start::Check)));
    let check = room.state().items(&member).iter().find(is_check).expect("a yes-or-no mark").clone();
    let (met, unmet) = (Value::Mark(Mark::Check(true)), Value::Mark(Mark::Check(false)));
    let officers = room.state().committee().len();
    if officers % 2 == 1 {
        let last = without_duty(&room);
        room.does(Command::AnswerRoll { officers: vec![last], answer: Answer::Absent });
    }
    open(&mut room, &member, &check);
    let half = u32::try_from(room.state().ballot().expect("open").entitled.len() / 2).expect("few");
    room.does(hands([(met.clone(), half), (unmet.clone(), half)], 0));
    room.does(CLOSE);
    assert_eq!(ruling(&room, &member, &check), Ruling::Chair(Undecided::Tie));
    assert!(matches!(
        room.refuses(Command::AcceptSheet { member: member.clone() }),
        Refusal::OpenQuestions { .. }
    ));
    let again = Command::OpenBallot { member: member.clone(), item: check.clone() };
    assert_eq!(room.refuses(again), Refusal::ChairOwed);
    let decides = |value: Value| Command::ChairDecides { member: member.clone(), item: check.clone(), value };
    assert_eq!(room.refuses(decides(points(1))), Refusal::NoSuchSide);
    room.does(decides(unmet.clone()));
    assert_eq!(room.refuses(decides(met.clone())), Refusal::NoChairOwed);
    assert_eq!(room.state().standing(&member, &check), Some(unmet.clone()));

    let reviewed = |officer: &MemberId| room.state().sheet(officer).is_some();
    let chair = meeting(&room).candidates(Duty::Chair).into_iter().find(reviewed).expect("under review");
    room.does(Command::TakeDuty { duty: Duty::Chair, officer: chair.clone() });
    open(&mut room, &chair, &check);
    room.does(hands([(met, 2), (unmet, 2)], 0));
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
    assert_eq!(ruling(&room, &chair, &check), Ruling::Stands(Undecided::Tie));
}

#[test]
fn an_absent_officer_votes_in_writing_and_counts_as_taking_part() {
    let mut room = room("fails", r#""forms": {"marks": "hands"}"#);
    let (member, _) = member_and_officer(&room);
    let (_, finding) = items(&room, &member);
    let away = without_duty(&room);
    room.does(Command::AnswerRoll {
        officers: vec![away.clone()],
        answer: Answer::Excused { reason: line("ốm") },
    });
    open(&mut room, &member, &finding);
    let entitled = room.state().ballot().expect("open").entitled.clone();
    let yes = Choice::For(Value::Found(true));
    let cast = |officer: &MemberId, written| Command::Cast {
        officer: officer.clone(),
        choice: yes.clone(),
        written,
    };
    assert!(matches!(room.refuses(cast(&away, false)), Refusal::NotEntitled { .. }));
    assert!(matches!(room.refuses(cast(&entitled[0], true)), Refusal::NotEntitled { .. }));
    room.does(cast(&away, true));
    assert_eq!(room.refuses(CLOSE), Refusal::VotesMissing { count: entitled.len() });
    for officer in &entitled {
        room.does(cast(officer, false));
    }
    room.does(CLOSE);
    let sheet = room.state().sheet(&member).expect("a sheet");
    let tally = sheet.question(&finding).expect("asked").ballots.last().expect("closed").tally;
    let all = u32::try_from(entitled.len()).expect("few") + 1;
    assert_eq!((tally.present, tally.cast, tally.valid), (all, all, all));
}

/// Each officer's ballot, in the order in which they come to the booth.
fn drop_all(room: &Room, order: &[MemberId], vote: impl Fn(&MemberId, usize) -> Choice) -> SecretBox {
    let slip = room.state().slip().expect("open").clone();
    order.iter().fold(SecretBox::empty(slip.rows.len()), |ballots, officer| {
        let row = |(at, row): (usize, &binhxet::domain::SlipRow)| {
            (!room.state().is_recused(officer, &row.member)).then(|| vote(officer, at))
        };
        let choices = slip.rows.iter().enumerate().map(row).collect();
        meeting(room).drop_ballot(&ballots, officer, choices).expect("may vote")
    })
}

const CLASSES: &str = r#""classes": {"more_than": "1/2", "of": "present"}, "forms": {"classes": "secret"}"#;

/// A meeting in which every sheet is done, and the secret ballot on the classes of two members is open.
fn class_slip() -> (Room, MemberId, MemberId) {
    let mut room = room("fails", CLASSES);
    let (member, officer) = member_and_officer(&room);
    room.does(Command::AcceptUndisputed);
    let rows = vec![(member.clone(), Item::Class), (officer.clone(), Item::Class)];
    room.does(Command::OpenSlip { rows });
    (room, member, officer)
}

fn class(room: &Room, at: usize) -> ClassId {
    room.state().committee_rules().set().classes[at].id.clone()
}

#[test]
fn the_box_does_not_know_in_which_order_ballots_came() {
    let (room, ..) = class_slip();
    let order = room.state().slip().expect("open").entitled.clone();
    let turned: Vec<MemberId> = order.iter().rev().cloned().collect();
    let (best, next) = (class(&room, 0), class(&room, 1));
    let vote = |officer: &MemberId, row: usize| {
        let picks = officer.as_str().len() + officer.as_str().bytes().map(usize::from).sum::<usize>() + row;
        match picks % 3 {
            0 => Choice::Abstain,
            1 => Choice::For(Value::Class(best.clone())),
            _ => Choice::For(Value::Class(next.clone())),
        }
    };
    let (one, other) = (drop_all(&room, &order, vote), drop_all(&room, &turned, vote));
    let bytes = |ballots: &SecretBox| serde_json::to_vec(ballots).expect("is written");
    assert_eq!(bytes(&one), bytes(&other), "every byte that is kept");
    let closed = |ballots: &SecretBox| {
        let mut room = class_slip().0;
        room.does(Command::CloseSlip { ballots: ballots.clone(), missing: Missing::Refuse });
        room.log.iter().map(|entry| entry.line().expect("is written")).collect::<Vec<_>>()
    };
    assert_eq!(closed(&one), closed(&other), "every byte of the log");
}

#[test]
fn a_ballot_is_refused_from_whoever_may_not_vote_has_voted_or_answers_something_else() {
    let (mut room, _, officer) = class_slip();
    let slip = room.state().slip().expect("open").clone();
    let best = Choice::For(Value::Class(class(&room, 0)));
    let empty = SecretBox::empty(2);
    let drop_in = |into: &SecretBox, who: &MemberId, choices: Vec<Option<Choice>>| {
        meeting(&room).drop_ballot(into, who, choices)
    };
    let both = vec![Some(best.clone()), Some(best.clone())];
    assert!(
        matches!(drop_in(&empty, &officer, both.clone()), Err(Refusal::NotEntitled { .. })),
        "an own row"
    );
    let own = vec![Some(best.clone()), None];
    let after = drop_in(&empty, &officer, own.clone()).expect("the other row");
    assert!(matches!(drop_in(&after, &officer, own), Err(Refusal::AlreadyVoted { .. })));
    let other = slip.entitled.iter().find(|other| **other != officer).expect("another").clone();
    assert_eq!(drop_in(&empty, &other, vec![Some(best.clone())]), Err(Refusal::WrongKind));
    let wrong = vec![Some(Choice::For(Value::Found(true))), Some(best)];
    assert_eq!(drop_in(&empty, &other, wrong), Err(Refusal::WrongKind));
    let stranger = room.state().members().iter().find(|id| !slip.entitled.contains(id)).expect("one").clone();
    assert!(matches!(drop_in(&empty, &stranger, both), Err(Refusal::NotEntitled { .. })));

    let close = |ballots: SecretBox, missing| Command::CloseSlip { ballots, missing };
    assert_eq!(room.refuses(close(empty, Missing::LeaveOut)), Refusal::NobodyVoted);
    let count = slip.entitled.len() - 1;
    assert_eq!(room.refuses(close(after.clone(), Missing::Refuse)), Refusal::VotesMissing { count });
    let (member, item) = (room.member(0), Item::Class);
    assert_eq!(
        room.refuses(Command::Correct { member, item: Some(item), reason: line("x") }),
        Refusal::BallotOpen
    );
    room.does(close(after, Missing::LeaveOut));
    assert!(!room.state().is_voting());
}

#[test]
fn a_stuffed_box_is_refused() {
    let (mut room, ..) = class_slip();
    let order = room.state().slip().expect("open").entitled.clone();
    let best = class(&room, 0);
    let ballots = drop_all(&room, &order, |_, _| Choice::For(Value::Class(best.clone())));
    let mut text: serde_json::Value = serde_json::to_value(&ballots).expect("is written");
    let again = text["rows"][0][0].clone();
    text["rows"][0].as_array_mut().expect("a row").push(again);
    let stuffed: SecretBox = serde_json::from_value(text).expect("reads");
    let close = Command::CloseSlip { ballots: stuffed, missing: Missing::Refuse };
    assert!(matches!(room.refuses(close), Refusal::TooManyVotes { .. }));
}

#[test]
fn a_class_ballot_that_contradicts_the_points_is_left_to_the_committee() {
    let (mut room, member, officer) = class_slip();
    let order = room.state().slip().expect("open").entitled.clone();
    let (best, next) = (class(&room, 0), class(&room, 1));
    assert_eq!(room.state().outcome(&member).and_then(|outcome| outcome.class.clone()), Some(best.clone()));
    let ballots = drop_all(&room, &order, |_, row| {
        Choice::For(Value::Class(if row == 0 { next.clone() } else { best.clone() }))
    });
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    room.does(Command::Tally);
    let outcome = room.state().outcome(&member).expect("worked out");
    assert_eq!(outcome.standing, Standing::Referred);
    assert_eq!((&outcome.class, &outcome.contested), (&Some(best), &Some(next.clone())), "both are kept");
    assert_eq!(room.state().outcome(&officer).map(|o| &o.standing), Some(&Standing::Ranked));
    let reason = line("theo phiếu của Ban Chấp hành");
    room.does(Command::DecideReferral { member: member.clone(), class: next.clone(), reason });
    let outcome = room.state().outcome(&member).expect("worked out");
    assert_eq!((&outcome.standing, &outcome.class), (&Standing::Ranked, &Some(next)));
    room.ends();
}

#[test]
fn the_committee_may_keep_the_class_that_a_ballot_contradicts() {
    let (mut room, member, _) = class_slip();
    let order = room.state().slip().expect("open").entitled.clone();
    let (best, next) = (class(&room, 0), class(&room, 1));
    let ballots = drop_all(&room, &order, |_, _| Choice::For(Value::Class(next.clone())));
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    room.does(Command::Tally);
    let because = room
        .state()
        .outcome(&member)
        .expect("worked out")
        .referred_because(room.state().committee_rules(), Lang::En);
    assert!(because.len() == 1 && because[0].starts_with("The ballot came to"), "{because:?}");
    let reason = line("điểm đã được xác minh");
    room.does(Command::DecideReferral { member: member.clone(), class: best.clone(), reason });
    let outcome = room.state().outcome(&member).expect("worked out");
    assert_eq!((&outcome.standing, &outcome.class), (&Standing::Ranked, &Some(best)));
    assert_eq!(outcome.contested.as_ref(), Some(&next), "what the ballot said stays known");
}

#[test]
fn titles_are_voted_on_from_the_lowest_up_by_all_of_the_committee() {
    let titles = r#""titles": [
        {"id": "tien_tien", "title": "Lao động tiên tiến", "votes": {"at_least": "4/5", "of": "committee"}},
        {"id": "chien_si", "title": "Chiến sĩ thi đua", "needs": ["tien_tien"],
         "votes": {"at_least": "9/10", "of": "committee"}}], "voting""#;
    let text = SAMPLE
        .replace("\"voting\"", titles)
        .replace("\"recusal\": \"self\"", "\"recusal\": \"self\", \"forms\": {\"titles\": \"secret\"}");
    let rules = Rulebook::read(&text).expect("sound");
    let mut room = Room::open(opening(&rules, "2026-11", &roster(), &[]));
    let (member, _) = member_and_officer(&room);
    room.does(Command::AcceptUndisputed);
    let item = |id: &str| Item::Title(id.parse().expect("an id"));
    let rows = |id: &str| vec![(member.clone(), item(id))];
    assert!(matches!(room.refuses(Command::OpenSlip { rows: rows("tien_tien") }), Refusal::Phase(_)));
    room.does(Command::Tally);
    let first = Refusal::LowerTitleFirst { title: "Lao động tiên tiến".into() };
    assert_eq!(room.refuses(Command::OpenSlip { rows: rows("chien_si") }), first);
    let (title, candidates) = meeting(&room).title_candidates().expect("a title");
    assert_eq!(title.as_str(), "tien_tien");
    let all = candidates.iter().map(|member| (member.clone(), Item::Title(title.clone()))).collect();
    room.does(Command::OpenSlip { rows: all });
    let order = room.state().slip().expect("open").entitled.clone();
    let at = candidates.iter().position(|candidate| *candidate == member).expect("a candidate");
    let ballots = drop_all(&room, &order, |_, row| Choice::For(Value::Granted(row == at)));
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    let won = |room: &Room| room.state().outcomes().iter().filter(|placed| !placed.titles.is_empty()).count();
    assert_eq!(won(&room), 1, "the results follow at once");
    let (title, candidates) = meeting(&room).title_candidates().expect("the next title");
    assert_eq!((title.as_str(), candidates), ("chien_si", vec![member.clone()]));
    room.does(Command::OpenSlip { rows: rows("chien_si") });
    let all_but_one = &order[1..];
    let ballots = drop_all(&room, all_but_one, |_, _| Choice::For(Value::Granted(true)));
    room.does(Command::CloseSlip { ballots, missing: Missing::LeaveOut });
    let outcome = room.state().outcome(&member).expect("worked out");
    let award = |id: &str| &outcome.titles.iter().find(|title| title.id.as_str() == id).expect("one").award;
    let committee = room.state().committee().len();
    let enough = 10 * all_but_one.len() >= 9 * committee;
    assert_eq!(*award("tien_tien"), Award::Won);
    assert_eq!(
        *award("chien_si"),
        if enough { Award::Won } else { Award::Outvoted },
        "of all, not of those present"
    );
    assert!(meeting(&room).title_candidates().is_none());
    let closed = room.log.iter().filter(|entry| matches!(entry.body.event, Event::SlipClosed { .. })).count();
    assert_eq!(closed, 2);
    room.ends();
}
