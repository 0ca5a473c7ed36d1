//! Which earlier periods an expression asks about, and how many of them there can be.

use super::super::expression::{Earlier, Expression, Measure, Name, Part, Tree, Within};
use super::super::rulebook::Rulebook;
use super::super::set::Period;
use super::finding::Problem;
use crate::number::Exact;

/// In a set about a part of the year, shorter periods of the whole year; and of this period's own those that never lie
/// in it.
pub(super) fn stretch(earlier: &Earlier, own: Period) -> Option<Problem> {
    let (asked, own) = (length(earlier.kind)?, length(own)?);
    let name = Name::Past(earlier.clone()).spelling();
    match earlier.within {
        Within::Year if asked < own && own < YEAR => {
            let here = Earlier { within: Within::Here, ..earlier.clone() };
            Some(Problem::PastOfWholeYear { name, here: Name::Past(here).spelling() })
        }
        Within::Here if asked > own || asked == own && asked != HALF => Some(Problem::PastNeverHere { name }),
        _ => None,
    }
}

/// Earlier meetings by a place, or counted up to a number, that no year and no period holds so many of.
pub(super) fn more_than_there_are(expression: &Expression, rulebook: &Rulebook) -> Vec<Problem> {
    let own = rulebook.set().period;
    let mut problems = Vec::new();
    let mut left = vec![expression.tree()];
    while let Some(tree) = left.pop() {
        let more = match &tree.part {
            // A named value is looked at where it is written.
            _ if tree.called.is_some() => continue,
            Part::Name(name @ Name::Past(Earlier { measure: Measure::Total(place), .. })) => {
                asked_of(name, Exact::whole(i64::from(*place)), own)
            }
            Part::Compare(_, one, other) => counted(one, other, own).or_else(|| counted(other, one, own)),
            _ => None,
        };
        problems.extend(more);
        left.extend(tree.inner());
    }
    problems
}

/// A number of meetings beside one that is written out.
fn counted(side: &Tree, number: &Tree, own: Period) -> Option<Problem> {
    let (Part::Name(name), Part::Number(number)) = (&side.part, &number.part) else { return None };
    match name {
        Name::Past(Earlier {
            measure: Measure::Meetings | Measure::Count(_) | Measure::Run(_) | Measure::RunFrom(_),
            ..
        }) => asked_of(name, *number, own),
        _ => None,
    }
}

/// Whether so many are asked of a name as there cannot be.
fn asked_of(name: &Name, asked: Exact, own: Period) -> Option<Problem> {
    let Name::Past(earlier) = name else { return None };
    let most = most(earlier, own).filter(|most| *most > 0)?;
    (asked > Exact::whole(i64::from(most)))
        .then(|| Problem::PastMoreThanThereAre { name: name.spelling(), most })
}

/// How many periods of a kind the year, this period or so many months hold; none where there may be any number.
fn most(earlier: &Earlier, own: Period) -> Option<u16> {
    let whole = match earlier.within {
        Within::Year => MONTHS_OF_A_YEAR,
        Within::Here => months(own)?,
        Within::Months(window) => window,
    };
    match (earlier.kind, earlier.within) {
        (Period::Year, Within::Year | Within::Here) => None,
        (kind, _) => Some(whole / months(kind)?),
    }
}

/// A half of the year and a term: which of them is longer, nobody can tell.
const HALF: u8 = 3;
const YEAR: u8 = 4;

/// How long periods are, each kind with a number of its own; rounds have any length.
fn length(kind: Period) -> Option<u8> {
    match kind {
        Period::Month => Some(1),
        Period::Quarter => Some(2),
        Period::Half | Period::Term => Some(HALF),
        Period::Year => Some(YEAR),
        Period::Round => None,
    }
}

pub(super) const MONTHS_OF_A_YEAR: u16 = 12;

/// How many months a period has; rounds have any number.
pub(super) fn months(kind: Period) -> Option<u16> {
    match kind {
        Period::Month => Some(1),
        Period::Quarter => Some(3),
        Period::Half | Period::Term => Some(6),
        Period::Year => Some(MONTHS_OF_A_YEAR),
        Period::Round => None,
    }
}
