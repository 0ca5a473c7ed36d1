//! Earlier meetings made up for formulas that ask about some.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use super::super::case::{Case, Past, PeriodDates};
use super::super::expression::Name;
use super::super::rulebook::Rulebook;
use super::periods::{MONTHS_OF_A_YEAR, months};

/// Puts earlier meetings with full totals into a case, and moves its period to the end of the unit's year: they fill it
/// where they are about shorter periods, else what lies before it in the year. Says how many there are.
pub(super) fn meetings(rulebook: &Rulebook, case: &mut Case) -> Option<usize> {
    let set = rulebook.set();
    let kind =
        rulebook.formulas().flat_map(|formula| formula.tree().names()).find_map(|name| match name {
            Name::Past(earlier) => Some(earlier.kind),
            _ => None,
        })?;
    let (own, length) = (months(set.period)?, months(kind)?);
    let first = i8::try_from(set.first_month.get()).ok()?;
    let year = case.period?.start.with().month(first).day(1).build().ok()?;
    let days = |from: u16, length: u16| {
        let start = year.checked_add(i32::from(from).months()).ok()?;
        let end = start.checked_add(i32::from(length).months()).ok()?.yesterday().ok()?;
        Some(PeriodDates { start, end })
    };
    let before = MONTHS_OF_A_YEAR - own;
    let (from, room) = if length < own { (before, own) } else { (0, before) };
    let (count, most) = (room / length, rulebook.max_total());
    let past = &mut case.history.as_mut()?.past;
    for place in 0..count {
        past.push(Past {
            kind,
            days: days(from + place * length, length)?,
            class: None,
            total: most,
            max_total: most,
            inputs: BTreeMap::new(),
            gates: BTreeSet::new(),
            titles: BTreeSet::new(),
        });
    }
    case.period = days(before, own);
    Some(count.into())
}
