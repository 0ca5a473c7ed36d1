//! A table: columns with titles, numbers at the right, one row in focus.

use ratatui::layout::Rect;

use super::canvas::{Canvas, inside};
use super::line::Line;
use super::list::{draw_cell, draw_focus, split_right};
use super::scroll::{Focus, Window};
use super::theme::Role;
use crate::text::width::Align;

/// Columns that stay free between two columns of a table.
const GAP: u16 = 2;

/// A table. The first column of its area is kept for the mark of the focus.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// The columns from left to right. One that no longer fits is left out, the last first.
    pub columns: &'a [Column],
    /// How many rows there are.
    pub count: usize,
    /// A row by its place, with a cell a column; asked for only when in sight.
    pub row: &'a dyn Fn(usize) -> Vec<Line>,
    /// Which row has the focus.
    pub focus: Focus,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it; a table whose titles are all empty has no row for them.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where its cells and its title stand.
    pub align: Align,
}

/// How wide a column of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many columns of the screen.
    Fixed(u16),
    /// From so many to so many columns of the screen: what the others leave, in equal parts where several are such.
    /// The upper bound keeps a number near the words that it belongs to, however wide the window is.
    Between(u16, u16),
}

impl Width {
    /// The fewest columns of the screen.
    const fn least(self) -> u16 {
        match self {
            Self::Fixed(columns) | Self::Between(columns, _) => columns,
        }
    }

    /// The most columns of the screen.
    const fn most(self) -> u16 {
        match self {
            Self::Fixed(columns) | Self::Between(_, columns) => columns,
        }
    }
}

impl Column {
    /// A column of text.
    pub fn text(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, align: Align::Left }
    }

    /// A column of numbers, which stand at its right edge.
    pub fn number(title: impl Into<String>, columns: u16) -> Self {
        Self { title: title.into(), width: Width::Fixed(columns), align: Align::Right }
    }
}

impl Table<'_> {
    /// Draws the titles and the rows in sight. The last column of the area is kept for the bar of a longer table.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let titled = u16::from(self.columns.iter().any(|column| !column.title.is_empty())).min(area.height);
        let places = self.places(inside(area));
        for (column, place) in self.columns.iter().zip(&places) {
            canvas.line(*place, &Line::new(Role::Dim, &column.title), column.align);
        }
        let below = Rect { y: area.y + titled, height: area.height - titled, ..area };
        let window = Window::around(self.focus, usize::from(below.height), self.count);
        let (body, bar) = split_right(below, 1);
        window.draw_bar(canvas, bar);
        for (at, row) in (window.above..window.above + window.shown).zip(body.rows()) {
            draw_focus(canvas, row, self.focus, at);
            for ((cell, column), place) in (self.row)(at).iter().zip(self.columns).zip(&places) {
                draw_cell(canvas, Rect { y: row.y, ..*place }, cell, column.align, self.focus, at);
            }
        }
    }

    /// Where each column that fits stands.
    fn places(&self, area: Rect) -> Vec<Rect> {
        let room = u32::from(area.width);
        let mut fitting = self.columns.len();
        while fitting > 1 && needed(&self.columns[..fitting]) > room {
            fitting -= 1;
        }
        let columns = &self.columns[..fitting];
        let mut x = area.x;
        let place = |width: u16| {
            let place = Rect { x, width, height: area.height.min(1), ..area };
            x = x.saturating_add(width).saturating_add(GAP);
            place.intersection(area)
        };
        widths(columns, room.saturating_sub(needed(columns))).into_iter().map(place).collect()
    }
}

/// The least columns of the screen that these columns of a table take.
fn needed(columns: &[Column]) -> u32 {
    let least: u32 = columns.iter().map(|column| u32::from(column.width.least())).sum();
    let gaps = u32::try_from(columns.len().saturating_sub(1)).unwrap_or(u32::MAX);
    least.saturating_add(gaps.saturating_mul(u32::from(GAP)))
}

