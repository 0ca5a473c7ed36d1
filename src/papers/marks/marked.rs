//! Marks: one, or a list of votes that become one by the set's rule.

use std::collections::BTreeMap;

use super::fault::{Part, Wanted, Wrong};
use super::reader::Reader;
use crate::number::Exact;
use crate::rules::{
    Criterion, CriterionId, Denominator, LevelId, Mark, MarkFault, Rulebook, Start, Tie, Voters,
};
use crate::text::json::{Content, Entry, Node};
use crate::text::{fold, nearest};

/// What was said about the criteria of a member.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) marks: BTreeMap<CriterionId, Mark>,
    /// The votes of those that several officers marked.
    pub(super) votes: BTreeMap<CriterionId, Vec<Mark>>,
}

/// Reads the marks of a member. Where the votes on a criterion decide nothing, its mark stays unknown.
pub(super) fn marks(node: &Node, rulebook: &Rulebook, voters: Option<Voters>, reader: &mut Reader) -> Marked {
    let mut marked = Marked::default();
    for entry in reader.entries(node).unwrap_or_default() {
        let Some(criterion) = criterion(entry, rulebook, reader) else { continue };
        let mark = match &entry.node.content {
            Content::List(given) => {
                let votes = votes(&entry.node, given, (rulebook, criterion), reader).unwrap_or_default();
                let mark = together(&entry.node, &votes, (rulebook, criterion), voters, reader);
                marked.votes.insert(criterion.id.clone(), votes);
                mark
            }
            _ => mark(&entry.node, rulebook, criterion, reader),
        };
        marked.marks.extend(mark.map(|mark| (criterion.id.clone(), mark)));
    }
    marked
}

/// The criterion that a key names.
pub(super) fn criterion<'r>(
    entry: &Entry,
    rulebook: &'r Rulebook,
    reader: &mut Reader,
) -> Option<&'r Criterion> {
    let found = rulebook.criteria().find(|criterion| criterion.id.as_str() == entry.key);
    if found.is_none() {
        let names = rulebook.criteria().map(|criterion| criterion.id.as_str());
        reader.unknown::<()>(entry.at, Part::Criterion, &entry.key, names);
    }
    found
}

/// One mark, as an officer may give it.
fn mark(node: &Node, rulebook: &Rulebook, criterion: &Criterion, reader: &mut Reader) -> Option<Mark> {
    let mark = match &node.content {
        Content::Truth(met) => Mark::Check(*met),
        Content::Text(text) => named(node, text, criterion, reader)?,
        Content::Number(_) => Mark::Points(reader.exact(node)?),
        _ => return reader.refuse(node, Wrong::Wants(Wanted::Mark)),
    };
    match rulebook.allows(&criterion.id, &mark) {
        Ok(()) => Some(mark),
        Err(fault) => reader.refuse(node, Wrong::Mark(fault)),
    }
}

/// A mark that stands in quotation marks: a number beside points, else a level by its id.
fn named(node: &Node, text: &str, criterion: &Criterion, reader: &mut Reader) -> Option<Mark> {
    let fault = match &criterion.start {
        Start::Points { .. } if text.parse::<LevelId>().is_err() || text.parse::<Exact>().is_ok() => {
            return reader.exact(node).map(Mark::Points);
        }
        Start::Points { .. } => MarkFault::WantsPoints,
        Start::Check => return reader.refuse(node, Wrong::Wants(Wanted::Truth)),
        Start::Levels(levels) => {
            if let Some(level) = levels.iter().find(|level| level.id.as_str() == text) {
                return Some(Mark::Level(level.id.clone()));
            }
            let folded = fold(text);
            let called = levels.iter().find(|level| {
                [level.id.as_str(), level.title.as_str()].iter().any(|name| fold(name) == folded)
            });
            let near = called.map(|level| level.id.to_string());
            let near = near.or_else(|| nearest(text, levels.iter().map(|level| level.id.as_str())));
            return reader.refuse(node, Wrong::Unknown(Part::Level, text.to_owned(), near));
        }
        Start::Full | Start::Empty | Start::Formula(_) => MarkFault::NotMarked,
    };
    reader.refuse(node, Wrong::Mark(fault))
}

/// Several officers' votes on one criterion; none where one of them cannot be one.
fn votes(
    node: &Node,
    given: &[Node],
    (rulebook, criterion): (&Rulebook, &Criterion),
    reader: &mut Reader,
) -> Option<Vec<Mark>> {
    if given.is_empty() {
        return reader.refuse(node, Wrong::EmptyList);
    }
    if !criterion.is_marked() {
        return reader.refuse(node, Wrong::Mark(MarkFault::NotMarked));
    }
    let marks: Vec<Option<Mark>> = given.iter().map(|vote| mark(vote, rulebook, criterion, reader)).collect();
    marks.into_iter().collect()
}

/// The votes as one mark.
fn together(
    node: &Node,
    marks: &[Mark],
    (rulebook, criterion): (&Rulebook, &Criterion),
    voters: Option<Voters>,
    reader: &mut Reader,
) -> Option<Mark> {
    if marks.is_empty() {
        return None;
    }
    let voting = &rulebook.set().voting;
    let is_check = criterion.start == Start::Check;
    let counted = u32::try_from(marks.len()).unwrap_or(u32::MAX);
    let asks =
        |threshold: crate::rules::Threshold| !matches!(threshold.of, Denominator::Cast | Denominator::Valid);
    let voters = match voters {
        None if is_check && voting.checks.is_some_and(asks) => {
            return reader.refuse(node, Wrong::NoCommittee);
        }
        Some(voters) if counted > voters.present => return reader.refuse(node, Wrong::TooManyVoters),
        voters => Voters { cast: counted, valid: counted, ..voters.unwrap_or_default() },
    };
    let sides: Vec<&Mark> = marks.iter().collect();
    let unmet = is_check && voting.tie == Tie::Fails;
    rulebook.joint_mark(criterion, &sides, voters).or(unmet.then_some(Mark::Check(false)))
}
