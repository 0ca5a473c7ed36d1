//! The whole program without a terminal: the real update, drawing and store, on a simulated disk, with a clock and
//! salts that are always the same.

pub mod ledger;
mod setting;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use binhxet::app::{App, Effect, Msg};
use binhxet::domain::{Digest, MeetingId, Moment, Salt, Stamp, Summary, Unit, UnitEvent};
use binhxet::input::{Chord, Stroke};
use binhxet::screens::{Audience, Desk, Keeping};
use binhxet::shell;
use binhxet::store::{Cost, Holder, Locksmith, LogId, Opened, Patience, Protection, Store};
use binhxet::text::Lang;
use binhxet::ui::{Notice, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::sim_disk::{Asked, Chance, Fault, Mood, SimDisk};
use ledger::{Asking, Ledger};
pub use setting::Setting;

pub const DIR: &str = "/home/data";

/// Long enough that only a mistake runs into it.
pub const PATIENT: Patience =
    Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };

/// A try of a code that costs next to nothing.
pub const CHEAP: Option<Cost> = Cost::new(8, 1);

/// Seconds between two readings of the clock.
const PACE: i64 = 5;

/// Somebody at the keyboard of a running program.
pub struct Session {
    setting: Setting,
    disk: SimDisk,
    open: Option<Open>,
    clock: Moment,
    stamps: u64,
    /// The random bytes of codes, keys and nonces.
    locksmith: Locksmith,
    /// Answers of the store that have not been given yet.
    unanswered: VecDeque<Msg>,
    answers: Answers,
    /// Keys pressed so far.
    presses: usize,
    has_left: bool,
    /// Whether the store has something to repair at the next start.
    is_damaged: bool,
    /// The page for the room that was last given out.
    published: Option<Audience>,
    ledger: Option<Ledger>,
    /// The code of the box that was made last, in digits.
    code: Option<String>,
}

/// The program with its store.
struct Open {
    app: App,
    store: Store,
    size: Size,
}

/// When the store's answers come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answers {
    /// Before the next key.
    AtOnce,
    /// When they are let in.
    Later,
}

impl Session {
    /// The program on a new machine.
    pub fn new(setting: Setting) -> Self {
        let mut session = Self {
            setting,
            disk: SimDisk::new(setting.seed),
            open: None,
            clock: setting.start(),
            stamps: 0,
            locksmith: Locksmith {
                random: Arc::new(Chance::new(setting.seed ^ 0x5ec2e7).random()),
                cost: CHEAP.expect("sensible"),
            },
            unanswered: VecDeque::new(),
            answers: Answers::AtOnce,
            presses: 0,
            has_left: false,
            is_damaged: false,
            published: None,
            ledger: setting.is_recorded.then(Ledger::default),
            code: None,
        };
        if setting.is_recorded {
            session.disk.record();
        }
        session.restart();
        session
    }

    /// The program with the sample unit taken.
    pub fn with_sample(setting: Setting) -> Self {
        let mut session = Self::new(setting);
        session.press(Chord::Enter);
        session.presses = 0;
        session
    }

    /// The program with the sample unit and this log, a line an entry, in the place of its meeting.
    pub fn with_sample_meeting(setting: Setting, log: &str) -> Self {
        let mut session = Self::new(setting);
        let lines: Vec<String> = log.lines().map(str::to_owned).collect();
        let id = LogId::Meeting("2026-10".parse().expect("an id"));
        session.note_asking(Asking::Keep(vec![(id.clone(), lines.clone())]));
        session.here().store.append(&id, 1, &lines, None).expect("the meeting is kept");
        session.note_standing();
        session.restart();
        session.press(Chord::Enter);
        session.presses = 0;
        session
    }

    /// The program with a unit of one's own.
    pub fn with_unit(setting: Setting, events: Vec<UnitEvent>) -> Self {
        let mut session = Self::new(setting);
        let entries = Unit::default().entries(events, session.clock);
        let lines: Vec<String> =
            entries.iter().map(|entry| serde_json::to_string(entry).expect("an entry prints")).collect();
        session.note_asking(Asking::Keep(vec![(LogId::Unit, lines.clone())]));
        session.here().store.append(&LogId::Unit, 1, &lines, None).expect("the unit is kept");
        session.note_standing();
        session.restart();
        session
    }

