//! The head of a marks file: the criteria sets, and what is common to all members.

use std::collections::{BTreeMap, BTreeSet};

use super::Sets;
use super::fault::{Fault, Faults, Part, Wrong};
use super::period::{Stretch, period};
use super::reader::Reader;
use super::voters::{Committee, committee};
use super::waived::way;
use crate::rules::{CriterionId, FirstMonth, NotApplied, Quota, Rulebook, Spellings};
use crate::text::json::{Content, Entry, Node, parse};
use crate::text::{fold, nearest};

/// The only format of a marks file that there is.
const FORMAT: &str = "binhxet.marks/1";

/// What is common to all members of a marks file.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) sets: Sets,
    pub(super) committee: Option<Committee>,
    pub(super) period: Option<Stretch>,
    pub(super) unit: Option<String>,
    pub(super) unit_class: Option<String>,
    pub(super) quotas: Vec<Quota>,
    pub(super) waived: BTreeMap<CriterionId, NotApplied>,
    pub(super) unraised: Unraised,
    /// How each set spells texts of the roster.
    pub(super) spellings: Vec<Spellings>,
}

/// What a finding that the file does not name is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unraised {
    /// Unknown.
    #[default]
    Unknown,
    /// Not found.
    NotFound,
}

/// Where the criteria sets come from that a head does not hold itself.
pub(super) struct Elsewhere<'a> {
    /// Sets given beside the file; where there are some, they stand in place of the file's own.
    pub(super) given: Option<&'a Sets>,
    /// Reads a file beside this one, or says why it cannot be read.
    pub(super) beside: &'a dyn Fn(&str) -> Result<String, String>,
}

/// Reads the text of a head. `line_of` tells the line of a byte. One with faults is answered too, where its criteria sets
/// are sound, so that those of the members can be found.
pub(super) fn head(
    text: &str,
    line_of: &dyn Fn(usize) -> usize,
    elsewhere: &Elsewhere<'_>,
    faults: &mut Faults,
) -> Option<Head> {
    let root = match parse(text) {
        Ok(root) => root.composed(),
        Err((at, syntax)) => {
            let (line, path) = (Some(line_of(at)), String::new());
            faults.add(Fault { line, path, wrong: Wrong::Syntax(syntax) });
            return None;
        }
    };
    let mut reading = Reading { text, line_of, elsewhere, reader: Reader::default(), within: Vec::new() };
    reading.reader.note_double_keys(&root);
    let head = reading.head(&root);
    reading.reader.hand_over(&root, "", line_of, faults);
    reading.within.into_iter().for_each(|fault| faults.add(fault));
    head
}

struct Reading<'a> {
    text: &'a str,
    line_of: &'a dyn Fn(usize) -> usize,
    elsewhere: &'a Elsewhere<'a>,
    reader: Reader,
    /// Faults within criteria sets.
    within: Vec<Fault>,
}

