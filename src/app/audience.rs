//! What the room sees: the page that is given out after every step, and the operator's screen where the room looks on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{App, Effect, Look, Signs};
use crate::input::{Chord, Stroke};
use crate::screens::{Ask, Audience, Mask, Shift, Sight, View, Viewers};
use crate::text::Lang;
use crate::text::width::{Align, cut};
use crate::ui::{Big, Canvas, Line, Role, draw_large, glyph};

impl App {
    /// What the room may see now.
    pub fn audience(&self) -> Option<Audience> {
        let subject = self.rooms.last().and_then(|room| room.subject(&self.desk));
        Audience::of(&self.desk, subject.as_ref())
    }

    /// Gives the page for the room out where it has changed; never while a step is being kept.
    pub(super) fn publish(&mut self, effects: &mut Vec<Effect>) {
        let subject = self.rooms.last().and_then(|room| room.subject(&self.desk));
        self.desk.mask_again(subject.as_ref());
        if self.flight.is_some() {
            return;
        }
        let page = self.audience();
        if page != self.published {
            effects.push(Effect::Publish(page.clone()));
            self.published = page;
        }
    }

    /// Shows the screen, or the page for the room, otherwise.
    pub(super) fn shift(&mut self, shift: Shift) {
        let lang = self.desk.lang;
        let subject = self.rooms.last().and_then(|room| room.subject(&self.desk));
        match shift {
            Shift::Viewers(viewers) => {
                self.desk.projector.viewers = viewers;
                self.desk.projector.mask = Mask::On;
                self.say(match viewers {
                    Viewers::Room => lang.projector_masked().into(),
                    Viewers::Operator => lang.projector_open().into(),
                });
            }
            Shift::Mask => {
                if let Some(why) = self.desk.nothing_to_mask() {
                    return self.refuse(why);
                }
                self.desk.projector.mask = match self.desk.sight() {
                    Sight::Masked => Mask::Lifted(subject),
                    Sight::Whole => Mask::On,
                };
                self.say(match self.desk.sight() {
                    Sight::Whole if self.desk.projector.viewers == Viewers::Room => {
                        lang.projector_shown().into()
                    }
                    Sight::Whole => lang.projector_shown_here().into(),
                    Sight::Masked => lang.projector_masked().into(),
                });
            }
            Shift::Page => self.desk.projector.view = View::Page,
            Shift::Recess => {
                self.desk.projector.recess = !self.desk.projector.recess;
                self.say(match self.desk.projector.recess {
                    true => lang.projector_recess_on().into(),
                    false => lang.projector_recess_off().into(),
                });
            }
        }
    }

    /// Lets a stroke work on the page for the room where it covers this screen: arrows go on below it, any other key takes
    /// it away and does nothing else.
    pub(super) fn turn_page(&mut self, stroke: &Stroke) {
        if let Stroke::Key(chord @ (Chord::Up | Chord::Down | Chord::Left | Chord::Right)) = stroke {
            let asked = self.rooms.last_mut().and_then(|room| room.press(*chord, &self.desk));
            if let Some(Ask::Nothing | Ask::Refuse(_)) = asked {
                return;
            }
        }
        self.desk.projector.view = View::Work;
    }

    /// Whether the room looks on a screen that does not mask by itself.
    pub(super) fn is_covered(&self) -> bool {
        let masks = self.rooms.last().is_some_and(|room| room.masks());
        self.desk.room_sight() == Sight::Masked && !masks
    }

    /// Draws the page for the room into a part of this screen, with a row about the keys.
    pub(super) fn draw_audience(&self, canvas: &mut Canvas<'_>, area: Rect, keys: &str) {
        let foot = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
        let above = Rect { height: area.height - foot.height, ..area };
        let lines = self.audience().map(|page| page.lines()).unwrap_or_default();
        draw_large(canvas, above, &lines);
        let keys = cut(keys, usize::from(foot.width)).into_owned();
        canvas.line(foot, &Line::new(Role::Dim, keys), Align::Centre);
    }
}

/// Draws a page for the room over a whole window; where there is none, that no meeting is going on.
pub fn draw_page(page: Option<&Audience>, look: Look, lang: Lang, buffer: &mut Buffer) {
    let lines = page.map_or_else(|| waiting(lang), Audience::lines);
    let mut canvas = Canvas::new(buffer, look.theme);
    let area = canvas.area();
    draw_large(&mut canvas, area, &lines);
    if look.signs == Signs::Ascii {
        glyph::ascii(buffer);
    }
}

fn waiting(lang: Lang) -> Vec<Big> {
    let line = |text: &str, role, weight| Big { text: text.to_owned(), role, weight };
    vec![
        line(lang.home_title(), Role::Head, 2),
        line(lang.audience_waiting(), Role::Plain, 1),
        line(lang.audience_waiting_how(), Role::Dim, 0),
    ]
}
