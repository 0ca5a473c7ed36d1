//! Votes on a class: what they need, who they can be about, and when.

use super::*;
use crate::domain::{Choice, Item, Missing as Votes, Ruling, Undecided, Value};

/// A set in which a class is voted on with this bound, and a vote without a result leaves things as they are.
fn voting(bound: &str) -> String {
    REFERRING
        .replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"")
        .replace("\"tie\":\"chair\"", &format!(r#""classes":{bound},"tie":"fails""#))
}

const MORE_THAN_HALF: &str = r#"{"more_than":"1/2","of":"present"}"#;

fn class(id: &str) -> Choice {
    Choice::For(Value::Class(id.parse().expect("an id")))
}

fn ballot(about: &str) -> Command {
    Command::OpenBallot { member: member(about), item: Item::Class }
}

fn refused(meeting: &Meeting, command: Command) -> Refusal {
    meeting.decide(command, &stamp()).expect_err("refused")
}

/// The meeting after a vote on the class of M1.
fn voted(bound: &str, choices: [Choice; 3]) -> Meeting {
    let meeting = after(open(opening(&voting(bound))), [Command::AcceptUndisputed, ballot("M1")]);
    let votes = ["B1", "B2", "B3"].into_iter().zip(choices);
    let cast = |(officer, choice)| Command::Cast { officer: member(officer), choice, written: false };
    let meeting = after(meeting, votes.map(cast));
    after(meeting, [Command::CloseBallot { missing: Votes::Refuse }])
}

fn ruled(bound: &str, choices: [Choice; 3]) -> Ruling {
    let meeting = voted(bound, choices);
    let sheet = meeting.sheet(&member("M1")).expect("a sheet");
    sheet.question(&Item::Class).expect("asked").ballots[0].ruling.clone()
}

#[test]
fn a_class_needs_enough_votes_and_more_than_any_other() {
    let kha = || class("kha");
    let decided = Ruling::Decided(Value::Class("kha".parse().expect("an id")));
    assert_eq!(ruled(MORE_THAN_HALF, [kha(), kha(), Choice::Abstain]), decided);
    let alone = [kha(), Choice::Abstain, Choice::Abstain];
    assert_eq!(ruled(MORE_THAN_HALF, alone), Ruling::Stands(Undecided::NoMajority));
    let a_third = r#"{"at_least":"1/3","of":"present"}"#;
    let even = [kha(), class("tot"), Choice::Abstain];
    assert_eq!(ruled(a_third, even), Ruling::Stands(Undecided::Tie));
}

#[test]
fn a_vote_for_another_class_than_the_points_leaves_the_case_to_the_committee() {
    let standing = |class_: &str| {
        let meeting = voted(MORE_THAN_HALF, [class(class_), class(class_), class(class_)]);
        let meeting = after(meeting, [Command::Tally]);
        let placed = meeting.result(&member("M1"));
        placed.expect("worked out").standing.clone()
    };
    assert_eq!((standing("tot"), standing("kha")), (Standing::Ranked, Standing::Referred));
}

#[test]
fn a_class_is_voted_on_once_for_whoever_has_one_after_the_sheet() {
    let begun = open(opening(&voting(MORE_THAN_HALF)));
    assert!(matches!(refused(&begun, ballot("M1")), Refusal::SheetOpen { .. }));
    let decided = voted(MORE_THAN_HALF, [class("kha"), class("kha"), class("tot")]);
    assert_eq!(refused(&decided, ballot("M1")), Refusal::AlreadyDecided);
    let without = after(open(opening(REFERRING)), [Command::AcceptUndisputed]);
    assert_eq!(refused(&without, ballot("M1")), Refusal::NoSuchItem);
    for effect in ["not_ranked", "suspend"] {
        let effect = format!("\"effect\":\"{effect}\"");
        let text = voting(MORE_THAN_HALF).replace("\"effect\":\"nothing\"", &effect);
        let barred = after(open(opening(&text)), [Command::AcceptUndisputed]);
        assert!(matches!(refused(&barred, ballot("M1")), Refusal::NoCandidate { .. }), "{effect}");
    }
}

#[test]
fn an_answer_is_a_class_of_a_set_that_votes_on_classes() {
    let rules = |text: &str| Rulebook::read(text).expect("a sound set");
    let takes = |text: &str, id: &str| {
        let value = Value::Class(id.parse().expect("an id"));
        Item::Class.takes(&value, &rules(text)).is_ok()
    };
    let voting = voting(MORE_THAN_HALF);
    assert!(takes(&voting, "kha"));
    assert!(!takes(&voting, "khong_co"), "no class of the set");
    assert!(!takes(REFERRING, "kha"), "nothing is voted on there");
}
