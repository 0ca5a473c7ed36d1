//! The smallest changes that would alter the result, each as a sentence, or why none can be told.

use super::super::change::{Change, ChangeOf, ChangeStep, Depends, Measured, Promise};
use super::super::criterion::{Criterion, Start};
use super::super::expression::{Expression, Name};
use super::super::id::CriterionId;
use super::super::input::InputKind;
use super::super::outcome::{Outcome, Standing};
use super::super::rulebook::Rulebook;
use super::result::title;
use super::rounding::how;
use super::{Line, LineKind, capital, line};
use crate::number::{Exact, Rounding};
use crate::text::Lang;

pub(super) fn lines(outcome: &Outcome, rulebook: &Rulebook, lang: Lang, lines: &mut Vec<Line>) {
    let told = outcome.changes.iter().map(|change| sentence(change, outcome, rulebook, lang));
    let untold = outcome.depends_on_others(rulebook).map(|on| match on {
        Depends::Committee => lang.change_untold_committee().to_owned(),
        Depends::Quota => lang.change_untold_quota().to_owned(),
        Depends::Unit => lang.change_untold_unit().to_owned(),
    });
    lines.extend(told.chain(untold).map(|text| line(LineKind::Change, text)));
}

fn sentence(change: &Change, outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> String {
    let mut told = told(change, outcome, rulebook, lang);
    if change.of == ChangeOf::TotalByOtherMeans {
        told = lang.change_by_other_means(told);
    }
    let Some(round) = rulebook.set().round else { return told };
    // The conditions ask for the rounded total.
    match change.of {
        ChangeOf::Total | ChangeOf::TotalByOtherMeans => {
            match round.of(change.bound).filter(|rounded| *rounded != change.bound) {
                Some(rounded) => {
                    let how = how(change.bound, Some(round), lang);
                    lang.change_rounded(told, change.bound.shown(lang), how, rounded.shown(lang))
                }
                None => told,
            }
        }
        ChangeOf::Criterion(_) | ChangeOf::Section(_) => {
            let is_rounded = outcome.unrounded_total.is_some_and(|total| Some(total) != outcome.raw_total);
            let stays = round.of(change.by) == Some(change.by) && !is_rounded;
            if stays { told } else { lang.change_before_rounding(told) }
        }
        _ => told,
    }
}

fn told(change: &Change, outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> String {
    let then = then(change, rulebook, lang);
    // What is said to be enough is enough.
    let to = match change.step {
        _ if change.by.is_zero() => Rounding::HalfEven,
        ChangeStep::UpTo | ChangeStep::Above => Rounding::Ceil,
        ChangeStep::DownTo | ChangeStep::Below => Rounding::Floor,
    };
    let figures = |shown: &dyn Fn(Exact, Rounding) -> String| {
        [(change.by, Rounding::Ceil), (change.bound, to)].map(|(number, to)| about(shown(number, to), lang))
    };
    let [mut by, mut bound] = figures(&|number, to| number.shown_towards(to, lang));
    let points = if is_converted(change, outcome, rulebook) { converted_points } else { points };
    if matches!(change.of, ChangeOf::Total | ChangeOf::TotalByOtherMeans) {
        let below = bound.clone();
        let [by, bound] =
            [(change.by, by), (change.bound, bound)].map(|(number, told)| points(number, told, lang));
        return match change.step {
            ChangeStep::UpTo => match (&change.standing, &change.class, change.promise) {
                (Standing::Ranked, Some(class), Promise::Sure) => {
                    lang.change_up_to(by, title(class, rulebook))
                }
                (Standing::Ranked, Some(class), Promise::Eligible) => {
                    lang.change_up_to_eligible(by, title(class, rulebook))
                }
                _ => lang.change_more(by, then),
            },
            ChangeStep::Above if change.by.is_zero() => lang.change_over_edge(bound, then),
            ChangeStep::Above => lang.change_above(by, bound, then),
            ChangeStep::DownTo => lang.change_down_to(by, then),
            ChangeStep::Below if change.by.is_zero() => lang.change_at_edge(bound, then),
            ChangeStep::Below => lang.change_below(by, below, then),
        };
    }
    let (name, unit) = name(&change.of, rulebook, lang);
    let name = capital(&name);
    if let Some(told) = in_few_words(change, rulebook, &name, &then, lang) {
        return told;
    }
    if let ChangeOf::Input(id) = &change.of {
        let own = rulebook.input(id);
        let in_percent = |expression: &Expression| expression.asks_in_percent(&Name::Input(id.clone()));
        if rulebook.expressions().any(in_percent) {
            [by, bound] = figures(&|number, to| number.percent_towards(to, lang));
        } else if own.is_some_and(|input| input.kind == InputKind::Percent) {
            [by, bound] = figures(&|number, to| number.percent_towards(to, lang));
        }
    }
    let by = match unit {
        Some(unit) => lang.amount_counted(by, unit),
        None if is_in_points(&change.of, rulebook) => points(change.by, by, lang),
        None => by,
    };
    match change.step {
        ChangeStep::Above if change.by.is_zero() => lang.number_over_edge(name, bound, then),
        ChangeStep::Below if change.by.is_zero() => lang.number_at_edge(name, bound, then),
        ChangeStep::UpTo if takes_away(&change.of, rulebook) => lang.penalty_up_to(name, by, bound, then),
        ChangeStep::Above if takes_away(&change.of, rulebook) => lang.penalty_above(name, bound, by, then),
        ChangeStep::DownTo if takes_away(&change.of, rulebook) => lang.penalty_down_to(name, by, bound, then),
        ChangeStep::Below if takes_away(&change.of, rulebook) => lang.penalty_below(name, bound, by, then),
        ChangeStep::UpTo => lang.number_up_to(name, by, bound, then),
        ChangeStep::Above => lang.number_above(name, bound, by, then),
        ChangeStep::DownTo => lang.number_down_to(name, by, bound, then),
        ChangeStep::Below => lang.number_below(name, bound, by, then),
    }
}

/// Whether the points that it speaks of are others than those of the sheet. A criterion or a section where nothing was
/// multiplied has points of the sheet, whatever became of others.
fn is_converted(change: &Change, outcome: &Outcome, rulebook: &Rulebook) -> bool {
    let multiplied = |factor: Option<Exact>| factor != Some(Exact::ONE);
    let criterion = |id: &CriterionId| {
        outcome.criteria.iter().any(|result| result.id == *id && multiplied(result.factor))
    };
    let is_own = match &change.of {
        ChangeOf::Criterion(id) => criterion(id),
        ChangeOf::Section(id) => {
            outcome.sections.iter().any(|result| result.id == *id && multiplied(result.factor))
                || rulebook.section(id).is_some_and(|own| own.criteria.iter().any(|own| criterion(&own.id)))
        }
        _ => true,
    };
    change.measured == Measured::Converted && is_own
}

/// Whether it stands at nought at best, so that less of it is more taken away.
fn takes_away(of: &ChangeOf, rulebook: &Rulebook) -> bool {
    let mut sections = rulebook.sections().filter(|section| section.penalty.is_some());
    match of {
        ChangeOf::Criterion(id) => sections.any(|own| own.criteria.iter().any(|own| own.id == *id)),
        ChangeOf::Section(id) => sections.any(|own| own.id == *id),
        _ => false,
    }
}

/// A change of what has only few answers; none where it is a number of any size.
fn in_few_words(change: &Change, rulebook: &Rulebook, name: &str, then: &str, lang: Lang) -> Option<String> {
    let is_yes = change.step == ChangeStep::UpTo;
    match &change.of {
        ChangeOf::Mark(id) if rulebook.criterion(id).is_some_and(|own| own.start == Start::Check) => {
            Some(if is_yes { lang.number_if_met(name, then) } else { lang.number_if_not_met(name, then) })
        }
        ChangeOf::Input(id) if rulebook.input(id).is_some_and(|own| own.kind == InputKind::Flag) => {
            Some(if is_yes { lang.change_if_yes(name, then) } else { lang.change_if_no(name, then) })
        }
        ChangeOf::Finding(_) => {
            Some(if is_yes { lang.change_if_found(name, then) } else { lang.change_if_not_found(name, then) })
        }
        ChangeOf::Choice(_, choice) => Some(lang.change_if_chosen(name, choice, then)),
        ChangeOf::Level(id, level) => {
            let title = rulebook.criterion(id).and_then(|own| own.level_title(level));
            Some(lang.change_if_chosen(name, title.unwrap_or(level.as_str()), then))
        }
        _ => None,
    }
}

/// What would come of it, after the words of what would change.
fn then(change: &Change, rulebook: &Rulebook, lang: Lang) -> String {
    match (&change.standing, &change.class) {
        (Standing::Ranked, Some(class)) => match change.promise {
            Promise::Sure => lang.then_class(title(class, rulebook)),
            Promise::Eligible => lang.then_eligible(title(class, rulebook)),
            Promise::AtMost => lang.then_at_most(title(class, rulebook)),
        },
        (Standing::Referred, Some(class)) => lang.then_referred(title(class, rulebook)),
        (Standing::NotRanked, _) => lang.then_not_ranked().to_owned(),
        (Standing::Suspended, _) => lang.then_suspended().to_owned(),
        (Standing::Ranked | Standing::Referred | Standing::Incomplete(_), _) => {
            lang.then_no_class().to_owned()
        }
    }
}

/// A figure that is not exact, with a word: a sign would stand behind words such as “below”.
fn about(told: String, lang: Lang) -> String {
    told.strip_prefix("≈ ").map(|told| lang.amount_about(told)).unwrap_or(told)
}

fn points(number: Exact, told: String, lang: Lang) -> String {
    if number == Exact::ONE {
        return lang.amount_of_one_point().to_owned();
    }
    lang.amount_of_points(told)
}

/// Points of a total that was multiplied, so that nobody takes them for points of the sheet.
fn converted_points(number: Exact, told: String, lang: Lang) -> String {
    if number == Exact::ONE {
        return lang.amount_of_one_converted_point().to_owned();
    }
    lang.amount_of_converted_points(told)
}

/// Whether a number other than the total is told in points; a mark is, unless it is multiplied to become points.
fn is_in_points(of: &ChangeOf, rulebook: &Rulebook) -> bool {
    match of {
        ChangeOf::Criterion(_) | ChangeOf::Section(_) => true,
        ChangeOf::Mark(id) => {
            let scale = rulebook.criterion(id).and_then(Criterion::scale);
            scale.and_then(|scale| scale.weight).is_none()
        }
        _ => false,
    }
}

/// What it is called, and the word in which it is counted.
fn name<'a>(of: &'a ChangeOf, rulebook: &'a Rulebook, lang: Lang) -> (String, Option<&'a str>) {
    match of {
        ChangeOf::Total | ChangeOf::TotalByOtherMeans => (lang.name_total().to_owned(), None),
        ChangeOf::Zeros => (lang.name_zeros().to_owned(), None),
        ChangeOf::Input(id) => match rulebook.input(id) {
            Some(input) => {
                let unit = match &input.kind {
                    InputKind::Count(unit) => Some(unit.as_str()),
                    _ => None,
                };
                (input.title.clone(), unit)
            }
            None => (id.to_string(), None),
        },
        ChangeOf::Choice(id, _) => {
            (rulebook.input(id).map_or_else(|| id.to_string(), |input| input.title.clone()), None)
        }
        ChangeOf::Event(id, event) => {
            let kind = rulebook.criterion(id).and_then(|criterion| criterion.event(event));
            let title = kind.map_or_else(|| event.to_string(), |kind| kind.title.clone());
            (title, kind.map(|kind| kind.unit.as_str()))
        }
        ChangeOf::Finding(id) => {
            (rulebook.gate(id).map_or_else(|| id.to_string(), |gate| gate.title.clone()), None)
        }
        ChangeOf::Criterion(id) | ChangeOf::Mark(id) | ChangeOf::Level(id, _) => {
            (rulebook.criterion_titled(id, lang), None)
        }
        ChangeOf::Section(id) => {
            let name = rulebook.section(id).map(|section| lang.name_section(&section.code));
            (name.unwrap_or_else(|| id.to_string()), None)
        }
    }
}
