//! The lock: a screen in front of everything, which stays as it is behind it. What is being kept goes on; keys go to the lock alone.

use super::App;
use super::effect::{Effect, PinAnswer};
use crate::domain::{Idle, MemberId, PinMark};
use crate::input::{Hint, Stroke, burst};
use crate::screens::{Ask, Dialog, EVERYWHERE, Everywhere, Locked, Opener, Room, View};
use crate::store::Secret;
use crate::ui::{Bands, Canvas, Notice, NoticeKind, draw_footer, draw_head, draw_notice};
use crate::{input, text::width::parts};

/// The lock while it is shut.
pub(super) struct Lock {
    page: Locked,
    /// What came of the last key. The program's own notice waits behind the lock: it may name somebody.
    pub(super) notice: Option<Notice>,
}

impl Lock {
    pub(super) fn new() -> Self {
        Self { page: Locked::default(), notice: None }
    }

    fn refuse(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Refused, text });
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
        self.lock = Some(Lock::new());
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
        if burst::composed(strokes) {
            return lock.refuse(lang.key_input_method().into());
        }
        for stroke in strokes {
            let Stroke::Key(chord) = stroke else {
                return lock.refuse(lang.key_paste().into());
            };
            if input::find(EVERYWHERE, *chord) == Some(Everywhere::Lock) {
                continue;
            }
            match lock.page.press(*chord, &self.desk) {
                Some(Ask::OpenLock(None)) => return self.unlock_screen(),
                Some(Ask::OpenLock(Some(pin))) => {
                    let (marks, at) = (self.pin_marks(), self.desk.now);
                    return effects.push(Effect::TryPin { secret: Secret::AnyPin, pin, marks, at });
                }
                Some(Ask::Refuse(why)) => return lock.refuse(why),
                Some(_) => {}
                None => return lock.refuse(lang.lock_unknown(chord)),
            }
        }
    }

    /// Goes on after a PIN was tried at the lock.
    pub(super) fn lock_tried(&mut self, answer: Result<PinAnswer, String>) {
        let lang = self.desk.lang;
        let Some(lock) = &mut self.lock else { return };
        lock.page = Locked::default();
        match answer {
            Ok(PinAnswer::Right) => self.unlock_screen(),
            Ok(PinAnswer::Wrong { wait }) => lock.refuse(lang.pin_wrong(wait)),
            Ok(PinAnswer::Wait(seconds)) => lock.refuse(lang.pin_wait(seconds)),
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
        if let Some(notice) = &lock.notice {
            draw_notice(canvas, bands.notice, notice);
        }
        draw_footer(canvas, bands.keys, &lock.page.hints(&self.desk), &Hint::new("", ""));
    }
}

/// Whether the program begins locked: where a PIN is asked for, nobody gets around it by starting the program anew.
pub(super) fn at_start(opener: Opener) -> Option<Lock> {
    match opener {
        Opener::Key => None,
        Opener::Pin => Some(Lock::new()),
    }
}