    /// Presses a key.
    pub fn press(&mut self, chord: Chord) {
        self.strokes(vec![Stroke::Key(chord)]);
    }

    /// Sends strokes in one read.
    pub fn strokes(&mut self, strokes: Vec<Stroke>) {
        self.presses += strokes.iter().filter(|stroke| matches!(stroke, Stroke::Key(_))).count();
        self.send(Msg::Strokes(strokes));
    }

    /// Lets so many seconds pass in which nobody presses a key, and the clock be looked at in the end.
    pub fn wait(&mut self, seconds: i64) {
        self.clock = self.clock.after(seconds);
        self.send(Msg::Tick);
    }

    /// Lets so many seconds pass without the clock being looked at, as when the machine sleeps.
    pub fn sleep(&mut self, seconds: i64) {
        self.clock = self.clock.after(seconds);
    }

    /// Whether the screen is locked.
    pub fn is_locked(&self) -> bool {
        self.now().app.is_locked()
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.setting.size = (columns, rows);
        self.here().size = Size::new(columns, rows);
        self.send(Msg::Resized { columns, rows });
    }

    /// Ends the program, however it stands, and starts it again.
    pub fn restart(&mut self) {
        self.open = None;
        self.unanswered.clear();
        self.published = None;
        self.has_left = false;
        self.disk.archive_is(Mood::Well);
        self.make_room();
        let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
        let opened = Store::open_with(DIR.as_ref(), Arc::new(self.disk.clone()), &holder, PATIENT);
        let Opened { mut store, repairs } = opened.expect("the store opens");
        let is_damaged = std::mem::take(&mut self.is_damaged);
        assert!(is_damaged || repairs.is_empty(), "this was repaired, and nothing was damaged: {repairs:?}");
        let mut told: Vec<String> = repairs.iter().map(|repair| repair.sentence(self.setting.lang)).collect();
        let size = Size::new(self.setting.size.0, self.setting.size.1);
        assert_eq!(shell::clear_boxes(&mut store, self.setting.lang), Vec::<String>::new());
        let desk = desk(&mut store, self.setting.lang, self.clock);
        told.retain(|sentence| Some(sentence) != desk.closed.unit.as_ref());
        let mut app = App::new(desk, self.setting.look, size);
        if !told.is_empty() {
            app.warn(told.join(" "));
        }
        self.open = Some(Open { app, store, size });
        self.note_standing();
    }

    /// Cuts the power and starts everything again.
    pub fn cut_power(&mut self) {
        self.disk.restart();
        self.restart();
    }

    /// Lets so many changes of the disk pass and then so many fail for want of space, but for what the reserve holds.
    pub fn fill_disk(&mut self, after: u64, for_changes: u64, reserve: u64) {
        // A write that was left half done is mended at the next start.
        self.is_damaged = true;
        self.disk.reserve_holds(reserve);
        self.disk.fault_at(after + 1, Fault::Full { for_changes });
    }

    /// From now on the disk can only be read.
    pub fn write_protect(&mut self) {
        self.is_damaged = true;
        self.disk.read_only(true);
    }

