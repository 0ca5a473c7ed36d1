//! `criteria show`: a set as a sheet to read, in plain text.

mod quotas;
mod terms;
mod voting;

use std::path::Path;

use self::quotas::{quota_line, title_line};
use self::voting::voting_lines;
use super::super::failed::Failed;
use super::super::place::Place;
use super::super::put;
use super::{read, stored, write};
use crate::number::Exact;
use crate::rules::{
    Class, Criterion, Effect, EventKind, Gate, GateEffect, GateTest, Otherwise, Period, Rulebook, Section,
    Start,
};
use crate::text::Lang;

/// Shows a set of the store, or one in a file.
///
/// # Errors
/// When there is no such set, the file is not sound, or nothing can be written.
pub fn run(which: &str, as_json: bool, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let path = Path::new(which);
    let rulebook = if path.is_file() {
        read(path, lang)?
    } else {
        stored(place.open_telling()?.unit.sets(), which, lang)?.clone()
    };
    if as_json { write(rulebook.set(), lang) } else { put(&sheet(&rulebook, lang), lang) }
}

/// What a period is called in a sheet's head.
pub fn period(period: Period, lang: Lang) -> &'static str {
    match period {
        Period::Month => lang.show_month(),
        Period::Quarter => lang.show_quarter(),
        Period::Half => lang.show_half(),
        Period::Term => lang.show_term(),
        Period::Year => lang.show_year(),
        Period::Round => lang.show_round(),
    }
}

