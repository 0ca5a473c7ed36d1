//! What each effect of a gate makes of a class.

use std::collections::BTreeSet;

use super::super::ceiling::Ceiling;
use super::super::gate::GateEffect;
use super::super::id::ClassId;
use super::super::rulebook::Rulebook;
use super::settle::{Verdict, Way};

/// The classes of a set, as gates move a case along them.
pub(super) struct Scale<'a> {
    pub(super) rulebook: &'a Rulebook,
    /// How many classes higher all the gates lift a case together that raise and may act.
    pub(super) raisable: i64,
}

impl Scale<'_> {
    pub(super) fn last(&self) -> usize {
        self.rulebook.last_class()
    }

    /// What an effect makes of a verdict. Which class a table stands for is looked up before.
    pub(super) fn moved(&self, verdict: Verdict, effect: &GateEffect) -> Verdict {
        let index = |id: &ClassId| self.rulebook.classes().position(|class| class.id == *id);
        let index = |id: &ClassId| index(id).unwrap_or(self.last());
        match effect {
            GateEffect::Lower(by) => verdict.class.map_or(verdict, |_| {
                // Beyond the last class only what is raised afterwards can tell.
                let most = places(self.last()) + self.raisable;
                Verdict { lowered: (verdict.lowered + i64::from(*by)).min(most), ..verdict }
            }),
            GateEffect::Raise(by) => verdict.class.map_or(verdict, |class| {
                let least = if verdict.forced { 0 } else { -places(class) };
                Verdict { lowered: (verdict.lowered - i64::from(*by)).max(least), ..verdict }
            }),
            GateEffect::AtMost(Ceiling::Class(id)) => {
                Verdict { class: verdict.class.map(|class| class.max(index(id))), ..verdict }
            }
            GateEffect::Force(id) => {
                let forced_already = verdict.class.filter(|_| verdict.forced);
                let class = forced_already.map_or(index(id), |class| class.max(index(id)));
                Verdict { way: Way::Ranked, class: Some(class), forced: true, ..verdict }
            }
            GateEffect::NotRanked => Verdict { way: Way::NotRanked, class: None, ..verdict },
            GateEffect::Suspend => Verdict { way: Way::Suspended, class: None, ..verdict },
            GateEffect::Refer if verdict.way == Way::Ranked => Verdict { way: Way::Referred, ..verdict },
            // Of several floors the one of the lowest class counts; who is not decided on has no score yet.
            GateEffect::ScoreToFloorOf(id) if verdict.way != Way::Suspended => {
                Verdict { floor: verdict.floor.max(Some(index(id))), ..verdict }
            }
            GateEffect::Refer
            | GateEffect::AtMost(Ceiling::By { .. })
            | GateEffect::NoTitle
            | GateEffect::Nothing
            | GateEffect::ScoreToFloorOf(_)
            | GateEffect::TotalAtMost(_) => verdict,
        }
    }
}

/// The verdicts without how they came about; classes are counted up to the last one.
pub(super) fn plain(verdicts: &BTreeSet<Verdict>, last: usize) -> BTreeSet<Verdict> {
    verdicts.iter().map(|verdict| Verdict { forced: false, ..verdict.landed(last) }).collect()
}

fn places(classes: usize) -> i64 {
    i64::try_from(classes).unwrap_or(i64::MAX)
}