    /// Both copies lose an entry of the meeting at hand.
    pub fn lose_entry(&mut self, seq: u64) {
        self.is_damaged = true;
        let log = LogId::Meeting(self.desk().proceedings().expect("a meeting is at hand").id().clone());
        let journal = format!("{DIR}/{}/journal.jsonl", log.to_string().replace("meeting/", "meetings/"));
        self.disk.damage(journal, |bytes| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            *bytes = text.replace(&format!(r#"{{"seq":{seq},"#), &format!(r#"{{"soq":{seq},"#)).into_bytes();
        });
        let entries = format!("entries/{log}");
        self.disk.damage_archive(|room, (key, value)| {
            if room == entries && *key == seq.to_be_bytes() {
                value.truncate(20);
            }
        });
    }

    /// Makes room on the disk again.
    pub fn make_room(&mut self) {
        self.disk.fault_at(1, Fault::Full { for_changes: 0 });
    }

    /// Breaks the archive, so that one copy only is kept until the program starts again.
    pub fn break_archive(&mut self) {
        self.is_damaged = true;
        self.disk.archive_is(Mood::Panics);
    }

    /// Ends the program and starts it again in another language.
    pub fn restart_in(&mut self, lang: Lang) {
        self.setting.lang = lang;
        self.restart();
    }

    /// Ends the program and starts it again the next morning.
    pub fn next_day(&mut self) {
        self.clock = self.clock.after(24 * 3600).at_clock(8, 0);
        self.restart();
    }

    /// Lets answers of the store come at once, or later.
    pub fn answers(&mut self, answers: Answers) {
        self.answers = answers;
    }

    /// Lets the store's answers in, and those to what follows from them.
    pub fn settle(&mut self) {
        while let Some(answer) = self.unanswered.pop_front() {
            self.tell(answer);
        }
        self.check();
    }

    /// What lies on the desk.
    pub fn desk(&self) -> &Desk {
        self.now().app.desk()
    }

    /// What the room was given to see.
    pub fn published(&self) -> Option<&Audience> {
        self.published.as_ref()
    }

    /// The last notice.
    pub fn notice(&self) -> Option<&Notice> {
        self.now().app.notice()
    }

    /// How many keys have been pressed.
    pub fn presses(&self) -> usize {
        self.presses
    }

    /// Whether the program was left.
    pub fn has_left(&self) -> bool {
        self.has_left
    }

    /// How many backups lie beside the data.
    pub fn backups(&self) -> usize {
        self.disk.names(format!("{DIR}/backups")).len()
    }

    /// How many entries the log of the meeting at hand has in the store; none where no meeting is at hand.
    pub fn stored(&self) -> Option<u64> {
        let id = self.desk().proceedings()?.id().clone();
        Some(self.now().store.last(&LogId::Meeting(id)))
    }

    /// Whether a step is being kept.
    pub fn is_waiting(&self) -> bool {
        self.now().app.is_waiting()
    }

    /// What lies beside the log of the meeting at hand of a secret ballot's box.
    pub fn box_files(&self) -> Vec<String> {
        let id = self.desk().proceedings().expect("a meeting is at hand").id().clone();
        let names =
            self.disk.names(LogId::Meeting(id).to_string().replace("meeting/", &format!("{DIR}/meetings/")));
        names.into_iter().filter(|name| name.starts_with("box")).collect()
    }

    /// The meetings that have a log in the store.
    pub fn logs(&self) -> Vec<MeetingId> {
        let logs = self.now().store.logs().into_iter();
        logs.filter_map(|log| if let LogId::Meeting(id) = log { Some(id) } else { None }).collect()
    }

    /// How many entries the store has in all its logs.
    pub fn entries(&self) -> u64 {
        let store = &self.now().store;
        store.logs().iter().map(|log| store.last(log)).sum()
    }

    /// The lines of a meeting's log as they are stored.
    pub fn lines(&mut self, id: &MeetingId) -> Vec<String> {
        self.here().store.read(&LogId::Meeting(id.clone())).expect("a log that can be read")
    }

    /// The lines of the unit's log as they are stored.
    pub fn unit_lines(&mut self) -> Vec<String> {
        self.here().store.read(&LogId::Unit).expect("a log that can be read")
    }

    /// The screen as text and looks.
    pub fn picture(&self) -> String {
        picture(&self.screen())
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        let rule = format!("{}\n", "-".repeat(usize::from(self.now().size.width)));
        self.picture().split(&rule).next().unwrap_or_default().to_owned()
    }

    /// The screen.
    pub fn screen(&self) -> Buffer {
        let Size { width, height } = self.now().size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        self.now().app.draw(&mut buffer);
        buffer
    }

    /// The disk.
    pub fn disk(&self) -> &SimDisk {
        &self.disk
    }

    /// The code of the box that is open, in digits.
    pub fn code(&self) -> Option<String> {
        self.code.clone()
    }

    /// What was asked of the disk so far, and what somebody could rely on meanwhile.
    pub fn take_record(&mut self) -> (Vec<Asked>, Ledger) {
        (self.disk.take_tape(), self.ledger.take().expect("the session is recorded"))
    }

    fn note_asking(&mut self, asking: Asking) {
        let at = self.disk.recorded();
        if let Some(ledger) = &mut self.ledger {
            ledger.asking(at, asking);
        }
    }

    fn note_standing(&mut self) {
        let at = self.disk.recorded();
        let Open { app, store, .. } = self.open.as_mut().expect("the program runs");
        if let Some(ledger) = &mut self.ledger {
            ledger.stands(at, store, app.desk());
        }
    }

    fn now(&self) -> &Open {
        self.open.as_ref().expect("the program runs")
    }

    fn here(&mut self) -> &mut Open {
        self.open.as_mut().expect("the program runs")
    }

    fn send(&mut self, msg: Msg) {
        self.tell(msg);
        if self.answers == Answers::AtOnce {
            self.settle();
        }
        self.check();
    }

    /// Brings a message to the program and does what it wants done; the answers wait.
    fn tell(&mut self, msg: Msg) {
        let stamp = self.stamp();
        let lang = self.setting.lang;
        let Open { app, store, .. } = self.open.as_mut().expect("the program runs");
        for effect in app.update(msg, &stamp) {
            self.has_left |= effect == Effect::Quit;
            if let Effect::Publish(page) = &effect {
                self.published.clone_from(page);
            }
            let at = self.disk.recorded();
            if let Some(ledger) = &mut self.ledger {
                ledger.asked(at, &effect);
            }
            let answer = shell::perform(store, effect, lang, &self.locksmith);
            let at = self.disk.recorded();
            if let Some(ledger) = &mut self.ledger {
                ledger.answered(at, answer.as_ref(), store);
            }
            if let Some(Msg::BoxMade(Ok(code))) = &answer {
                self.code = Some(code.digits().iter().map(|digit| char::from(b'0' + digit)).collect());
            }
            self.unanswered.extend(answer);
        }
    }

    /// Time goes on, and every stamp has a salt of its own.
    fn stamp(&mut self) -> Stamp {
        self.clock = self.clock.after(PACE);
        self.stamps += 1;
        let digest = Digest::of(format!("{} {}", self.setting.seed, self.stamps).as_bytes());
        Stamp { at: self.clock, salt: Salt::of_digest(&digest) }
    }

    /// When nothing is in flight, what is on the desk has as many entries as the store; whether they say the same is
    /// looked at by [`Session::check_whole`], which takes longer.
    fn check(&mut self) {
        let Open { app, store, .. } = self.open.as_ref().expect("the program runs");
        if let (false, Some(state)) = (app.is_waiting(), app.desk().proceedings()) {
            let stored = store.last(&LogId::Meeting(state.id().clone()));
            assert_eq!(state.chain().entries(), stored, "the desk and the store have come apart");
        }
        if !app.is_waiting() {
            assert_eq!(self.published, app.audience(), "the room sees another page than it should");
            if let Some(ledger) = &mut self.ledger {
                ledger.rests(self.disk.recorded(), app.desk());
            }
        }
    }

    /// When nothing is in flight, the state on the screen is what the stored entries add up to.
    pub fn check_whole(&mut self) {
        let lang = self.setting.lang;
        let Open { app, store, .. } = self.open.as_mut().expect("the program runs");
        if app.is_waiting() {
            return;
        }
        if let Some(held) = &app.desk().held {
            let replayed = shell::meeting(store, held.proceedings().id(), lang);
            assert_eq!(replayed.as_ref(), Ok(held), "the meeting on the desk is not the stored one");
        }
        assert_eq!(shell::unit(store, lang).as_ref(), Ok(&app.desk().unit), "the unit is not the stored one");
        let stored = desk(store, lang, app.now()).meetings;
        assert_eq!(stored, app.desk().meetings, "the list of meetings is not the stored one");
    }
}

/// A desk as the program finds it at its start.
pub fn desk(store: &mut Store, lang: Lang, now: Moment) -> Desk {
    if store.protection() == Protection::Locked {
        let mut desk = Desk::new(Unit::default(), lang, Keeping::ForGood, now);
        desk.protection = Protection::Locked;
        return desk;
    }
    let unit = shell::unit(store, lang).expect("a unit that can be read");
    let (summaries, faults): (Vec<Summary>, Vec<String>) = shell::summaries(store, &unit, lang);
    assert!(faults.is_empty(), "{faults:?}");
    let mut desk = Desk::new(unit, lang, Keeping::ForGood, now);
    summaries.into_iter().for_each(|summary| desk.put(summary));
    let (drafts, told) = shell::drafts(store, lang);
    assert_eq!(told, None);
    desk.drafts = drafts;
    desk.closed = shell::closed(store, lang);
    desk
}
