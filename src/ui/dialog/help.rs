//! All keys of a place.

use ratatui::layout::Rect;

use super::frame::{around, draw_frame, flow, inner_width, rows, split_bottom, without_top};
use crate::input::{Binding, Hint};
use crate::text::Lang;
use crate::text::width::{Align, fit, width};
use crate::ui::canvas::Canvas;
use crate::ui::line::Line;
use crate::ui::list::{columns, split_right};
use crate::ui::scroll::Window;
use crate::ui::theme::Role;

/// Columns between two columns of keys.
const BETWEEN: u16 = 3;

/// All keys of a place, in groups.
#[derive(Clone, Debug)]
pub struct Help<'a> {
    /// The place.
    pub title: &'a str,
    /// The keys of the place, of the dialog, of everywhere.
    pub groups: &'a [HelpGroup],
    /// Rows that were scrolled away at the top; more than there are count as all that can be.
    pub above: usize,
    /// What the keys of the help itself do.
    pub keys: &'a [Hint],
}

/// Keys that belong together.
#[derive(Clone, Debug)]
pub struct HelpGroup {
    /// What they have in common.
    pub title: String,
    /// The keys with what they do.
    pub hints: Vec<Hint>,
}

impl HelpGroup {
    /// Every row of a table of keys.
    pub fn of<A: Copy>(title: impl Into<String>, table: &[Binding<A>], lang: Lang) -> Self {
        Self { title: title.into(), hints: table.iter().map(|binding| binding.full_hint(lang)).collect() }
    }
}

impl Help<'_> {
    /// Draws the help over what stands in the area.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let layout = self.layout(inner_width(area));
        let keys = flow(self.keys, layout.width);
        let wanted = u16::try_from(layout.rows.len() + keys.len() + 2).unwrap_or(u16::MAX);
        let inner = draw_frame(canvas, area, self.title, layout.width, wanted);
        let (upper, footer) = split_bottom(inner, rows(&keys) + 1);
        canvas.lines(without_top(footer), &keys);
        let body = without_top(upper);
        let window = Window::at(self.above, usize::from(body.height), layout.rows.len());
        window.draw_bar(canvas, split_right(around(body), 1).1);
        for (row, cells) in body.rows().zip(&layout.rows[window.above..]) {
            let mut rest = row;
            for cell in cells {
                canvas.line(Rect { width: layout.column.min(rest.width), ..rest }, cell, Align::Left);
                rest = split_right(rest, rest.width.saturating_sub(layout.column + BETWEEN)).1;
            }
        }
    }

    /// The most rows that can be scrolled away in an area.
    pub fn most_above(&self, area: Rect) -> usize {
        let layout = self.layout(inner_width(area));
        let around = 4 + flow(self.keys, layout.width).len();
        layout.rows.len().saturating_sub(usize::from(area.height).saturating_sub(around))
    }

    /// Two columns where every key fits into half the width with all that it does, else one.
    fn layout(&self, width: u16) -> Layout {
        let hints = || self.groups.iter().flat_map(|group| &group.hints);
        let keys_wide = hints().map(|hint| self::width(&hint.keys)).max().unwrap_or(0);
        let half = width.saturating_sub(BETWEEN) / 2;
        let in_halves = hints().all(|hint| columns(&cell(hint, keys_wide)) <= half);
        let mut layout = Layout { width, column: if in_halves { half } else { width }, rows: Vec::new() };
        for group in self.groups {
            if !layout.rows.is_empty() {
                layout.rows.push(Vec::new());
            }
            layout.rows.push(vec![Line::new(Role::Dim, &group.title)]);
            let cells: Vec<Line> = group.hints.iter().map(|hint| cell(hint, keys_wide)).collect();
            // Down the first column, then down the second, as one reads a list.
            let high = cells.len().div_ceil(if in_halves { 2 } else { 1 });
            layout.rows.extend((0..high).map(|at| cells.iter().skip(at).step_by(high).cloned().collect()));
        }
        layout
    }
}

/// The help as rows of cells.
struct Layout {
    /// The columns of the whole text.
    width: u16,
    /// The columns of a cell.
    column: u16,
    /// The rows, each of no cell, one or two.
    rows: Vec<Vec<Line>>,
}

/// A key and what it does, the keys all equally wide.
fn cell(hint: &Hint, keys_wide: usize) -> Line {
    Line::new(Role::Accent, fit(&hint.keys, keys_wide, Align::Left))
        .and(Role::Plain, format!("  {}", hint.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Chord, Keys};
    use crate::ui::picture::{drawn_text, small_sizes};

    fn groups(count: usize) -> Vec<HelpGroup> {
        let hints = |count: usize| (1..=count).map(|at| Hint::new(at, format!("việc thứ {at}"))).collect();
        vec![
            HelpGroup { title: "Ở đây".to_owned(), hints: hints(count) },
            HelpGroup { title: "Mọi nơi".to_owned(), hints: vec![Hint::new("Enter", "đi tiếp")] },
        ]
    }

    fn shown(groups: &[HelpGroup], above: usize, columns: u16, rows: u16) -> String {
        let keys = [Hint::new("Esc", "đóng")];
        drawn_text(columns, rows, |canvas| {
            Help { title: "Các phím", groups, above, keys: &keys }.draw(canvas, canvas.area());
        })
    }

    #[test]
    fn a_table_of_keys_is_shown_with_all_its_keys() {
        const TABLE: &[Binding<()>] = &[
            Binding::new(Keys::Any(&[Chord::Enter, Chord::Right], ()), |_| "mở"),
            Binding::new(Keys::Any(&[Chord::Char('/')], ()), |_| "tìm").in_help(),
        ];
        let group = HelpGroup::of("Ở đây", TABLE, Lang::Vi);
        assert_eq!(group.hints, [Hint::new("Enter →", "mở"), Hint::new("/", "tìm")]);
    }

    #[test]
    fn wide_help_has_two_columns() {
        let seen = shown(&groups(3), 0, 80, 14);
        assert!(seen.contains("│  1      việc thứ 1                  3      việc thứ 3 "), "{seen}");
        assert!(seen.contains("│  Enter  đi tiếp "), "{seen}");
    }

    #[test]
    fn what_a_key_does_is_not_cut_for_the_sake_of_a_second_column() {
        let mut groups = groups(3);
        groups[1].hints[0].label = "đoàn viên tiếp theo chưa được xét xong".to_owned();
        let seen = shown(&groups, 0, 80, 16);
        assert!(seen.contains("đoàn viên tiếp theo chưa được xét xong"), "{seen}");
        assert!(seen.contains("│  3      việc thứ 3"), "{seen}");
    }

    #[test]
    fn long_help_scrolls_to_its_end_and_no_further() {
        let groups = groups(30);
        let keys = [Hint::new("Esc", "đóng")];
        let help = Help { title: "Các phím", groups: &groups, above: 0, keys: &keys };
        let most = help.most_above(Rect::new(0, 0, 60, 16));
        assert_eq!(most, (1 + 15 + 1 + 2) - 11);
        assert!(!shown(&groups, most - 1, 60, 16).contains("đi tiếp"));
        assert!(shown(&groups, most, 60, 16).contains("đi tiếp"));
        assert_eq!(shown(&groups, most, 60, 16), shown(&groups, 999, 60, 16));
        assert!(shown(&groups, 0, 60, 16).contains("┃│"), "{}", shown(&groups, 0, 60, 16));
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            shown(&groups(9), 3, columns, rows);
        }
    }
}
