//! How votes become a ruling, by the rules that the set names.
//!
//! Marks are put together by the rules. Of counts and points of what happened the middle answer holds (of two middle ones
//! the milder), unless the set asks for a majority. A finding needs its own threshold.

use std::collections::BTreeMap;

use crate::domain::MemberId;
use crate::domain::ballot::{Ballot, Tally};
use crate::domain::item::{Choice, Item, Ruling, Undecided, Value};
use crate::domain::proceedings::Proceedings;
use crate::number::Exact;
use crate::rules::{
    EventKind, Form, Mark, MarksRule, Rulebook, Threshold, Tie, Voters, Voting, lower_middle, majority,
};

/// What a ballot is counted by.
pub(super) struct Counting<'a> {
    /// The set of the member whose sheet it is about: how votes become an answer.
    pub rules: &'a Rulebook,
    /// The committee's own rules: its ties and rounds.
    pub committee: &'a Voting,
    /// Who chairs.
    pub chair: &'a MemberId,
}

/// What comes of a ballot.
pub(super) fn ruling(by: &Counting<'_>, ballot: &Ballot, tally: Tally) -> Ruling {
    let voting = &by.rules.set().voting;
    let sides: Vec<&Value> = ballot.sides().collect();
    let undecided = |why| break_tie(by, ballot, why);
    let Some(first) = sides.first() else { return undecided(Undecided::NoVotes) };
    match (first, &ballot.item) {
        (Value::Found(_), _) => {
            let holds = yes_or_no(&sides, &Value::Found(true), voting.findings, tally);
            return held_or_not(by, ballot, holds, Value::Found);
        }
        (Value::Granted(_), Item::Title(title)) => {
            let Some(votes) = by.rules.title(title).and_then(|title| title.votes) else {
                return undecided(Undecided::NoVotes);
            };
            let holds = yes_or_no(&sides, &Value::Granted(true), votes, tally);
            return held_or_not(by, ballot, holds, Value::Granted);
        }
        _ => {}
    }
    winner(by.rules, ballot, &sides, tally).map_or_else(|| undecided(no_side_won(&sides)), Ruling::Decided)
}

/// The answer that the votes come to by themselves, where they do; not of questions of yes or no.
fn winner(rules: &Rulebook, ballot: &Ballot, sides: &[&Value], tally: Tally) -> Option<Value> {
    let voting = &rules.set().voting;
    match (marks(sides), &ballot.item) {
        (_, Item::Class) => foremost(sides, voting.classes?, tally).cloned(),
        (Some(marks), Item::Mark(criterion)) => {
            let mark = rules.joint_mark(rules.criterion(criterion)?, &marks, tally.into());
            mark.map(Value::Mark)
        }
        _ if voting.marks == MarksRule::Majority => majority(sides).cloned(),
        _ => {
            let event = event(rules, &ballot.item);
            lower_middle(sides, |value| severity(value, event)).cloned()
        }
    }
}

impl Proceedings {
    /// Why the votes in a roll call did not settle it and the chair's own vote did; none where that decided nothing.
    pub fn settled_by_chair(&self, ballot: &Ballot, tally: Tally, ruling: &Ruling) -> Option<Undecided> {
        let breaks_ties = self.committee_rules().set().voting.tie == Tie::Chair;
        let is_asked = breaks_ties && ballot.form == Form::RollCall && matches!(ruling, Ruling::Decided(_));
        let sides: Vec<&Value> = ballot.sides().collect();
        match sides.first().filter(|_| is_asked)? {
            Value::Found(_) | Value::Granted(_) => None,
            _ => match winner(self.rules_of(&ballot.member), ballot, &sides, tally) {
                Some(_) => None,
                None => Some(no_side_won(&sides)),
            },
        }
    }
}

/// How many votes for yes a threshold needs, and out of how many.
pub fn needed(threshold: Threshold, tally: Tally) -> (u32, u32) {
    let of = Voters::from(tally).of(threshold.of);
    (threshold.needed(of), of)
}

/// How a question of yes or no came out.
enum Held {
    Yes,
    No,
    /// No, though as many said yes.
    Tied,
}

fn yes_or_no(sides: &[&Value], yes: &Value, votes: Threshold, tally: Tally) -> Held {
    let count = sides.iter().filter(|value| **value == yes).count();
    let (needed, _) = needed(votes, tally);
    if count >= usize::try_from(needed).unwrap_or(usize::MAX) {
        Held::Yes
    } else if 2 * count == sides.len() {
        Held::Tied
    } else {
        Held::No
    }
}

/// What comes of a vote on a finding or a title. Only enough votes make it hold, whoever gives them: a tie is voted on
/// again where the set says so, and otherwise it does not hold.
fn held_or_not(by: &Counting<'_>, ballot: &Ballot, held: Held, answer: fn(bool) -> Value) -> Ruling {
    match held {
        Held::Yes => Ruling::Decided(answer(true)),
        Held::Tied if is_repeated(by.committee, ballot) => Ruling::Again(Undecided::Tie),
        Held::Tied | Held::No => Ruling::Decided(answer(false)),
    }
}

