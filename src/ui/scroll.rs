//! Which rows of a long list are in sight, derived from the focus alone.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::glyph;
use super::theme::Role;

/// From this height on a row of context stays in sight above and below the focus.
const TALL: usize = 5;

/// Where the focus of a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list has none.
    #[default]
    None,
    /// On this row; the next key works on it.
    Here(usize),
    /// On this row once the list gets the focus back; it is marked but not reversed.
    Kept(usize),
}

impl Focus {
    /// The row, whether the list has the focus now or not.
    pub const fn row(self) -> Option<usize> {
        match self {
            Self::None => None,
            Self::Here(row) | Self::Kept(row) => Some(row),
        }
    }
}

/// The rows in sight.
///
/// The list stands still while the focus moves within a page and turns by whole pages, neighbouring pages sharing two
/// rows. That needs no memory: the page follows from the focus, so the same state always gives the same picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Rows above the window.
    pub above: usize,
    /// Rows in the window.
    pub shown: usize,
    /// Rows below the window.
    pub below: usize,
}

impl Window {
    /// The window of `height` rows onto `rows` rows with the focus on one of them.
    pub fn around(focus: Focus, height: usize, rows: usize) -> Self {
        let focus = focus.row().unwrap_or(0).min(rows.saturating_sub(1));
        let context = usize::from(height >= TALL);
        let step = height.saturating_sub(2 * context).max(1);
        Self::at(focus.saturating_sub(context) / step * step, height, rows)
    }

    /// The window of `height` rows that starts behind `above` rows, or as far down as rows go.
    pub fn at(above: usize, height: usize, rows: usize) -> Self {
        let above = above.min(rows.saturating_sub(height));
        let shown = height.min(rows - above);
        Self { above, shown, below: rows - above - shown }
    }

    /// Whether every row is in sight.
    pub const fn is_whole(self) -> bool {
        self.above == 0 && self.below == 0
    }

    /// Draws which part is in sight down a column; where everything is, nothing is drawn.
    pub fn draw_bar(self, canvas: &mut Canvas<'_>, column: Rect) {
        if self.is_whole() || column.is_empty() {
            return;
        }
        let height = usize::from(column.height);
        let long = (height * self.shown / (self.above + self.shown + self.below)).max(1);
        let free = height - long;
        // Rounded so that only the very ends of the list bring the bar to its ends.
        let start = match (self.above, self.below) {
            (0, _) => 0,
            (_, 0) => free,
            (above, below) => {
                (free * above / (above + below)).clamp(free.min(1), free.saturating_sub(1).max(1)).min(free)
            }
        };
        for row in column.rows().skip(start).take(long) {
            canvas.text(row, glyph::THUMB, Role::Rule);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn above(focus: usize) -> usize {
        Window::around(Focus::Here(focus), 10, 30).above
    }

    #[test]
    fn the_list_stands_still_within_a_page() {
        assert!((0..=8).all(|focus| above(focus) == 0));
        assert!((9..=16).all(|focus| above(focus) == 8));
        assert!((17..=24).all(|focus| above(focus) == 16));
        assert!((25..=29).all(|focus| above(focus) == 20));
    }

    #[test]
    fn a_short_list_is_whole() {
        let window = Window::around(Focus::Here(3), 10, 4);
        assert_eq!(window, Window { above: 0, shown: 4, below: 0 });
        assert!(window.is_whole());
        assert!(Window::around(Focus::None, 10, 0).is_whole());
    }

    proptest! {
        #[test]
        fn the_focus_is_in_sight_and_no_row_is_wasted(height in 1_usize..40, rows in 1_usize..200, at in 0_usize..200) {
            let focus = at.min(rows - 1);
            let window = Window::around(Focus::Here(focus), height, rows);
            prop_assert_eq!(window.above + window.shown + window.below, rows);
            prop_assert_eq!(window.shown, height.min(rows));
            prop_assert!((window.above..window.above + window.shown).contains(&focus));
            if height >= TALL && focus > 0 && focus + 1 < rows {
                prop_assert!(window.above < focus && focus + 1 < window.above + window.shown, "context on both sides");
            }
        }

        #[test]
        fn going_down_never_turns_back(height in 1_usize..40, rows in 2_usize..200, at in 0_usize..200) {
            let focus = at.min(rows - 2);
            let above = |focus| Window::around(Focus::Here(focus), height, rows).above;
            prop_assert!(above(focus) <= above(focus + 1));
        }
    }
}
