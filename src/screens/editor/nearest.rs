//! Which row of a form a place of the draft belongs to, and so where each thing that is wrong is said.

use super::Editor;
use super::draft::Path;
use super::form::Row;
use super::outline::{Entry, Part};
use super::reading::Found;
use crate::text::Lang;

impl Editor {
    /// What is wrong at each row of the part in focus.
    pub(super) fn found_by_row(&self, rows: &[Row], lang: Lang) -> Vec<Vec<&Found>> {
        let mut by_row = vec![Vec::new(); rows.len()];
        if self.shown.reading.found.is_empty() {
            return by_row;
        }
        let entries = self.entries(lang);
        let places =
            self.shown.reading.found.iter().flat_map(|found| found.places().map(move |at| (found, at)));
        for (found, place) in places {
            let is_here = || Part::of(&entries, place) == self.part;
            let row = nearest(rows, self.part, place).or_else(|| is_here().then_some(0));
            if let Some(row) = row.and_then(|at| by_row.get_mut(at)) {
                row.push(found);
            }
        }
        by_row
    }

    /// The part and the row that fill in a place.
    pub(super) fn whereabouts(&self, entries: &[Entry], place: &Path, lang: Lang) -> (Part, usize) {
        let part = Part::of(entries, place);
        let rows = self.rows_of(part, lang);
        (part, nearest(&rows, part, place).unwrap_or(0))
    }
}

/// The row that a place belongs to: the one that fills it in, else the first that fills in some of it, else the nearest around
/// it. Where a new element would be added only as long as there is none.
fn nearest(rows: &[Row], part: Part, place: &Path) -> Option<usize> {
    let filled = || rows.iter().enumerate().filter(|(_, row)| !row.kind.adds());
    let exact = filled().find(|(_, row)| row.path == *place);
    let inside = || {
        let mut inside = filled().filter(|(_, row)| row.path.is_within(place));
        inside.next().filter(|_| place.is_within(&part.path()))
    };
    let empty_list = || rows.iter().enumerate().find(|(_, row)| row.path == *place);
    let around = || {
        let around = filled().filter(|(_, row)| place.is_within(&row.path));
        around.min_by_key(|(_, row)| std::cmp::Reverse(row.path.steps()))
    };
    // What no row fills in belongs to the first one of its element.
    let element = || {
        let item = |row: &Row| row.item.clone().filter(|item| place.is_within(item));
        let deepest = rows.iter().filter_map(item).max_by_key(Path::steps)?;
        rows.iter().enumerate().find(|(_, row)| row.item.as_ref() == Some(&deepest))
    };
    exact.or_else(inside).or_else(empty_list).or_else(around).or_else(element).map(|(at, _)| at)
}
