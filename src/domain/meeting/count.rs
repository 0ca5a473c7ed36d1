//! How votes become a ruling, by the rules that the set names.
//!
//! Marks in points are put together as the set says. Counts, levels and yes-or-no marks are no quantities that a
//! mean makes sense of: under `mean` and `trimmed_mean` they take the middle answer (of two middle ones the lower level,
//! and the milder number of what happened), and yes-or-no takes more than half. A finding needs its own threshold.

use std::collections::BTreeMap;

use crate::domain::MemberId;
use crate::domain::ballot::{Ballot, Tally};
use crate::domain::item::{Choice, Item, Ruling, Undecided, Value};
use crate::number::Exact;
use crate::rules::{Bound, Denominator, Mark, MarksRule, Rulebook, Threshold, Tie, Voting};

/// From how many votes on `trimmed_mean` leaves the highest and the lowest out.
const ENOUGH_TO_TRIM: usize = 5;

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
    match (first, voting.checks) {
        (Value::Found(_), _) => {
            return by_threshold(by, ballot, needed(voting.findings, tally).0, Value::Found);
        }
        (Value::Mark(Mark::Check(_)), Some(checks)) => {
            let met = |yes| Value::Mark(Mark::Check(yes));
            return by_threshold(by, ballot, needed(checks, tally).0, met);
        }
        _ => {}
    }
    let decided = match (points(&sides), voting.marks) {
        (Some(points), MarksRule::Mean) => mean(&points).map(marked),
        (Some(points), MarksRule::TrimmedMean) => mean(trimmed(&points)).map(marked),
        (Some(points), MarksRule::Median) => median(&points).map(marked),
        (_, MarksRule::Majority) => majority(&sides),
        (None, _) if matches!(first, Value::Mark(Mark::Check(_))) => majority(&sides),
        (None, _) => lower_median(by.rules, &ballot.item, &sides),
    };
    decided.map_or_else(|| undecided(no_side_won(&sides)), Ruling::Decided)
}

/// How many votes for yes a threshold needs, and out of how many.
pub fn needed(threshold: Threshold, tally: Tally) -> (u32, u32) {
    let of = match threshold.of {
        Denominator::Committee => tally.committee,
        Denominator::Summoned => tally.summoned,
        Denominator::Present => tally.present,
        Denominator::Cast => tally.cast,
        Denominator::Valid => tally.valid,
    };
    (threshold.needed(of), of)
}

/// What comes of a vote on a finding, or on a requirement with a threshold of its own. Only enough votes make it hold,
/// whoever gives them: a tie is voted on again where the rules say so, and otherwise it does not hold.
fn by_threshold(by: &Counting<'_>, ballot: &Ballot, needed: u32, answer: fn(bool) -> Value) -> Ruling {
    let yes = ballot.sides().filter(|value| **value == answer(true)).count();
    let holds = yes >= usize::try_from(needed).unwrap_or(usize::MAX);
    if !holds && 2 * yes == ballot.sides().count() && is_repeated(by.committee, ballot) {
        Ruling::Again(Undecided::Tie)
    } else {
        Ruling::Decided(answer(holds))
    }
}

/// Whether a vote without a result is held again: the set says so, and rounds are left.
fn is_repeated(voting: &Voting, ballot: &Ballot) -> bool {
    matches!(voting.tie, Tie::Revote | Tie::Refer) && ballot.round < voting.rounds
}

fn break_tie(by: &Counting<'_>, ballot: &Ballot, why: Undecided) -> Ruling {
    let is_check = ballot.sides().any(|value| matches!(value, Value::Mark(Mark::Check(_))));
    match by.committee.tie {
        _ if is_repeated(by.committee, ballot) => Ruling::Again(why),
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

fn majority(sides: &[&Value]) -> Option<Value> {
    let half = Bound::MoreThan(Exact::fraction(1, 2)?);
    let needed = usize::try_from(half.needed(u32::try_from(sides.len()).ok()?)).ok()?;
    per_side(sides).into_iter().find(|(_, count)| *count >= needed).map(|(value, _)| value.clone())
}

/// The votes as points, lowest first, where all of them are.
fn points(sides: &[&Value]) -> Option<Vec<Exact>> {
    let mut points: Vec<Exact> = sides
        .iter()
        .map(|value| match value {
            Value::Mark(Mark::Points(points)) => Some(*points),
            _ => None,
        })
        .collect::<Option<_>>()?;
    points.sort_unstable();
    Some(points)
}

fn marked(points: Exact) -> Value {
    Value::Mark(Mark::Points(points))
}

fn mean(points: &[Exact]) -> Option<Exact> {
    let sum = points.iter().try_fold(Exact::ZERO, |sum, points| sum.plus(*points))?;
    sum.over(Exact::count(points.len()))
}

fn trimmed(points: &[Exact]) -> &[Exact] {
    match points {
        [_, kept @ .., _] if points.len() >= ENOUGH_TO_TRIM => kept,
        all => all,
    }
}

fn median(points: &[Exact]) -> Option<Exact> {
    let half = points.len() / 2;
    if points.len() % 2 == 1 {
        points.get(half).copied()
    } else {
        mean(points.get(half.checked_sub(1)?..=half)?)
    }
}

/// The middle answer; of two middle ones the lower level, and the milder of two numbers of what happened.
fn lower_median(rules: &Rulebook, item: &Item, sides: &[&Value]) -> Option<Value> {
    let mut sorted = sides.to_vec();
    sorted.sort_by_key(|value| worth(rules, item, value));
    sorted.get((sorted.len().checked_sub(1)?) / 2).map(|value| (*value).clone())
}

/// What an answer is sorted by: its number, and a level by its points.
fn worth(rules: &Rulebook, item: &Item, value: &Value) -> Exact {
    let level_points = |level| match item {
        Item::Mark(criterion) => Some(rules.criterion(criterion)?.level(level)?.points),
        _ => None,
    };
    match value {
        Value::Count(count) | Value::Excused { count, .. } => Exact::from(*count),
        Value::Amount(points) if points.is_negative() => points.negated().unwrap_or(*points),
        Value::Amount(points) | Value::Mark(Mark::Points(points)) => *points,
        Value::Mark(Mark::Level(level)) => level_points(level).unwrap_or_default(),
        Value::Mark(Mark::Check(yes)) | Value::Found(yes) => Exact::from(u32::from(*yes)),
    }
}
