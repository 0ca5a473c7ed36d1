//! The smallest change that would alter a result.

use serde::{Deserialize, Serialize};

use super::id::{ClassId, CriterionId, InputId, SectionId};
use super::outcome::{Outcome, Standing};
use super::quota::{Over, Quota};
use super::rulebook::Rulebook;
use crate::number::Exact;

/// A change of one number that would alter the result.
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
}

impl Promise {
    fn is_sure(&self) -> bool {
        *self == Self::Sure
    }
}

impl Outcome {
    /// Takes from the smallest change what quotas on classes may still alter: they may be full for whoever comes up, and
    /// whoever goes down may be overtaken by others long before a condition fails.
    pub fn heed_quotas<'q>(&mut self, quotas: impl IntoIterator<Item = &'q Quota>, rulebook: &Rulebook) {
        let Some(change) = &mut self.change else { return };
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
        let (own, other) = (self.class.as_ref(), change.class.as_ref());
        let is_ranked = self.standing == Standing::Ranked;
        let would_be_ranked = change.standing == Standing::Ranked;
        if would_be_ranked && !(is_ranked && place(own) <= place(other)) {
            if limited(other) {
                change.promise = Promise::Eligible;
            }
        } else if is_ranked && limited(own) || would_be_ranked && limited(other) {
            self.change = None;
        }
    }
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

/// The number that would have to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOf {
    /// The total, before any gate capped it.
    #[default]
    Total,
    /// A fact about the member.
    Input(InputId),
    /// The points of a criterion.
    Criterion(CriterionId),
    /// The points of a section.
    Section(SectionId),
    /// How many criteria stand at nought.
    Zeros,
}

impl ChangeOf {
    fn is_total(&self) -> bool {
        *self == Self::Total
    }
}
