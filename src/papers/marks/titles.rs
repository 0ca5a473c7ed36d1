//! Titles in marks files: what the committee decided on them, and what came of each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fault::Part;
use super::reader::Reader;
use crate::rules::{Award, Missing, Rulebook, TitleDecision, TitleId, TitleResult, TitleVotes};
use crate::text::json::Node;

/// What came of a title, as the answer has it.
#[derive(Serialize)]
pub(super) struct TitleLine<'a> {
    award: &'a Award,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    missing: &'a [Missing],
    #[serde(skip_serializing_if = "Option::is_none")]
    votes: Option<TitleVotes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<&'a str>,
}

impl<'a> TitleLine<'a> {
    pub(super) fn of(TitleResult { award, missing, votes, decided, .. }: &'a TitleResult) -> Self {
        // What a title was asked for first does not matter any more once it is decided.
        let missing = if *award == Award::Open { missing.as_slice() } else { &[] };
        Self { award, missing, votes: *votes, decided: decided.as_deref() }
    }
}

/// What the committee decided on titles that their quotas leave to it.
pub(super) fn title_decisions(
    node: &Node,
    rulebook: &Rulebook,
    reader: &mut Reader,
) -> BTreeMap<TitleId, TitleDecision> {
    let titles = &rulebook.set().titles;
    let mut decisions = BTreeMap::new();
    for entry in reader.entries(node).unwrap_or_default() {
        let Some(title) = titles.iter().find(|title| title.id.as_str() == entry.key) else {
            let names = titles.iter().map(|title| title.id.as_str());
            reader.unknown::<()>(entry.at, Part::Title, &entry.key, names);
            continue;
        };
        let Some(mut fields) = reader.fields(&entry.node) else { continue };
        let granted = fields.need("granted", reader).and_then(|node| reader.truth(node));
        let reason = fields.need("reason", reader).and_then(|node| reader.words(node));
        fields.finish(reader);
        if let Some((granted, reason)) = granted.zip(reason) {
            decisions.insert(title.id.clone(), TitleDecision { granted, reason });
        }
    }
    decisions
}
