//! A meeting by several sets, and quotas over their members.

use super::*;
use crate::domain::{Choice, FrozenSet, Item, Missing as Votes, Value};
use crate::rules::Mark;

/// A set of which one member may have the best class, and nobody decides who.
fn limited(id: &str) -> Rulebook {
    let text = REFERRING
        .replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"")
        .replace("\"id\":\"s\"", &format!("\"id\":\"{id}\""))
        .replace(
            r#""start":"full"}"#,
            r#""start":"full"},{"id":"c2","code":"I.2","title":"Chấm","max":5,"start":{"points":{"step":1}}}"#,
        )
        .replace(
            "\"voting\"",
            r#""quotas":[{"id":"q","class":"tot","at_most":{"count":1},"within":"unit","over":"refer"}],"voting""#,
        );
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
