//! The result's part of the explanation: classes, gates, what it comes to, what would change it.

use std::cmp::Ordering;

use super::super::award::Decided;
use super::super::ceiling::Ceiling;
use super::super::evaluate::last_day;
use super::super::expression::{Expression, Part};
use super::super::gate::{Gate, GateEffect, GateTest};
use super::super::id::{ClassId, InputId};
use super::super::outcome::{GateResult, Missing, Outcome, OverEffect, OverQuota, Standing, Truth};
use super::super::rulebook::Rulebook;
use super::ceiling::{ceiled_words, table_words};
use super::named::Named;
use super::pending::pending_line;
use super::portion::{counted_within, portion_words};
use super::quota::{limited_words, order_words, place_words};
use super::{Line, LineKind, capital, line};
use crate::text::Lang;

pub(super) fn lines(
    outcome: &Outcome,
    rulebook: &Rulebook,
    named: &mut Named<'_>,
    lang: Lang,
    lines: &mut Vec<Line>,
) {
    if let Some(default) = &rulebook.set().default {
        lines.push(line(LineKind::Decision, start_line(default, outcome, rulebook, lang)));
    }
    for result in &outcome.classes {
        let Some(class) = rulebook.class(&result.id) else { continue };
        let told = match outcome.is_barred(result, rulebook) {
            true => lang.why_class_barred(&class.title),
            false => lang.why_class(&class.title, result.truth.words(lang)),
        };
        lines.push(line(LineKind::Class, told));
        if let Some(when) = &class.when {
            named.condition(when, &result.atoms, lines);
        }
    }
    for result in &outcome.gates {
        let Some(gate) = rulebook.gate(&result.id) else { continue };
        lines.push(line(LineKind::Gate, gate_line(gate, result, rulebook, lang)));
        if let GateTest::When(when) = &gate.test
            && !is_its_name(gate, when, result, rulebook, lang)
        {
            named.condition(when, &result.atoms, lines);
        }
    }
    lines.extend(set_off(outcome, rulebook, lang).into_iter().map(|text| line(LineKind::Gate, text)));
    for over in &outcome.quotas {
        lines.push(line(LineKind::Quota, quota_line(over, rulebook, lang)));
    }
    if let Some(chosen) = &outcome.contested {
        lines.push(line(LineKind::Decision, outcome.contested_line(chosen, rulebook, lang)));
    }
    if let (Some(Decided::Referred(reason)), Some(class)) = (&outcome.decided, &outcome.class) {
        lines.push(line(LineKind::Decision, lang.why_decided(title(class, rulebook), reason)));
    }
    let verdict = verdict(&outcome.standing, outcome.class.as_ref(), rulebook, lang);
    lines.push(line(LineKind::Result, lang.why_result(verdict)));
    if let Some(pending) = &outcome.pending {
        lines.push(line(LineKind::Missing, pending_line(pending, rulebook, lang)));
    }
    if let Standing::Incomplete(missing) = &outcome.standing {
        for fact in missing {
            lines.push(line(LineKind::Missing, outcome.lacking(fact, rulebook, lang)));
        }
    }
    if !outcome.total_open.is_empty() && !matches!(outcome.standing, Standing::Incomplete(_)) {
        let facts: Vec<String> =
            outcome.total_open.iter().map(|fact| outcome.lacking(fact, rulebook, lang)).collect();
        lines.push(line(LineKind::Missing, lang.why_total_open(facts.join(" "))));
    }
    if let Some(score) = outcome.score {
        lines.push(line(LineKind::Result, lang.why_score(score.shown(lang))));
    }
}

