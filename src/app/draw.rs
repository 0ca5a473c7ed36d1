//! One picture of the whole program. It reads the state and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{App, Signs};
use crate::input::{Chord, Hint};
use crate::screens::View;
use crate::text::width::{parts, width};
use crate::ui::{Canvas, Notice, NoticeKind, draw_footer, draw_head, draw_notice, draw_too_small, glyph};

/// Columns that stay free between the two sides of the head.
const HEAD_GAP: usize = 2;

impl App {
    /// Draws into a buffer of the window's size and says where the cursor stands, if it shows.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let mut canvas = Canvas::new(buffer, self.look.theme);
        self.draw_on(&mut canvas);
        let cursor = canvas.cursor();
        if self.look.signs == Signs::Ascii {
            glyph::ascii(buffer);
        }
        cursor
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>) {
        let lang = self.desk.lang;
        let (Some(bands), Some(room)) = (self.bands(), self.rooms.last()) else {
            return draw_too_small(canvas, lang);
        };
        if let Some(lock) = &self.lock {
            return self.draw_lock(lock, &bands, canvas);
        }
        if self.desk.projector.view == View::Page && self.desk.meeting().is_some() {
            return self.draw_audience(canvas, canvas.area(), lang.audience_here_keys());
        }
        let mut head = room.head(&self.desk);
        if let Some(mark) =
            self.banner.as_ref().map(|warning| warning.mark(lang)).filter(|mark| !mark.is_empty())
        {
            head.state = format!("{mark}  {}", head.state);
        }
        let room_left = usize::from(bands.head.width).saturating_sub(width(&head.state) + HEAD_GAP);
        let place = parts(head.place.iter().map(String::as_str), room_left);
        draw_head(canvas, bands.head, &place, &head.state);
        if self.is_covered() {
            self.draw_audience(canvas, bands.body, lang.audience_covered());
        } else {
            room.draw(&self.desk, canvas, bands.body);
        }
        let warning = self
            .banner
            .as_ref()
            .map(|warning| Notice { kind: NoticeKind::Failed, text: warning.text().into() });
        let tells = self.dialog.as_ref().is_some_and(|dialog| !dialog.leaves_errors());
        let notice = self.notice.as_ref().filter(|notice| !(tells && notice.kind == NoticeKind::Refused));
        match notice.or(warning.as_ref()) {
            Some(notice) => draw_notice(canvas, bands.notice, notice),
            None if self.is_covered() => {}
            None => room.draw_below(&self.desk, canvas, bands.notice),
        }
        match &self.dialog {
            None => {
                // While text is typed the question mark is text, too.
                let key = if room.takes_text() { Chord::F(1) } else { Chord::Char('?') };
                let help = Hint::new(key, lang.key_help());
                let mut hints = room.hints(&self.desk);
                if self.rooms.len() == 1 && !room.takes_text() {
                    // Where there is room: whoever learns of the lock here presses it elsewhere.
                    hints.push(Hint::new(Chord::F(12), lang.key_lock_here()));
                }
                draw_footer(canvas, bands.keys, &hints, &help);
            }
            Some(dialog) => {
                let error = self.notice.as_ref().filter(|notice| notice.kind == NoticeKind::Refused);
                let help = self.help();
                dialog.draw(canvas, canvas.area(), error.map(|notice| notice.text.as_str()), &help, lang);
                // What the last key in the dialog came to does not recede with the screen below.
                if let Some(notice) = error.filter(|_| dialog.leaves_errors()) {
                    draw_notice(canvas, bands.notice, notice);
                }
            }
        }
    }
}