/// How wide each column is when there are `spare` columns of the screen more than needed, dealt out one by one.
fn widths(columns: &[Column], mut spare: u32) -> Vec<u16> {
    let mut widths: Vec<u16> = columns.iter().map(|column| column.width.least()).collect();
    loop {
        let before = spare;
        for (width, column) in widths.iter_mut().zip(columns) {
            if spare > 0 && *width < column.width.most() {
                *width += 1;
                spare -= 1;
            }
        }
        if spare == before {
            return widths;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::{drawn, small_sizes};

    fn columns() -> [Column; 4] {
        [
            Column::text("", Width::Between(12, 30)),
            Column::number("Đề nghị", 7),
            Column::number("Tối đa", 6),
            Column::text("", Width::Fixed(1)),
        ]
    }

    fn criterion(at: usize) -> Vec<Line> {
        let rows = [
            ["I  Trung thành", "24,0", "25", ""],
            ["4  Hoàn thành đúng hạn", "8,5", "10", "!"],
            ["5  Dám nghĩ, dám làm", "5,0", "5", ""],
        ];
        rows[at % rows.len()].map(Line::from).to_vec()
    }

    fn shown(count: usize, focus: Focus, columns: u16, rows: u16) -> String {
        let table = Table { columns: &self::columns(), count, row: &criterion, focus };
        drawn(columns, rows, |canvas| table.draw(canvas, canvas.area()))
    }

    #[test]
    fn numbers_stand_under_each_other() {
        let expected = "
                         Đề nghị  Tối đa
 I  Trung thành             24,0      25
▸4  Hoàn thành đúng hạn      8,5      10  !
 5  Dám nghĩ, dám làm        5,0       5
---------------------------------------------
.........................aaaaaaa..aaaaaa

bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

---------------------------------------------
a dim
b reversed
";
        assert_eq!(shown(3, Focus::Here(1), 45, 4), expected);
    }

    #[test]
    fn a_narrow_table_cuts_text_and_then_drops_its_last_columns() {
        let seen = shown(3, Focus::None, 35, 4);
        assert!(seen.contains(" 4  Hoàn thà…      8,5      10  !\n"), "{seen}");
        let seen = shown(3, Focus::None, 26, 4);
        assert!(seen.contains(" 4  Hoàn thành…      8,5\n"), "{seen}");
    }

    #[test]
    fn in_a_wide_window_numbers_stay_near_their_words() {
        let seen = shown(3, Focus::None, 120, 4);
        assert!(seen.contains("\n 4  Hoàn thành đúng hạn              8,5      10  !\n"), "{seen}");
    }

    #[test]
    fn spare_columns_are_dealt_out_up_to_each_limit() {
        let columns =
            [(2, 4), (2, 9), (3, 3)].map(|(least, most)| Column::text("", Width::Between(least, most)));
        assert_eq!(widths(&columns, 5), [4, 5, 3]);
        assert_eq!(widths(&columns, 50), [4, 9, 3]);
    }

    #[test]
    fn a_table_without_titles_has_no_row_for_them() {
        let columns = columns().map(|column| Column { title: String::new(), ..column });
        let table = Table { columns: &columns, count: 3, row: &criterion, focus: Focus::None };
        assert!(drawn(45, 3, |canvas| table.draw(canvas, canvas.area())).starts_with("\n I  Trung thành"));
    }

    #[test]
    fn a_long_table_keeps_its_titles_and_shows_its_part() {
        let expected = "
                        Đề nghị  Tối đa
 I  Trung thành            24,0      25
 4  Hoàn thành đúng h…      8,5      10  !
▸5  Dám nghĩ, dám làm       5,0       5    ┃
";
        let seen = shown(9, Focus::Here(8), 44, 4);
        assert!(seen.starts_with(expected), "{seen}");
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            shown(9, Focus::Here(8), columns, rows);
        }
    }
}
