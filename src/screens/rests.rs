//! Whether a meeting that this one rests on was opened again since: what was frozen from it stays, and whoever looks is told.

use super::desk::Desk;
use crate::domain::{Proceedings, Summary};
use crate::text::width::wrap;
use crate::ui::{Line, Role};

/// A sentence for each earlier meeting whose seal is no longer the one that this meeting was prepared with, and for each whose
/// personal data had been removed by then.
pub fn lines(state: &Proceedings, desk: &Desk, columns: usize) -> Vec<Line> {
    let rests_on = state.opening().earlier.iter().flat_map(|earlier| &earlier.rests_on);
    let changed = rests_on.filter_map(|rests_on| {
        let now = desk.meetings.iter().find(|known| known.id.as_ref() == Some(&rests_on.meeting))?;
        let is_same = now.seal.is_some_and(|(head, _)| head == rests_on.seal);
        (!is_same).then(|| sentence(now, desk))
    });
    let removed = state.opening().earlier.iter().flat_map(|earlier| &earlier.removed);
    let removed = removed.map(|gone| desk.lang.rests_on_removed(gone.period.title(desk.lang)));
    changed
        .chain(removed)
        .flat_map(|sentence| wrap(&sentence, columns))
        .map(|line| Line::new(Role::Warn, line))
        .collect()
}

fn sentence(now: &Summary, desk: &Desk) -> String {
    let period = now.about(desk.lang);
    match now.seal {
        Some(_) => desk.lang.rests_on_sealed_anew(period),
        None => desk.lang.rests_on_reopened(period),
    }
}
