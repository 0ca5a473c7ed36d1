//! The lock: a screen in front of everything, which stays as it is behind it. What is being kept goes on; keys go to the lock alone.

use super::App;
use super::effect::{Effect, TryAnswer};
use crate::domain::{Idle, MemberId, PinMark};
use crate::input::{self, Chord, Hint, Stroke, burst};
use crate::screens::{
    Ask, Desk, Dialog, EVERYWHERE, Everywhere, Locked, Opener, Room, Shown, Step, View, leave_locked,
};
use crate::store::Secret;
use crate::text::width::parts;
use crate::ui::{Bands, Canvas, Notice, NoticeKind, draw_footer, draw_head, draw_notice};

/// The lock while it is shut.
#[derive(Default)]
pub(super) struct Lock {
    page: Locked,
    /// Whether to leave the program is being asked. Other dialogs wait behind the lock.
    leaving: Option<Dialog>,
    /// What came of the last key. The program's own notice waits behind the lock: it may name somebody.
    pub(super) notice: Option<Notice>,
}

impl Lock {
    fn refuse(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Refused, text });
    }

    /// Whether what is typed now is text.
    fn takes_text(&self, desk: &Desk) -> bool {
        self.leaving.is_none() && self.page.takes_passphrase(desk)
    }

    /// What a stroke asks for.
    fn take(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        let lang = desk.lang;
        let everywhere = match stroke {
            Stroke::Key(chord) if !matches!(chord, Chord::Char(_)) => input::find(EVERYWHERE, *chord),
            _ => None,
        };
        if everywhere == Some(Everywhere::Lock) {
            return Ask::Nothing;
        }
        if let Some(dialog) = self.leaving.take() {
            return match dialog.take(stroke, lang) {
                Step::Stays(dialog) => self.ask_leaving(dialog, Ask::Nothing),
                Step::Refused(dialog, why) => self.ask_leaving(dialog, Ask::Refuse(why)),
                Step::Ends(ask) => ask,
            };
        }
        match stroke {
            _ if everywhere == Some(Everywhere::Leave) => {
                self.ask_leaving(leave_locked(desk.keeping, lang), Ask::Nothing)
            }
            Stroke::Key(chord @ (Chord::Enter | Chord::Tab | Chord::BackTab)) => self.press(*chord, desk),
            stroke if self.takes_text(desk) => Room::typed(&mut self.page, stroke, desk),
            Stroke::Key(chord) => self.press(*chord, desk),
            Stroke::Paste(_) => Ask::Refuse(lang.key_paste().into()),
        }
    }

    fn press(&mut self, chord: Chord, desk: &Desk) -> Ask {
        self.page.press(chord, desk).unwrap_or_else(|| Ask::Refuse(desk.lang.lock_unknown(chord)))
    }

    fn ask_leaving(&mut self, dialog: Dialog, ask: Ask) -> Ask {
        self.leaving = Some(dialog);
        ask
    }
}

impl App {
    /// Whether the screen is locked.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// Locks the screen. Keys that wait were meant for what is now behind it. Somebody's paper in the booth is put away, as
    /// when the keyboard is handed on; of a PIN nothing that was typed stays.
    pub(super) fn shut(&mut self) {
        self.waiting.clear();
        if self.lock.is_some() {
            return;
        }
        self.lock = Some(Lock::default());
        let hands = self.hands();
        if let Some(room) = self.rooms.last_mut() {
            room.put_away(&self.desk);
        }
        if self.hands() != hands {
            self.dialog = None;
        }
        if let Some(Dialog::Pin(entry)) = &mut self.dialog {
            entry.field.clear();
        }
    }

    /// Locks the screen when nobody has pressed a key for long enough. The page for the room stays in sight until one is pressed:
    /// it is made to be looked at, and shows nothing that the room does not know.
    pub(super) fn shut_when_idle(&mut self) {
        let is_page = self.desk.projector.view == View::Page && self.desk.meeting().is_some();
        if self.is_idle() && !is_page {
            self.shut();
        }
        if self.desk.now.seconds_to(self.last_key) > 0 {
            // The clock was set back.
            self.last_key = self.desk.now;
        }
    }

    /// Whether a key that comes now does not count, because the screen should have been locked before it.
    pub(super) fn is_too_late(&mut self) -> bool {
        let is_late = self.is_idle() && self.lock.is_none();
        if is_late {
            self.shut();
        }
        self.last_key = self.desk.now;
        is_late
    }

