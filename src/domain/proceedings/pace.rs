//! How long a meeting and the member at hand have taken, from the moments of the entries.

use super::{Phase, Proceedings};
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::moment::Moment;

/// Since when what is going on has been going on. A sitting ends with its day: what is taken up on another one begins
/// anew with the first entry of that day; so does what was broken off, and what was sealed and is opened again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pace {
    sitting: Option<Moment>,
    /// When the table last turned to somebody, or was last busy with somebody.
    turned: Option<Moment>,
    at_hand: Option<(MemberId, Moment)>,
}

/// What an event says about whom the table is busy with.
enum Turn<'a> {
    /// With this member.
    To(&'a MemberId),
    /// Still with the same.
    On,
    /// With whoever comes next.
    Away,
    /// Nothing.
    Aside,
}

impl Pace {
    /// Takes an entry in; `before` is the moment of the one before it.
    pub(super) fn note(&mut self, event: &Event, at: Moment, before: Moment) {
        let is_next_day = self.sitting.is_some() && at.date() != before.date();
        let begins = matches!(event, Event::Opened | Event::Resumed | Event::Reopened { .. });
        if begins || is_next_day {
            *self = Self { sitting: Some(at), turned: Some(at), at_hand: None };
        }
        let Some(turned) = self.turned else { return };
        match turn(event) {
            Turn::To(member) => {
                if self.at_hand.as_ref().is_none_or(|(at_hand, _)| at_hand != member) {
                    self.at_hand = Some((member.clone(), turned));
                }
                self.turned = Some(at);
            }
            Turn::On => self.turned = Some(at),
            Turn::Away => {
                self.at_hand = None;
                self.turned = Some(at);
            }
            Turn::Aside => {}
        }
    }
}

fn turn(event: &Event) -> Turn<'_> {
    match event {
        Event::Disputed { member, .. }
        | Event::DisputeWithdrawn { member, .. }
        | Event::FindingRaised { member, .. }
        | Event::BallotOpened { member, .. }
        | Event::ClassMoved { member, .. }
        | Event::ChairDecided { member, .. }
        | Event::SteppedOut { member, .. }
        | Event::Corrected { member, .. } => Turn::To(member),
        Event::SlipOpened { rows, .. } => match rows.as_slice() {
            [row] => Turn::To(&row.member),
            _ => Turn::Away,
        },
        Event::SlipClosed { .. }
        | Event::SlipCancelled { .. }
        | Event::HandsCounted { .. }
        | Event::VoteCast { .. }
        | Event::VoteChanged { .. }
        | Event::BallotCancelled { .. }
        | Event::BallotClosed { .. } => Turn::On,
        Event::SheetsAccepted { .. } => Turn::Away,
        _ => Turn::Aside,
    }
}

impl Proceedings {
    /// Whole minutes for which the meeting has been sitting; none before it opened, after its seal, and on a day on which
    /// nothing has been entered yet.
    pub fn sitting_minutes(&self, now: Moment) -> Option<u32> {
        let goes_on = self.phase < Phase::Sealed && now.date() == self.latest.date();
        self.pace.sitting.filter(|_| goes_on)?.minutes_until(now)
    }

    /// Whole minutes since the table turned to a member, as far as the entries tell: since the first of those in a row
    /// that are about this member, or since the last that was about somebody else.
    pub fn minutes_on_table(&self, member: &MemberId, now: Moment) -> Option<u32> {
        if self.phase != Phase::Open || now.date() != self.latest.date() {
            return None;
        }
        let at_hand = self.pace.at_hand.as_ref().filter(|(at_hand, _)| at_hand == member);
        at_hand.map(|(_, since)| *since).or(self.pace.turned)?.minutes_until(now)
    }
}
