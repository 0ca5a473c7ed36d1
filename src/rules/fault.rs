//! A fault in a criteria set, with its place.

mod form;
mod reason;
mod scale;
mod trouble;

use unicode_width::UnicodeWidthStr;

use self::reason::short;
pub(super) use self::reason::{Reason, Shape};
pub(super) use self::scale::Misfit;
pub(super) use self::trouble::Trouble;
use crate::text::json::{Content, Node};
use crate::text::{self, Lang};

/// So many letters of a long line are shown before and after the spot.
const AROUND: usize = 36;

/// A fault in a criteria set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in letters, from 1.
    pub column: usize,
    /// Where in the set, from the outside in: ids where there are some, else numbers from 1.
    pub place: String,
    /// The line of the file with a mark under the spot: two lines of text.
    pub excerpt: String,
    /// The nearest name that would have been right.
    pub suggestion: Option<String>,
    reason: Reason,
}

/// A spot in the file of a criteria set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The column in letters, from 1.
    pub column: usize,
    /// Where in the set, from the outside in: ids where there are some, else numbers from 1.
    pub place: String,
    /// The line of the file with a mark under the spot: two lines of text.
    pub excerpt: String,
}

impl Spot {
    pub(super) fn at(file: &str, root: Option<&Node>, offset: usize) -> Self {
        let offset = offset.min(file.len());
        let begin = file[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = file[offset..].find('\n').map_or(file.len(), |newline| offset + newline);
        Self {
            line: file[..offset].matches('\n').count() + 1,
            column: file[begin..offset].chars().count() + 1,
            place: root.map(|root| place(root, offset)).unwrap_or_default(),
            excerpt: excerpt(&file[begin..offset], &file[offset..end]),
        }
    }
}

impl Fault {
    pub(super) fn at(file: &str, root: Option<&Node>, offset: usize, reason: Reason) -> Self {
        let Spot { line, column, place, excerpt } = Spot::at(file, root, offset);
        Self { line, column, place, excerpt, suggestion: reason.suggestion(), reason }
    }

    /// What is wrong, as one sentence, with the nearest right name where there is one.
    pub fn sentence(&self, lang: Lang) -> String {
        let sentence = clean(&self.reason.sentence(lang));
        match &self.suggestion {
            Some(name) => format!("{sentence} {}", lang.fault_suggestion(clean(name))),
            None => sentence,
        }
    }
}

/// A text as every other is shown, without what a terminal would act on or a reader not see; its blanks stay.
fn clean(text: &str) -> String {
    text.split(' ').map(text::clean).collect::<Vec<_>>().join(" ")
}

/// The way to a spot, from the outside in: `sections.loyal.criteria.c1.max`.
fn place(root: &Node, offset: usize) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut node = root;
    loop {
        let next = match &node.content {
            Content::Object(entries) => entries
                .iter()
                .find(|entry| (entry.at..entry.node.end).contains(&offset))
                .map(|entry| (entry.key.clone(), &entry.node)),
            Content::List(elements) => elements
                .iter()
                .enumerate()
                .find(|(_, element)| element.covers(offset))
                .map(|(index, element)| (name_of(element, index), element)),
            _ => None,
        };
        let Some((step, inner)) = next else {
            return steps.join(".");
        };
        steps.push(clean(&short(&step)));
        node = inner;
    }
}

fn name_of(element: &Node, index: usize) -> String {
    let id = element.get("id").and_then(Node::text).filter(|id| !id.is_empty());
    id.map_or_else(|| (index + 1).to_string(), ToOwned::to_owned)
}

/// The line around a spot, and beneath it a mark that stands under the spot in a terminal.
fn excerpt(before: &str, after: &str) -> String {
    let skipped = before.chars().count().saturating_sub(AROUND);
    let lead = if skipped > 0 { "…" } else { "" };
    let before: String = before.chars().skip(skipped).collect();
    let before = if skipped > 0 { &before } else { before.trim_start() };
    let after = after.trim_end();
    let near: String = after.chars().take(AROUND).collect();
    let tail = if near.len() < after.len() { "…" } else { "" };
    let line = clean(&format!("{before}{near}"));
    let indent = " ".repeat(lead.width() + clean(before).width());
    format!("{lead}{line}{tail}\n{indent}^")
}

/// Letters that steer a terminal or hide in a text: direction marks, zero-width letters, line separators.
pub(super) fn hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
