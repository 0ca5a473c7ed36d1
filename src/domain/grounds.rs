//! Grounds: which questions are put only with what they rest on, and which proposals lack it.

use super::MemberId;
use super::item::{Item, Proposed};
use super::proceedings::Proceedings;
use crate::rules::{Evidence, Rulebook};

impl Item {
    /// Whether grounds have to be named for putting it in question: of a finding always, of what happened where its criterion
    /// says so.
    pub fn wants_evidence(&self, rules: &Rulebook) -> bool {
        match self {
            Self::Finding(_) => true,
            Self::Occurrence { criterion, .. } => {
                rules.criterion(criterion).is_some_and(|criterion| criterion.evidence == Evidence::Needed)
            }
            Self::Mark(_) | Self::Class | Self::Title(_) => false,
        }
    }
}

impl Proceedings {
    /// Whether something is proposed to have happened of which the criteria ask evidence, and nothing stands beside it.
    pub fn lacks_evidence(&self, member: &MemberId, item: &Item) -> bool {
        let Item::Occurrence { criterion, event } = item else { return false };
        let happened = |proposed: &&Proposed| {
            let values = proposed.own.iter().chain(&proposed.group);
            values.flat_map(|value| value.occurrences(criterion, event)).next().is_some()
        };
        item.wants_evidence(self.rules_of(member))
            && self.proposed(member, item).filter(happened).is_some_and(|proposed| proposed.note.is_none())
    }
}
