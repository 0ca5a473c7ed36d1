//! The parts of a draft, from top to bottom, in plain words.

use serde_json::Value;

use super::draft::Path;
use crate::rules::limited_words;
use crate::text::Lang;

/// A part of a draft, or what can be done with the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Title, period, sums.
    General,
    /// The facts it asks for.
    Inputs,
    /// One of them.
    Input(usize),
    /// A value that expressions share.
    Value(usize),
    /// The sections with their criteria.
    Sheet,
    /// A section.
    Section(usize),
    /// A criterion of a section.
    Criterion(usize, usize),
    /// The rules that bar or lower somebody.
    Gates,
    /// One of them.
    Gate(usize),
    /// The classes.
    Classes,
    /// One of them.
    Class(usize),
    /// How many may be in a class.
    Quotas,
    /// One of them.
    Quota(usize),
    /// The titles on top of a class.
    Titles,
    /// One of them.
    Title(usize),
    /// How the committee votes.
    Voting,
    /// An invented member.
    Trial,
    /// What is wrong.
    Findings,
    /// The way out.
    Save,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The part.
    pub part: Part,
    /// How far it is set in.
    pub depth: u16,
    /// What it is called.
    pub label: String,
    /// The digit that leads to it, for main parts.
    pub digit: Option<u8>,
}

impl Part {
    /// The place that the part fills in; the whole draft where it is spread over it.
    pub fn path(self) -> Path {
        let list = |name: &str, at: usize| Path::of(name).at(at);
        match self {
            Self::General | Self::Trial | Self::Findings | Self::Save => Path::root(),
            Self::Inputs => Path::of("inputs"),
            Self::Input(at) => list("inputs", at),
            Self::Value(at) => list("values", at),
            Self::Sheet => Path::of("sections"),
            Self::Section(at) => list("sections", at),
            Self::Criterion(section, at) => list("sections", section).key("criteria").at(at),
            Self::Gates => Path::of("gates"),
            Self::Gate(at) => list("gates", at),
            Self::Classes => Path::of("classes"),
            Self::Class(at) => list("classes", at),
            Self::Quotas => Path::of("quotas"),
            Self::Quota(at) => list("quotas", at),
            Self::Titles => Path::of("titles"),
            Self::Title(at) => list("titles", at),
            Self::Voting => Path::of("voting"),
        }
    }

    /// Whether the part is an element of a list, which can be deleted and moved.
    pub fn is_element(self) -> bool {
        self.path().place().is_some()
    }

    /// The part that a place of a draft belongs to.
    pub fn of(entries: &[Entry], place: &Path) -> Self {
        let spread = [Path::of("otherwise"), Path::of("default")];
        if spread.iter().any(|path| place.is_within(path)) {
            return Self::Classes;
        }
        let parts = entries.iter().map(|entry| entry.part);
        let holds = parts.filter(|part| part.path() != Path::root() && place.is_within(&part.path()));
        let otherwise = if place.is_within(&Path::of("values")) { Self::Inputs } else { Self::General };
        holds.max_by_key(|part| part.path().steps()).unwrap_or(otherwise)
    }
}

/// The outline of a draft.
pub fn outline(tree: &Value, lang: Lang) -> Vec<Entry> {
    let mut entries = Vec::new();
    let main = |entries: &mut Vec<Entry>, part: Part, label: &str| {
        let digit = entries.iter().filter(|entry: &&Entry| entry.digit.is_some()).count() + 1;
        let digit = u8::try_from(digit).ok().filter(|digit| *digit <= 9);
        entries.push(Entry { part, depth: 0, label: label.to_owned(), digit });
    };
    let inner = |entries: &mut Vec<Entry>, part: Part, depth: u16, label: String| {
        let label = if label.is_empty() { lang.edit_untitled().to_owned() } else { label };
        entries.push(Entry { part, depth, label, digit: None });
    };
    let titles =
        |name: &str| -> Vec<String> { elements(tree, name).map(|element| words(element, "title")).collect() };
    main(&mut entries, Part::General, lang.part_general());
    main(&mut entries, Part::Inputs, lang.part_inputs());
    for (at, title) in titles("inputs").into_iter().enumerate() {
        inner(&mut entries, Part::Input(at), 1, title);
    }
    for (at, title) in titles("values").into_iter().enumerate() {
        inner(&mut entries, Part::Value(at), 1, title);
    }
    main(&mut entries, Part::Sheet, lang.part_sheet());
    for (at, section) in elements(tree, "sections").enumerate() {
        inner(&mut entries, Part::Section(at), 1, coded(section));
        let criteria = section.get("criteria").and_then(Value::as_array).into_iter().flatten();
        for (inside, criterion) in criteria.enumerate() {
            inner(&mut entries, Part::Criterion(at, inside), 2, coded(criterion));
        }
    }
    main(&mut entries, Part::Gates, lang.part_gates());
    for (at, title) in titles("gates").into_iter().enumerate() {
        inner(&mut entries, Part::Gate(at), 1, title);
    }
    main(&mut entries, Part::Classes, lang.part_classes());
    for (at, title) in titles("classes").into_iter().enumerate() {
        inner(&mut entries, Part::Class(at), 1, title);
    }
    main(&mut entries, Part::Quotas, lang.part_quotas());
    for (at, quota) in elements(tree, "quotas").enumerate() {
        inner(&mut entries, Part::Quota(at), 1, quota_words(tree, quota, lang));
    }
    main(&mut entries, Part::Titles, lang.part_titles());
    for (at, title) in titles("titles").into_iter().enumerate() {
        inner(&mut entries, Part::Title(at), 1, title);
    }
    main(&mut entries, Part::Voting, lang.part_voting());
    main(&mut entries, Part::Trial, lang.part_trial());
    for (part, label) in [(Part::Findings, lang.part_findings()), (Part::Save, lang.part_save())] {
        entries.push(Entry { part, depth: 0, label: label.to_owned(), digit: None });
    }
    entries
}

/// A quota in a few words: "Xuất sắc: 20%".
pub fn quota_words(tree: &Value, quota: &Value, lang: Lang) -> String {
    let id = quota.get("class");
    let class = elements(tree, "classes").find(|class| class.get("id") == id);
    let title = class.map(|class| words(class, "title")).unwrap_or_default();
    let and_better = quota.get("and_better").and_then(Value::as_bool).unwrap_or_default();
    let limited = limited_words(&title, and_better, lang);
    let most = quota.get("at_most");
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let share = most.and_then(|most| most.get("share")?.get("share")).map(plain);
    let count = most.and_then(|most| most.get("count")).map(plain);
    let by_input = most.and_then(|most| most.get("table")?.get("by_input")).is_some();
    let by = if by_input { lang.edit_most_by_input() } else { lang.edit_by_unit_class() };
    let amount = share.or(count).unwrap_or_else(|| by.to_owned());
    format!("{limited}: {amount}")
}

fn elements<'v>(tree: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    tree.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn words(part: &Value, key: &str) -> String {
    part.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn coded(part: &Value) -> String {
    format!("{} {}", words(part, "code"), words(part, "title")).trim().to_owned()
}
