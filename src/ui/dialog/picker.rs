//! A dialog with a list and a field that narrows it.

use ratatui::layout::Rect;

use super::frame::{around, draw_frame, flow, inner_width, rows, split_bottom};
use super::prompt::draw_field;
use crate::input::{FieldView, Hint};
use crate::ui::canvas::Canvas;
use crate::ui::list::List;
use crate::ui::theme::Role;

/// Stands before the field, as the key that looks for something does.
const FILTER_MARK: &str = "/";

/// Rows of a dialog in a high window; more would put the list far from the field.
const HIGHEST: u16 = 20;

/// A list to choose from, with a field that narrows it.
pub struct Picker<'a> {
    /// What is chosen.
    pub title: &'a str,
    /// Shows the field in so many columns.
    pub field: &'a dyn Fn(usize) -> FieldView,
    /// What the field leaves of the list.
    pub list: List<'a>,
    /// What to say when it leaves nothing.
    pub nothing: &'a str,
    /// What the keys do, the way back last.
    pub keys: &'a [Hint],
}

impl Picker<'_> {
    /// Draws the dialog over what stands in the area and puts the cursor into the field.
    ///
    /// The box is as high as the area lets it, however short the list is, so that nothing moves while one types.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let width = inner_width(area);
        let keys = flow(self.keys, width);
        let inner = draw_frame(canvas, area, self.title, width, area.height.saturating_sub(2).min(HIGHEST));
        let (upper, footer) = split_bottom(inner, rows(&keys));
        canvas.lines(footer, &keys);
        let mut free = upper.rows().skip(1);
        let Some(row) = free.next() else { return };
        draw_field(canvas, row, FILTER_MARK, self.field);
        // Under the field a row stays free, and one above the keys.
        let body = Rect { y: upper.y + upper.height.min(3), height: upper.height.saturating_sub(4), ..upper };
        if self.list.count == 0 {
            canvas.text(body, self.nothing, Role::Dim);
        } else {
            self.list.draw(canvas, around(body));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::TextField;
    use crate::ui::Focus;
    use crate::ui::line::Line;
    use crate::ui::picture::{drawn_text, small_sizes};

    fn shown(names: &[&str], typed: &str, columns: u16, rows: u16) -> String {
        let field = TextField::holding(typed, 40);
        let row = |at: usize| (Line::from(names[at]), Line::from("Tổ 2"));
        let list = List { count: names.len(), row: &row, focus: Focus::Here(0) };
        let keys = [Hint::new("Enter", "mở"), Hint::new("Esc", "thôi")];
        let view = |columns| field.view(columns);
        drawn_text(columns, rows, |canvas| {
            let picker =
                Picker {
                    title: "Tìm", field: &view, list, nothing: "Không có ai tên như vậy.", keys: &keys
                };
            picker.draw(canvas, canvas.area());
        })
    }

    #[test]
    fn the_list_stands_under_the_field() {
        let expected = "
  ╭─ Tìm ────────────────────────────────────────────────╮
  │                                                      │
  │  / ng                                                │
  │                                                      │
  │ ▸Nguyễn Thị Hồng                               Tổ 2  │
  │  Nguyễn Văn An                                 Tổ 2  │
  │                                                      │
  │                                                      │
  │                                                      │
  │                                                      │
  │  Enter mở   Esc thôi                                 │
  ╰──────────────────────────────────────────────────────╯
";
        let seen = shown(&["Nguyễn Thị Hồng", "Nguyễn Văn An"], "ng", 60, 12);
        assert_eq!(seen.trim_end(), expected.trim_end());
    }

    #[test]
    fn nothing_found_is_said_and_moves_nothing() {
        let (some, none) = (shown(&["Nguyễn Văn An"], "x", 60, 16), shown(&[], "x", 60, 16));
        assert!(none.contains("Không có ai tên như vậy."), "{none}");
        assert_eq!(some.lines().zip(none.lines()).filter(|(a, b)| a != b).count(), 1);
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            shown(&["An"], "", columns, rows);
        }
    }
}
