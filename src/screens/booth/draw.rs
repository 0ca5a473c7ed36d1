//! Plain pages in the middle of an otherwise empty screen.

use ratatui::layout::Rect;

use crate::text::width::wrap;
use crate::ui::{Canvas, Line, Role, glyph, inside};

/// No page is wider, however wide the window is.
const WIDEST: u16 = 76;

/// The part of a screen in which a page of so many rows stands, a little above the middle.
pub fn middle(body: Rect, rows: usize) -> Rect {
    let text = inside(body);
    let width = text.width.min(WIDEST);
    let height = u16::try_from(rows).unwrap_or(u16::MAX).min(body.height);
    let spare = body.height - height;
    Rect { x: text.x + (text.width - width) / 2, y: body.y + spare / 3, width, height }
}

/// A text in rows of one role, at most so many; what is left out shows by an ellipsis.
pub fn paragraph(role: Role, text: &str, columns: u16, most: usize) -> Vec<Line> {
    let mut rows = wrap(text, usize::from(columns));
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            *last = crate::text::width::cut(&format!("{last} …"), usize::from(columns)).into_owned();
        }
    }
    rows.into_iter().map(|row| Line::new(role, row)).collect()
}

/// Draws a row that the next key works on: its mark stands a column before the text of the page.
pub fn focused(canvas: &mut Canvas<'_>, row: Rect, words: &str) {
    let x = row.x.saturating_sub(1);
    let whole = Rect { x, width: row.width + 2, ..row };
    canvas.clear(whole, Role::Focus);
    canvas.text(Rect { width: 1, ..whole }, glyph::FOCUS, Role::Focus);
    canvas.text(Rect { x: row.x + 1, width: row.width, ..row }, words, Role::Focus);
}