/// The answer with the most votes, where nobody has as many and they are enough.
fn foremost<'a>(sides: &[&'a Value], votes: Threshold, tally: Tally) -> Option<&'a Value> {
    let counts = per_side(sides);
    let most = counts.values().copied().max()?;
    let mut leaders = counts.into_iter().filter(|(_, count)| *count == most);
    let (leader, _) = leaders.next()?;
    let enough = most >= usize::try_from(needed(votes, tally).0).unwrap_or(usize::MAX);
    (enough && leaders.next().is_none()).then_some(leader)
}

/// Whether a vote without a result is held again: the set says so, and rounds are left.
fn is_repeated(voting: &Voting, ballot: &Ballot) -> bool {
    matches!(voting.tie, Tie::Revote | Tie::Refer) && ballot.round < voting.rounds
}

fn break_tie(by: &Counting<'_>, ballot: &Ballot, why: Undecided) -> Ruling {
    let is_check = ballot.sides().any(|value| matches!(value, Value::Mark(Mark::Check(_))));
    match by.committee.tie {
        _ if is_repeated(by.committee, ballot) => Ruling::Again(why),
        Tie::Chair if ballot.form != Form::RollCall => {
            let may = ballot.entitled.contains(by.chair) && why != Undecided::NoVotes;
            if may { Ruling::Chair(why) } else { Ruling::Stands(why) }
        }
        Tie::Chair => match ballot.vote_of(by.chair).map(|vote| &vote.choice) {
            Some(Choice::For(value)) => Ruling::Decided(value.clone()),
            _ => Ruling::Stands(why),
        },
        // A requirement that no majority saw met counts as not met.
        Tie::Fails if is_check => Ruling::Decided(Value::Mark(Mark::Check(false))),
        Tie::Revote | Tie::Fails | Tie::Refer => Ruling::Stands(why),
    }
}

fn no_side_won(sides: &[&Value]) -> Undecided {
    let counts = per_side(sides);
    let most = counts.values().max();
    let leaders = counts.values().filter(|count| Some(*count) == most).count();
    if leaders > 1 { Undecided::Tie } else { Undecided::NoMajority }
}

fn per_side<'a>(sides: &[&'a Value]) -> BTreeMap<&'a Value, usize> {
    let mut counts = BTreeMap::new();
    for value in sides {
        *counts.entry(*value).or_insert(0) += 1;
    }
    counts
}

/// The votes as marks, where all of them are.
fn marks<'a>(sides: &[&'a Value]) -> Option<Vec<&'a Mark>> {
    let mark = |side: &&'a Value| match *side {
        Value::Mark(mark) => Some(mark),
        _ => None,
    };
    sides.iter().map(mark).collect()
}

/// The event that an item is about.
fn event<'a>(rules: &'a Rulebook, item: &Item) -> Option<&'a EventKind> {
    match item {
        Item::Occurrence { criterion, event } => rules.criterion(criterion)?.event(event),
        Item::Mark(_) | Item::Finding(_) | Item::Class | Item::Title(_) => None,
    }
}

/// What the answers about something that happened are sorted by, the mildest first: how much of it counts, which takes
/// in what a reason would excuse beyond its limit.
fn severity(value: &Value, event: Option<&EventKind>) -> Exact {
    match value {
        Value::Count(count) => Exact::from(*count),
        Value::Excused { count, exempt } => {
            let reasons = event.iter().flat_map(|event| &event.exempt);
            let beyond =
                reasons.filter_map(|reason| Some(exempt.get(&reason.id)?.saturating_sub(reason.most?)));
            Exact::from(beyond.fold(*count, u32::saturating_add))
        }
        Value::Amount(points) => magnitude(*points),
        Value::Amounts(each) => magnitude(Exact::sum(each.iter().map(Some)).unwrap_or_default()),
        Value::Mark(Mark::Points(points)) => *points,
        Value::Mark(_) | Value::Found(_) | Value::Class(_) | Value::Granted(_) => Exact::ZERO,
    }
}

fn magnitude(points: Exact) -> Exact {
    if points.is_negative() { points.negated().unwrap_or(points) } else { points }
}

