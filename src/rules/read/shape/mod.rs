//! The shape of a set's file: which fields there are, and what each holds.

mod criterion;
mod gate;
mod input;
mod quota;
mod voting;

use self::criterion::criterion;
use self::gate::gate;
use self::input::input;
use self::quota::quota;
use self::voting::voting;
use super::super::class::{Class, Otherwise};
use super::super::fault::Reason;
use super::super::set::{Bonus, CriteriaSet, FORMAT, Limits, Period, Section, SectionLimits};
use super::check;
use super::decode::{
    Fields, Reader, exact, expression, id, list, not_negative, only_entry, positive, positive_count, some,
    unknown_word, word, words,
};
use super::json::Node;

pub(in crate::rules::read) fn set(node: &Node, reader: &mut Reader<'_>) -> Option<CriteriaSet> {
    let mut fields = reader.fields(node)?;
    let format = fields.need("format", reader, format);
    let id = fields.need("id", reader, id);
    let edition = fields.need("edition", reader, positive_count);
    let title = fields.need("title", reader, words);
    let basis = fields.may("basis", reader, list(words));
    let period = fields.need("period", reader, period);
    let max = fields.may("max", reader, exact);
    let limits = fields.may("limits", reader, limits);
    let inputs = fields.may("inputs", reader, list(input));
    let sections = fields.need("sections", reader, some(section));
    let gates = fields.may("gates", reader, list(gate));
    let classes = fields.need("classes", reader, some(class));
    let otherwise = fields.need("otherwise", reader, otherwise);
    let quotas = fields.may("quotas", reader, list(quota));
    let voting = fields.need("voting", reader, voting);
    fields.finish(reader);

    let parts = check::Parts {
        max: max.flatten(),
        inputs: inputs.flatten().unwrap_or_default(),
        sections: sections.unwrap_or_default(),
        gates: gates.flatten().unwrap_or_default(),
        classes: classes.unwrap_or_default(),
        otherwise,
        quotas: quotas.flatten().unwrap_or_default(),
    };
    check::check(&parts, node, reader);
    Some(CriteriaSet {
        format: format?,
        id: id?,
        edition: edition?,
        title: title?,
        basis: basis?.unwrap_or_default(),
        period: period?,
        max: parts.max,
        limits: limits?,
        inputs: parts.inputs,
        sections: parts.sections,
        gates: parts.gates,
        classes: parts.classes,
        otherwise: parts.otherwise?,
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
    let periods = [
        ("month", Period::Month),
        ("quarter", Period::Quarter),
        ("half", Period::Half),
        ("term", Period::Term),
        ("year", Period::Year),
        ("round", Period::Round),
    ];
    word(&periods)(node, reader)
}

fn section(node: &Node, reader: &mut Reader<'_>) -> Option<Section> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let code = fields.need("code", reader, words);
    let title = fields.need("title", reader, words);
    let max = fields.may("max", reader, exact);
    let bonus = fields.may("bonus", reader, bonus);
    let limits = fields.may("limits", reader, section_limits);
    let criteria = fields.need("criteria", reader, some(criterion));
    fields.finish(reader);
    Some(Section {
        id: id?,
        code: code?,
        title: title?,
        max: max?,
        bonus: bonus?,
        limits: limits?,
        criteria: criteria?,
    })
}

fn bonus(node: &Node, reader: &mut Reader<'_>) -> Option<Bonus> {
    let mut fields = reader.fields(node)?;
    let cap = fields.need("cap", reader, positive);
    fields.finish(reader);
    Some(Bonus { cap: cap? })
}

fn limits(node: &Node, reader: &mut Reader<'_>) -> Option<Limits> {
    let mut fields = reader.fields(node)?;
    let limits = sum_limits(&mut fields, reader);
    fields.finish(reader);
    limits
}

fn section_limits(node: &Node, reader: &mut Reader<'_>) -> Option<SectionLimits> {
    let mut fields = reader.fields(node)?;
    let sum = sum_limits(&mut fields, reader);
    let deductions = fields.may("deductions", reader, not_negative);
    let additions = fields.may("additions", reader, not_negative);
    fields.finish(reader);
    Some(SectionLimits { sum: sum?, deductions: deductions?, additions: additions? })
}

fn sum_limits(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Limits> {
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
    let when = fields.may("when", reader, expression);
    fields.finish(reader);
    Some(Class { id: id?, title: title?, short: short?, when: when? })
}

fn otherwise(node: &Node, reader: &mut Reader<'_>) -> Option<Otherwise> {
    const WAYS: [&str; 2] = ["class", "refer"];
    if let Some(text) = node.text() {
        return match text {
            "refer" => Some(Otherwise::Refer),
            _ => unknown_word(node.start, text, &WAYS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "class" => id(&entry.node, reader).map(Otherwise::Class),
        key => unknown_word(entry.at, key, &WAYS, reader),
    }
}
