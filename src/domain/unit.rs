//! The unit between its meetings: its roster, its criteria sets, and what was proposed for meetings to come.

mod usual;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::item::Proposed;
use super::legacy::Balances;
use super::meeting_id::MeetingId;
use super::member_id::MemberId;
use super::moment::Moment;
use super::period::{Kind, Period};
use super::pin::{PinEnd, PinMark};
use super::proceedings::Fault;
use super::redaction::{Redacted, Redaction};
use super::roster::Roster;
use super::settings::Settings;
use super::summary::Summary;
use crate::rules::{PeriodDates, Rulebook, SetId};
use crate::text::Name;

/// The version of the unit's events.
const SCHEMA: u32 = 1;

/// One change of the unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum UnitEvent {
    /// This is the roster from now on.
    RosterAdopted(Roster),
    /// This set can be used from now on; it takes the place of an earlier edition.
    CriteriaAdopted(Box<Rulebook>),
    /// This set is not used any more; it is kept, and so are the meetings that were held by it.
    CriteriaPutAway {
        /// Which set.
        id: SetId,
    },
    /// This set, which was put away, can be used again.
    CriteriaTakenBack {
        /// Which set.
        id: SetId,
    },
    /// These are the proposals for the meeting about a period; they take the place of earlier ones.
    ProposalsReceived {
        /// The period.
        period: Period,
        /// The proposals.
        proposals: Vec<Proposed>,
    },
    /// This is what inputs had come to before the first meeting here; it takes the place of what was said before.
    BalancesTaken(Balances),
    /// These are the settings from now on.
    SettingsChanged(Box<Settings>),
    /// This is an officer's PIN from now on.
    PinSet {
        /// Whose.
        officer: MemberId,
        /// What is kept of it.
        mark: PinMark,
    },
    /// An officer has no PIN any more.
    PinDropped {
        /// Who.
        officer: MemberId,
        /// How it came to that.
        how: PinEnd,
    },
    /// The personal data of a sealed meeting were removed; so was what had been proposed for its period.
    MeetingRedacted(Box<Redaction>),
}

/// An officer's PIN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnPin {
    /// What is kept of it.
    pub mark: PinMark,
    /// Since when it is the officer's.
    pub since: Moment,
}

/// One line of the unit's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// The version that the event is written in.
    pub schema: u32,
    /// When it was entered.
    pub at: Moment,
    /// What happened.
    pub event: UnitEvent,
}

/// The unit as its log has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    roster: Option<Roster>,
    sets: Vec<Rulebook>,
    put_away: Vec<Rulebook>,
    proposals: BTreeMap<Period, Vec<Proposed>>,
    balances: Option<Balances>,
    settings: Settings,
    pins: BTreeMap<MemberId, OwnPin>,
    redacted: BTreeMap<MeetingId, Redacted>,
    entries: u64,
}

impl UnitEntry {
    /// The same without what was proposed for a period; none where it says nothing of that.
    pub fn without_proposals(&self, of: Period) -> Option<Self> {
        match &self.event {
            UnitEvent::ProposalsReceived { period, proposals } if *period == of && !proposals.is_empty() => {
                let event = UnitEvent::ProposalsReceived { period: of, proposals: Vec::new() };
                Some(Self { event, ..self.clone() })
            }
            _ => None,
        }
    }
}

impl Unit {
    /// The unit that a log's entries add up to.
    ///
    /// # Errors
    /// The place of the first entry that cannot be part of the log, and what is wrong with it.
    pub fn replay(entries: &[UnitEntry]) -> Result<Self, (u64, Fault)> {
        let mut unit = Self::default();
        entries.iter().try_for_each(|entry| unit.apply(entry).map_err(|fault| (entry.seq, fault)))?;
        Ok(unit)
    }

    /// The entries that these events make, in order.
    pub fn entries(&self, events: Vec<UnitEvent>, at: Moment) -> Vec<UnitEntry> {
        (self.entries + 1..)
            .zip(events)
            .map(|(seq, event)| UnitEntry { seq, schema: SCHEMA, at, event })
            .collect()
    }