impl Reading<'_> {
    fn head(&mut self, root: &Node) -> Option<Head> {
        let mut fields = self.reader.fields(root)?;
        let format = fields.need("format", &mut self.reader);
        if let Some(format) = format.filter(|format| format.text() != Some(FORMAT)) {
            self.reader.note(format.start, Wrong::WrongFormat);
        }
        let criteria = fields.get("criteria");
        let sets = match (self.elsewhere.given, criteria) {
            (Some(given), _) => Some(given.clone()),
            (None, Some(criteria)) => self.sets(criteria),
            (None, None) => self.reader.refuse(root, Wrong::NoCriteria),
        };
        let first = sets.as_ref().map_or(FirstMonth::JANUARY, Sets::first_month);
        let reader = &mut self.reader;
        let committee = fields.get("committee").map(|node| committee(node, reader));
        let period = fields.get("period").map(|node| {
            let given = period(node, first, reader)?;
            let mut kinds = sets.iter().flat_map(Sets::iter).map(|(_, rulebook)| rulebook.set().period);
            match kinds.find(|kind| *kind != given.kind) {
                Some(kind) => reader.refuse(node, Wrong::OtherKind(given.kind, kind)),
                None => Some(given),
            }
        });
        let unit = fields.get("unit").map(|node| unit(node, reader));
        let quotas = fields.get("quotas");
        let waived = fields.get("waived").map(|node| waived(node, sets.as_ref(), reader));
        let unraised = [("unknown", Unraised::Unknown), ("false", Unraised::NotFound)];
        let unraised = fields.get("unraised").map(|node| reader.word(node, &unraised));
        fields.get("members");
        fields.finish(reader);
        let sets = sets?;
        let quotas = quotas.map(|node| self.quotas(node, &sets)).unwrap_or_default();
        let (unit, unit_class) = unit.unwrap_or_default();
        let unit_class = unit_class.map(|(at, class)| self.unit_class(at, class, &sets, &quotas));
        Some(Head {
            spellings: sets.iter().map(|(_, rulebook)| rulebook.spellings()).collect(),
            sets,
            committee: committee.flatten(),
            period: period.flatten(),
            unit,
            unit_class,
            quotas,
            waived: waived.unwrap_or_default(),
            unraised: unraised.flatten().unwrap_or_default(),
        })
    }

    /// One set for everybody, or one for each audience.
    fn sets(&mut self, node: &Node) -> Option<Sets> {
        match &node.content {
            Content::Object(entries) if node.get("format").is_none() => {
                if entries.is_empty() {
                    return self.reader.refuse(node, Wrong::NoCriteria);
                }
                let path = |entry: &Entry| format!("criteria.{}", entry.key);
                let sets: Vec<Option<(String, Rulebook)>> = entries
                    .iter()
                    .map(|entry| Some((entry.key.clone(), self.set(&entry.node, &path(entry))?)))
                    .collect();
                sets.into_iter().collect::<Option<BTreeMap<_, _>>>().map(Sets::by_audience)
            }
            _ => self.set(node, "criteria").map(Sets::one),
        }
    }

    fn set(&mut self, node: &Node, path: &str) -> Option<Rulebook> {
        let first = (self.line_of)(node.start);
        let (read, file) = match &node.content {
            Content::Object(_) => (Rulebook::read(&self.text[node.start..node.end]), None),
            _ => {
                let name = self.reader.text(node)?;
                if !is_beside(name) {
                    return self.reader.refuse(node, Wrong::NotBeside(name.to_owned()));
                }
                match (self.elsewhere.beside)(name) {
                    Ok(text) => (Rulebook::read(&text), Some(name.to_owned())),
                    Err(why) => return self.reader.refuse(node, Wrong::Unreadable(why)),
                }
            }
        };
        let faults = read.map_err(|faults| {
            self.within.extend(faults.into_iter().map(|fault| {
                let line = if file.is_none() { first + fault.line - 1 } else { first };
                let wrong = Wrong::Set(file.clone(), Box::new(fault));
                Fault { line: Some(line), path: path.to_owned(), wrong }
            }));
        });
        faults.ok()
    }

    /// The class of the unit itself, as the rules spell it. Where they have shares for some classes, any other is refused;
    /// else only one that is spelt nearly like one of theirs, for conditions may name some classes only.
    fn unit_class(&mut self, at: usize, class: String, sets: &Sets, common: &[Quota]) -> String {
        let rulebooks = || sets.iter().map(|(_, rulebook)| rulebook);
        let of_common = || common.iter().flat_map(|quota| quota.at_most.unit_classes());
        let tabled = rulebooks().flat_map(Rulebook::tabled_unit_classes).chain(of_common()).next().is_some();
        let mut named: BTreeSet<&str> = rulebooks().flat_map(Rulebook::unit_classes).collect();
        named.extend(of_common());
        if !named.contains(class.as_str()) {
            let alike = named.iter().find(|name| fold(name) == fold(&class)).map(|name| (*name).to_owned());
            let near = alike.or_else(|| nearest(&class, named.iter().copied()));
            if tabled || near.is_some() {
                let known = named.iter().map(|name| (*name).to_owned()).collect();
                self.reader.note(at, Wrong::UnknownUnitClass(class.clone(), near, known));
            }
        }
        class
    }

    /// Quotas over all the sets.
    fn quotas(&mut self, node: &Node, sets: &Sets) -> Vec<Quota> {
        let first = (self.line_of)(node.start);
        let rulebooks: Vec<&Rulebook> = sets.iter().map(|(_, rulebook)| rulebook).collect();
        Quota::read_over(&self.text[node.start..node.end], &rulebooks).unwrap_or_else(|faults| {
            self.within.extend(faults.into_iter().map(|fault| Fault {
                line: Some(first + fault.line - 1),
                path: "quotas".to_owned(),
                wrong: Wrong::Set(None, Box::new(fault)),
            }));
            Vec::new()
        })
    }
}

/// Whether a name leads to a file in the same folder or one beneath it.
fn is_beside(name: &str) -> bool {
    let odd = |part: &str| part.is_empty() || part == ".." || part.contains(['\\', ':']);
    !name.split('/').any(odd)
}

/// The unit's name, and its class with the place where that stands.
fn unit(node: &Node, reader: &mut Reader) -> (Option<String>, Option<(usize, String)>) {
    let Some(mut fields) = reader.fields(node) else { return (None, None) };
    let name = fields.get("name").and_then(|node| reader.words(node));
    let class = fields.get("class").and_then(|node| Some((node.start, reader.words(node)?)));
    fields.finish(reader);
    (name, class)
}

fn waived(node: &Node, sets: Option<&Sets>, reader: &mut Reader) -> BTreeMap<CriterionId, NotApplied> {
    let mut waived = BTreeMap::new();
    for entry in reader.entries(node).unwrap_or_default() {
        let Some(id) = reader.key::<CriterionId>(entry) else { continue };
        let Some(sets) = sets else { continue };
        let criteria = || sets.iter().flat_map(|(_, rulebook)| rulebook.criteria());
        if !criteria().any(|criterion| criterion.id == id) {
            let names = criteria().map(|criterion| criterion.id.as_str());
            reader.unknown::<()>(entry.at, Part::Criterion, &entry.key, names);
            continue;
        }
        if let Some(way) = way(&entry.node, &id, sets, reader) {
            waived.insert(id, way);
        }
    }
    waived
}
