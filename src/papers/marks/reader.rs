//! Taking values out of a piece of the file, and going on after a fault so that all of them are found.

use jiff::civil::Date;
use std::str::FromStr;

use super::fault::{Fault, Faults, Part, Wanted, Wrong};
use crate::number::Exact;
use crate::rules::BadId;
use crate::text::json::{Content, Entry, Node};
use crate::text::{clean, nearest};

/// The longest text for people, in letters.
const LONGEST_TEXT: usize = 1000;

/// Gathers the faults of one piece while values are taken.
#[derive(Default)]
pub(super) struct Reader {
    found: Vec<(usize, Wrong)>,
}

/// An object whose fields are taken one by one; what is left at the end is unknown.
pub(super) struct Fields<'n> {
    at: usize,
    entries: &'n [Entry],
    known: Vec<&'static str>,
}

impl Reader {
    /// Notes a fault at a byte of the piece.
    pub(super) fn note(&mut self, at: usize, wrong: Wrong) {
        self.found.push((at, wrong));
    }

    /// Notes a fault and answers that there is no value.
    pub(super) fn refuse<T>(&mut self, node: &Node, wrong: Wrong) -> Option<T> {
        self.note(node.start, wrong);
        None
    }

    /// Hands the faults over, in the order of the text. `line_of` tells the line of a byte; `begin` is the way to the root.
    pub(super) fn hand_over(
        mut self,
        root: &Node,
        begin: &str,
        line_of: impl Fn(usize) -> usize,
        into: &mut Faults,
    ) {
        self.found.sort_by_key(|(at, _)| *at);
        self.found.dedup();
        for (at, wrong) in self.found {
            into.add(Fault { line: Some(line_of(at)), path: path(root, begin, at), wrong });
        }
    }

    /// Notes every key that stands twice in one object.
    pub(super) fn note_double_keys(&mut self, node: &Node) {
        for entry in node.double_keys() {
            self.note(entry.at, Wrong::DoubleKey(entry.key.clone()));
        }
    }

    /// An object, to be taken field by field.
    pub(super) fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n>> {
        self.entries(node).map(|entries| Fields { at: node.start, entries, known: Vec::new() })
    }

    /// An object whose keys are names from elsewhere.
    pub(super) fn entries<'n>(&mut self, node: &'n Node) -> Option<&'n [Entry]> {
        match &node.content {
            Content::Object(entries) => Some(entries),
            _ => self.refuse(node, Wrong::Wants(Wanted::Object)),
        }
    }

    /// The elements of a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        match &node.content {
            Content::List(elements) => Some(elements),
            _ => self.refuse(node, Wrong::Wants(Wanted::List)),
        }
    }

    /// Any text.
    pub(super) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match node.text() {
            Some(text) => Some(text),
            None => self.refuse(node, Wrong::Wants(Wanted::Text)),
        }
    }

    /// A text for people: not blank, not endless, and without letters that a terminal would act on.
    pub(super) fn words(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        let clean = clean(text);
        if text.trim().is_empty() {
            self.refuse(node, Wrong::BlankText)
        } else if text.chars().nth(LONGEST_TEXT).is_some() {
            self.refuse(node, Wrong::LongText(LONGEST_TEXT))
        } else if text.chars().filter(|letter| !letter.is_whitespace()).any(char::is_control)
            || clean.is_empty()
        {
            self.refuse(node, Wrong::HiddenLetter)
        } else {
            Some(clean)
        }
    }

    /// An id.
    pub(super) fn id<T: FromStr<Err = BadId>>(&mut self, node: &Node) -> Option<T> {
        let text = self.text(node)?;
        self.id_at(node.start, text)
    }

    /// An id that stands as a key.
    pub(super) fn key<T: FromStr<Err = BadId>>(&mut self, entry: &Entry) -> Option<T> {
        self.id_at(entry.at, &entry.key)
    }

    fn id_at<T: FromStr<Err = BadId>>(&mut self, at: usize, text: &str) -> Option<T> {
        let id = text.parse();
        if id.is_err() {
            self.note(at, Wrong::BadId(text.to_owned()));
        }
        id.ok()
    }

    /// Notes a name that the set does not have, and the nearest that it has.
    pub(super) fn unknown<'a, T>(
        &mut self,
        at: usize,
        part: Part,
        name: &str,
        names: impl Iterator<Item = &'a str>,
    ) -> Option<T> {
        self.note(at, Wrong::Unknown(part, name.to_owned(), nearest(name, names)));
        None
    }

    /// A number: JSON digits, or a text such as `"2/3"`.
    pub(super) fn exact(&mut self, node: &Node) -> Option<Exact> {
        let (Content::Number(digits) | Content::Text(digits)) = &node.content else {
            return self.refuse(node, Wrong::Wants(Wanted::Number));
        };
        match digits.parse() {
            Ok(number) => Some(number),
            Err(_) => self.refuse(node, no_number(digits)),
        }
    }

    /// A whole number that is not negative.
    pub(super) fn count(&mut self, node: &Node) -> Option<u32> {
        let wrong = match &node.content {
            Content::Number(digits) => match digits.parse() {
                Ok(count) => return Some(count),
                Err(_) if digits.bytes().all(|digit| digit.is_ascii_digit()) => Wrong::TooOften(u32::MAX),
                Err(_) => Wrong::Wants(Wanted::Count),
            },
            Content::Text(text) if text.parse::<u32>().is_ok() => Wrong::QuotedNumber,
            _ => Wrong::Wants(Wanted::Count),
        };
        self.refuse(node, wrong)
    }

    /// True or false.
    pub(super) fn truth(&mut self, node: &Node) -> Option<bool> {
        match node.content {
            Content::Truth(truth) => Some(truth),
            _ => self.refuse(node, Wrong::Wants(Wanted::Truth)),
        }
    }

    /// A day.
    pub(super) fn day(&mut self, node: &Node) -> Option<Date> {
        let Some(text) = node.text() else { return self.refuse(node, Wrong::Wants(Wanted::Day)) };
        match text.parse() {
            Ok(day) if text.len() == "2026-12-31".len() => Some(day),
            _ => self.refuse(node, Wrong::NotADay),
        }
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(&mut self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let near = nearest(text, choices.iter().map(|(word, _)| *word));
            self.note(node.start, Wrong::UnknownWord(text.to_owned(), near));
        }
        found
    }
}

