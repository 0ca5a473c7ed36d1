//! Findings: what is wrong with a sound set, or worth a second look.

use super::super::explain::limited_words;
use super::super::fault::Spot;
use super::super::read::tree;
use super::cell::Span;
use super::example::Example;
use super::path::{Path, offset};
use crate::number::Exact;
use crate::text::Lang;
use crate::text::json::place_inside;

/// What the lint found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is wrong for certain, or only worth a look.
    pub severity: Severity,
    /// A case that shows it.
    pub example: Option<Example>,
    pub(super) path: Path,
    pub(super) problem: Problem,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Proven to be wrong.
    Error,
    /// True, and perhaps meant so.
    Warning,
}

/// What was found. Names are titles as the sheet prints them; `at` is a byte of the expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    ClassTaken { class: String, above: String },
    ClassContradictory { class: String },
    ClassLeftNothing { class: String, above: String },
    ClassNeverNamed { class: String },
    ClassConditionIdle { class: String, idle: Idle, is_led_to: bool },
    DefaultBarred { class: String },
    NoClassFits { totals: Span },
    OutOfOrder { better: String, worse: String, is_upward: bool },
    QuotaAllowsNobody { on: Limited },
    QuotaOfNobody { on: Limited, of: String },
    QuotaClassLacking { quota: String, class: String, set: String },
    QuotaInputLacking { quota: String, input: String, set: String },
    OptionWithoutShare { input: String, option: String },
    QuotaNeverLimits { on: Limited },
    QuotaLooser { on: Limited, other: String },
    QuotaNothingBetter { class: String },
    InputUnused { input: String },
    ValueUnused { value: String },
    GateNeverFires { gate: String },
    GateAlwaysFires { gate: String },
    GateIdle { gate: String },
    GateInVain { gate: String, class: String },
    TitleNever { title: String },
    TitleNeverWith { title: String, needed: String },
    ForceRaises { gate: String, class: String, from: RaisedFrom },
    LoweredInVain { gate: String, ceiling: String, class: String },
    ShareVanishes { criterion: String },
    EventIdle { event: String, criterion: String },
    LevelsEqual { level: String, other: String },
    CapNeverReached { section: String },
    PenaltyCapNeverReached { section: String },
    FactorBelowNought,
    NeverApplies { criterion: String },
    AlwaysApplies { criterion: String },
    OutOfReach { class: String, criterion: String },
    PastOfWholeYear { name: String, here: String },
    PastNeverHere { name: String },
    MonthsToLastDay,
    DaysTurned { count: String, fact: String },
    PastMoreThanThereAre { name: String, most: u16 },
    PastAlways { condition: String, most: u16 },
    ReadOffSheet { criterion: String, max: Exact },
    SectionOffSheet { section: String, max: Exact },
    LevelOffSheet { criterion: String, level: String },
    PastOfNothingKnown { name: String, id: String, near: Option<String> },
    PercentBesidePoints { condition: String, number: Exact },
    PercentBesideNumber { condition: String, input: String, number: Exact },
    NumberBesidePercent { condition: String, input: String, number: Exact },
    ManyTimes { condition: String, name: String, number: Exact },
    PercentAddedUp { name: String },
    UnitClassNotInTable { class: String },
    UnitClassWithoutCeiling { gate: String, class: String },
    RunsAddedUp { instead: Option<Instead> },
    ClampTurned { written: String, always: Exact },
    DecimalComma { written: String, with_point: String, at: usize },
    BoundOnReceived { condition: String, name: String, giver: String, max: Exact, most: Exact },
    RoundsReceived { criterion: String, giver: String, full: Exact, whole: Exact },
}

/// What a quota limits: the title of its class, and whether better ones count, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Limited {
    pub(super) class: String,
    pub(super) and_better: bool,
}

impl Limited {
    fn words(&self, lang: Lang) -> String {
        limited_words(&self.class, self.and_better, lang)
    }
}

/// Why the condition of a class decides no case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Idle {
    /// Whoever meets it is in a class above, such as this one.
    Taken { above: String },
    /// Nobody meets it.
    Contradictory,
    /// That cannot be told.
    Untold,
}

/// What says what runs that are added up are meant to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Instead {
    /// A run of a class or a better one.
    RunFrom(String),
    /// Counts over as many periods as the runs are long.
    Counts(String),
}

