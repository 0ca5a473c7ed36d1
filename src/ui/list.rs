//! A list: one row a thing, with an aside at the right edge.

use ratatui::layout::Rect;

use super::canvas::{Canvas, inside};
use super::glyph;
use super::line::Line;
use super::scroll::{Focus, Window};
use super::theme::Role;
use crate::text::width::Align;

/// Columns that stay free between a row and its aside.
const GAP: u16 = 1;

/// A list of rows. The first column is kept for the mark of the focus.
#[derive(Clone, Copy)]
pub struct List<'a> {
    /// How many rows there are.
    pub count: usize,
    /// A row by its place, and what stands at its right edge; asked for only when in sight, however long the list is.
    pub row: &'a dyn Fn(usize) -> (Line, Line),
    /// Which row has the focus.
    pub focus: Focus,
}

impl List<'_> {
    /// Draws the rows in sight. The last column of the area is kept for the bar of a list that is longer.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let window = Window::around(self.focus, usize::from(area.height), self.count);
        let (body, bar) = split_right(area, 1);
        window.draw_bar(canvas, bar);
        for (at, row) in (window.above..window.above + window.shown).zip(body.rows()) {
            let (line, aside) = (self.row)(at);
            draw_focus(canvas, row, self.focus, at);
            let text = inside(Rect { width: area.width, ..row });
            let (left, right) = split_right(text, columns(&aside));
            let gap = if right.width > 0 { GAP } else { 0 };
            let left = Rect { width: left.width.saturating_sub(gap), ..left };
            draw_cell(canvas, left, &line, Align::Left, self.focus, at);
            draw_cell(canvas, right, &aside, Align::Right, self.focus, at);
        }
    }
}

/// Draws the mark of the focus into the first column of a row, and the row reversed if the focus is here.
pub(super) fn draw_focus(canvas: &mut Canvas<'_>, row: Rect, focus: Focus, at: usize) {
    let mark = Rect { width: row.width.min(1), ..row };
    if focus == Focus::Here(at) {
        canvas.clear(row, Role::Focus);
        canvas.text(mark, glyph::FOCUS, Role::Focus);
    } else if focus == Focus::Kept(at) {
        canvas.text(mark, glyph::FOCUS, Role::Strong);
    }
}

/// Draws a cell of a row; a row in focus has one look throughout.
pub(super) fn draw_cell(
    canvas: &mut Canvas<'_>,
    cell: Rect,
    line: &Line,
    align: Align,
    focus: Focus,
    at: usize,
) {
    if focus == Focus::Here(at) {
        canvas.line_as(cell, line, align, Role::Focus);
    } else {
        canvas.line(cell, line, align);
    }
}

/// The columns of a line, as far as a screen can have them.
pub(super) fn columns(line: &Line) -> u16 {
    u16::try_from(line.width()).unwrap_or(u16::MAX)
}

/// Parts an area so that the right part has `columns`.
pub(super) fn split_right(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect { width: area.width - columns, ..area };
    (left, Rect { x: area.right() - columns, width: columns, ..area })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::{drawn, small_sizes};

    fn member(at: usize) -> (Line, Line) {
        let (mark, role) = if at == 0 { (glyph::DONE, Role::Good) } else { (glyph::OPEN, Role::Dim) };
        let line = Line::new(role, mark).and(Role::Plain, format!(" Đoàn viên số {}", at + 1));
        (line, Line::from(if at == 0 { "Tốt" } else { "" }))
    }

    fn shown(count: usize, focus: Focus, columns: u16, rows: u16) -> String {
        let list = List { count, row: &member, focus };
        drawn(columns, rows, |canvas| list.draw(canvas, canvas.area()))
    }

    #[test]
    fn the_row_in_focus_is_marked_and_reversed_across() {
        let seen = shown(3, Focus::Here(1), 24, 3);
        let expected = "
 ✓ Đoàn viên số 1  Tốt
▸· Đoàn viên số 2
 · Đoàn viên số 3
------------------------
.a
bbbbbbbbbbbbbbbbbbbbbbb
.c
------------------------
a green
b reversed
c dim
";
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_list_without_the_focus_keeps_its_place() {
        let seen = shown(2, Focus::Kept(1), 20, 2);
        assert!(
            seen.starts_with(
                "
 ✓ Đoàn viên…  Tốt
▸· Đoàn viên số 2
"
            ),
            "{seen}"
        );
        assert!(!seen.contains("reversed"));
    }

    #[test]
    fn a_long_list_shows_which_part_is_in_sight() {
        let seen = shown(12, Focus::Here(8), 22, 6);
        let expected = "
 · Đoàn viên số 5
 · Đoàn viên số 6
 · Đoàn viên số 7    ┃
 · Đoàn viên số 8    ┃
▸· Đoàn viên số 9    ┃
 · Đoàn viên số 10
";
        assert!(seen.starts_with(expected), "{seen}");
    }

    #[test]
    fn only_rows_in_sight_are_asked_for() {
        let asked = std::cell::Cell::new(0);
        let row = |at: usize| {
            asked.set(asked.get() + 1);
            member(at)
        };
        drawn(20, 6, |canvas| {
            List { count: 5_000, row: &row, focus: Focus::Here(2_500) }.draw(canvas, canvas.area())
        });
        assert_eq!(asked.get(), 6);
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            shown(9, Focus::Here(8), columns, rows);
        }
    }
}
