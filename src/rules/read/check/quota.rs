//! What must hold of a quota: its classes exist, and there is a class to move down to.

use super::super::super::expression::{Expression, Kind, Name, Names, Part, Scope, Sort};
use super::super::super::fault::{Reason, Trouble};
use super::super::super::id::ClassId;
use super::super::super::input::InputKind;
use super::super::super::options::Options;
use super::super::super::quota::{InputShares, Most, Of, Quota, Within};
use super::super::decode::Reader;
use super::title::check_earlier;
use super::{Parts, check_class, check_expression, named};
use crate::text::json::{Content, Node};
use crate::text::nearest;

pub(super) fn check_quota(
    quota: &Quota,
    parts: &Parts,
    node: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    if let Some(class) = node.get("class") {
        check_class(quota.class.as_str(), class, names, reader);
        let known = !names.spoilt.iter().any(|(sort, _)| *sort == Sort::Class);
        if known && parts.classes.last().is_some_and(|last| last.id == quota.class) {
            reader.note(class.start, Reason::QuotaOnLast);
        }
    }
    let better = parts.classes.iter().map(|class| &class.id).take_while(|id| **id != quota.class);
    let better: Vec<&ClassId> = better.filter(|_| quota.and_better).collect();
    let limited = Limited::Class { class: &quota.class, better: &better };
    check_most(&quota.at_most, quota.within, limited, node, names, reader);
    check_places((&quota.order, &quota.ties), Scope::Unit, node, names, reader);
}

/// What a quota limits, as far as that decides of whom it may be a share.
pub(super) enum Limited<'a> {
    /// A class, with the better ones that are counted with it.
    Class { class: &'a ClassId, better: &'a [&'a ClassId] },
    /// A title, with those that are decided before it.
    Title(&'a [&'a str]),
}

/// The class or title that a share is taken of exists, and is neither one that is counted nor decided after it.
pub(super) fn check_most(
    most: &Most,
    within: Within,
    limited: Limited<'_>,
    quota: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    let (way, of) = match most {
        Most::Share(share) => ("share", &share.of),
        Most::Table(table) => ("table", &table.of),
        Most::Count(_) => return,
    };
    if let (Some(by), Some(node)) = (most.by_input(), table_by_input(quota)) {
        check_by_input(by, within, node, names, reader);
    }
    let node = quota.get("at_most").and_then(|most| most.get(way)).and_then(|share| share.get("of"));
    if let (Of::Class(class), Some(node)) = (of, node.and_then(|of| of.get("class"))) {
        check_class(class.as_str(), node, names, reader);
        match limited {
            Limited::Class { class: limited, .. } if limited == class => {
                reader.note(node.start, Reason::QuotaOfItself);
            }
            Limited::Class { better, .. } if better.contains(&class) => {
                reader.note(node.start, Reason::QuotaOfBetter);
            }
            Limited::Class { .. } | Limited::Title(_) => {}
        }
    }
    if let (Of::Title(title), Some(node)) = (of, node.and_then(|of| of.get("title"))) {
        match limited {
            Limited::Class { .. } => reader.note(node.start, Reason::ClassOfTitle),
            Limited::Title(before) => check_earlier(title.as_str(), before, node, names, reader),
        }
    }
}

fn table_by_input(quota: &Node) -> Option<&Node> {
    quota.get("at_most")?.get("table")?.get("by_input")
}

/// A table by an input is for groups, and the input is a choice that has these options.
fn check_by_input(by: &InputShares, within: Within, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if within == Within::Unit {
        reader.note(node.start, Reason::InputOfUnit);
    }
    check_choice(by.input.as_str(), "shares", node, names, reader);
}

/// The input of a table is a choice, and what the table is for are its options; answers these.
pub(super) fn check_choice<'n>(
    id: &str,
    rows: &str,
    table: &Node,
    names: &Names<'n>,
    reader: &mut Reader<'_>,
) -> Option<&'n Options> {
    let named = table.get("input")?;
    let options = match names.inputs.get(id) {
        Some(InputKind::Choice(options)) => options,
        Some(_) => {
            reader.note(named.start, Reason::NotAChoice(id.to_owned()));
            return None;
        }
        None if names.spoilt.contains(&(Sort::Input, id)) => return None,
        None => {
            let near = nearest(id, names.inputs.keys().copied());
            reader.note(named.start, Reason::UnknownInput(id.to_owned(), near));
            return None;
        }
    };
    if let Some(Content::Object(entries)) = table.get(rows).map(|rows| &rows.content) {
        for entry in entries.iter().filter(|entry| !options.contains(&entry.key)) {
            let near = nearest(&entry.key, options.iter().map(String::as_str));
            reader.note(entry.at, Reason::UnknownOption(entry.key.clone(), near));
        }
    }
    Some(options)
}

/// What gives the places, and what decides between equals, is a number, of what is known when the quota acts.
pub(super) fn check_places(
    (order, ties): (&[Expression], &[Expression]),
    scope: Scope,
    quota: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    for (key, measures) in [("order", order), ("ties", ties)] {
        for node in named(quota, key) {
            if let Some(measure) = measures.iter().find(|measure| node.text() == Some(measure.text())) {
                if scope == Scope::Class && matches!(measure.tree().part, Part::Name(Name::Class)) {
                    reader.note_inside(node, 0, Reason::Expression(Trouble::ClassIsNoNumber));
                    continue;
                }
                check_expression(measure, Kind::Number, scope, node, names, reader);
            }
        }
    }
}
