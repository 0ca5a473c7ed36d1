//! A meeting by several sets, and quotas over their members.

use super::*;
use crate::domain::{Choice, FrozenSet, Item, Missing as Votes, Value};
use crate::rules::{Mark, Promise};

/// A set of which one member may have the best class, and nobody decides who.
fn limited(id: &str) -> Rulebook {
    limited_to(id, 1)
}

/// The same for so many members.
fn limited_to(id: &str, count: u32) -> Rulebook {
    let quota = format!(
        r#""quotas":[{{"id":"q","class":"tot","at_most":{{"count":{count}}},"within":"unit","over":"refer"}}],"voting""#
    );
    let text = REFERRING
        .replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"")
        .replace("\"id\":\"s\"", &format!("\"id\":\"{id}\""))
        .replace(
            r#""start":"full"}"#,
            r#""start":"full"},{"id":"c2","code":"I.2","title":"Chấm","max":5,"start":{"points":{"step":1}}}"#,
        )
        .replace("\"voting\"", &quota);
    Rulebook::read(&text).expect("a sound set")
}

/// M2 belongs to an audience with a sheet of its own.
fn two_sets() -> Opening {
    let usual = opening(REFERRING);
    let lead = Name::new("Lãnh đạo").expect("a name");
    let people = usual.roster.people().iter().map(|person| Person {
        audience: (person.id == member("M2")).then(|| lead.clone()),
        ..person.clone()
    });
    let roster = Roster::new(None, people.collect()).expect("a roster");
    let sets = vec![FrozenSet::of(limited("s")), FrozenSet::for_audiences(limited("l"), vec![lead])];
    Opening { roster, sets, ..usual }
}

#[test]
fn each_audience_has_the_sheet_that_names_it() {
    let opening = two_sets();
    let set_of = |id: &str| opening.set_of(opening.roster.person(&member(id)).expect("there"));
    assert_eq!((set_of("M1"), set_of("M2")), (0, 1));
    let meeting = open(opening.clone());
    assert_eq!(meeting.rules_of(&member("M2")).set().id.as_str(), "l");
}

#[test]
fn a_quota_may_be_counted_over_all_sheets_together() {
    let referred = |quotas: &[&str]| {
        let quotas = quotas.iter().map(|id| id.parse().expect("an id")).collect();
        let meeting = open(Opening { quotas, ..two_sets() });
        let meeting = after(meeting, [Command::AcceptUndisputed, Command::Tally]);
        let results =
            ["M1", "M2"].map(|id| meeting.outcome(&member(id)).expect("worked out").standing.clone());
        let referred = results.iter().filter(|standing| **standing == Standing::Referred).count();
        (referred, meeting.quotas().iter().map(|quota| quota.count).collect::<Vec<_>>())
    };
    assert_eq!(referred(&[]), (0, vec![1, 1]), "one on each sheet");
    assert_eq!(referred(&["q"]), (2, vec![2]), "two with the same points for one place");
}

#[test]
fn no_quota_acts_before_every_sheet_is_done() {
    let usual = opening(REFERRING);
    let meeting = open(Opening { sets: vec![FrozenSet::of(limited("s"))], ..usual });
    let item = Item::Mark("c2".parse().expect("an id"));
    let votes = ["B1", "B2", "B3"].map(|officer| Command::Cast {
        officer: member(officer),
        choice: Choice::For(Value::Mark(Mark::Points(5_u32.into()))),
        written: false,
    });
    let asked = [
        Command::Dispute { member: member("M1"), item: item.clone() },
        Command::OpenBallot { member: member("M1"), item },
    ];
    let close = Command::CloseBallot { missing: Votes::Refuse };
    let meeting = after(meeting, asked.into_iter().chain(votes).chain([close]));
    let standing = |meeting: &Meeting| meeting.outcome(&member("M1")).expect("worked out").standing.clone();
    assert_eq!((standing(&meeting), meeting.quotas().len()), (Standing::Ranked, 0));
    let meeting = after(meeting, [Command::AcceptUndisputed, Command::Tally]);
    assert_eq!((standing(&meeting), meeting.quotas().len()), (Standing::Referred, 1));
}

#[test]
fn what_would_lose_a_class_is_promised_only_as_far_as_a_quota_over_all_sheets_lets_it() {
    let lead = Name::new("Lãnh đạo").expect("a name");
    let free = REFERRING
        .replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"")
        .replace("\"id\":\"s\"", "\"id\":\"l\"");
    let free = Rulebook::read(&free).expect("a sound set");
    let promised = |quotas: &[&str]| {
        let sets = vec![
            FrozenSet::of(limited_to("s", 2)),
            FrozenSet::for_audiences(free.clone(), vec![lead.clone()]),
        ];
        let quotas = quotas.iter().map(|id| id.parse().expect("an id")).collect();
        let meeting = open(Opening { quotas, sets, ..two_sets() });
        let meeting = after(meeting, [Command::AcceptUndisputed, Command::Tally]);
        let changes = meeting.explained(&member("M2")).expect("worked out").changes;
        changes.into_iter().map(|change| change.promise).collect::<Vec<_>>()
    };
    assert_eq!(promised(&[]), [Promise::Sure], "no quota on that sheet");
    assert_eq!(promised(&["q"]), [Promise::AtMost], "somebody with the other sheet may overtake");
}

#[test]
fn points_are_told_of_those_whose_sheet_counts_some() {
    let start = REFERRING.find("\"sections\"").expect("sections");
    let end = REFERRING.find("\"classes\"").expect("classes");
    let pointless = format!(
        r#"{}"sections":[],"max":0,"gates":[{{"id":"ban","title":"Lỗi","finding":"Có lỗi không?","effect":{{"lower":1}}}}],{}"#,
        &REFERRING[..start].replace("\"id\":\"s\"", "\"id\":\"l\""),
        REFERRING[end..].replace("total >= 5", "not finding.ban")
    );
    let alone = open(opening(&pointless));
    assert!(!alone.has_points());
    assert_eq!(alone.points(&member("M1")), None);
    let lead = Name::new("Lãnh đạo").expect("a name");
    let pointless = Rulebook::read(&pointless).expect("a sound set");
    let sets = vec![FrozenSet::of(limited("s")), FrozenSet::for_audiences(pointless, vec![lead])];
    let mixed = open(Opening { sets, ..two_sets() });
    assert!(mixed.has_points(), "some sheets count points");
    assert_eq!(["M1", "M2"].map(|id| mixed.points(&member(id))), [Some(15.into()), None]);
}
