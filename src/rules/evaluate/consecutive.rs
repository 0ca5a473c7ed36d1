//! Meetings in a row: how many of a member's latest ones follow one another without a gap up to this meeting's period.

use jiff::Span;
use jiff::civil::Date;

use super::super::case::{Past, PeriodDates};
use super::super::set::Period;

/// How many of the latest meetings of a kind, oldest first, came to what is asked for, one after the other.
/// A meeting that came to anything else ends the row, and so does a whole period of the kind without a meeting about the
/// member, also between the latest and this meeting's own period. Those within that period reach it anyhow.
pub(super) fn run(
    meetings: &[&Past],
    kind: Period,
    came: &dyn Fn(&Past) -> bool,
    period: PeriodDates,
) -> usize {
    let (mut count, mut next) = (0, period.start);
    for past in meetings.iter().rev() {
        if !came(past) || leaves_one_out(past.days, next, kind) {
            break;
        }
        count += 1;
        next = past.days.start;
    }
    count
}

/// Whether a whole period of the kind has room between these days and the day on which the next one begins. Terms may be
/// of any length, so another would be as long as this one; rounds are held when there is need, so none is left out.
fn leaves_one_out(days: PeriodDates, next: Date, kind: Period) -> bool {
    let months = match kind {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Half => 6,
        Period::Year => 12,
        Period::Term => touched(days),
        Period::Round => return false,
    };
    let over = || days.end.tomorrow().ok()?.checked_add(Span::new().try_months(months).ok()?).ok();
    over().is_some_and(|over| over <= next)
}

/// How many calendar months a period touches.
pub(in crate::rules) fn touched(days: PeriodDates) -> i64 {
    let index = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    index(days.end) - index(days.start) + 1
}
