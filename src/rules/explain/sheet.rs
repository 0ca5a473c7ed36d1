//! The sheet's part of the explanation: criteria, sections, total.

use super::super::criterion::{Criterion, Effect, Level, Start};
use super::super::expression::{Figures, Name};
use super::super::outcome::{Counted, CriterionResult, EventWeight, Outcome};
use super::super::rulebook::Rulebook;
use super::super::scale::Scale;
use super::super::set::Section;
use super::conversion::{factor_line, multiplied};
use super::events::{event_part, event_words};
use super::formula::worked_out;
use super::limits::{Limiting, Moved};
use super::named::Named;
use super::rounding::with_rounding;
use super::votes::votes_line;
use super::waived::waived_line;
use super::{Line, LineKind, line};
use crate::number::Exact;
use crate::text::Lang;

pub(super) fn lines(
    outcome: &Outcome,
    rulebook: &Rulebook,
    named: &mut Named<'_>,
    lang: Lang,
    lines: &mut Vec<Line>,
) {
    for section in rulebook.sections() {
        for criterion in &section.criteria {
            if let Some(result) = outcome.criteria.iter().find(|result| result.id == criterion.id) {
                lines.push(line(
                    LineKind::Criterion,
                    criterion_line((section, criterion), result, rulebook, lang),
                ));
                if let (Start::Formula(formula), Counted::Applies) = (&criterion.start, result.counted) {
                    let figures = Figures::of(formula.tree(), &result.figures, &result.truths);
                    named.beneath(formula.tree(), &figures, LineKind::Criterion, lines);
                }
                let votes = votes_line(criterion, result, rulebook, lang);
                lines.extend(votes.map(|text| line(LineKind::Criterion, text).within()));
            }
        }
        lines.push(line(LineKind::Section, section_line(section, outcome, rulebook, lang)));
    }
    if !rulebook.has_points() {
        return;
    }
    let parts: Vec<Option<Exact>> = outcome.sections.iter().map(|section| section.points).collect();
    let sum = parts.iter().try_fold(Exact::ZERO, |sum, part| sum.plus((*part)?));
    let mut text = addition(&parts, sum, lang);
    let (sum, mut text) = match &outcome.converted {
        Some(conversion) => {
            lines.extend(factor_line(outcome, rulebook, lang).map(|text| line(LineKind::Total, text)));
            if let Some(times) = &rulebook.set().times {
                let figures = Figures::of(times.tree(), &conversion.figures, &conversion.truths);
                named.beneath(times.tree(), &figures, LineKind::Total, lines);
            }
            let rounds = outcome.unrounded_total.is_some_and(|total| Some(total) != outcome.raw_total);
            if let (Some(sum), Some(points)) = (sum, conversion.points) {
                text = of_events(Limiting::new(text, sum, lang), outcome, rulebook)
                    .at_least(Some(Exact::ZERO))
                    .told(points);
            }
            multiplied(text, (conversion, rounds), lang)
        }
        None => (sum, text),
    };
    if let (Some(sum), Some(total)) = (sum, outcome.unrounded_total.or(outcome.raw_total)) {
        let limiting = Limiting::new(text, sum, lang);
        let limiting = match &outcome.converted {
            Some(_) => limiting,
            None => of_events(limiting, outcome, rulebook),
        };
        let limits = rulebook.set().limits.as_ref();
        text = limiting.within(limits.map(|limits| &limits.sum)).told(total);
    }
    if let (None, Some(total)) = (sum, outcome.unrounded_total.or(outcome.raw_total)) {
        text = lang.why_in_any_case(text, total.shown(lang));
    }
    text = with_rounding(text, [outcome.unrounded_total, outcome.raw_total], rulebook.set().round, lang);
    let text = format!("{text} / {}", figure(outcome.max_total, lang));
    lines.push(line(LineKind::Total, lang.why_total(text)));
    if outcome.total != outcome.raw_total {
        lines.push(line(LineKind::Total, lang.why_capped(figure(outcome.total, lang))));
    }
    if !outcome.total_despite.is_empty() {
        let facts = outcome.total_despite.iter().map(|fact| fact.sentence(rulebook, lang));
        lines.push(line(LineKind::Total, lang.why_total_despite(facts.collect::<Vec<_>>().join(" "))));
    }
}

/// What the head's limits of deductions and additions made of the sum.
fn of_events(limiting: Limiting, outcome: &Outcome, rulebook: &Rulebook) -> Limiting {
    let set = rulebook.set();
    let moved = Moved::in_sheet(outcome, rulebook).unwrap_or_default();
    let limiting = limiting.of_events(moved, set.limits.as_ref());
    // What is taken away never leaves less than nothing.
    let takes = set.sections.iter().any(|section| section.penalty.is_some());
    limiting.at_least(takes.then_some(Exact::ZERO))
}

