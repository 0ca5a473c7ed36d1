//! The outcome of a case: the class, and the whole arithmetic that led to it.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::award::{Decided, Put, TitleResult};
use super::case::{PeriodDates, Value};
use super::ceiling::Ceiled;
use super::change::Change;
use super::conversion::Conversion;
pub use super::happened::{EventResult, EventWeight, Excused};
use super::id::{ClassId, CriterionId, GateId, QuotaId, SectionId};
use super::mark::Mark;
pub use super::missing::Missing;
use super::pending::Pending;
use super::place::{Portion, TieBreak, is_nobody};
use super::recalled::Recalled;
use super::set::Section;
use super::spread::Spread;
use crate::number::Exact;

/// What a case comes to, with every step that led there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What the case comes to.
    pub standing: Standing,
    /// The class after the gates; when referred, the proposal. None where there is no class (yet).
    pub class: Option<ClassId>,
    /// The class by points and conditions alone.
    pub class_before_gates: Option<ClassId>,
    /// The total that counts; none while it is unknown.
    pub total: Option<Exact>,
    /// The total before any gate capped it; none while it is unknown.
    pub raw_total: Option<Exact>,
    /// What the points add up to and what they were multiplied with, where the set does that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub converted: Option<Conversion>,
    /// The raw total before it was rounded, where the set rounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unrounded_total: Option<Exact>,
    /// The facts that keep the total unknown; none once it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub total_open: Vec<Missing>,
    /// The facts that are missing and do not alter the total, which is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub total_despite: Vec<Missing>,
    /// The most that could be reached; none while it is unknown what applies.
    pub max_total: Option<Exact>,
    /// The score where a gate set it to a class's floor; it takes the total's place in what later meetings see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Exact>,
    /// The recorded move or decision that gave the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// What was put to the committee, where it decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put: Option<Put>,
    /// The class that the ballot on classes came to, where it is another than the one worked out. The committee decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contested: Option<ClassId>,
    /// Whether a gate bars emulation titles.
    pub titles_barred: bool,
    /// Every title, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<TitleResult>,
    /// Every section, in printed order.
    pub sections: Vec<SectionResult>,
    /// Every criterion, in printed order.
    pub criteria: Vec<CriterionResult>,
    /// The classes whose conditions were looked at, best first.
    pub classes: Vec<ClassResult>,
    /// Every gate, in printed order.
    pub gates: Vec<GateResult>,
    /// The earlier meetings whose points and facts the set puts together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recalled: Vec<Recalled>,
    /// The smallest changes that would alter the result, where somebody looked for them: first what leads to something
    /// better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// The quotas that this case was over, in the order in which they acted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<OverQuota>,
    /// The quota that may yet alter what it comes to, while facts are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<Pending>,
}

impl Outcome {
    /// Whether every criterion of a section left the sheet.
    pub fn has_nothing_of(&self, section: &Section) -> bool {
        let is_own = |result: &&CriterionResult| section.criteria.iter().any(|one| one.id == result.id);
        let mut own = self.criteria.iter().filter(is_own).peekable();
        own.peek().is_some() && own.all(|result| result.counted.is_off())
    }
}

/// A quota that a case was over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverQuota {
    /// Which quota.
    pub quota: QuotaId,
    /// The class that it limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    /// Whether those who had a better class counted, too.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub and_better: bool,
    /// How many there were for the class.
    pub count: usize,
    /// How many the quota allows.
    pub allowed: usize,
    /// The case's place among them, from 1; equals share the better place.
    pub place: usize,
    /// The share that it is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portion: Option<Portion>,
    /// What put the case behind the one before it, where both have the same share of the maximum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<TieBreak>,
    /// How many others share the place, where the border of the quota lies among them; nought where it does not.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub equals: usize,
    /// By what it stands behind the last one within the quota, where the quota has an order of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<TieBreak>,
    /// What was done.
    pub effect: OverEffect,
}

/// What a quota did to a case over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverEffect {
    /// It moved to the class after the limited one.
    Moved,
    /// It was referred to the committee.
    Referred,
    /// It was referred to the committee because others at the edge are equal.
    Tied,
    /// Nothing.
    Warned,
}