/// Where everybody starts, and where a recorded move put this case.
fn start_line(default: &ClassId, outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> String {
    let start = title(default, rulebook);
    match (outcome.moved_because(), &outcome.class_before_gates) {
        (Some(reason), Some(class)) => lang.why_moved(start, title(class, rulebook), reason),
        _ => lang.why_default(start),
    }
}

pub(super) fn gate_line(gate: &Gate, result: &GateResult, rulebook: &Rulebook, lang: Lang) -> String {
    let effect = match (gate.effect.table(), &result.ceiled) {
        (Some(table), Some(ceiled)) => ceiled_words(table, ceiled, rulebook, lang),
        _ => gate.effect.words(rulebook, lang),
    };
    let name = match &result.since {
        Some(days) => match last_day(gate.scope, *days, rulebook.set().first_month) {
            Some(until) => {
                lang.why_gate_until(&gate.title, lang.day(days.start), lang.day(days.end), lang.day(until))
            }
            None => lang.why_gate_since(&gate.title, lang.day(days.start), lang.day(days.end)),
        },
        None => gate.title.clone(),
    };
    if let Some(other) = &result.excluded_by {
        let other = rulebook.gate(other).map_or(other.as_str(), |other| &other.title);
        return lang.why_gate_excluded(name, other);
    }
    match result.fired {
        Truth::False => lang.why_gate_silent(name),
        Truth::Unknown if result.open_before => lang.why_gate_open_before(name, effect),
        Truth::Unknown => lang.why_gate_open(name, effect),
        Truth::True if result.changed || gate.effect == GateEffect::Nothing => {
            lang.why_gate_fired(name, effect)
        }
        Truth::True => lang.why_gate_idle(name, effect),
    }
}

/// Whether a gate asks for nothing but a fact with its own title, which its line has said.
fn is_its_name(gate: &Gate, when: &Expression, result: &GateResult, rulebook: &Rulebook, lang: Lang) -> bool {
    let is_of_before = result.since.is_some() || result.open_before;
    matches!(when.tree().part, Part::Name(_))
        && when.tree().called.is_none()
        && when.words(rulebook, lang) == gate.title
        && !is_of_before
}

/// What is left of raising and lowering once they are set off against each other, and why a class is not raised.
fn set_off(outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let acting: Vec<&Gate> = outcome.acting(rulebook).collect();
    let sum = |by: fn(&GateEffect) -> u32| acting.iter().map(|gate| u64::from(by(&gate.effect))).sum::<u64>();
    let raised = sum(|effect| if let GateEffect::Raise(by) = effect { *by } else { 0 });
    let lowered = sum(|effect| if let GateEffect::Lower(by) = effect { *by } else { 0 });
    let mut told = Vec::new();
    if raised > 0 && lowered > 0 {
        told.push(match raised.cmp(&lowered) {
            Ordering::Greater => lang.why_set_off_higher(raised, lowered, raised - lowered),
            Ordering::Equal => lang.why_set_off_wholly(raised, lowered),
            Ordering::Less => lang.why_set_off_lower(raised, lowered, lowered - raised),
        });
    }
    let forces = acting.iter().find(|gate| matches!(gate.effect, GateEffect::Force(_)));
    told.extend(forces.filter(|_| raised > lowered).map(|gate| lang.why_not_raised(&gate.title)));
    told
}

pub(super) fn quota_line(over: &OverQuota, rulebook: &Rulebook, lang: Lang) -> String {
    let quota = rulebook.set().quotas.iter().find(|quota| quota.id == over.quota);
    let class = over.class.as_ref().or(quota.map(|quota| &quota.class));
    let most = quota.map(|quota| &quota.at_most);
    let portion = over.portion.and_then(|portion| {
        portion_words((portion, over.allowed), most, quota.map(|quota| &quota.class), rulebook, lang)
    });
    let limited = class.map_or(over.quota.as_str(), |class| title(class, rulebook));
    let limited = limited_words(limited, over.and_better, lang);
    let limited = counted_within(limited, quota.map(|quota| quota.within), lang);
    let members = match over.count {
        1 => lang.why_one_member().to_owned(),
        count => lang.why_members(count),
    };
    let counted = match portion {
        Some(portion) => lang.why_quota_share(limited, members, over.allowed, portion),
        None => lang.why_quota(limited, members, over.allowed),
    };
    let order = quota.map(|quota| &quota.order).filter(|order| !order.is_empty());
    let order = order.map(|order| order_words(order, over.edge, rulebook, lang));
    let counted = match (over.and_better, order) {
        (false, None) => counted,
        (false, Some(order)) => lang.why_quota_order(counted, order),
        (true, None) => lang.why_quota_by_class(counted),
        (true, Some(order)) => lang.why_quota_by_class_then(counted, order),
    };
    let ranks = quota.map_or((&[][..], &[][..]), |quota| (&quota.order, &quota.ties));
    if over.effect == OverEffect::Warned && over.equals > 0 {
        return lang.quota_undecided(counted, lang.why_place_shared(over.place, over.equals));
    }
    let place = place_words(over.place, over.tie, ranks, rulebook, lang);
    let below = class.filter(|_| over.and_better).and_then(|class| rulebook.class_below(class));
    match over.effect {
        OverEffect::Moved => match below {
            Some(below) => lang.quota_moved_to(counted, place, &below.title),
            None => lang.quota_moved(counted, place),
        },
        OverEffect::Referred => lang.quota_referred(counted, place),
        OverEffect::Tied => lang.quota_tied(counted, place),
        OverEffect::Warned => lang.quota_warned(counted, place),
    }
}

fn verdict(standing: &Standing, class: Option<&ClassId>, rulebook: &Rulebook, lang: Lang) -> String {
    match (standing, class) {
        (Standing::Ranked, Some(class)) => title(class, rulebook).to_owned(),
        (Standing::Ranked | Standing::Referred, None) => lang.result_no_class().to_owned(),
        (Standing::Referred, Some(class)) => lang.result_referred(title(class, rulebook)),
        (Standing::NotRanked, _) => lang.result_not_ranked().to_owned(),
        (Standing::Suspended, _) => lang.result_suspended().to_owned(),
        (Standing::Incomplete(_), _) => lang.result_incomplete().to_owned(),
    }
}

pub(super) fn title<'a>(class: &'a ClassId, rulebook: &'a Rulebook) -> &'a str {
    rulebook.class(class).map_or(class.as_str(), |class| &class.title)
}

impl Truth {
    /// Whether a class's condition is met.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::True => lang.truth_true(),
            Self::False => lang.truth_false(),
            Self::Unknown => lang.truth_unknown(),
        }
    }
}