fn section_line(section: &Section, outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> String {
    let line = section_sum(section, outcome, lang);
    let is_asked = |name: &Name| matches!(name, Name::Section(id) if *id == section.id);
    if !outcome.has_nothing_of(section) {
        return line;
    }
    let line = lang.why_section(&section.code, &section.title, "–");
    match section.most() {
        Some(most) if !most.is_zero() && rulebook.asks(&is_asked) => {
            lang.why_taken_as_full(line, most.shown(lang))
        }
        _ => line,
    }
}

fn section_sum(section: &Section, outcome: &Outcome, lang: Lang) -> String {
    let parts: Vec<Option<Exact>> = section
        .criteria
        .iter()
        .filter_map(|criterion| outcome.criteria.iter().find(|result| result.id == criterion.id))
        .filter(|result| !result.counted.is_off())
        .map(|result| result.points)
        .collect();
    let Some(result) = outcome.sections.iter().find(|result| result.id == section.id) else {
        return lang.why_section(&section.code, &section.title, "?");
    };
    let mut text = addition(&parts, result.sum, lang);
    let scaled = result.sum.zip(result.factor).and_then(|(sum, factor)| sum.times(factor));
    if let (Some(sum), Some(factor), Some(scaled)) = (result.sum, result.factor, scaled) {
        text = with_factor(text, sum, factor, scaled, lang);
    }
    let limited = result.unrounded.or(result.points);
    if let (Some(scaled), Some(points)) = (scaled, limited) {
        let limits = section.limits.as_ref();
        let cap = section.bonus.as_ref().map(|bonus| bonus.cap);
        text = Limiting::new(text, scaled, lang)
            .of_events(Moved::in_section(section, outcome).unwrap_or_default(), limits)
            .within_ends(section, outcome)
            .within(limits.map(|limits| &limits.sum))
            .at_most(cap)
            .taking_at_most(section)
            .told(points);
    }
    if let (None, Some(points)) = (scaled, limited) {
        text = lang.why_in_any_case(text, points.shown(lang));
    }
    text = with_rounding(text, [result.unrounded, result.points], section.round, lang);
    if let Some(penalty) = &section.penalty {
        let text = lang.why_at_most_taken(text, penalty.cap.shown(lang));
        return lang.why_section(&section.code, &section.title, text);
    }
    let text = format!("{text} / {}", figure(result.max, lang));
    if section.bonus.is_some() {
        return lang.why_bonus_section(&section.code, &section.title, text);
    }
    lang.why_section(&section.code, &section.title, text)
}

/// `3 + 4,5 = 7,5`, or the sum alone where there is nothing to add.
fn addition(parts: &[Option<Exact>], sum: Option<Exact>, lang: Lang) -> String {
    let sum = figure(sum, lang);
    if parts.len() < 2 {
        return sum;
    }
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        let (sign, part) = match part.filter(|part| part.is_negative()) {
            _ if at == 0 => ("", *part),
            Some(part) => (" − ", part.negated()),
            None => (" + ", *part),
        };
        text.push_str(sign);
        text.push_str(&operand(part, lang));
    }
    format!("{text} = {sum}")
}

/// `…; 3 × 1 1/4 = 3,75`, unless the factor is one.
fn with_factor(text: String, value: Exact, factor: Exact, scaled: Exact, lang: Lang) -> String {
    if factor == Exact::ONE {
        return text;
    }
    let lead = if text == value.shown(lang) { String::new() } else { format!("{text}; ") };
    format!("{lead}{} × {} = {}", value.put_in(lang), factor.put_in(lang), scaled.shown(lang))
}

fn criterion_line(
    (section, criterion): (&Section, &Criterion),
    result: &CriterionResult,
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let name = format!("{} {}", criterion.code, criterion.title);
    let max = || criterion.max.shown(lang);
    let off = |line: String| {
        let line = match rulebook.asks(&|name| matches!(name, Name::Criterion(id) if *id == criterion.id)) {
            true => lang.why_taken_as_full(line, max()),
            false => line,
        };
        let of_level = |name: &Name| matches!(name, Name::Level(id) if *id == criterion.id);
        match criterion.best_level().filter(|_| rulebook.asks(&of_level)) {
            Some(best) => lang.why_taken_as_level(line, best.title),
            None => line,
        }
    };
    if let Some(line) = waived_line(&name, result, criterion.max, lang) {
        return if result.counted == Counted::Full { line } else { off(line) };
    }
    match result.counted {
        Counted::Excluded => off(lang.why_excluded(name)),
        Counted::Full => lang.why_counted_full(name, figure(result.points, lang)),
        Counted::Shared => off(lang.why_shared(name, max())),
        Counted::Rescaled => off(lang.why_rescaled(name)),
        Counted::Unknown => lang.why_perhaps(name),
        Counted::Applies => format!("{name}: {}", arithmetic((section, criterion), result, rulebook, lang)),
    }
}

