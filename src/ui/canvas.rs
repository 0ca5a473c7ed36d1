//! The surface that a picture is drawn on: cells, a palette, and the place of the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::glyph;
use super::line::Line;
use super::theme::{Role, Theme};
use crate::text::width::{Align, graphemes};

/// A picture in the making.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// A canvas over the cells of a buffer.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme, cursor: None }
    }

    /// The whole surface.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Where the terminal's cursor should stand, if text can be typed.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the terminal's cursor somewhere; the last call counts.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        self.cursor = Some(Position::new(x, y));
    }

    /// Draws a line into the first row of an area, cut and aligned to its columns.
    pub fn line(&mut self, area: Rect, line: &Line, align: Align) {
        self.line_with(area, line, align, |role| role);
    }

    /// Draws a line into the first row of an area as if every piece of it had one role.
    pub fn line_as(&mut self, area: Rect, line: &Line, align: Align, role: Role) {
        self.line_with(area, line, align, |_| role);
    }

    /// Draws text of one role into the first row of an area.
    pub fn text(&mut self, area: Rect, text: &str, role: Role) {
        self.line(area, &Line::new(role, text), Align::Left);
    }

    /// Draws lines from the top of an area down; what does not fit is left out.
    pub fn lines(&mut self, area: Rect, lines: &[Line]) {
        for (row, line) in area.rows().zip(lines) {
            self.line(row, line, Align::Left);
        }
    }

    /// Empties an area and gives it the look of a role.
    pub fn clear(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        for position in area.intersection(self.buffer.area).positions() {
            self.buffer[position].reset();
            self.buffer[position].set_style(style);
        }
    }

    /// Takes an area into the background: nothing in it looks as if it had the focus or wanted attention, and no cursor stands there.
    pub fn recede(&mut self, area: Rect) {
        self.cursor = self.cursor.filter(|cursor| !area.contains(*cursor));
        let style = self.theme.style(Role::Behind);
        for position in area.intersection(self.buffer.area).positions() {
            let cell = &mut self.buffer[position];
            cell.set_style(Style::reset()).set_style(style);
        }
    }

    /// Draws a thin line along the first row of an area.
    pub fn rule_across(&mut self, area: Rect) {
        self.text(area, &glyph::RULE_ACROSS.repeat(usize::from(area.width)), Role::Rule);
    }

    /// Draws a thin line down the first column of an area.
    pub fn rule_down(&mut self, area: Rect) {
        for row in area.rows() {
            self.text(row, glyph::RULE_DOWN, Role::Rule);
        }
    }

    /// Parts an area: the left part has `columns`, the last of them a thin line, the right part has the rest.
    ///
    /// A list in the left part draws its bar over the line; text keeps off it by [`inside`].
    pub fn part(&mut self, area: Rect, columns: u16) -> (Rect, Rect) {
        let columns = columns.min(area.width);
        let left = Rect { width: columns, ..area };
        if columns > 0 {
            self.rule_down(Rect { x: left.right() - 1, width: 1, ..left });
        }
        (left, Rect { x: left.right(), width: area.width - columns, ..area })
    }

    /// Draws the pieces of a line, each in the role that `look` gives it.
    fn line_with(&mut self, area: Rect, line: &Line, align: Align, look: impl Fn(Role) -> Role) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        let columns = usize::from(area.width);
        let spare = || columns.saturating_sub(line.width());
        let before = match align {
            Align::Left => 0,
            Align::Centre => spare() / 2,
            Align::Right => spare(),
        };
        let mut x = area.x + u16::try_from(before).unwrap_or(0);
        for (text, role) in line.cut(columns) {
            let style = self.theme.style(look(role));
            x = self.letters(x, area, &text, style);
        }
    }

    /// Puts the letters of a text into the cells of an area's first row from `x` on, as many as fit; answers with where the
    /// next one would stand. They are told apart and measured by the same rule as where texts are cut.
    fn letters(&mut self, x: u16, area: Rect, text: &str, style: Style) -> u16 {
        let mut x = x;
        for (grapheme, columns) in graphemes(text).filter(|(_, columns)| *columns > 0) {
            let Some(end) = u16::try_from(columns).ok().and_then(|columns| x.checked_add(columns)) else {
                break;
            };
            if end > area.right() {
                break;
            }
            self.buffer[(x, area.y)].set_symbol(grapheme).set_style(style);
            for covered in x + 1..end {
                self.buffer[(covered, area.y)].reset();
            }
            x = end;
        }
        x
    }
}

/// Where the text of a part of the screen stands: one column from the left, which lists keep for the mark of the focus,
/// and two from the right, of which lists keep the last for their bar.
pub fn inside(area: Rect) -> Rect {
    let left = area.width.min(1);
    Rect { x: area.x + left, width: area.width.saturating_sub(3), ..area }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;

    use super::*;
    use crate::ui::picture::drawn_text;

    #[test]
    fn what_lies_outside_is_not_drawn() {
        let seen = drawn_text(6, 1, |canvas| {
            canvas.text(Rect::new(4, 0, 9, 1), "abcdef", Role::Plain);
            canvas.text(Rect::new(0, 7, 9, 1), "below", Role::Plain);
        });
        assert_eq!(seen, "\n    a…\n");
    }

    #[test]
    fn two_parts_have_a_rule_between_them() {
        let seen = drawn_text(9, 2, |canvas| {
            let (left, right) = canvas.part(canvas.area(), 4);
            canvas.text(Rect { width: 3, ..left }, "trá", Role::Plain);
            canvas.text(right, "phải", Role::Plain);
        });
        assert_eq!(seen, "\ntrá│phải\n   │\n");
    }

    #[test]
    fn the_background_never_looks_focused() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let mut canvas = Canvas::new(&mut buffer, Theme::Colour);
        canvas.text(canvas.area(), "Tốt", Role::Focus);
        canvas.set_cursor(3, 0);
        canvas.recede(Rect::new(0, 0, 3, 1));
        assert_eq!(canvas.cursor(), Some(Position::new(3, 0)));
        canvas.recede(canvas.area());
        assert_eq!(canvas.cursor(), None);
        let behind = Theme::Colour.style(Role::Behind);
        let expected = Cell::EMPTY.clone().set_style(behind).style();
        assert!(buffer.content.iter().all(|cell| cell.style() == expected));
    }
}
