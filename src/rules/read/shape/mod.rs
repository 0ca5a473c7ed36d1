//! The shape of a set's file: which fields there are, and what each holds.

mod criterion;
mod gate;
mod input;
mod quota;
mod title;
mod value;
mod voting;

use self::criterion::criterion;
use self::gate::gate;
use self::input::input;
pub(super) use self::quota::quota;
use self::voting::voting;
use super::super::class::{Class, Otherwise};
use super::super::fault::Reason;
use super::super::id::ClassId;
use super::super::rounding::Round;
use super::super::set::{
    Bonus, CriteriaSet, FORMAT, FirstMonth, Limits, Penalty, Period, Section, SumLimits,
};
use super::check;
use super::decode::{
    Fields, Reader, exact, expression, id, list, not_negative, only_entry, positive, positive_count, some,
    word, words,
};
use super::unknown::{unknown_key, unknown_word};
use crate::number::{Exact, Rounding};
use crate::text::Lang;
use crate::text::json::{Content, Node};

pub(in crate::rules::read) fn set(node: &Node, reader: &mut Reader<'_>) -> Option<CriteriaSet> {
    let mut fields = reader.fields(node)?;
    // An editor looks here for the JSON Schema; it is no part of the set.
    fields.may("$schema", reader, words);
    let format = fields.need("format", reader, format);
    let id = fields.need("id", reader, id);
    let edition = fields.need("edition", reader, positive_count);
    let title = fields.need("title", reader, words);
    let basis = fields.may("basis", reader, list(words));
    let period = fields.need("period", reader, period);
    let first_month = fields.may("first_month", reader, first_month);
    let language = fields.may("language", reader, word(&[("vi", Lang::Vi), ("en", Lang::En)]));
    let max = fields.may("max", reader, exact);
    reader.values = value::declared(node);
    let values = fields.may("values", reader, list(value::value));
    reader.values.next();
    let times = fields.may("times", reader, expression);
    let limits = fields.may("limits", reader, sum_limits);
    let round = fields.may("round", reader, round);
    let inputs = fields.may("inputs", reader, list(input));
    let sections = fields.need("sections", reader, list(section));
    let gates = fields.may("gates", reader, list(gate));
    let classes = fields.need("classes", reader, some(class));
    let default = fields.may("default", reader, decode_class);
    let otherwise = match default {
        Some(None) => fields.need("otherwise", reader, otherwise).map(Some),
        _ => fields.may("otherwise", reader, otherwise),
    };
    let titles = fields.may("titles", reader, list(title::title));
    let quotas = fields.may("quotas", reader, list(quota));
    let voting = fields.need("voting", reader, voting);
    fields.finish(reader);

    let parts = check::Parts {
        max: max.flatten(),
        most: limits.clone().flatten().and_then(|limits| limits.sum.max),
        times: times.flatten(),
        round: round.flatten(),
        inputs: inputs.flatten().unwrap_or_default(),
        values: values.flatten().unwrap_or_default(),
        sections: sections.unwrap_or_default(),
        gates: gates.flatten().unwrap_or_default(),
        classes: classes.unwrap_or_default(),
        default: default.clone().flatten(),
        otherwise: otherwise.clone().flatten(),
        titles: titles.flatten().unwrap_or_default(),
        quotas: quotas.flatten().unwrap_or_default(),
        class_ballots: voting.as_ref().is_none_or(|voting| voting.classes.is_some()),
    };
    check::check(&parts, node, reader);
    Some(CriteriaSet {
        format: format?,
        id: id?,
        edition: edition?,
        title: title?,
        basis: basis?.unwrap_or_default(),
        period: period?,
        first_month: first_month?.unwrap_or(FirstMonth::JANUARY),
        language: language?.unwrap_or(Lang::Vi),
        max: parts.max,
        times: parts.times,
        limits: limits?,
        round: parts.round,
        inputs: parts.inputs,
        values: parts.values,
        sections: parts.sections,
        gates: parts.gates,
        classes: parts.classes,
        default: default?,
        otherwise: otherwise?,
        titles: parts.titles,
        quotas: parts.quotas,
        voting: voting?,
    })
}

fn format(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    if node.text() == Some(FORMAT) {
        return Some(FORMAT.to_owned());
    }
    reader.note(node.start, Reason::WrongFormat);
    None
}

fn period(node: &Node, reader: &mut Reader<'_>) -> Option<Period> {
    let text = node.text();
    if let Some((text, meant)) = text.and_then(|text| Some((text, Period::meant(text)?))) {
        let known = Period::WORDS.map(|(word, _)| word.to_owned()).to_vec();
        reader.note(node.start, Reason::UnknownWord(text.to_owned(), Some(meant.to_owned()), known));
        return None;
    }
    word(&Period::WORDS)(node, reader)
}