    /// Whether nobody has pressed a key for as long as is set.
    fn is_idle(&self) -> bool {
        match self.desk.unit.settings().idle() {
            Idle::Never => false,
            Idle::Minutes(minutes) => self.last_key.seconds_to(self.desk.now) >= u64::from(minutes) * 60,
        }
    }

    /// Lets strokes work on the lock.
    pub(super) fn knock(&mut self, strokes: &[Stroke], effects: &mut Vec<Effect>) {
        let lang = self.desk.lang;
        let is_shown = self.bands().is_some();
        let Some(lock) = self.lock.as_mut().filter(|_| is_shown) else { return };
        lock.notice = None;
        if !lock.takes_text(&self.desk) && burst::composed(strokes) {
            return lock.refuse(lang.key_input_method().into());
        }
        for stroke in strokes {
            match lock.take(stroke, &self.desk) {
                Ask::OpenLock(shown) => return self.show(shown, effects),
                Ask::Quit if self.flight.is_some() => return lock.refuse(lang.lock_keeping().into()),
                Ask::Quit => return effects.push(Effect::Quit),
                Ask::Refuse(why) => return lock.refuse(why),
                _ => {}
            }
        }
    }

    /// Opens the lock, or has tried what was shown to it.
    fn show(&mut self, shown: Shown, effects: &mut Vec<Effect>) {
        let at = self.desk.now;
        match shown {
            Shown::Nothing => self.unlock_screen(),
            Shown::Pin(pin) => {
                let marks = self.pin_marks();
                effects.push(Effect::TryPin { secret: Secret::AnyPin, pin, marks, at });
            }
            Shown::Passphrase(passphrase) => effects.push(Effect::TryPassphrase { passphrase, at }),
        }
    }

    /// Goes on after a secret was tried at the lock.
    pub(super) fn lock_tried(&mut self, secret: &Secret, answer: Result<TryAnswer, String>) {
        let lang = self.desk.lang;
        let Some(lock) = &mut self.lock else { return };
        lock.page.refused();
        let is_pin = *secret == Secret::AnyPin;
        match answer {
            Ok(TryAnswer::Right) => self.unlock_screen(),
            Ok(TryAnswer::Wrong { wait }) if is_pin => lock.refuse(lang.pin_wrong(wait)),
            Ok(TryAnswer::Wrong { wait }) => lock.refuse(lang.vault_wrong(wait)),
            Ok(TryAnswer::Wait(seconds)) if is_pin => lock.refuse(lang.pin_wait(seconds)),
            Ok(TryAnswer::Wait(seconds)) => lock.refuse(lang.vault_wait(seconds)),
            Err(why) => lock.refuse(why),
        }
    }

    /// Opens the lock: everything is as it was. Keys that came meanwhile were meant for the lock.
    fn unlock_screen(&mut self) {
        self.lock = None;
        self.waiting.clear();
    }

    /// The marks of all PINs.
    fn pin_marks(&self) -> Vec<(MemberId, PinMark)> {
        self.desk.unit.pins().map(|(officer, pin)| (officer.clone(), pin.mark)).collect()
    }

    pub(super) fn draw_lock(&self, lock: &Lock, bands: &Bands, canvas: &mut Canvas<'_>) {
        let head = Room::head(&lock.page, &self.desk);
        let place = parts(head.place.iter().map(String::as_str), usize::from(bands.head.width));
        draw_head(canvas, bands.head, &place, &head.state);
        Room::draw(&lock.page, &self.desk, canvas, bands.body);
        let leave = Hint::new(Chord::Ctrl('c'), self.desk.lang.key_quit());
        draw_footer(canvas, bands.keys, &lock.page.hints(&self.desk), &leave);
        let refused = lock.notice.as_ref();
        if let Some(dialog) = &lock.leaving {
            let error = refused.map(|notice| notice.text.as_str());
            dialog.draw(canvas, canvas.area(), error, &[], self.desk.lang);
        } else if let Some(notice) = refused {
            draw_notice(canvas, bands.notice, notice);
        }
    }
}

/// Whether the program begins locked: where a PIN is asked for, nobody gets around it by starting the program anew. A passphrase has
/// been given just now.
pub(super) fn at_start(desk: &Desk) -> Option<Lock> {
    desk.openers().contains(&Opener::Pin).then(Lock::default)
}
