//! The program without the world: the state, the update, and what is drawn of it.
//!
//! Data flows one way: a message comes in, `update` changes the state and answers with effects, the shell does them
//! and reports back by a message. A step is shown as recorded only after the store has answered.

mod asks;
mod audience;
mod backup;
mod batch;
mod booth;
mod bursts;
mod criteria;
mod draw;
mod effect;
mod flight;
mod lock;
mod proof;
mod redacting;
mod settings;
mod vault;

use std::collections::VecDeque;

use ratatui::layout::Size;

pub use audience::draw_page;
pub use batch::Batch;
pub use effect::{Effect, Fetched, Holdings, Msg, TryAnswer, VaultAnswer, Warning};
use flight::Flight;
use lock::Lock;

use crate::domain::{Moment, Stamp};
use crate::input::{self, Chord, Stroke};
use crate::screens::{
    Ask, Audience, Desk, Dialog, EVERYWHERE, Everywhere, Room, Shift, Spot, Step, View, leave, make,
    passes_text, projector,
};
use crate::store::Secret;
use crate::ui::{Bands, HelpGroup, Notice, NoticeKind, Theme};

/// The key that locks the screen from everywhere, text fields and dialogs among them.
const LOCK: Stroke = Stroke::Key(Chord::F(12));

/// The whole state of the program.
pub struct App {
    desk: Desk,
    look: Look,
    size: Size,
    /// The screens on top of each other; never empty.
    rooms: Vec<Box<dyn Room>>,
    dialog: Option<Dialog>,
    notice: Option<Notice>,
    /// A warning that stays while it holds, such as that the store keeps one copy only.
    banner: Option<Warning>,
    /// The step that is being kept.
    flight: Option<Flight>,
    /// Keys that came meanwhile, burst by burst.
    waiting: VecDeque<Vec<Stroke>>,
    remembered: Option<Spot>,
    /// What the room was last given to see.
    published: Option<Audience>,
    /// What stands before everything while the screen is locked.
    lock: Option<Lock>,
    /// When a key last came.
    last_key: Moment,
}

/// How things look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// With colours or without.
    pub theme: Theme,
    /// All signs, or ASCII only.
    pub signs: Signs,
}

/// Which signs the terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// All of them.
    #[default]
    All,
    /// ASCII for lines and marks; names keep their letters.
    Ascii,
}

impl App {
    /// The program on its first screen.
    pub fn new(desk: Desk, look: Look, size: Size) -> Self {
        let first = make(vault::first_place(desk.protection), &desk, None);
        let (lock, last_key) = (lock::at_start(&desk), desk.now);
        let mut app = Self {
            desk,
            look,
            size,
            rooms: vec![first],
            dialog: None,
            notice: None,
            banner: None,
            flight: None,
            waiting: VecDeque::new(),
            remembered: None,
            published: None,
            lock,
            last_key,
        };
        app.resize(size);
        app
    }

    /// What lies on the desk.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The last notice.
    pub fn notice(&self) -> Option<&Notice> {
        match &self.lock {
            Some(lock) => lock.notice.as_ref(),
            None => self.notice.as_ref(),
        }
    }

    /// Whether a step is being kept.
    pub fn is_waiting(&self) -> bool {
        self.flight.is_some()
    }

    /// Whether something was put off until no key comes for a moment.
    pub fn has_put_off(&self) -> bool {
        self.rooms.last().is_some_and(|room| room.has_put_off())
    }

