//! What must hold of the gates: classes and conditions fit the effect, and exclusions can be followed.

use std::collections::BTreeSet;

use super::super::super::ceiling::{Ceiling, ClassTable};
use super::super::super::expression::{Kind, Names, Scope, Sort};
use super::super::super::fault::Reason;
use super::super::super::gate::{Gate, GateEffect, GateTest};
use super::super::decode::Reader;
use super::quota::check_choice;
use super::{Parts, check_class, check_expression, find, named};
use crate::text::json::Node;

pub(super) fn check_gates(parts: &Parts, root: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let early = early(&parts.gates);
    for node in named(root, "gates") {
        if let Some(gate) = find(parts.gates.iter(), node, |gate| gate.id.as_str()) {
            check_gate(gate, parts, node, names, reader);
            check_exclusions(gate, parts, &early, node, names, reader);
        }
    }
}

fn check_gate(gate: &Gate, parts: &Parts, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if let (GateTest::When(when), Some(node)) = (&gate.test, node.get("when")) {
        let scope = if is_early(gate) { Scope::Points } else { Scope::Class };
        check_expression(when, Kind::Truth, scope, node, names, reader);
    }
    let Some(effect) = node.get("effect") else { return };
    match &gate.effect {
        GateEffect::Force(class) | GateEffect::AtMost(Ceiling::Class(class)) => {
            if let Some(node) = effect.get("force").or_else(|| effect.get("at_most")) {
                check_class(class.as_str(), node, names, reader);
            }
        }
        GateEffect::AtMost(Ceiling::By { table }) => {
            if let Some(node) = effect.get("at_most").and_then(|node| node.get("table")) {
                check_table(table, node, names, reader);
            }
        }
        GateEffect::ScoreToFloorOf(class) => {
            let Some(node) = effect.get("score_to_floor_of") else { return };
            check_class(class.as_str(), node, names, reader);
            let class = parts.classes.iter().find(|known| known.id == *class);
            if let Some(class) = class.filter(|class| class.floor.is_none()) {
                reader.note(node.start, Reason::NoFloor(class.id.to_string()));
            }
        }
        GateEffect::TotalAtMost(most) if most.is_negative() => {
            let at = effect.get("total_at_most").map_or(effect.start, |node| node.start);
            reader.note(at, Reason::Negative);
        }
        _ => {}
    }
}

/// The classes of a table exist; one by an input has a class for each of its options, or nobody could ever tell what
/// is allowed where it has none.
fn check_table(table: &ClassTable, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let rows = match table {
        ClassTable::UnitClass(_) => node.get("by_unit_class"),
        ClassTable::Input(by) => node.get("by_input").and_then(|node| {
            let rows = node.get("classes");
            let options = check_choice(by.input.as_str(), "classes", node, names, reader)?;
            let lacking = options.iter().filter(|option| !by.classes.contains_key(*option));
            let lacking: Vec<String> = lacking.map(|option| format!("“{option}”")).collect();
            if let Some(rows) = rows.filter(|_| !lacking.is_empty()) {
                reader.note(rows.start, Reason::OptionsWithoutClass(lacking));
            }
            rows
        }),
    };
    for (of, class) in table.classes() {
        if let Some(node) = rows.and_then(|rows| rows.get(of)) {
            check_class(class.as_str(), node, names, reader);
        }
    }
}

/// What a gate excludes exists, does not lead back to it, and is not decided before the gate's own condition has
/// a value.
fn check_exclusions(
    gate: &Gate,
    parts: &Parts,
    early: &BTreeSet<&str>,
    node: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    for node in named(node, "excludes") {
        let Some(name) = node.text().filter(|id| gate.excludes.iter().any(|other| other.as_str() == *id))
        else {
            continue;
        };
        let reason = if name == gate.id.as_str() {
            Reason::ExcludesItself
        } else if !parts.gates.iter().any(|other| other.id.as_str() == name) {
            if names.spoilt.contains(&(Sort::Gate, name)) {
                continue;
            }
            let near = names.meant(name, parts.gates.iter().map(|gate| gate.id.as_str()));
            Reason::UnknownGate(name.to_owned(), near)
        } else if leads_to(&parts.gates, name, gate.id.as_str()) {
            Reason::ExcludesInCircle(name.to_owned())
        } else if early.contains(name) && latest(gate) > Scope::Points {
            Reason::ExcludedTooLate(name.to_owned())
        } else {
            continue;
        };
        reader.note(node.start, reason);
    }
}

/// Whether the gate acts before there is a class, or decides who counts in the unit.
fn is_early(gate: &Gate) -> bool {
    matches!(gate.effect, GateEffect::TotalAtMost(_) | GateEffect::NotRanked | GateEffect::Suspend)
}

/// The latest point of the evaluation from which the gate's test needs something.
fn latest(gate: &Gate) -> Scope {
    let scopes = gate.when().into_iter().flat_map(|when| when.tree().names()).map(|name| name.scope());
    scopes.max().unwrap_or(Scope::Facts)
}

/// The early gates, and all that decide whether one of them acts.
fn early(gates: &[Gate]) -> BTreeSet<&str> {
    let mut early: BTreeSet<&str> = BTreeSet::new();
    loop {
        let more: BTreeSet<&str> = (gates.iter())
            .filter(|gate| is_early(gate) || gate.excludes.iter().any(|other| early.contains(other.as_str())))
            .map(|gate| gate.id.as_str())
            .collect();
        if more == early {
            return early;
        }
        early = more;
    }
}

/// Whether one gate excludes another, directly or through others.
fn leads_to(gates: &[Gate], from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![from];
    while let Some(at) = ahead.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            let gate = gates.iter().find(|gate| gate.id.as_str() == at);
            ahead.extend(gate.iter().flat_map(|gate| &gate.excludes).map(|gate| gate.as_str()));
        }
    }
    false
}