impl<'n> Fields<'n> {
    /// The value of a field, if it is there.
    pub(super) fn get(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        self.entries.iter().find(|entry| entry.key == name).map(|entry| &entry.node)
    }

    /// The value of a field that must be there.
    pub(super) fn need(&mut self, name: &'static str, reader: &mut Reader) -> Option<&'n Node> {
        let node = self.get(name);
        if node.is_none() {
            reader.note(self.at, Wrong::MissingField(name));
        }
        node
    }

    /// Notes every field that nobody asked for.
    pub(super) fn finish(self, reader: &mut Reader) {
        for entry in self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_str())) {
            let near = nearest(&entry.key, self.known.iter().copied());
            reader.note(entry.at, Wrong::UnknownField(entry.key.clone(), near));
        }
    }
}

/// Why a text is no number, with the number that is meant where it begins with one.
fn no_number(text: &str) -> Wrong {
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return Wrong::Wants(Wanted::Number);
    }
    let point = text.replacen(',', ".", 1);
    if point != text && point.parse::<Exact>().is_ok() {
        return Wrong::CommaInNumber;
    }
    Exact::leading(text).map_or(Wrong::NotExact, Wrong::OnlyTheNumber)
}

/// The way to a byte: `members[3].marks.c1`.
fn path(root: &Node, begin: &str, at: usize) -> String {
    let mut path = begin.to_owned();
    let mut node = root;
    loop {
        let next = match &node.content {
            Content::Object(entries) => {
                let entry = entries.iter().find(|entry| (entry.at..entry.node.end).contains(&at));
                entry.map(|entry| {
                    let dot = if path.is_empty() { "" } else { "." };
                    (format!("{dot}{}", entry.key), &entry.node)
                })
            }
            Content::List(elements) => {
                let element = elements.iter().enumerate().find(|(_, element)| element.covers(at));
                element.map(|(index, element)| (format!("[{index}]"), element))
            }
            _ => None,
        };
        let Some((step, inner)) = next else { return path };
        path.push_str(&step);
        node = inner;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json::parse;

    #[test]
    fn a_fault_is_named_with_its_line_and_the_way_to_it() {
        let text = "{\"marks\": {\"c1\": [8,\n 9]},\n \"name\": 1}";
        let root = parse(text).expect("json");
        let mut reader = Reader::default();
        let mut fields = reader.fields(&root).expect("an object");
        let votes = fields.get("marks").and_then(|marks| marks.get("c1")).expect("there");
        reader.note(votes.elements()[1].start, Wrong::NotExact);
        fields.finish(&mut reader);
        let mut faults = Faults::default();
        let line_of = |at: usize| 5 + text[..at].matches('\n').count();
        reader.hand_over(&root, "members[3]", line_of, &mut faults);
        let places: Vec<_> = faults.listed().iter().map(|fault| (fault.line, fault.path.as_str())).collect();
        assert_eq!(places, [(Some(6), "members[3].marks.c1[1]"), (Some(7), "members[3].name")]);
    }

    #[test]
    fn a_text_is_cleaned_or_refused() {
        let words = |text: &str| {
            let node = Node { start: 0, end: 0, content: Content::Text(text.to_owned()) };
            Reader::default().words(&node)
        };
        assert_eq!(words("Nguyễn  Văn An").as_deref(), Some("Nguyễn Văn An"));
        assert_eq!((words(" "), words("\u{1b}[31m"), words("\u{200b}")), (None, None, None));
        assert_eq!(words(&"x".repeat(LONGEST_TEXT + 1)), None);
    }
}