impl From<Tally> for Voters {
    fn from(tally: Tally) -> Self {
        let Tally { committee, summoned, present, cast, valid } = tally;
        Self { committee, summoned, present, cast, valid }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXCUSED: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
        "sections":[{"id":"s1","code":"I","title":"Chung","criteria":[{"id":"c1","code":"I.1","title":"Việc",
            "max":10,"start":"full","events":[{"id":"nghi","title":"Nghỉ","unit":"buổi","effect":{"each":-1},
            "exempt":[{"id":"om","title":"Ốm","most":3},{"id":"tang","title":"Việc tang"}]}]}]}],
        "classes":[{"id":"tot","title":"Tốt"}],"otherwise":{"class":"tot"},
        "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
            "tie":"chair","rounds":2}}"#;

    #[test]
    fn what_is_excused_beyond_its_limit_weighs_as_much_as_what_is_not() {
        let rules = Rulebook::read(EXCUSED).expect("a sound set");
        let item = Item::Occurrence {
            criterion: "c1".parse().expect("an id"),
            event: "nghi".parse().expect("an id"),
        };
        let event = event(&rules, &item);
        let excused = |count, reason: &str, excused| Value::Excused {
            count,
            exempt: BTreeMap::from([(reason.parse().expect("an id"), excused)]),
        };
        let weighs = |value: &Value| severity(value, event);
        assert_eq!(weighs(&excused(1, "om", 5)), Exact::from(3_u32));
        assert_eq!(weighs(&excused(1, "om", 3)), Exact::ONE);
        assert_eq!(weighs(&excused(1, "tang", 5)), Exact::ONE);
        assert_eq!(weighs(&Value::Count(4)), Exact::from(4_u32));
    }

    fn number(value: u32) -> Value {
        Value::Count(value)
    }

    #[test]
    fn what_takes_points_weighs_by_how_many() {
        let amount = |points: i64| Value::Amount(Exact::whole(points));
        let weighs = |points| severity(&amount(points), None);
        assert_eq!([-3, 0, 2].map(weighs), [3, 0, 2].map(Exact::whole));
        let several = Value::of_amounts(vec![Exact::whole(-4), Exact::whole(-3)]);
        assert_eq!(severity(&several, None), Exact::whole(7), "several by what they come to together");
    }

    #[test]
    fn without_a_leader_it_is_a_tie_and_with_one_no_majority() {
        let of = |votes: &[u32]| {
            let sides: Vec<Value> = votes.iter().copied().map(number).collect();
            no_side_won(&sides.iter().collect::<Vec<_>>())
        };
        assert_eq!(of(&[1, 2]), Undecided::Tie);
        assert_eq!(of(&[1, 1, 2, 2, 3]), Undecided::Tie);
        assert_eq!(of(&[1, 1, 2, 3]), Undecided::NoMajority);
    }

    #[test]
    fn as_many_for_yes_as_for_no_is_a_tie_unless_they_are_enough() {
        let came = |votes: &[bool], needed: &str| {
            let sides: Vec<Value> = votes.iter().copied().map(Value::Found).collect();
            let cast = u32::try_from(votes.len()).expect("few");
            let tally = Tally { committee: 9, summoned: cast, present: cast, cast, valid: cast };
            let voting =
                EXCUSED.replace("\"findings\":{\"more_than\":\"1/2\"", &format!("\"findings\":{needed}"));
            let rules = Rulebook::read(&voting).expect("a sound set");
            let held = yes_or_no(
                &sides.iter().collect::<Vec<_>>(),
                &Value::Found(true),
                rules.set().voting.findings,
                tally,
            );
            match held {
                Held::Yes => "yes",
                Held::No => "no",
                Held::Tied => "tied",
            }
        };
        let more_than_half = r#"{"more_than":"1/2""#;
        assert_eq!(came(&[true, true, false, false], more_than_half), "tied");
        assert_eq!(came(&[true, false], more_than_half), "tied");
        assert_eq!(came(&[true, false, false], more_than_half), "no");
        assert_eq!(came(&[true, true, false], more_than_half), "yes");
        assert_eq!(came(&[true, true, false, false], r#"{"at_least":"1/2""#), "yes");
    }

    #[test]
    fn how_often_something_happened_is_the_middle_answer_unless_a_majority_is_asked_for() {
        let rules = |marks: &str| {
            Rulebook::read(&EXCUSED.replace("\"mean\"", &format!("{marks:?}"))).expect("a sound set")
        };
        let officers: Vec<MemberId> =
            ["B1", "B2", "B3", "B4"].map(|id| MemberId::new(id).expect("a code")).into();
        let of = |rules: &Rulebook, votes: [u32; 4]| {
            let item = Item::Occurrence {
                criterion: "c1".parse().expect("an id"),
                event: "nghi".parse().expect("an id"),
            };
            let vote = |(officer, count): (&MemberId, u32)| crate::domain::ballot::Vote {
                officer: officer.clone(),
                choice: Choice::For(number(count)),
                written: false,
                corrected: Vec::new(),
            };
            let mut ballot = Ballot::opened(officers[0].clone(), item, officers.clone(), 2, Form::RollCall);
            ballot.votes = officers.iter().zip(votes).map(vote).collect();
            let tally = Tally { committee: 4, summoned: 4, present: 4, cast: 4, valid: 4 };
            let by = Counting { rules, committee: &rules.set().voting, chair: &officers[0] };
            ruling(&by, &ballot, tally)
        };
        let (mean, majority) = (rules("mean"), rules("majority"));
        assert_eq!(of(&mean, [1, 4, 5, 7]), Ruling::Decided(number(4)), "of two middle ones the milder");
        assert_eq!(of(&majority, [5, 5, 5, 7]), Ruling::Decided(number(5)));
        assert!(!matches!(of(&majority, [1, 4, 5, 7]), Ruling::Decided(value) if value == number(4)));
    }
}
