//! What somebody may rely on who reads the program's answers, moment by moment.

use std::collections::BTreeMap;

use binhxet::app::{Effect, Msg};
use binhxet::domain::{Held, Summary, Unit};
use binhxet::screens::Desk;
use binhxet::store::{Code, Contents, LogId, Store};

/// The moments of a session, each with the place on the disk's tape from which on it holds.
#[derive(Default)]
pub struct Ledger {
    pub moments: Vec<Moment>,
}

/// From one place on the tape to the next.
#[derive(Clone, Default)]
pub struct Moment {
    /// The place on the tape.
    pub at: usize,
    /// What was said to be kept.
    pub rely: Rely,
    /// What the store is being asked.
    pub asking: Option<Asking>,
    /// The desk on which all of that lies and nothing else.
    pub desk: Option<Lying>,
}

/// What lies on the desk when nothing is in flight.
#[derive(Clone, PartialEq)]
pub struct Lying {
    pub unit: Unit,
    pub meetings: Vec<Summary>,
    pub held: Option<Held>,
}

/// What was said to be kept.
#[derive(Clone, Default)]
pub struct Rely {
    /// The entries of each log.
    pub logs: BTreeMap<LogId, Vec<String>>,
    /// Batches that were refused and could not be voided at once, perhaps.
    pub doubt: Vec<(LogId, Vec<String>)>,
    /// The drafts last kept, or one of these.
    pub drafts: Vec<String>,
    /// The code of each open box, and what is in it, or one of these.
    pub boxes: BTreeMap<LogId, (Option<Code>, Vec<Contents>)>,
}

/// What the store is asked to keep.
#[derive(Clone, Debug)]
pub enum Asking {
    /// Batches, one after the other.
    Keep(Vec<(LogId, Vec<String>)>),
    /// Drafts.
    Drafts(String),
    /// A box with these contents.
    Box(LogId, Contents),
    /// That a box goes.
    NoBox(LogId),
}

impl Ledger {
    fn last(&self) -> Moment {
        self.moments.last().cloned().unwrap_or_default()
    }

    /// Something is about to be asked of the store.
    pub fn asking(&mut self, at: usize, asking: Asking) {
        let Moment { mut rely, desk, .. } = self.last();
        if let Asking::NoBox(log) = &asking {
            rely.boxes.remove(log);
        }
        self.moments.push(Moment { at, rely, asking: Some(asking), desk });
    }

    /// An effect is about to be carried out.
    pub fn asked(&mut self, at: usize, effect: &Effect) {
        let log = |meeting: &binhxet::domain::MeetingId| LogId::Meeting(meeting.clone());
        let asking = match effect {
            Effect::Keep(batches) => {
                Asking::Keep(batches.iter().map(|batch| (batch.log.clone(), batch.lines.clone())).collect())
            }
            Effect::KeepDrafts(text) => Asking::Drafts(text.clone()),
            Effect::MakeBox { meeting, contents, .. } | Effect::RefillBox { meeting, contents } => {
                Asking::Box(log(meeting), contents.clone())
            }
            Effect::RemoveBox(meeting) => Asking::NoBox(log(meeting)),
            _ => return,
        };
        self.asking(at, asking);
    }

    /// The store has answered.
    pub fn answered(&mut self, at: usize, answer: Option<&Msg>, store: &Store) {
        let Moment { mut rely, asking: Some(asking), .. } = self.last() else { return };
        match (asking, answer) {
            (Asking::Keep(batches), _) => {
                for (log, lines) in batches {
                    rely.take(log, lines, store);
                }
            }
            (Asking::Drafts(text), Some(Msg::DraftsKept(Ok(())))) => rely.drafts = vec![text],
            (Asking::Drafts(text), _) => rely.drafts.push(text),
            (Asking::Box(log, contents), Some(Msg::BoxMade(Ok(code)))) => {
                rely.boxes.insert(log, (Some(code.clone()), vec![contents]));
            }
            (Asking::Box(log, contents), Some(Msg::BoxKept(kept))) => {
                let known = rely.boxes.entry(log).or_default();
                if kept.is_ok() {
                    known.1.clear();
                }
                known.1.push(contents);
            }
            _ => {}
        }
        self.moments.push(Moment { at, rely, asking: None, desk: None });
    }

    /// The program has started, or the store was used past it: what it has now is there for good.
    pub fn stands(&mut self, at: usize, store: &mut Store, desk: &Desk) {
        let Moment { mut rely, .. } = self.last();
        for log in store.logs() {
            rely.logs.insert(log.clone(), store.read(&log).expect("a log that can be read"));
        }
        rely.doubt.clear();
        self.moments.push(Moment { at, rely, asking: None, desk: Some(Lying::on(desk)) });
    }

    /// Nothing is in flight.
    pub fn rests(&mut self, at: usize, desk: &Desk) {
        let Moment { rely, .. } = self.last();
        self.moments.push(Moment { at, rely, asking: None, desk: Some(Lying::on(desk)) });
    }
}

impl Lying {
    fn on(desk: &Desk) -> Self {
        Self { unit: desk.unit.clone(), meetings: desk.meetings.clone(), held: desk.held.clone() }
    }
}

/// All entries of all logs that have any.
pub type Logs = BTreeMap<LogId, Vec<String>>;

impl Moment {
    /// What the store may have if the program ends at this moment.
    pub fn possible(&self) -> Vec<Logs> {
        let mut all = vec![self.rely.logs.clone()];
        for (log, lines) in &self.rely.doubt {
            all.push(with(&self.rely.logs, log, lines));
        }
        if let Some(Asking::Keep(batches)) = &self.asking {
            for (log, lines) in batches {
                let more = with(all.last().unwrap_or(&self.rely.logs), log, lines);
                let base = if self.rely.doubt.is_empty() { more } else { with(&self.rely.logs, log, lines) };
                all.push(base);
            }
        }
        all
    }
}

/// The logs with a batch more.
pub fn with(logs: &Logs, log: &LogId, lines: &[String]) -> Logs {
    let mut logs = logs.clone();
    logs.entry(log.clone()).or_default().extend_from_slice(lines);
    logs
}

impl Rely {
    /// Takes in what came of asking for a batch.
    fn take(&mut self, log: LogId, lines: Vec<String>, store: &Store) {
        let known = self.logs.get(&log).map_or(0, Vec::len);
        let is_kept = store.last(&log) == (known + lines.len()) as u64;
        if is_kept {
            self.logs.entry(log.clone()).or_default().extend(lines);
            self.doubt.retain(|(other, _)| *other != log);
        } else {
            self.doubt.push((log, lines));
        }
    }
}
