//! One member of a marks file, as a case that can be evaluated.

use std::collections::BTreeMap;

use super::fault::{Part, Wanted, Wrong};
use super::head::{Head, Unraised};
use super::history::history;
use super::marked::marks;
use super::occurred::occurrences;
use super::reader::Reader;
use super::titles::title_decisions;
use super::value::{fields as roster_fields, inputs};
use super::voters::voters;
use crate::domain::MemberId;
use crate::rules::{
    Ballots, Case, ClassId, Decided, Field, GateId, Move, Outcome, Rulebook, Spellings, TitleId, Value,
    Voters,
};
use crate::text::json::{Content, Node};
use crate::text::{fold, nearest};

/// One member.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) id: MemberId,
    pub(super) name: Option<String>,
    /// Which of the head's sets is for the member.
    pub(super) set: usize,
    pub(super) case: Case,
}

impl Member {
    /// Whether the committee decided something that was not left to it.
    pub(super) fn has_unused_decision(&self, outcome: &Outcome) -> bool {
        let decides = matches!(outcome.decided, Some(Decided::Referred(_)));
        let is_used =
            |id: &TitleId| outcome.titles.iter().any(|title| title.id == *id && title.decided.is_some());
        self.case.decision.is_some() && !decides || !self.case.title_decisions.keys().all(is_used)
    }
}

/// Reads a member. Where the head could not be read, only what needs no criteria set is looked at.
pub(super) fn member(node: &Node, head: Option<&Head>, reader: &mut Reader) -> Option<Member> {
    reader.note_double_keys(node);
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader).and_then(|node| id(node, reader));
    let name = fields.get("name").and_then(|node| reader.words(node));
    let given = fields.get("fields");
    let parts = [
        "inputs",
        "marks",
        "events",
        "findings",
        "ballots",
        "voters",
        "history",
        "moves",
        "decision",
        "title_decisions",
    ]
    .map(|name| fields.get(name));
    fields.finish(reader);
    let roster = given.map(|node| roster_fields(node, reader)).unwrap_or_default();
    let head = head?;
    let set = set_for(&roster, given.unwrap_or(node), head, reader)?;
    let rulebook = head.sets.get(set)?;
    spelt_alike(&roster, given.unwrap_or(node), head.spellings.get(set)?, reader);
    let case = case(parts, roster, (head, rulebook), reader);
    Some(Member { id: id?, name, set, case })
}

fn id(node: &Node, reader: &mut Reader) -> Option<MemberId> {
    let text = reader.text(node)?;
    match MemberId::new(text) {
        Ok(id) => Some(id),
        Err(_) => reader.refuse(node, Wrong::NotACode(text.to_owned())),
    }
}

fn set_for(roster: &BTreeMap<Field, Value>, at: &Node, head: &Head, reader: &mut Reader) -> Option<usize> {
    let audience = match roster.get(&Field::Audience) {
        Some(Value::Text(audience)) => Some(audience.as_str()),
        _ => None,
    };
    let set = head.sets.of(audience);
    if set.is_none() {
        let at = at.get("audience").unwrap_or(at);
        reader.note(at.start, Wrong::NoSetFor(audience.map(ToOwned::to_owned)));
    }
    set
}

/// Notes the texts of the roster that the set spells with other capitals: no condition would find them.
fn spelt_alike(roster: &BTreeMap<Field, Value>, given: &Node, spellings: &Spellings, reader: &mut Reader) {
    for (field, value) in roster {
        if let Value::Text(text) = value
            && let Some(meant) = spellings.meant(*field, text)
        {
            let at = given.get(field.name()).unwrap_or(given);
            reader.note(at.start, Wrong::SpeltOtherwise(text.clone(), meant.to_owned()));
        }
    }
}

fn case(
    parts: [Option<&Node>; 10],
    fields: BTreeMap<Field, Value>,
    (head, rulebook): (&Head, &Rulebook),
    reader: &mut Reader,
) -> Case {
    let [given, marked, events, found, votes, own_voters, earlier, moves, decision, titles] = parts;
    let voters = voters(own_voters, head.committee, reader);
    let applies_here = |id| rulebook.criterion(id).is_some();
    let inputs = given.map(|node| inputs(node, rulebook, reader)).unwrap_or_default();
    let marked = marked.map(|node| marks(node, rulebook, voters, reader)).unwrap_or_default();
    Case {
        fields,
        inputs,
        marks: marked.marks,
        votes: marked.votes,
        occurrences: events.map(|node| occurrences(node, rulebook, reader)).unwrap_or_default(),
        waived: (head.waived.iter())
            .filter(|(id, _)| applies_here(id))
            .map(|(id, way)| (id.clone(), way.clone().into()))
            .collect(),
        findings: findings(found, head, rulebook, reader),
        period: head.period.map(|period| period.days),
        history: earlier.and_then(|node| history(node, head.period, rulebook, reader)),
        ballots: votes.and_then(|node| {
            let says_valid = own_voters.is_some_and(|voters| voters.get("valid").is_some());
            ballots(node, rulebook, (voters, says_valid), reader)
        }),
        moves: moves.and_then(|node| {
            if rulebook.set().default.is_none() {
                return reader.refuse(node, Wrong::NoDefault);
            }
            moved(node, rulebook, reader)
        }),
        decision: decision.and_then(|node| moved(node, rulebook, reader)),
        title_decisions: titles.map(|node| title_decisions(node, rulebook, reader)).unwrap_or_default(),
    }
}

