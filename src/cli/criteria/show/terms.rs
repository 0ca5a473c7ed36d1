//! Limits, rounding, exemptions and scopes, as they are added to the line that they bind.

use crate::number::{Exact, Rounding};
use crate::rules::{
    Class, Criterion, EventKind, Evidence, Gate, GateScope, GroupRule, Input, InputKind, MarkedBy,
    NotApplied, Recipient, Round, Rulebook, Source, SumLimits,
};
use crate::text::Lang;

/// What kind of fact an input is, what holds where nothing is said, and where it comes from.
pub(super) fn of_input(input: &Input, lang: Lang) -> String {
    let listed = |options: &[String]| {
        options.iter().map(|option| format!("“{option}”")).collect::<Vec<_>>().join(", ")
    };
    let mut terms = vec![match &input.kind {
        InputKind::Count(unit) => lang.show_input_count(unit),
        InputKind::Number => lang.edit_kind_number().to_owned(),
        InputKind::Percent => lang.edit_kind_percent().to_owned(),
        InputKind::Flag => lang.edit_kind_flag().to_owned(),
        InputKind::Choice(options) => lang.show_input_choice(listed(options)),
        InputKind::Set(options) => lang.show_input_set(listed(options)),
        InputKind::Date => lang.edit_kind_date().to_owned(),
    }];
    terms.extend(input.bounds(lang).filter(|_| input.min.is_some() || input.max.is_some()));
    terms.extend(input.default.as_ref().map(|value| match value {
        crate::rules::Value::Flag(true) => lang.show_input_default(lang.edit_yes()),
        crate::rules::Value::Flag(false) => lang.show_input_default(lang.edit_no()),
        crate::rules::Value::Number(number) => lang.show_input_default(input.kind.shown(*number, lang)),
        value => lang.show_input_default(value.words(lang)),
    }));
    match &input.from {
        Source::Typed => {}
        Source::Roster(column) => terms.push(lang.show_input_roster(column)),
        Source::Earlier => terms.push(lang.show_input_earlier().to_owned()),
    }
    terms.join("; ")
}

/// Limits and rounding of a sum.
pub(super) fn of_sum(limits: Option<&SumLimits>, round: Option<Round>, lang: Lang) -> Vec<String> {
    let mut terms = Vec::new();
    if let Some(limits) = limits {
        terms.extend(limits.sum.min.map(|min| lang.show_limit_min(min.shown(lang))));
        terms.extend(limits.sum.max.map(|max| lang.show_limit_max(max.shown(lang))));
        terms.extend(limits.deductions.map(|most| lang.show_limit_deductions(most.shown(lang))));
        terms.extend(limits.additions.map(|most| lang.show_limit_additions(most.shown(lang))));
    }
    terms.extend(round.map(|round| rounding(round, lang)));
    terms
}

fn rounding(round: Round, lang: Lang) -> String {
    match round {
        Round::Places { places: 0, mode: way } => lang.show_round_whole(mode(way, lang)),
        Round::Places { places, mode: way } => lang.show_round_places(places, mode(way, lang)),
        Round::Step { step, mode: way } => lang.show_round_step(step.shown(lang), mode(way, lang)),
    }
}

/// Which way something is rounded.
pub(super) fn mode(mode: Rounding, lang: Lang) -> &'static str {
    match mode {
        Rounding::HalfUp => lang.edit_half_up(),
        Rounding::HalfEven => lang.edit_half_even(),
        Rounding::Floor => lang.edit_floor(),
        Rounding::Ceil => lang.edit_ceil(),
    }
}

/// The lines beneath a criterion: whom it applies to, which events count once, and who proposes.
pub(super) fn of_criterion(criterion: &Criterion, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &criterion.groups {
        let events = group.events.iter().filter_map(|id| criterion.event(id));
        let adds =
            events.clone().any(|event| event.effect.ends().is_some_and(|(_, most)| most > Exact::ZERO));
        let events = events.map(|event| event.title.as_str()).collect::<Vec<_>>().join(", ");
        lines.push(match group.counts {
            GroupRule::Best if adds => lang.show_group_best_added(events),
            GroupRule::One if adds => lang.show_group_one_added(events),
            GroupRule::Best => lang.show_group_best(events),
            GroupRule::One => lang.show_group_one(events),
        });
    }
    if let Some(applies) = &criterion.applies {
        let otherwise = not_applied(&applies.otherwise, rulebook, lang);
        lines.push(lang.show_applies(applies.when.words(rulebook, lang), otherwise));
    }
    lines.extend(criterion.round.map(|round| rounding(round, lang)));
    if criterion.evidence == Evidence::Needed {
        lines.push(lang.show_evidence().to_owned());
    }
    if criterion.marked_by == MarkedBy::Own {
        lines.push(lang.show_marked_by_self().to_owned());
    }
    lines
}

fn not_applied(otherwise: &NotApplied, rulebook: &Rulebook, lang: Lang) -> String {
    match otherwise {
        NotApplied::Excluded => lang.edit_excluded().to_owned(),
        NotApplied::Full => lang.edit_counts_full().to_owned(),
        NotApplied::Rescale => lang.edit_rescale().to_owned(),
        NotApplied::Share(recipients) => {
            let named = recipients.iter().map(|recipient| match recipient {
                Recipient::Criterion(id) => rulebook
                    .criterion(id)
                    .map_or(id.as_str(), |criterion| criterion.title.as_str())
                    .to_owned(),
                Recipient::Section(id) => {
                    rulebook.section(id).map_or(id.as_str(), |section| section.title.as_str()).to_owned()
                }
            });
            lang.show_shared(named.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The reasons that excuse an event.
pub(super) fn of_event(event: &EventKind, lang: Lang) -> String {
    let reasons = event.exempt.iter().map(|exemption| match exemption.most {
        Some(most) => lang.show_exempt_most(&exemption.title, most),
        None => exemption.title.clone(),
    });
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    if reasons.is_empty() { reasons } else { lang.show_exempt(reasons) }
}

/// How long a gate counts, and which others it stands for.
pub(super) fn of_gate(gate: &Gate, rulebook: &Rulebook, lang: Lang) -> String {
    let mut terms = String::new();
    let lasts = match gate.scope {
        GateScope::Period => None,
        GateScope::Term => Some(lang.edit_scope_term().to_owned()),
        GateScope::Year => Some(lang.edit_scope_year().to_owned()),
        GateScope::Months(count) => Some(lang.show_months(count)),
        GateScope::Until(day) => Some(lang.show_until(lang.day(day))),
    };
    terms.extend(lasts.map(|lasts| lang.show_lasts(lasts)));
    let excluded = gate.excludes.iter().filter_map(|id| rulebook.gate(id));
    let excluded = excluded.map(|gate| gate.title.as_str()).collect::<Vec<_>>().join(", ");
    if !excluded.is_empty() {
        terms.push_str(&lang.show_excludes(excluded));
    }
    terms
}

/// The score that stands for a class.
pub(super) fn of_class(class: &Class, lang: Lang) -> String {
    class.floor.map(|floor| lang.show_floor(floor.shown(lang))).unwrap_or_default()
}
