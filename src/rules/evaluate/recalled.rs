//! The earlier meetings that a set puts together, for the explanation.

use super::super::expression::{Earlier, Measure, Name};
use super::super::recalled::Recalled;
use super::facts::Given;
use super::past::{has_removed, meetings};

/// The earlier meetings whose points or facts the set puts together, as far as all of them are known.
pub(super) fn recalled(given: &Given<'_>) -> Vec<Recalled> {
    let (Some(history), Some(period)) = (&given.case.history, given.case.period) else { return Vec::new() };
    let first = given.rulebook.set().first_month;
    let mut all: Vec<Recalled> = Vec::new();
    for name in given.rulebook.expressions().flat_map(|expression| expression.tree().names()) {
        let Name::Past(earlier) = name else { continue };
        let asked = earlier.stem();
        if !puts_together(earlier) || all.iter().any(|other| other.asked == asked) {
            continue;
        }
        let known = meetings(history, earlier, period, first).filter(|known| !known.is_empty());
        if let Some(known) = known.filter(|_| !has_removed(history, earlier, period, first)) {
            all.push(Recalled { asked, meetings: known.into_iter().cloned().collect() });
        }
    }
    all
}

/// Whether it asks for points or facts of meetings, not for how many there were.
fn puts_together(earlier: &Earlier) -> bool {
    earlier.measure.is_of_totals() || matches!(earlier.measure, Measure::Sum(_))
}
