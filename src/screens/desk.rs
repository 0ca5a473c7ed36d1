//! What every screen may read: the unit, its meetings, the one at hand, the clock.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::projector::Projector;
use crate::domain::{
    Draft, Held, Meeting, MeetingId, Moment, Proceedings, Record, Redacted, SecretBox, Summary, Unit,
};
use crate::rules::FirstMonth;
use crate::store::{Code, Protection};
use crate::text::Lang;

/// What lies on the desk. Screens read it; only the update changes it, and only by what has been stored.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The language of the interface.
    pub lang: Lang,
    /// The unit between its meetings.
    pub unit: Unit,
    /// Every meeting in short, the latest period first.
    pub meetings: Vec<Summary>,
    /// The criteria sets that are being worked on.
    pub drafts: Vec<Draft>,
    /// The meeting at hand, open or sealed.
    pub held: Option<Held>,
    /// The meeting of which only what is left is looked at: its personal data were removed.
    pub left: Option<MeetingId>,
    /// The box of the secret ballot that is open.
    pub ballot_box: Option<DeskBox>,
    /// The clock.
    pub now: Moment,
    /// Whether what is recorded outlives the program.
    pub keeping: Keeping,
    /// What can be read and not written.
    pub closed: Closed,
    /// Whether the data is protected by a passphrase.
    pub protection: Protection,
    /// The part of the window that screens draw in.
    pub body: Rect,
    /// Who sees the screen, and what the room sees meanwhile.
    pub projector: Projector,
}

/// What can be read and not written, each with one or two sentences that say why and what helps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// What is between the meetings, and with it new meetings.
    pub unit: Option<String>,
    /// Single meetings.
    pub meetings: BTreeMap<MeetingId, String>,
}

/// The box of a secret ballot, as far as this program can look into it. It is on the desk only while the ballot is open.
#[derive(Clone, Debug)]
pub struct DeskBox {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Whether it is open.
    pub state: BoxState,
}

/// Whether a box is open.
#[derive(Clone, Debug)]
pub enum BoxState {
    /// An earlier run of the program made it, and the code has not been told yet.
    Locked,
    /// This program can put ballots into it.
    Open {
        /// What is in it.
        ballots: SecretBox,
        /// The code, until the chair has taken it down.
        code: Option<Code>,
    },
}

/// Whether what is recorded outlives the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// It does.
    #[default]
    ForGood,
    /// It does not: the store is a throwaway one.
    Throwaway,
}

impl Desk {
    /// A desk without meetings yet.
    pub fn new(unit: Unit, lang: Lang, keeping: Keeping, now: Moment) -> Self {
        Self {
            lang,
            unit,
            meetings: Vec::new(),
            drafts: Vec::new(),
            held: None,
            left: None,
            ballot_box: None,
            now,
            keeping,
            closed: Closed::default(),
            protection: Protection::None,
            body: Rect::default(),
            projector: Projector::default(),
        }
    }

    /// The meeting at hand, while it goes on.
    pub fn meeting(&self) -> Option<&Meeting> {
        match self.held.as_ref()? {
            Held::Meeting(meeting) => Some(meeting),
            Held::Record(_) => None,
        }
    }

    /// What lies in the box of the meeting at hand, if it is open.
    pub fn ballots(&self) -> Option<&SecretBox> {
        match self.own_box()? {
            BoxState::Open { ballots, .. } => Some(ballots),
            BoxState::Locked => None,
        }
    }

    /// The box of the meeting at hand.
    pub fn own_box(&self) -> Option<&BoxState> {
        let id = self.proceedings()?.id();
        self.ballot_box.as_ref().filter(|known| known.meeting == *id).map(|known| &known.state)
    }

    /// The meeting at hand, once it is sealed.
    pub fn record(&self) -> Option<&Record> {
        match self.held.as_ref()? {
            Held::Record(record) => Some(record),
            Held::Meeting(_) => None,
        }
    }

    /// What is left of the meeting that is looked at, where its personal data were removed.
    pub fn redacted(&self) -> Option<&Redacted> {
        self.unit.redacted(self.left.as_ref()?)
    }

    /// The meeting at hand, whichever it is.
    pub fn proceedings(&self) -> Option<&Proceedings> {
        self.held.as_ref().map(Held::proceedings)
    }

    /// Puts a summary in its place: the latest period first, of one period the latest first.
    pub fn put(&mut self, summary: Summary) {
        self.meetings.retain(|known| known.id != summary.id);
        self.meetings.push(summary);
        let end = |known: &Summary| {
            let days = known.days.or_else(|| known.period.days(FirstMonth::JANUARY));
            days.map(|days| days.end)
        };
        self.meetings
            .sort_by_cached_key(|known| std::cmp::Reverse((end(known), known.period, known.id.clone())));
    }
}
