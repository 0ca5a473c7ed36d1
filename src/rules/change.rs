//! The smallest changes that would alter a result.

use serde::{Deserialize, Serialize};

use super::evaluate::asks;
use super::id::{ClassId, CriterionId, EventId, GateId, InputId, LevelId, SectionId};
use super::outcome::{Outcome, OverEffect, Standing};
use super::quota::{Over, Quota};
use super::rulebook::Rulebook;
use crate::number::Exact;

/// A change that would alter the result: of one number that points make, or of one thing that was said about the member.
/// What says yes or no is a number as well, one for yes and nought for no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which number.
    #[serde(default, skip_serializing_if = "ChangeOf::is_total")]
    pub of: ChangeOf,
    /// Which way, and whether the bound itself is enough.
    pub step: ChangeStep,
    /// The bound on the number.
    pub bound: Exact,
    /// How far away the bound is; nought or more.
    pub by: Exact,
    /// What the case would come to.
    pub standing: Standing,
    /// The class it would then have.
    pub class: Option<ClassId>,
    /// What the points are that it speaks of.
    #[serde(default, skip_serializing_if = "Measured::is_on_the_sheet")]
    pub measured: Measured,
    /// How sure that is.
    #[serde(default, skip_serializing_if = "Promise::is_sure")]
    pub promise: Promise,
}

/// What points are, when a change is told in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Those that are marked on the sheet.
    #[default]
    Marked,
    /// Those that come of it: multiplied with a factor, or with what others gave that do not apply.
    Converted,
}

impl Measured {
    fn is_on_the_sheet(&self) -> bool {
        *self == Self::Marked
    }
}

/// How sure it is what a change comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// It comes to that.
    #[default]
    Sure,
    /// It meets the conditions of that class; a quota still decides.
    Eligible,
    /// It meets the conditions of no better class; a quota may take the class away before that, and this one as well.
    AtMost,
}

impl Promise {
    fn is_sure(&self) -> bool {
        *self == Self::Sure
    }
}

impl Outcome {
    /// Takes from the smallest changes what quotas on classes may still alter: they may be full for whoever comes up, and
    /// whoever goes down may be overtaken by others long before a condition fails.
    pub fn heed_quotas<'q>(&mut self, quotas: impl IntoIterator<Item = &'q Quota>, rulebook: &Rulebook) {
        let acting = quotas.into_iter().filter(|quota| quota.over != Over::Warn);
        let place = |class: Option<&ClassId>| rulebook.classes().position(|other| class == Some(&other.id));
        let counted: Vec<_> = acting.map(|quota| (place(Some(&quota.class)), quota.and_better)).collect();
        let limited = |class: Option<&ClassId>| {
            let own = place(class);
            let counts = |(class, and_better): &(_, bool)| {
                own == *class || *and_better && own.is_some() && own < *class
            };
            own.is_some() && counted.iter().any(counts)
        };
        let own = self.class.as_ref();
        let is_ranked = self.standing == Standing::Ranked;
        for change in self.changes.iter_mut().filter(|change| change.standing == Standing::Ranked) {
            let other = change.class.as_ref();
            let is_worse = is_ranked && place(own) <= place(other);
            if is_worse && (limited(own) || limited(other)) {
                change.promise = Promise::AtMost;
            } else if !is_worse && limited(other) {
                change.promise = Promise::Eligible;
            }
        }
    }

    /// Whether nobody can tell from this case alone what would alter the result: others decide it too, or the committee
    /// did.
    pub(super) fn depends_on_others(&self, rulebook: &Rulebook) -> Option<Depends> {
        if !matches!(self.standing, Standing::Incomplete(_)) {
            if self.put.is_some() || self.contested.is_some() {
                return Some(Depends::Committee);
            }
            if self.quotas.iter().any(|over| over.effect != OverEffect::Warned) {
                return Some(Depends::Quota);
            }
            if asks(rulebook) {
                return Some(Depends::Unit);
            }
        }
        None
    }
}

/// What a result depends on besides the case itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depends {
    /// A class that the committee decides.
    Committee,
    /// A quota that the case was over.
    Quota,
    /// What everybody comes to.
    Unit,
}

/// How the number would have to move against a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeStep {
    /// Up to the bound.
    UpTo,
    /// Beyond the bound.
    Above,
    /// Down to the bound.
    DownTo,
    /// Lower than the bound.
    Below,
}

/// What would have to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOf {
    /// The total, before any gate capped it.
    #[default]
    Total,
    /// The same while nothing happens more or less often than it did, where that would decide as well.
    TotalByOtherMeans,
    /// A fact about the member.
    Input(InputId),
    /// The points of a criterion.
    Criterion(CriterionId),
    /// The points of a section.
    Section(SectionId),
    /// How many criteria stand at nought.
    Zeros,
    /// The mark of a criterion: points of its scale, or whether it is met.
    Mark(CriterionId),
    /// The mark of a criterion, which would be this level.
    Level(CriterionId, LevelId),
    /// A fact, which would be this choice.
    Choice(InputId, String),
    /// How often something happened.
    Event(CriterionId, EventId),
    /// What the committee found.
    Finding(GateId),
}

impl ChangeOf {
    fn is_total(&self) -> bool {
        *self == Self::Total
    }
}