/// The whole sheet.
fn sheet(rulebook: &Rulebook, lang: Lang) -> String {
    let set = rulebook.set();
    let mut lines = vec![set.title.clone()];
    lines.push(format!("{} · {} · {}", set.id, lang.cli_edition(set.edition), period(set.period, lang)));
    lines.extend(set.basis.iter().map(|basis| format!("- {basis}")));
    if !set.inputs.is_empty() {
        heading(lang.show_inputs(), &mut lines);
        for input in &set.inputs {
            lines.push(format!("  {}: {}", input.title, terms::of_input(input, lang)));
            guide(input.guide.as_deref(), &mut lines);
        }
    }
    if !set.values.is_empty() {
        heading(lang.show_values(), &mut lines);
        for value in &set.values {
            lines.push(format!("  {}: {}", value.title, value.value.words(rulebook, lang)));
            guide(value.guide.as_deref(), &mut lines);
        }
    }
    for section in rulebook.sections() {
        lines.push(String::new());
        lines.push(section_line(section, lang));
        for criterion in &section.criteria {
            criterion_lines((section, criterion), rulebook, lang, &mut lines);
        }
    }
    let times = set.times.as_ref().map(|times| lang.show_times(times.words(rulebook, lang)));
    let terms = terms::of_sum(set.limits.as_ref(), set.round, lang);
    let total: Vec<String> = times.into_iter().chain(terms).collect();
    if !total.is_empty() {
        lines.push(String::new());
        lines.push(lang.show_total(total.join("; ")));
    }
    if !set.gates.is_empty() {
        let lifts = |gate: &Gate| matches!(gate.effect, GateEffect::Raise(_) | GateEffect::Force(_));
        let title = if rulebook.gates().any(lifts) { lang.show_gates_lifting() } else { lang.show_gates() };
        heading(title, &mut lines);
        for gate in rulebook.gates() {
            lines.push(gate_line(gate, rulebook, lang));
            guide(gate.guide.as_deref(), &mut lines);
        }
    }
    heading(lang.show_classes(), &mut lines);
    for class in rulebook.classes() {
        lines.push(class_line(class, rulebook, lang));
        guide(class.guide.as_deref(), &mut lines);
    }
    lines.push(format!("  {}", otherwise(rulebook, lang)));
    if !set.quotas.is_empty() {
        heading(lang.show_quotas(), &mut lines);
        lines.extend(set.quotas.iter().map(|quota| quota_line(quota, rulebook, lang)));
    }
    if !set.titles.is_empty() {
        heading(lang.show_titles(), &mut lines);
        for title in &set.titles {
            lines.push(title_line(title, rulebook, lang));
            guide(title.guide.as_deref(), &mut lines);
        }
    }
    heading(lang.show_voting(), &mut lines);
    lines.extend(voting_lines(rulebook, lang).into_iter().map(|line| format!("  {line}")));
    if rulebook.has_middle_marks() {
        lines.push(format!("  {}", lang.show_middle_marks()));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A guide in words, beneath what it is about.
fn guide(words: Option<&str>, lines: &mut Vec<String>) {
    lines.extend(words.map(|words| format!("      {words}")));
}

fn heading(title: &str, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.push(title.to_owned());
}

fn section_line(section: &Section, lang: Lang) -> String {
    let most = match (&section.bonus, &section.penalty) {
        (Some(bonus), _) => lang.show_bonus(bonus.cap.shown(lang)),
        (None, Some(penalty)) => lang.show_penalty(penalty.cap.shown(lang)),
        (None, None) => match section.held_at() {
            Some((most, sum)) => lang.show_points_held(most.shown(lang), sum.shown(lang)),
            None => lang.show_points(section.sum().unwrap_or_default().shown(lang)),
        },
    };
    let mut limits = section.limits.clone();
    if let Some(limits) = limits.as_mut().filter(|_| section.held_at().is_some()) {
        limits.sum.max = None;
    }
    let terms = terms::of_sum(limits.as_ref(), section.round, lang);
    let terms = std::iter::once(most).chain(terms).collect::<Vec<_>>().join("; ");
    format!("{} {} ({terms})", section.code, section.title)
}

fn criterion_lines(
    (section, criterion): (&Section, &Criterion),
    rulebook: &Rulebook,
    lang: Lang,
    lines: &mut Vec<String>,
) {
    let max = criterion.max.shown(lang);
    let max = if section.penalty.is_some() { lang.show_takes(max) } else { lang.show_points(max) };
    lines.push(format!(
        "  {} {} ({max}; {})",
        criterion.code,
        criterion.title,
        start((section, criterion), rulebook, lang)
    ));
    guide(criterion.guide.as_deref(), lines);
    lines.extend(criterion.events.iter().map(|event| format!("      {}", event_line(event, lang))));
    let more = terms::of_criterion(criterion, rulebook, lang);
    lines.extend(more.into_iter().map(|line| format!("      {line}")));
}

fn start((section, criterion): (&Section, &Criterion), rulebook: &Rulebook, lang: Lang) -> String {
    match &criterion.start {
        Start::Check => lang.show_check().to_owned(),
        Start::Full if criterion.events.is_empty() => lang.show_always_full().to_owned(),
        Start::Full => lang.show_full().to_owned(),
        Start::Empty if section.penalty.is_some() => lang.show_empty_taken().to_owned(),
        Start::Empty => lang.show_empty().to_owned(),
        Start::Points(scale) if scale.factor().is_some() => {
            lang.show_scale(scale.top(criterion.max).shown(lang), scale.terms(lang))
        }
        Start::Points(scale) => lang.show_marked(scale.terms(lang)),
        Start::Levels(levels) => {
            let levels = levels.iter().map(|level| format!("{} {}", level.title, level.points.shown(lang)));
            levels.collect::<Vec<_>>().join(", ")
        }
        Start::Formula(formula) => match formula.text().trim().parse::<Exact>() {
            Ok(points) => lang.show_from(points.shown(lang)),
            Err(_) => formula.words(rulebook, lang),
        },
    }
}

fn event_line(event: &EventKind, lang: Lang) -> String {
    let does = match &event.effect {
        Effect::Each(points) if points.is_negative() => points.shown(lang),
        Effect::Each(points) => format!("+{}", points.shown(lang)),
        Effect::Steps(steps) => steps.words(lang),
        Effect::Between(one, other) => between(*one.min(other), *one.max(other), lang),
        Effect::All => lang.show_all_lost().to_owned(),
        Effect::Nothing => {
            return format!(
                "{}: {}{}",
                event.title,
                lang.show_noted(&event.unit),
                terms::of_event(event, lang)
            );
        }
    };
    let limit = event.limit.map(|limit| lang.show_limit(limit.shown(lang))).unwrap_or_default();
    let (title, unit, terms) = (&event.title, &event.unit, terms::of_event(event, lang));
    match &event.effect {
        Effect::Steps(_) => format!("{title} ({unit}): {does}{limit}{terms}"),
        _ => format!("{title}: {does}/{unit}{limit}{terms}"),
    }
}

/// What the committee fixes between two ends, the lesser movement first.
fn between(least: Exact, most: Exact, lang: Lang) -> String {
    match (least.negated(), most.negated()) {
        (Some(far), Some(near)) if !near.is_negative() => lang.show_taken(near.shown(lang), far.shown(lang)),
        _ if !least.is_negative() => lang.show_added(least.shown(lang), most.shown(lang)),
        _ => lang.show_between(least.shown(lang), most.shown(lang)),
    }
}

fn gate_line(gate: &Gate, rulebook: &Rulebook, lang: Lang) -> String {
    let asks = match &gate.test {
        GateTest::Finding(question) => question.clone(),
        GateTest::When(when) => when.words(rulebook, lang),
    };
    let terms = terms::of_gate(gate, rulebook, lang);
    format!("  {} → {}{terms}\n      {asks}", gate.title, gate.effect.words(rulebook, lang))
}

fn class_line(class: &Class, rulebook: &Rulebook, lang: Lang) -> String {
    let floor = terms::of_class(class, lang);
    match &class.when {
        Some(when) => format!("  {}: {}{floor}", class.title, when.words(rulebook, lang)),
        None => format!("  {}{floor}", class.title),
    }
}

fn otherwise(rulebook: &Rulebook, lang: Lang) -> String {
    let title = |id| rulebook.class(id).map(|class| class.title.clone()).unwrap_or_default();
    match (&rulebook.set().default, &rulebook.set().otherwise) {
        (Some(default), _) => lang.show_default(title(default)),
        (None, Some(Otherwise::Class(id))) => lang.show_otherwise(title(id)),
        (None, Some(Otherwise::Refer) | None) => lang.show_refer().to_owned(),
    }
}

#[cfg(test)]
mod tests;
