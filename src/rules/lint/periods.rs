//! Which earlier periods an expression asks about, and how many of them there can be.

use super::super::expression::{Compare, Earlier, Expression, Measure, Name, Part, Tree, Within};
use super::super::rulebook::Rulebook;
use super::super::set::{FirstMonth, Period};
use super::finding::Problem;
use crate::number::Exact;

/// In a set about a part of the year, shorter periods of the whole year; and of this period's own those that never lie
/// in it.
pub(super) fn stretch(earlier: &Earlier, own: Period) -> Option<Problem> {
    let (asked, whole) = (length(earlier.kind)?, length(own)?);
    let name = Name::Past(earlier.clone()).spelling();
    match earlier.within {
        Within::Year if asked < whole && whole < YEAR => {
            let here = Earlier { within: Within::Here, ..earlier.clone() };
            Some(Problem::PastOfWholeYear { name, here: Name::Past(here).spelling() })
        }
        Within::Here if asked > whole || earlier.kind == own => Some(Problem::PastNeverHere { name }),
        _ => None,
    }
}

/// Earlier meetings by a place, or counted up to a number, that no year and no period holds so many of; and what therefore
/// holds for everybody.
pub(super) fn more_than_there_are(expression: &Expression, rulebook: &Rulebook) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut left = vec![expression.tree()];
    while let Some(tree) = left.pop() {
        let more = match &tree.part {
            // A named value is looked at where it is written.
            _ if tree.called.is_some() => continue,
            Part::Name(name @ Name::Past(earlier @ Earlier { measure: Measure::Total(place), .. })) => {
                let most = most(earlier, rulebook).filter(|most| u16::from(*place) > *most);
                most.map(|most| Problem::PastMoreThanThereAre { name: name.spelling(), most })
            }
            Part::Compare(how, one, other) => {
                let one_way = counted(tree, one, *how, other, rulebook);
                one_way.or_else(|| counted(tree, other, how.turned(), one, rulebook))
            }
            _ => None,
        };
        problems.extend(more);
        left.extend(tree.inner());
    }
    problems
}

/// A number of meetings beside one that is written out.
fn counted(whole: &Tree, side: &Tree, how: Compare, number: &Tree, rulebook: &Rulebook) -> Option<Problem> {
    let (Part::Name(name @ Name::Past(earlier)), Part::Number(number)) = (&side.part, &number.part) else {
        return None;
    };
    let (Measure::Meetings | Measure::Count(_) | Measure::Run(_) | Measure::RunFrom(_)) = earlier.measure
    else {
        return None;
    };
    let most = most(earlier, rulebook)?;
    let all = Exact::whole(i64::from(most));
    let never = Problem::PastMoreThanThereAre { name: name.spelling(), most };
    match how {
        Compare::Equal | Compare::AtLeast => (*number > all).then_some(never),
        Compare::More => (*number >= all).then_some(never),
        Compare::Unequal | Compare::Less | Compare::AtMost => (*number > all)
            .then(|| Problem::PastAlways { condition: whole.written.as_str().to_owned(), most }),
    }
}

/// How many periods of a kind the year, this period or so many months hold at most, none of them nought; none where there
/// may be any number.
fn most(earlier: &Earlier, rulebook: &Rulebook) -> Option<u16> {
    let own = rulebook.set().period;
    let most = match earlier.within {
        Within::Year if earlier.kind == Period::Year => None,
        Within::Year => Some(MONTHS_OF_A_YEAR / fixed(earlier.kind)? - u16::from(earlier.kind == own)),
        Within::Here => held(earlier.kind, rulebook, fixed(own)?)?.into_iter().max(),
        Within::Months(window) => held(earlier.kind, rulebook, window)?.into_iter().max(),
    };
    most.filter(|most| *most > 0)
}

/// In how many months that end with this period there are just so many earlier periods of a kind, whenever it ends.
pub(super) fn window(kind: Period, rulebook: &Rulebook, count: u16) -> Option<u16> {
    if length(kind)? > length(rulebook.set().period)? {
        return None;
    }
    (1..=MOST_MONTHS).find(|months| {
        held(kind, rulebook, *months).is_some_and(|held| held.iter().all(|held| *held == count))
    })
}

/// How many earlier periods of a kind lie as a whole in so many months that end with this period, for each month in which
/// this may end. Of its own kind only those are earlier that end before it begins.
fn held(kind: Period, rulebook: &Rulebook, window: u16) -> Option<Vec<u16>> {
    let (own, first) = (rulebook.set().period, rulebook.set().first_month);
    let length = fixed(kind)?;
    let months = (0..MONTHS_OF_A_YEAR).filter(|month| ends(own, first, *month));
    let held = months.map(|month| {
        let before = |gap: &u16| ends(kind, first, (month + MONTHS_OF_A_YEAR - gap) % MONTHS_OF_A_YEAR);
        let gap = (0..length).find(before).unwrap_or_default();
        let whole = window.saturating_sub(gap) / length;
        if kind == own { whole.saturating_sub(1) } else { whole }
    });
    Some(held.collect())
}

/// Whether periods of a kind end with a month of the calendar, January as nought: quarters are the calendar's, halves and
/// years the unit's. Terms and rounds may end with any.
fn ends(kind: Period, first: FirstMonth, month: u16) -> bool {
    let of_year = month + 1 + MONTHS_OF_A_YEAR + 1 - u16::from(first.get());
    match kind {
        Period::Month | Period::Term | Period::Round => true,
        Period::Quarter => (month + 1).is_multiple_of(3),
        Period::Half => of_year.is_multiple_of(6),
        Period::Year => of_year.is_multiple_of(MONTHS_OF_A_YEAR),
    }
}

/// How many months a period has wherever it is; a file of marks may have terms of any length.
fn fixed(kind: Period) -> Option<u16> {
    months(kind).filter(|_| kind != Period::Term)
}

/// So many months may be asked of at most.
const MOST_MONTHS: u16 = 600;

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