    /// Says something that should be known before the first key, such as a repair.
    pub fn warn(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Refused, text });
    }

    fn say(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Said, text });
    }

    /// Takes a message in and answers with what is to be done. The stamp brings the time and fresh random bytes.
    pub fn update(&mut self, msg: Msg, stamp: &Stamp) -> Vec<Effect> {
        self.desk.now = stamp.at;
        let mut effects = Vec::new();
        let hands = self.hands();
        match msg {
            Msg::Tick => self.shut_when_idle(),
            Msg::Rested => {
                if let Some(room) = self.rooms.last_mut() {
                    room.catch_up();
                }
            }
            Msg::Resized { columns, rows } => self.resize(Size { width: columns, height: rows }),
            Msg::Strokes(strokes) => self.keys_came(strokes, &mut effects),
            Msg::Kept(answer) => self.landed(answer, &mut effects),
            Msg::NotPublished(why) => self.warn(why),
            Msg::Fetched(answer) => self.fetched(*answer),
            Msg::DraftsKept(Ok(())) | Msg::BoxRemoved(Ok(())) => {}
            Msg::DraftsKept(Err(why)) => self.fail(why),
            Msg::Taken(answer) => self.taken(answer, &mut effects),
            Msg::Given(answer) => self.given(answer),
            Msg::Recalled(answer) => self.recalled(answer, stamp, &mut effects),
            Msg::BoxMade(answer) => self.box_made(answer, &mut effects),
            Msg::BoxKept(answer) => self.box_kept(answer),
            Msg::BoxUnlocked(answer) => self.box_unlocked(answer),
            Msg::Vault(answer) => self.vault_answered(answer, stamp, &mut effects),
            Msg::Tried(secret @ (Secret::AnyPin | Secret::Passphrase), answer) => {
                self.lock_tried(&secret, answer)
            }
            Msg::Tried(_, answer) => self.pin_tried(answer, stamp, &mut effects),
            Msg::PinMarked(answer) => self.pin_marked(answer, stamp, &mut effects),
            Msg::BoxRemoved(Err(why)) => self.fail(why),
            Msg::BackedUp(answer) => self.backed_up(answer),
            Msg::Redacted(answer) => self.redacted(answer),
            Msg::OutdatedDropped(answer) => self.outdated_dropped(answer),
        }
        if self.hands() != hands {
            self.waiting.clear();
        }
        while self.flight.is_none() {
            let Some(strokes) = self.waiting.pop_front() else { break };
            self.burst(strokes, stamp, &mut effects);
        }
        self.remember(&mut effects);
        self.publish(&mut effects);
        effects
    }

    /// Lets keys in, to wait until what is being kept is kept.
    fn keys_came(&mut self, strokes: Vec<Stroke>, effects: &mut Vec<Effect>) {
        if self.is_too_late() {
            return;
        }
        if self.lock.is_some() {
            return self.knock(&strokes, effects);
        }
        if self.flight.is_some() && strokes.contains(&LOCK) {
            // Whoever leaves the keyboard does not wait for the disk.
            return self.shut();
        }
        // While a ballot is being kept, keys do not wait: they were meant for a page that will be gone.
        if self.flight.is_none() || self.hands().is_none() {
            self.waiting.push_back(strokes);
        }
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.desk.body = self.bands().map(|bands| bands.body).unwrap_or_default();
    }

    fn stroke(&mut self, stroke: &Stroke, stamp: &Stamp, effects: &mut Vec<Effect>) {
        self.notice = None;
        if *stroke == LOCK {
            return self.shut();
        }
        if self.desk.projector.view == View::Page {
            return self.turn_page(stroke);
        }
        let ask = match self.dialog.take() {
            Some(dialog) => match dialog.take(stroke, self.desk.lang) {
                Step::Stays(dialog) => {
                    self.dialog = Some(dialog);
                    return;
                }
                Step::Refused(dialog, why) => {
                    self.dialog = Some(dialog);
                    return self.refuse(why);
                }
                Step::Ends(ask) => ask,
            },
            None => match (self.rooms.last_mut(), stroke) {
                (Some(room), stroke) if room.takes_text() && !passes_text(stroke) => {
                    room.typed(stroke, &self.desk)
                }
                (_, Stroke::Key(chord)) => self.press(*chord),
                (_, Stroke::Paste(_)) => Ask::Refuse(self.desk.lang.key_paste().into()),
            },
        };
        self.answer(ask, stamp, effects);
    }

    /// What a key means on the screen on top.
    fn press(&mut self, chord: Chord) -> Ask {
        if let Some(ask) = self.rooms.last_mut().and_then(|room| room.press(chord, &self.desk)) {
            return ask;
        }
        let in_meeting = self.desk.meeting().is_some();
        match (input::find(EVERYWHERE, chord), chord) {
            (Some(Everywhere::Help), _) => {
                let rows = self.help().iter().map(|group| group.hints.len() + 1).sum();
                Ask::Open(Dialog::Help { above: 0, rows })
            }
            (Some(Everywhere::Projector), _) if in_meeting => Ask::Open(projector(&self.desk)),
            (Some(Everywhere::Mask), _) if in_meeting => Ask::Shift(Shift::Mask),
            (Some(Everywhere::Leave), _) => Ask::Open(leave(self.desk.keeping, self.desk.lang)),
            (Some(Everywhere::Lock), _) => Ask::Lock,
            (_, Chord::Char(c)) if !c.is_ascii() => Ask::Refuse(self.desk.lang.key_input_method().into()),
            (_, chord) => Ask::Refuse(self.desk.lang.key_unknown(chord)),
        }
    }

    /// The keys of the screen on top, and those of everywhere.
    fn help(&self) -> Vec<HelpGroup> {
        let lang = self.desk.lang;
        let here = self.rooms.last().map(|room| room.help(lang)).unwrap_or_default();
        vec![
            HelpGroup { title: lang.help_here().into(), hints: here },
            HelpGroup::of(lang.help_everywhere(), EVERYWHERE, lang),
        ]
    }

    fn refuse(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Refused, text });
    }

    fn fail(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Failed, text });
    }

    fn bands(&self) -> Option<Bands> {
        Bands::of(ratatui::layout::Rect::new(0, 0, self.size.width, self.size.height))
    }

    /// Has the place of the focus remembered when it has moved.
    fn remember(&mut self, effects: &mut Vec<Effect>) {
        let Some(meeting) = self.desk.meeting() else { return };
        let spot = self.rooms.last().and_then(|room| room.spot(&self.desk));
        if spot.is_none() || spot == self.remembered {
            return;
        }
        if let Some(text) = spot.as_ref().and_then(|spot| serde_json::to_string(spot).ok()) {
            effects.push(Effect::Remember(meeting.id().clone(), text));
        }
        self.remembered = spot;
    }

    /// The time that the screen shows.
    pub fn now(&self) -> Moment {
        self.desk.now
    }
}