/// `10 − 1 (đi muộn: 2 lần) = 9 / 10`.
fn arithmetic(
    (section, criterion): (&Section, &Criterion),
    result: &CriterionResult,
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let (lowest, highest) = section.ends(criterion);
    let mut text = match (&criterion.start, result.start) {
        (Start::Formula(formula), start) => {
            let start = start.map(|start| start.shown(lang));
            let figures = Figures::of(formula.tree(), &result.figures, &result.truths);
            worked_out(formula.tree(), &figures, start, rulebook, lang)
        }
        (_, None) => lang.why_not_marked().to_owned(),
        (Start::Levels(levels), Some(start)) => match only_level(levels, start) {
            Some(level) => format!("{level} {}", start.shown(lang)),
            None => start.shown(lang),
        },
        (Start::Points(scale), Some(start)) => scale.origin(start, lang),
        (_, Some(start)) => start.shown(lang),
    };
    let kinds = result.events.iter().filter_map(|event| Some((criterion.event(&event.event)?, event)));
    let (moving, noted): (Vec<_>, Vec<_>) =
        kinds.partition(|(kind, event)| kind.effect != Effect::Nothing && event.exempt < event.count);
    let notes: String =
        noted.iter().map(|(kind, event)| format!("; {}", event_words(kind, event, lang))).collect();
    let moved = !moving.is_empty();
    let lost = moving.iter().any(|(_, event)| event.weight == EventWeight::TookAll);
    if let Some(start) = result.start.filter(|start| moved && !lost && text != start.put_in(lang)) {
        // A line that came to something, or nearly, goes on with it.
        let is_worked = [" = ", " ≈ "].iter().any(|sign| text.contains(sign));
        if is_worked {
            text = format!("{text}; {}", start.put_in(lang));
        } else if text == start.shown(lang) {
            text = start.put_in(lang);
        }
    }
    text.extend(moving.iter().map(|(kind, event)| event_part(kind, event, lang)));
    if let Some(product) =
        result.start.filter(|_| !moved && criterion.scale().and_then(Scale::factor).is_some())
    {
        text = format!("{text} = {}", product.shown(lang));
    }
    let earned = match result.raw {
        _ if lost => Some(lowest),
        raw => raw.map(|raw| raw.clamp(lowest, highest)),
    };
    if let Some(raw) = result.raw.filter(|raw| !lost && Some(*raw) != earned) {
        let held = if lowest.is_negative() {
            lang.why_held_below(lowest.shown(lang))
        } else {
            lang.why_held(highest.shown(lang))
        };
        // Where nothing was added or taken, the number stands there already.
        let raw = if moved { format!(" = {}", raw.shown(lang)) } else { String::new() };
        text = format!("{text}{raw}, {held}");
    }
    if moved || result.raw != earned {
        text = format!("{text} = {}", figure(earned, lang));
    }
    let exact = result.unrounded.or(result.points);
    if let (Some(earned), Some(factor), Some(points)) = (earned, result.factor, exact) {
        text = with_factor(text, earned, factor, points, lang);
    }
    text = with_rounding(text, [result.unrounded, result.points], criterion.round, lang);
    if section.penalty.is_some() {
        return format!("{}{notes}", lang.why_at_most_taken(text, criterion.max.shown(lang)));
    }
    format!("{text} / {}{notes}", figure(result.max, lang))
}

/// The level's title, where its points are those of one level only.
fn only_level(levels: &[Level], points: Exact) -> Option<&str> {
    let mut fitting = levels.iter().filter(|level| level.points == points);
    fitting.next().filter(|_| fitting.next().is_none()).map(|level| level.title.as_str())
}

/// A number within a calculation.
pub(super) fn operand(value: Option<Exact>, lang: Lang) -> String {
    value.map_or_else(|| "?".to_owned(), |value| value.put_in(lang))
}

pub(super) fn figure(value: Option<Exact>, lang: Lang) -> String {
    value.map_or_else(|| "?".to_owned(), |value| value.shown(lang))
}
