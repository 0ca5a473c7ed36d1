//! Entrants: the little about each member that quotas need.

use super::super::settle::Way;
use crate::number::Exact;

/// What a member brings to the quotas. A million of them fit into fifty megabytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entrant {
    /// The total over the maximum; none while unknown, by `measured`.
    share: Exact,
    measured: bool,
    pub(super) place: Place,
    pub(super) set: u16,
    /// The class, counted from the best; [`NO_CLASS`] where there is none.
    class: u16,
    /// The class that the committee decided on, should the case be referred.
    decision: u16,
    /// The class that the ballot on classes came to.
    ballot: u16,
    /// The group and the group of like duties, as [`Places`](super::places::Places) counts them.
    pub(super) group: u32,
    pub(super) duty: u32,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Ranked,
    NotRanked,
    Suspended,
    Referred,
    Incomplete,
}

const NO_CLASS: u16 = u16::MAX;

impl Entrant {
    pub(super) fn new(set: usize, place: Place, class: Option<usize>, decision: Option<usize>) -> Self {
        Self {
            share: Exact::ZERO,
            measured: false,
            place,
            set: u16::try_from(set).unwrap_or(u16::MAX),
            class: packed(class),
            decision: packed(decision),
            ballot: NO_CLASS,
            group: 0,
            duty: 0,
        }
    }

    /// With the share of the maximum.
    pub(super) fn measured(self, share: Option<Exact>) -> Self {
        Self { share: share.unwrap_or_default(), measured: share.is_some(), ..self }
    }

    /// With this place and class in place of its own.
    pub(super) fn placed(self, place: Place, class: Option<usize>) -> Self {
        Self { place, class: packed(class), ..self }
    }

    /// With the class that the ballot on classes came to.
    pub(super) fn balloted(self, class: Option<usize>) -> Self {
        Self { ballot: packed(class), ..self }
    }

    /// Whether it is ranked in another class than the ballot came to.
    pub(super) fn is_contested(&self) -> bool {
        self.place == Place::Ranked && self.ballot != NO_CLASS && self.ballot != self.class
    }

    pub(super) fn share(&self) -> Option<Exact> {
        self.measured.then_some(self.share)
    }

    pub(super) fn class(&self) -> Option<usize> {
        (self.class != NO_CLASS).then(|| usize::from(self.class))
    }

    pub(super) fn decision(&self) -> Option<usize> {
        (self.decision != NO_CLASS).then(|| usize::from(self.decision))
    }

    pub(super) fn takes(&mut self, class: Option<usize>) {
        self.class = packed(class);
    }

    /// Whether it is ranked in this class or a better one.
    pub(super) fn has_at_least(&self, class: Option<usize>) -> bool {
        let own = self.class().filter(|_| self.place == Place::Ranked);
        own.zip(class).is_some_and(|(own, class)| own <= class)
    }

    /// Whether it is ranked in this class.
    pub(super) fn has(&self, class: Option<usize>) -> bool {
        self.place == Place::Ranked && class.is_some() && self.class() == class
    }
}

fn packed(class: Option<usize>) -> u16 {
    class.and_then(|class| u16::try_from(class).ok()).unwrap_or(NO_CLASS)
}

impl From<Option<Way>> for Place {
    fn from(way: Option<Way>) -> Self {
        match way {
            Some(Way::Ranked) => Self::Ranked,
            Some(Way::NotRanked) => Self::NotRanked,
            Some(Way::Suspended) => Self::Suspended,
            Some(Way::Referred) => Self::Referred,
            None => Self::Incomplete,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entrant_is_small() {
        assert!(size_of::<Entrant>() <= 64);
    }
}
