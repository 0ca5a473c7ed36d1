//! A dialog with a field to type into.

use ratatui::layout::Rect;

use super::frame::{draw_frame, draw_lines, flow, inner_width, paragraphs, rows, split_bottom, without_top};
use crate::input::{FieldView, Hint};
use crate::text::width::{Align, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::glyph;
use crate::ui::line::Line;
use crate::ui::theme::Role;

/// A field with a question above it and, where the last try was refused, the reason beneath.
pub struct Prompt<'a> {
    /// What it is about.
    pub title: &'a str,
    /// What is asked for.
    pub body: &'a [String],
    /// Shows the field in so many columns.
    pub field: &'a dyn Fn(usize) -> FieldView,
    /// Why what stands in the field will not do.
    pub error: Option<&'a str>,
    /// What the keys do, the way back last.
    pub keys: &'a [Hint],
}

impl Prompt<'_> {
    /// Draws the dialog over what stands in the area and puts the cursor into the field.
    ///
    /// The row for the reason is there from the start, so that nothing moves when a try is refused.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let width = inner_width(area);
        let body = paragraphs(self.body, width, Role::Plain);
        let error = self.error.map_or_else(|| vec![Line::default()], |error| reason(error, width));
        let keys = flow(self.keys, width);
        let fixed = rows(&error) + rows(&keys) + 4;
        let inner = draw_frame(canvas, area, self.title, width, rows(&body) + fixed);
        let (upper, lower) = split_bottom(inner, fixed - 1);
        draw_lines(canvas, without_top(upper), &body);
        let mut below = lower.rows().skip(1);
        if let Some(row) = below.next() {
            draw_field(canvas, row, glyph::FOCUS, self.field);
        }
        for (row, line) in below.zip(error.iter().chain([&Line::default()]).chain(&keys)) {
            canvas.line(row, line, Align::Left);
        }
    }
}

/// A reason behind its mark, as lines.
fn reason(error: &str, width: u16) -> Vec<Line> {
    let lines = wrap(error, usize::from(width.saturating_sub(2)));
    let marks = std::iter::once(glyph::DISPUTED).chain(std::iter::repeat(" "));
    let line = |(mark, text)| Line::new(Role::Warn, mark).and(Role::Plain, format!(" {text}"));
    marks.zip(lines).map(line).collect()
}

/// Draws a field behind its mark and puts the cursor into it.
pub(super) fn draw_field(canvas: &mut Canvas<'_>, row: Rect, mark: &str, field: &dyn Fn(usize) -> FieldView) {
    let inside = Rect { x: row.x + row.width.min(2), width: row.width.saturating_sub(2), ..row };
    canvas.text(row, mark, Role::Accent);
    let view = field(usize::from(inside.width));
    canvas.text(inside, &view.text, Role::Strong);
    canvas.set_cursor(inside.x + u16::try_from(view.cursor).unwrap_or(0), inside.y);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::TextField;
    use crate::ui::picture::{drawn, drawn_text, small_sizes};

    fn draw(canvas: &mut Canvas<'_>, error: Option<&str>) {
        let field = TextField::holding("8,7", 12);
        let body = ["Mức chấm cho tiêu chí này, từ 0 đến 10.".to_owned()];
        let keys = [Hint::new("Enter", "ghi"), Hint::new("Esc", "thôi")];
        let view = |columns| field.view(columns);
        Prompt { title: "Mức khác", body: &body, field: &view, error, keys: &keys }
            .draw(canvas, canvas.area());
    }

    #[test]
    fn the_field_has_the_cursor() {
        let mut cursor = None;
        let seen = drawn_text(60, 16, |canvas| {
            draw(canvas, None);
            cursor = canvas.cursor();
        });
        let row = seen.lines().skip(1).position(|line| line.contains("▸ 8,7")).unwrap();
        assert_eq!(cursor.map(|at| (at.x, usize::from(at.y))), Some((5 + 2 + 3, row)), "{seen}");
    }

    #[test]
    fn a_refused_try_moves_nothing() {
        let without = drawn_text(60, 16, |canvas| draw(canvas, None));
        let with = drawn_text(60, 16, |canvas| draw(canvas, Some("Mức chấm đi theo bước 0,5.")));
        let changed: Vec<&str> =
            without.lines().zip(with.lines()).filter(|(a, b)| a != b).map(|(_, line)| line).collect();
        assert_eq!(changed.len(), 1, "{without}{with}");
        assert!(changed[0].contains("! Mức chấm đi theo bước 0,5."));
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            drawn(columns, rows, |canvas| draw(canvas, Some("Một câu.")));
        }
    }
}
