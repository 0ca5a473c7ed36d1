//! What must hold of the titles: no class has the same id, and those that a title names are decided before it.

use super::super::super::expression::{Kind, Names, Scope, Sort};
use super::super::super::fault::Reason;
use super::super::super::title::Title;
use super::super::decode::Reader;
use super::quota::{Limited, check_most, check_places};
use super::{Parts, check_expression, find, named};
use crate::text::json::Node;

pub(super) fn check_titles(parts: &Parts, root: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let mut before: Vec<&str> = Vec::new();
    for node in named(root, "titles") {
        let Some(title) = find(parts.titles.iter(), node, |title| title.id.as_str()) else { continue };
        check_title(title, &before, node, names, reader);
        for (field, ids) in [("needs", &title.needs), ("unless", &title.unless)] {
            for node in named(node, field) {
                let Some(id) = ids.iter().find(|id| node.text() == Some(id.as_str())) else { continue };
                let is_needed = field == "unless" && title.needs.contains(id);
                if is_needed && before.contains(&id.as_str()) {
                    reader.note(node.start, Reason::NeededAndBarred(id.to_string()));
                } else {
                    check_earlier(id.as_str(), &before, node, names, reader);
                }
            }
        }
        before.push(title.id.as_str());
    }
}

/// A title exists and is decided before the one that looks at it.
pub(super) fn check_earlier(
    title: &str,
    before: &[&str],
    node: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    if !names.titles.contains(title) && !names.spoilt.contains(&(Sort::Title, title)) {
        let near = names.meant(title, names.titles.iter().copied());
        reader.note(node.start, Reason::UnknownTitle(title.to_owned(), near));
    } else if names.titles.contains(title) && !before.contains(&title) {
        reader.note(node.start, Reason::TitleLater(title.to_owned()));
    }
}

fn check_title(title: &Title, before: &[&str], node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if let Some(id) = node.get("id").filter(|_| names.classes.contains(title.id.as_str())) {
        reader.note(id.start, Reason::TitleIsClass(title.id.to_string()));
    }
    if let (Some(when), Some(node)) = (&title.when, node.get("when")) {
        check_expression(when, Kind::Truth, Scope::Class, node, names, reader);
    }
    if let (Some(quota), Some(node)) = (&title.quota, node.get("quota")) {
        check_most(&quota.at_most, quota.within, Limited::Title(before), node, names, reader);
        check_places((&quota.order, &quota.ties), Scope::Class, node, names, reader);
    }
}