fn findings(
    node: Option<&Node>,
    head: &Head,
    rulebook: &Rulebook,
    reader: &mut Reader,
) -> BTreeMap<GateId, bool> {
    let questions = || rulebook.gates().filter(|gate| gate.question().is_some());
    let mut findings: BTreeMap<GateId, bool> = match head.unraised {
        Unraised::Unknown => BTreeMap::new(),
        Unraised::NotFound => questions().map(|gate| (gate.id.clone(), false)).collect(),
    };
    for entry in node.and_then(|node| reader.entries(node)).unwrap_or_default() {
        let gate = rulebook.gates().find(|gate| gate.id.as_str() == entry.key);
        match gate {
            None => {
                let names = questions().map(|gate| gate.id.as_str());
                reader.unknown::<()>(entry.at, Part::Gate, &entry.key, names);
            }
            Some(gate) if gate.question().is_none() => {
                reader.note(entry.at, Wrong::NotAFinding(entry.key.clone()));
            }
            Some(gate) => {
                if let Some(found) = reader.truth(&entry.node) {
                    findings.insert(gate.id.clone(), found);
                }
            }
        }
    }
    findings
}

/// The votes of a ballot. Where nobody says how many were valid, those for a class are.
fn ballots(
    node: &Node,
    rulebook: &Rulebook,
    (voters, says_valid): (Option<Voters>, bool),
    reader: &mut Reader,
) -> Option<Ballots> {
    let mut ballots = Ballots::default();
    for entry in reader.entries(node)? {
        let votes = reader.count(&entry.node);
        let class = rulebook.classes().find(|class| class.id.as_str() == entry.key);
        let title = rulebook.set().titles.iter().find(|title| title.id.as_str() == entry.key);
        match (class, title, votes) {
            (None, None, _) => {
                let classes = rulebook.classes().map(|class| class.id.as_str());
                let titles = rulebook.set().titles.iter().map(|title| title.id.as_str());
                reader.unknown::<()>(entry.at, Part::Ballot, &entry.key, classes.chain(titles));
            }
            (_, _, Some(votes)) if voters.is_some_and(|voters| votes > voters.cast) => {
                reader.note(entry.node.start, Wrong::TooManyVoters);
            }
            (Some(class), _, Some(votes)) => {
                ballots.classes.insert(class.id.clone(), votes);
            }
            (None, Some(title), Some(votes)) => {
                ballots.titles.insert(title.id.clone(), votes);
            }
            (_, _, None) => {}
        }
    }
    let Some(mut voters) = voters else { return reader.refuse(node, Wrong::NoCommittee) };
    let for_classes = ballots.classes.values().fold(0_u32, |sum, votes| sum.saturating_add(*votes));
    if for_classes > if says_valid { voters.valid } else { voters.cast } {
        return reader.refuse(node, Wrong::TooManyVoters);
    }
    if !says_valid && !ballots.classes.is_empty() {
        voters.valid = for_classes;
    }
    Some(Ballots { voters, ..ballots })
}

/// A class that somebody decided upon, and why.
fn moved(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> Option<Move> {
    let mut fields = reader.fields(node)?;
    let class = fields.need("class", reader).and_then(|node| class(node, rulebook, reader));
    let reason = fields.need("reason", reader).and_then(|node| reader.words(node));
    fields.finish(reader);
    Some(Move { class: class?, reason: reason? })
}

fn class(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> Option<ClassId> {
    let Content::Text(text) = &node.content else {
        return reader.refuse(node, Wrong::Wants(Wanted::Text));
    };
    let class = rulebook.classes().find(|class| class.id.as_str() == text);
    match class {
        Some(class) => Some(class.id.clone()),
        None => {
            let folded = fold(text);
            let called = rulebook.classes().find(|class| fold(&class.title) == folded);
            let near = called.map(|class| class.id.to_string());
            let near = near.or_else(|| nearest(text, rulebook.classes().map(|class| class.id.as_str())));
            reader.refuse(node, Wrong::Unknown(Part::Class, text.clone(), near))
        }
    }
}