impl GateEffect {
    /// What the gate does, in a few words.
    pub fn words(&self, rulebook: &Rulebook, lang: Lang) -> String {
        match self {
            Self::NotRanked => lang.effect_not_ranked().to_owned(),
            Self::Suspend => lang.effect_suspend().to_owned(),
            Self::Refer => lang.effect_refer().to_owned(),
            Self::Force(class) => lang.effect_force(title(class, rulebook)),
            Self::AtMost(Ceiling::Class(class)) => lang.effect_at_most(title(class, rulebook)),
            Self::AtMost(Ceiling::By { table }) => table_words(table, rulebook, lang),
            Self::Lower(1) => lang.effect_lower_by_one().to_owned(),
            Self::Lower(by) => lang.effect_lower(by),
            Self::Raise(1) => lang.effect_raise_by_one().to_owned(),
            Self::Raise(by) => lang.effect_raise(by),
            Self::TotalAtMost(most) => lang.effect_total_at_most(most.shown(lang)),
            Self::ScoreToFloorOf(class) => lang.effect_score_to_floor(title(class, rulebook)),
            Self::NoTitle => lang.effect_no_title().to_owned(),
            Self::Nothing => lang.effect_nothing().to_owned(),
        }
    }
}

/// An expression's text as it stands in a sentence: it may be broken over lines in its file.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Missing {
    /// What is missing, as one sentence.
    pub fn sentence(&self, rulebook: &Rulebook, lang: Lang) -> String {
        let criterion = |id| rulebook.criterion_titled(id, lang);
        let worked = |text: &str| rulebook.in_words(text, lang).unwrap_or_else(|| on_one_line(text));
        match self {
            Self::Mark(id) => capital(&lang.missing_mark(criterion(id))),
            Self::Points(id, event) => {
                let kind = rulebook.criterion(id).and_then(|criterion| criterion.event(event));
                lang.missing_points(criterion(id), kind.map_or(event.as_str(), |kind| &kind.title))
            }
            Self::Input(id) => {
                let input = rulebook.input(id);
                lang.missing_input(input.map_or(id.as_str(), |input| &input.title))
            }
            Self::Field(field) => lang.missing_field_of_member(field.words(lang)),
            Self::Period => lang.missing_period().to_owned(),
            Self::Year(id) => {
                let input = rulebook.input(id);
                lang.missing_year(input.map_or(id.as_str(), |input| &input.title))
            }
            Self::Happened(id, event) => {
                let kind = rulebook.criterion(id).and_then(|criterion| criterion.event(event));
                lang.missing_happened(kind.map_or(event.as_str(), |kind| &kind.title))
            }
            Self::Past => lang.missing_past().to_owned(),
            Self::TooFewEarlier { kind, held, asked } => {
                lang.missing_too_few_earlier(asked, kind.counted(lang).1, held)
            }
            Self::NoneEarlier => lang.missing_none_earlier().to_owned(),
            Self::LeftOpen { kind, days, input } => {
                let period = kind.of_days(*days, rulebook.set().first_month, lang);
                let title = |id: &InputId| rulebook.input(id).map_or(id.to_string(), |own| own.title.clone());
                capital(&match input {
                    Some(id) => lang.missing_left_open_input(period, title(id)),
                    None => lang.missing_left_open_total(period),
                })
            }
            Self::Unit => lang.missing_unit().to_owned(),
            Self::UnitClass => lang.missing_unit_class().to_owned(),
            Self::NotInTable(id) => {
                lang.missing_in_table(rulebook.gate(id).map_or(id.as_str(), |gate| &gate.title))
            }
            Self::Ballot => lang.missing_ballot().to_owned(),
            Self::Finding(id) => {
                lang.missing_finding(rulebook.gate(id).map_or(id.as_str(), |gate| &gate.title))
            }
            Self::Division(text) => lang.missing_division(worked(text)),
            Self::Overflow(text) => lang.missing_overflow(worked(text)),
        }
    }
}