    /// Takes an entry in that has been stored.
    ///
    /// # Errors
    /// When it cannot be the next one.
    pub fn apply(&mut self, entry: &UnitEntry) -> Result<(), Fault> {
        if entry.schema > SCHEMA {
            return Err(Fault::Newer(entry.schema));
        }
        if entry.seq != self.entries + 1 {
            return Err(Fault::Sequence);
        }
        match &entry.event {
            UnitEvent::RosterAdopted(roster) => self.roster = Some(roster.clone()),
            UnitEvent::CriteriaAdopted(rulebook) => {
                let other = |set: &Rulebook| set.set().id != rulebook.set().id;
                self.sets.retain(other);
                self.put_away.retain(other);
                self.sets.push((**rulebook).clone());
            }
            UnitEvent::CriteriaPutAway { id } => transfer(id, &mut self.sets, &mut self.put_away)?,
            UnitEvent::CriteriaTakenBack { id } => transfer(id, &mut self.put_away, &mut self.sets)?,
            UnitEvent::ProposalsReceived { period, proposals } => {
                self.proposals.insert(*period, proposals.clone());
            }
            UnitEvent::BalancesTaken(balances) => self.balances = Some(balances.clone()),
            UnitEvent::SettingsChanged(settings) => self.settings = (**settings).clone(),
            UnitEvent::PinSet { officer, mark } => {
                self.pins.insert(officer.clone(), OwnPin { mark: *mark, since: entry.at });
            }
            UnitEvent::PinDropped { officer, .. } => {
                self.pins.remove(officer).ok_or(Fault::OutOfPlace)?;
            }
            UnitEvent::MeetingRedacted(redaction) => {
                let redaction = (**redaction).clone();
                if self.redacted.contains_key(&redaction.meeting) {
                    return Err(Fault::OutOfPlace);
                }
                self.proposals.remove(&redaction.remainder.period);
                self.redacted.insert(redaction.meeting.clone(), Redacted { redaction, at: entry.at });
            }
        }
        self.entries = entry.seq;
        Ok(())
    }

    /// Whether nothing has been entered yet but settings.
    pub fn is_empty(&self) -> bool {
        let Self { roster, sets, put_away, proposals, balances, .. } = self;
        let has_sets = !sets.is_empty() || !put_away.is_empty();
        roster.is_none() && !has_sets && proposals.is_empty() && balances.is_none()
    }

    /// What the unit has set for itself.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// An officer's PIN, if the officer has one.
    pub fn pin(&self, officer: &MemberId) -> Option<&OwnPin> {
        self.pins.get(officer)
    }

    /// The PINs of those who sit on the committee now.
    pub fn pins(&self) -> impl Iterator<Item = (&MemberId, &OwnPin)> {
        let committee = self.roster.as_ref().map(Roster::committee).unwrap_or_default();
        self.pins.iter().filter(move |(id, _)| committee.iter().any(|officer| officer.id == **id))
    }

    /// What is left of a meeting whose personal data were removed; none where they were not.
    pub fn redacted(&self, meeting: &MeetingId) -> Option<&Redacted> {
        self.redacted.get(meeting)
    }

    /// The unit's name, where the roster gives it.
    pub fn name(&self) -> Option<&Name> {
        self.roster.as_ref().and_then(Roster::unit)
    }

    /// The roster in force.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    /// The criteria sets that can be used, the latest adopted last.
    pub fn sets(&self) -> &[Rulebook] {
        &self.sets
    }

    /// The criteria sets that were put away, the latest last.
    pub fn put_away(&self) -> &[Rulebook] {
        &self.put_away
    }

    /// Every set, in use or put away.
    pub fn all_sets(&self) -> impl Iterator<Item = &Rulebook> {
        self.sets.iter().chain(&self.put_away)
    }

    /// What inputs had come to before the first meeting here.
    pub fn balances(&self) -> Option<&Balances> {
        self.balances.as_ref()
    }

    /// What was proposed for the meeting about a period.
    pub fn proposals(&self, period: Period) -> &[Proposed] {
        self.proposals.get(&period).map_or(&[], Vec::as_slice)
    }

    /// The period that the next meeting under `set` should be about: the one after the last meeting of that kind, but
    /// nothing older than the period just over; the first meeting is about the current one. Rounds are counted within
    /// the unit's year.
    pub fn next_period(&self, set: &Rulebook, meetings: &[Summary], today: Date) -> Period {
        let set = set.set();
        let current = Period::of(set.period, today, set.first_month);
        let same_kind = |period: &Period| period.kind() == current.kind();
        let last = meetings.iter().map(|meeting| meeting.period).filter(same_kind).max();
        let oldest = if set.period == Kind::Round { current } else { current.before() };
        last.map_or(current, |last| last.next().max(oldest))
    }

    /// The days of a round that is called today: from the day after the last round of the unit's year on. None for
    /// periods whose days follow from the calendar.
    pub fn days_of_round(
        &self,
        set: &Rulebook,
        period: Period,
        meetings: &[Summary],
        today: Date,
    ) -> Option<PeriodDates> {
        if period.kind() != Kind::Round {
            return None;
        }
        let first = set.set().first_month;
        let year = Period::of(Kind::Year, today, first).days(first)?;
        let rounds = meetings.iter().filter(|meeting| meeting.period.kind() == Kind::Round);
        let ended =
            rounds.filter_map(|round| round.days).map(|days| days.end).filter(|end| *end >= year.start);
        let start = ended.max().and_then(|end| end.tomorrow().ok()).unwrap_or(year.start);
        Some(PeriodDates { start: start.min(today), end: today })
    }
}

/// Takes a set out of one list to the end of another.
fn transfer(id: &SetId, from: &mut Vec<Rulebook>, to: &mut Vec<Rulebook>) -> Result<(), Fault> {
    let at = from.iter().position(|set| set.set().id == *id).ok_or(Fault::OutOfPlace)?;
    to.push(from.remove(at));
    Ok(())
}

#[cfg(test)]
mod tests;
