//! What must hold of the classes: conditions, floors, where everybody starts and what becomes of the rest.

use super::super::super::class::Otherwise;
use super::super::super::expression::{Kind, Names, Scope};
use super::super::super::fault::Reason;
use super::super::decode::Reader;
use super::{Parts, check_class, check_expression, find, named};
use crate::number::Exact;
use crate::text::json::Node;

pub(super) fn check_classes(parts: &Parts, root: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let mut lowest: Option<Exact> = None;
    for node in named(root, "classes") {
        let Some(class) = find(parts.classes.iter(), node, |class| class.id.as_str()) else { continue };
        if let (Some(when), Some(node)) = (&class.when, node.get("when")) {
            check_expression(when, Kind::Truth, Scope::Unit, node, names, reader);
        }
        if let (Some(floor), Some(node)) = (class.floor, node.get("floor")) {
            if lowest.is_some_and(|lowest| floor > lowest) {
                reader.note(node.start, Reason::FloorRises);
            }
            lowest = Some(lowest.map_or(floor, |lowest| lowest.min(floor)));
        }
    }
    if let (Some(class), Some(node)) = (&parts.default, root.get("default")) {
        check_class(class.as_str(), node, names, reader);
    }
    if let (Some(Otherwise::Class(class)), Some(node)) = (&parts.otherwise, root.get("otherwise")) {
        if parts.default.is_some() {
            reader.note(node.start, Reason::OtherwiseBesideDefault);
        }
        if let Some(node) = node.get("class") {
            check_class(class.as_str(), node, names, reader);
        }
    }
}