/// What a case comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It has a class.
    Ranked,
    /// It has no class at all.
    NotRanked,
    /// It is not decided now.
    Suspended,
    /// The committee must decide.
    Referred,
    /// These facts are missing, and they matter.
    Incomplete(Vec<Missing>),
}

/// Three-valued truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be told yet.
    Unknown,
}

/// How a criterion counts for this member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// It applies.
    Applies,
    /// It does not apply and left the sheet.
    Excluded,
    /// It does not apply and counts in full.
    Full,
    /// It does not apply and gave its points to others.
    Shared,
    /// It does not apply, and its section was scaled up in its place.
    Rescaled,
    /// It is not known whether it applies.
    Unknown,
}

impl Counted {
    /// Whether the criterion left the sheet.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Excluded | Self::Shared | Self::Rescaled)
    }
}

/// A criterion's arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionResult {
    /// Which one.
    pub id: CriterionId,
    /// How it counts.
    pub counted: Counted,
    /// Why the meeting waived it, where it did; empty where no reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
    /// The votes that its mark was put together from, where they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Mark>,
    /// Where the points start; none while unknown.
    pub start: Option<Exact>,
    /// The values of the names in its formula, from left to right, where its points are worked out by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Option<Value>>,
    /// How the conditions in its formula came out, from left to right and the outer ones first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub truths: Vec<Truth>,
    /// What happened, in the order of the set's events.
    pub events: Vec<EventResult>,
    /// Start and events added up, before they are held between nought and the maximum.
    pub raw: Option<Exact>,
    /// What the points were multiplied with because of criteria that do not apply; mostly one.
    pub factor: Option<Exact>,
    /// The points before they were rounded, where the set rounds them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unrounded: Option<Exact>,
    /// The points that count; none while unknown.
    pub points: Option<Exact>,
    /// The most it can bring this member; nought when excluded, none while it is unknown whether it applies.
    pub max: Option<Exact>,
}

/// A section's arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionResult {
    /// Which one.
    pub id: SectionId,
    /// What its criteria add up to; none while unknown.
    pub sum: Option<Exact>,
    /// What the sum was multiplied with because of criteria that do not apply; mostly one.
    pub factor: Option<Exact>,
    /// Its points before they were rounded, where the set rounds them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unrounded: Option<Exact>,
    /// Its points within its limits; none while unknown.
    pub points: Option<Exact>,
    /// The most it can bring this member; none while it is unknown what applies.
    pub max: Option<Exact>,
}

/// A class's condition as it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassResult {
    /// Which class.
    pub id: ClassId,
    /// Whether its condition holds.
    pub truth: Truth,
    /// The condition's parts.
    pub atoms: Vec<AtomResult>,
}

/// A gate as it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateResult {
    /// Which gate.
    pub id: GateId,
    /// Whether it fired.
    pub fired: Truth,
    /// Whether it changed anything that the other gates had left.
    pub changed: bool,
    /// The days of the earlier period in which it fired, where it still counts from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PeriodDates>,
    /// Whether it is open only because nobody knows whether it fired in earlier periods.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub open_before: bool,
    /// The gate that kept it from acting, though it fired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_by: Option<GateId>,
    /// What its ceiling came to, where that depends on something and the gate may act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiled: Option<Ceiled>,
    /// The parts of its condition; empty for a finding.
    pub atoms: Vec<AtomResult>,
}

/// One comparison, or one yes-or-no fact, within a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtomResult {
    /// The comparison as it is written in the set.
    pub text: String,
    /// The values of its two sides, or of the one fact; none while unknown.
    pub values: Vec<Option<Value>>,
    /// The values that an unknown number among them may still have; empty where nothing is known of any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Option<Spread>>,
    /// The values of the names in it, from left to right, where a side is worked out from them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Option<Value>>,
    /// How the conditions within its sides came out, from left to right, outer ones first; open figures do not tell it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub truths: Vec<Truth>,
    /// How it came out.
    pub truth: Truth,
}