fn decode_class(node: &Node, reader: &mut Reader<'_>) -> Option<ClassId> {
    id(node, reader)
}

fn first_month(node: &Node, reader: &mut Reader<'_>) -> Option<FirstMonth> {
    let month = match &node.content {
        Content::Number(digits) => digits.parse().ok().and_then(FirstMonth::new),
        _ => None,
    };
    if month.is_none() {
        reader.note(node.start, Reason::NotAMonth);
    }
    month
}

/// How coarse a rounded value is.
enum Grain {
    Places(u8),
    Step(Exact),
}

/// How a rule rounds.
pub(super) fn round(node: &Node, reader: &mut Reader<'_>) -> Option<Round> {
    let mut fields = reader.fields(node)?;
    let places = |node: &Node, reader: &mut Reader<'_>| {
        let places = exact(node, reader)?.as_whole().and_then(|places| u8::try_from(places).ok());
        let places = places.filter(|places| *places <= 9);
        if places.is_none() {
            reader.note(node.start, Reason::NotPlaces);
        }
        places.map(Grain::Places)
    };
    let step = |node: &Node, reader: &mut Reader<'_>| positive(node, reader).map(Grain::Step);
    let grain = fields.either(reader, ("places", places), ("step", step));
    let mode = fields.need("mode", reader, word(&ROUNDINGS));
    fields.finish(reader);
    let mode = mode?;
    Some(match grain? {
        Grain::Places(places) => Round::Places { places, mode },
        Grain::Step(step) => Round::Step { step, mode },
    })
}

/// The words for the ways to round.
const ROUNDINGS: [(&str, Rounding); 4] = [
    ("floor", Rounding::Floor),
    ("ceil", Rounding::Ceil),
    ("half_up", Rounding::HalfUp),
    ("half_even", Rounding::HalfEven),
];

fn section(node: &Node, reader: &mut Reader<'_>) -> Option<Section> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let code = fields.need("code", reader, words);
    let title = fields.need("title", reader, words);
    let max = fields.may("max", reader, exact);
    let bonus = fields.may("bonus", reader, bonus);
    let penalty = fields.may("penalty", reader, penalty);
    let limits = fields.may("limits", reader, sum_limits);
    let round = fields.may("round", reader, round);
    let criteria = fields.need("criteria", reader, some(criterion));
    fields.finish(reader);
    Some(Section {
        id: id?,
        code: code?,
        title: title?,
        max: max?,
        bonus: bonus?,
        penalty: penalty?,
        limits: limits?,
        round: round?,
        criteria: criteria?,
    })
}

fn bonus(node: &Node, reader: &mut Reader<'_>) -> Option<Bonus> {
    let mut fields = reader.fields(node)?;
    let cap = fields.need("cap", reader, positive);
    fields.finish(reader);
    Some(Bonus { cap: cap? })
}

fn penalty(node: &Node, reader: &mut Reader<'_>) -> Option<Penalty> {
    let mut fields = reader.fields(node)?;
    let cap = fields.need("cap", reader, positive);
    fields.finish(reader);
    Some(Penalty { cap: cap? })
}

fn sum_limits(node: &Node, reader: &mut Reader<'_>) -> Option<SumLimits> {
    let mut fields = reader.fields(node)?;
    let sum = ends(&mut fields, reader);
    let deductions = fields.may("deductions", reader, not_negative);
    let additions = fields.may("additions", reader, not_negative);
    fields.finish(reader);
    Some(SumLimits { sum: sum?, deductions: deductions?, additions: additions? })
}

fn ends(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Limits> {
    let min = fields.may("min", reader, not_negative);
    let max = fields.may("max", reader, not_negative);
    let (min, max) = (min?, max?);
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        reader.note(fields.start(), Reason::LimitsCross);
        return None;
    }
    Some(Limits { min, max })
}

fn class(node: &Node, reader: &mut Reader<'_>) -> Option<Class> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let short = fields.may("short", reader, words);
    let guide = fields.may("guide", reader, words);
    let when = fields.may("when", reader, expression);
    let floor = fields.may("floor", reader, not_negative);
    fields.finish(reader);
    Some(Class { id: id?, title: title?, short: short?, guide: guide?, when: when?, floor: floor? })
}

fn otherwise(node: &Node, reader: &mut Reader<'_>) -> Option<Otherwise> {
    const WAYS: [&str; 2] = [r#"{ "class": "…" }"#, "refer"];
    if let Some(text) = node.text() {
        return match text {
            "refer" => Some(Otherwise::Refer),
            _ => unknown_word(node.start, text, &WAYS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "class" => id(&entry.node, reader).map(Otherwise::Class),
        _ => unknown_key(entry, &WAYS, reader),
    }
}