/// From where a gate may raise somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RaisedFrom {
    LowerClass,
    NoClass,
    Both,
}

impl Finding {
    pub(super) fn error(path: Path, problem: Problem, example: Option<Example>) -> Self {
        Self { severity: Severity::Error, example, path, problem }
    }

    pub(super) fn warning(path: Path, problem: Problem, example: Option<Example>) -> Self {
        Self { severity: Severity::Warning, example, path, problem }
    }

    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What was found, as one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        crate::text::clean(&self.problem.sentence(lang))
    }

    /// What to do about it, as one sentence.
    pub fn advice(&self, lang: Lang) -> String {
        crate::text::clean(&self.problem.advice(lang))
    }

    /// Where in the set, from the outside in: `classes.best.when`.
    pub fn place(&self) -> String {
        self.path.to_string()
    }

    /// Where in a text that spells the set; none where the text is no JSON.
    pub fn spot(&self, text: &str) -> Option<Spot> {
        let root = tree(text)?;
        let start = offset(&root, &self.path);
        let at = match &self.problem {
            Problem::DecimalComma { at, .. } => place_inside(text, start, *at),
            _ => start,
        };
        Some(Spot::at(text, Some(&root), at))
    }
}

impl Problem {
    fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::ClassTaken { class, above } => lang.lint_class_taken(class, above),
            Self::ClassContradictory { class } => lang.lint_class_contradictory(class),
            Self::ClassLeftNothing { class, above } => lang.lint_class_left_nothing(class, above),
            Self::ClassNeverNamed { class } => lang.lint_class_never_named(class),
            Self::ClassConditionIdle { class, idle, is_led_to } => {
                let led = if *is_led_to { lang.lint_only_led() } else { lang.lint_at_most_led() };
                match idle {
                    Idle::Taken { above } => lang.lint_class_idle_taken(class, above, led),
                    Idle::Contradictory => lang.lint_class_idle_never(class, led),
                    Idle::Untold => lang.lint_class_idle(class, led),
                }
            }
            Self::DefaultBarred { class } => lang.lint_default_barred(class),
            Self::NoClassFits { totals } => lang.lint_no_class(totals.words(lang)),
            Self::OutOfOrder { better, worse, .. } => lang.lint_out_of_order(better, worse),
            Self::QuotaAllowsNobody { on } => lang.lint_quota_nobody(on.words(lang)),
            Self::QuotaOfNobody { on, of } => lang.lint_quota_of_nobody(on.words(lang), of),
            Self::QuotaClassLacking { quota, class, set } => lang.lint_quota_class(quota, class, set),
            Self::QuotaInputLacking { quota, input, set } => lang.lint_quota_input(quota, input, set),
            Self::OptionWithoutShare { input, option } => lang.lint_option_without_share(option, input),
            Self::QuotaNeverLimits { on } => lang.lint_quota_loose(on.words(lang)),
            Self::QuotaLooser { on, other } => lang.lint_quota_looser(on.words(lang), other),
            Self::QuotaNothingBetter { class } => lang.lint_quota_nothing_better(class),
            Self::InputUnused { input } => lang.lint_input_unused(input),
            Self::ValueUnused { value } => lang.lint_value_unused(value),
            Self::GateNeverFires { gate } => lang.lint_gate_never(gate),
            Self::GateAlwaysFires { gate } => lang.lint_gate_always(gate),
            Self::GateIdle { gate } => lang.lint_gate_idle(gate),
            Self::GateInVain { gate, class } => lang.lint_gate_in_vain(gate, class),
            Self::TitleNever { title } => lang.lint_title_never(title),
            Self::TitleNeverWith { title, needed } => lang.lint_title_never_with(title, needed),
            Self::ForceRaises { gate, class, from: RaisedFrom::LowerClass } => {
                lang.lint_force_raises(gate, class)
            }
            Self::ForceRaises { gate, class, from: RaisedFrom::NoClass } => {
                lang.lint_force_raises_from_none(gate, class)
            }
            Self::ForceRaises { gate, class, from: RaisedFrom::Both } => {
                lang.lint_force_raises_from_both(gate, class)
            }
            Self::LoweredInVain { gate, ceiling, class } => lang.lint_lowered_in_vain(gate, ceiling, class),
            Self::ShareVanishes { criterion } => lang.lint_share_vanishes(criterion),
            Self::EventIdle { event, criterion } => lang.lint_event_idle(event, criterion),
            Self::LevelsEqual { level, other } => lang.lint_levels_equal(level, other),
            Self::CapNeverReached { section } => lang.lint_cap_never_reached(section),
            Self::PenaltyCapNeverReached { section } => lang.lint_penalty_cap_never_reached(section),
            Self::FactorBelowNought => lang.lint_factor_below().to_owned(),
            Self::NeverApplies { criterion } => lang.lint_never_applies(criterion),
            Self::OutOfReach { class, criterion } => lang.lint_out_of_reach(class, criterion),
            Self::AlwaysApplies { criterion } => lang.lint_always_applies(criterion),
            Self::PastOfWholeYear { name, here } => lang.lint_past_of_whole_year(name, here),
            Self::PastNeverHere { name } => lang.lint_past_never_here(name),
            Self::MonthsToLastDay => lang.lint_months_to_last_day().to_owned(),
            Self::DaysTurned { count, fact } => lang.lint_days_turned(count, fact),
            Self::PastMoreThanThereAre { name, most } => lang.lint_past_more(name, most),
            Self::PastAlways { condition, most } => lang.lint_past_always(condition, most),
            Self::LevelOffSheet { criterion, level } => lang.lint_level_off_sheet(criterion, level),
            Self::ReadOffSheet { criterion, max } => lang.lint_read_off_sheet(criterion, max.shown(lang)),
            Self::SectionOffSheet { section, max } => lang.lint_section_off_sheet(section, max.shown(lang)),
            Self::PastOfNothingKnown { name, id, near: None } => lang.lint_past_unknown(name, id),
            Self::PastOfNothingKnown { name, id, near: Some(near) } => {
                lang.lint_past_unknown_near(name, id, near)
            }
            Self::PercentBesidePoints { condition, number } => {
                lang.lint_percent_beside_points(condition, number.percent(lang), number.shown(lang))
            }
            Self::PercentBesideNumber { condition, input, number } => {
                lang.lint_percent_beside_number(condition, input, number.percent(lang), number.shown(lang))
            }
            Self::NumberBesidePercent { condition, input, number } => {
                lang.lint_number_beside_percent(condition, input, number.shown(lang), number.percent(lang))
            }
            Self::ManyTimes { condition, name, number } => {
                lang.lint_many_times(condition, number.shown(lang), name, number.percent(lang))
            }
            Self::PercentAddedUp { name } => lang.lint_percent_added_up(name),
            Self::RunsAddedUp { .. } => lang.lint_runs_added_up().into(),
            Self::ClampTurned { written, always } => lang.lint_clamp_turned(written, always.shown(lang)),
            Self::DecimalComma { written, with_point, .. } => lang.lint_decimal_comma(written, with_point),
            Self::BoundOnReceived { condition, name, giver, max, most } => {
                lang.lint_bound_on_received(condition, giver, name, most.shown(lang), max.shown(lang))
            }
            Self::RoundsReceived { criterion, giver, full, whole } => {
                lang.lint_rounds_received(giver, full.shown(lang), whole.shown(lang), criterion)
            }
            Self::UnitClassWithoutCeiling { gate, class } => {
                lang.lint_unit_class_without_ceiling(gate, class)
            }
            Self::UnitClassNotInTable { class } => lang.lint_unit_class_not_in_table(class),
        }
    }

    fn advice(&self, lang: Lang) -> String {
        match self {
            Self::RunsAddedUp { instead: Some(Instead::RunFrom(instead)) } => {
                lang.lint_advice_run_from(instead)
            }
            Self::RunsAddedUp { instead: Some(Instead::Counts(instead)) } => {
                lang.lint_advice_count_instead(instead)
            }
            _ => self.plain_advice(lang).to_owned(),
        }
    }

    /// The advice that is the same wherever such a problem stands.
    fn plain_advice(&self, lang: Lang) -> &'static str {
        match self {
            Self::ClassTaken { .. } => lang.lint_advice_class_taken(),
            Self::ClassContradictory { .. } | Self::DefaultBarred { .. } => lang.lint_advice_contradictory(),
            Self::ClassLeftNothing { .. } => lang.lint_advice_left_nothing(),
            Self::ClassNeverNamed { .. } => lang.lint_advice_never_named(),
            Self::ClassConditionIdle { idle: Idle::Taken { .. }, .. } => lang.lint_advice_idle_taken(),
            Self::ClassConditionIdle { .. } => lang.lint_advice_condition_idle(),
            Self::NoClassFits { .. } => lang.lint_advice_no_class(),
            Self::OutOfOrder { is_upward: true, .. } => lang.lint_advice_upward(),
            Self::OutOfOrder { .. } => lang.lint_advice_out_of_order(),
            Self::QuotaAllowsNobody { .. } | Self::QuotaOfNobody { .. } => lang.lint_advice_quota_nobody(),
            Self::QuotaClassLacking { .. } => lang.lint_advice_quota_class(),
            Self::QuotaInputLacking { .. } => lang.lint_advice_quota_input(),
            Self::OptionWithoutShare { .. } => lang.lint_advice_option_without_share(),
            Self::QuotaNeverLimits { .. } | Self::QuotaLooser { .. } => lang.lint_advice_quota_loose(),
            Self::QuotaNothingBetter { .. } => lang.lint_advice_quota_nothing_better(),
            Self::InputUnused { .. } => lang.lint_advice_input(),
            Self::ValueUnused { .. } => lang.lint_advice_value(),
            Self::GateNeverFires { .. } | Self::GateAlwaysFires { .. } => lang.lint_advice_gate_never(),
            Self::GateIdle { .. } | Self::GateInVain { .. } => lang.lint_advice_gate_idle(),
            Self::TitleNever { .. } | Self::TitleNeverWith { .. } => lang.lint_advice_title_never(),
            Self::ForceRaises { .. } => lang.lint_advice_force(),
            Self::LoweredInVain { .. } => lang.lint_advice_lowered_in_vain(),
            Self::ShareVanishes { .. } => lang.lint_advice_share(),
            Self::EventIdle { .. } => lang.lint_advice_event(),
            Self::LevelsEqual { .. } => lang.lint_advice_levels(),
            Self::CapNeverReached { .. } | Self::PenaltyCapNeverReached { .. } => lang.lint_advice_cap(),
            Self::FactorBelowNought => lang.lint_advice_factor(),
            Self::NeverApplies { .. } | Self::AlwaysApplies { .. } => lang.lint_advice_applies(),
            Self::OutOfReach { .. } => lang.lint_advice_out_of_reach(),
            Self::PastOfWholeYear { .. } => lang.lint_advice_past_of_whole_year(),
            Self::PastNeverHere { .. } => lang.lint_advice_past_never_here(),
            Self::MonthsToLastDay => lang.lint_advice_months_to_last_day(),
            Self::DaysTurned { .. } => lang.lint_advice_days_turned(),
            Self::PastMoreThanThereAre { .. } => lang.lint_advice_past_more(),
            Self::PastAlways { .. } => lang.lint_advice_past_always(),
            Self::ReadOffSheet { .. } | Self::SectionOffSheet { .. } | Self::LevelOffSheet { .. } => {
                lang.lint_advice_read_off_sheet()
            }
            Self::PastOfNothingKnown { .. } => lang.lint_advice_past_unknown(),
            Self::PercentBesidePoints { .. } => lang.lint_advice_percent_beside_points(),
            Self::PercentBesideNumber { .. } => lang.lint_advice_percent_beside_number(),
            Self::NumberBesidePercent { .. } | Self::ManyTimes { .. } => {
                lang.lint_advice_number_beside_percent()
            }
            Self::PercentAddedUp { .. } => lang.lint_advice_percent_added_up(),
            Self::RunsAddedUp { .. } => lang.lint_advice_runs_added_up(),
            Self::ClampTurned { .. } => lang.lint_advice_clamp_turned(),
            Self::DecimalComma { .. } => lang.lint_advice_decimal_comma(),
            Self::BoundOnReceived { .. } => lang.lint_advice_bound_on_received(),
            Self::RoundsReceived { .. } => lang.lint_advice_rounds_received(),
            Self::UnitClassWithoutCeiling { .. } => lang.lint_advice_unit_class_without_ceiling(),
            Self::UnitClassNotInTable { .. } => lang.lint_advice_unit_class_not_in_table(),
        }
    }
}
