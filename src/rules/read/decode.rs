//! Taking typed values out of the tree, and going on after a fault so that all of them are found.

use super::super::expression::{self, Expression};
use super::super::fault::{Reason, Shape, Trouble, hidden};
use super::super::id::BadId;
use super::super::named::Values;
use super::unknown::unknown_word;
use crate::number::Exact;
use crate::text::json::place_inside;
use crate::text::json::{Content, Entry, Node};
use crate::text::nearest;
use std::str::FromStr;

/// Expressions that use named values may come to so many parts in a set: who lets values grow out of one another would
/// else write a set that nobody can work out.
const MOST_PUT_IN: usize = 100_000;

/// Gathers faults while values are taken.
pub(super) struct Reader<'a> {
    file: &'a str,
    faults: Vec<(usize, Reason)>,
    /// Where something was left out because of a fault that is told elsewhere.
    left_out: Vec<usize>,
    /// Whether the set was taken in once already.
    pub(super) kept: bool,
    /// The named values that expressions can use.
    pub(super) values: Values,
    /// How many parts the named values have brought into expressions so far.
    put_in: usize,
}

/// An object whose fields are taken one by one; what is left at the end is unknown.
pub(super) struct Fields<'a> {
    at: usize,
    entries: &'a [Entry],
    known: Vec<&'static str>,
}

/// Takes a value of one kind, or notes why it cannot.
pub(super) type Take<T> = fn(&Node, &mut Reader<'_>) -> Option<T>;

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            file,
            faults: Vec::new(),
            left_out: Vec::new(),
            kept: false,
            values: Values::default(),
            put_in: 0,
        }
    }

    pub(super) fn into_faults(self) -> Vec<(usize, Reason)> {
        self.faults
    }

    pub(super) fn note(&mut self, offset: usize, reason: Reason) {
        self.faults.push((offset, reason));
    }

    /// Notes a fault within an expression; `inside` counts bytes of the expression's text.
    pub(super) fn note_inside(&mut self, node: &Node, inside: usize, reason: Reason) {
        let offset = place_inside(self.file, node.start, inside);
        self.note(offset, reason);
    }

    /// Every fault so far, to tell more of it.
    pub(super) fn noted(&mut self) -> impl Iterator<Item = &mut (usize, Reason)> {
        self.faults.iter_mut()
    }

    /// Whether a fault has been found within this value, or one elsewhere left something in it out.
    pub(super) fn spoilt(&self, node: &Node) -> bool {
        let faults = self.faults.iter().map(|(offset, _)| offset);
        faults.chain(&self.left_out).any(|offset| node.covers(*offset))
    }

    /// Notes every key that stands twice in one object.
    pub(super) fn note_double_keys(&mut self, node: &Node) {
        for entry in node.double_keys() {
            self.note(entry.at, Reason::DoubleKey(entry.key.clone()));
        }
    }

    pub(super) fn wrong<T>(&mut self, node: &Node, shape: Shape) -> Option<T> {
        self.note(node.start, Reason::WrongShape(shape));
        None
    }

    pub(super) fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n>> {
        match &node.content {
            Content::Object(entries) => Some(Fields { at: node.start, entries, known: Vec::new() }),
            _ => self.wrong(node, Shape::Object),
        }
    }
}

impl<'n> Fields<'n> {
    fn find(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        self.entries.iter().find(|entry| entry.key == name).map(|entry| &entry.node)
    }

    /// Where the object begins.
    pub(super) fn start(&self) -> usize {
        self.at
    }

    /// A field that must be there.
    pub(super) fn need<T>(
        &mut self,
        name: &'static str,
        reader: &mut Reader<'_>,
        take: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        match self.find(name) {
            Some(node) => take(node, reader),
            None => {
                reader.note(self.at, Reason::MissingField(name));
                None
            }
        }
    }

    /// A field that may be there; none only when it is there and wrong.
    pub(super) fn may<T>(
        &mut self,
        name: &'static str,
        reader: &mut Reader<'_>,
        take: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(name) {
            Some(node) => take(node, reader).map(Some),
            None => Some(None),
        }
    }

    /// Exactly one of two fields.
    pub(super) fn either<T>(
        &mut self,
        reader: &mut Reader<'_>,
        (one, take_one): (&'static str, impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>),
        (other, take_other): (&'static str, impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>),
    ) -> Option<T> {
        match (self.find(one), self.find(other)) {
            (Some(node), None) => take_one(node, reader),
            (None, Some(node)) => take_other(node, reader),
            (Some(_), Some(node)) => {
                reader.note(node.start, Reason::BothFields(one, other));
                None
            }
            (None, None) => {
                reader.note(self.at, Reason::MissingField(one));
                None
            }
        }
    }

    /// Notes every field that nobody asked for.
    pub(super) fn finish(self, reader: &mut Reader<'_>) {
        for entry in self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_str())) {
            let near = nearest(&entry.key, self.known.iter().copied());
            reader.note(entry.at, Reason::UnknownField(entry.key.clone(), near));
        }
    }
}

/// A text for people: not blank, and without letters that a terminal would act on.
pub(super) fn words(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match node.text() {
        Some(words) => text(node.start, words, reader),
        None => reader.wrong(node, Shape::Text),
    }
}

/// Such a text, as a value or as a key.
pub(super) fn text(at: usize, text: &str, reader: &mut Reader<'_>) -> Option<String> {
    if text.trim().is_empty() {
        reader.note(at, Reason::BlankText);
        return None;
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n' || hidden(letter)) {
        reader.note(at, Reason::HiddenLetter);
        return None;
    }
    Some(text.to_owned())
}

pub(super) fn id<T: FromStr<Err = BadId>>(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
    let Some(text) = node.text() else {
        return reader.wrong(node, Shape::Text);
    };
    let id = text.parse();
    if id.is_err() {
        reader.note(node.start, Reason::BadId(text.to_owned(), None));
    }
    id.ok()
}

/// A number: JSON digits, or a text such as `"2/3"`.
pub(super) fn exact(node: &Node, reader: &mut Reader<'_>) -> Option<Exact> {
    let (Content::Number(digits) | Content::Text(digits)) = &node.content else {
        return reader.wrong(node, Shape::Number);
    };
    if !digits.contains(|letter: char| letter.is_ascii_digit()) {
        return reader.wrong(node, Shape::Number);
    }
    let number = digits.parse();
    if number.is_err() {
        let is_text = node.text().is_some();
        reader.note(node.start, if is_text { no_number(digits) } else { Reason::NotExact });
    }
    number.ok()
}

/// Why a text with digits in it is no number.
fn no_number(text: &str) -> Reason {
    if text.replacen(',', ".", 1).parse::<Exact>().is_ok() {
        return Reason::CommaInNumber;
    }
    match Exact::leading(text) {
        Some(number) => Reason::OnlyTheNumber(number),
        None if text.contains(char::is_alphabetic) => Reason::NotANumber(text.to_owned()),
        None => Reason::NotExact,
    }
}

/// A number above nought.
pub(super) fn positive(node: &Node, reader: &mut Reader<'_>) -> Option<Exact> {
    let number = exact(node, reader)?;
    if number.is_zero() || number.is_negative() {
        reader.note(node.start, Reason::NotPositive);
        return None;
    }
    Some(number)
}

/// A number that is not below nought.
pub(super) fn not_negative(node: &Node, reader: &mut Reader<'_>) -> Option<Exact> {
    let number = exact(node, reader)?;
    if number.is_negative() {
        reader.note(node.start, Reason::Negative);
        return None;
    }
    Some(number)
}

/// A whole number from 1 to 10,000.
pub(super) fn positive_count(node: &Node, reader: &mut Reader<'_>) -> Option<u32> {
    if node.text().is_some_and(|text| text.parse::<u32>().is_ok()) {
        reader.note(node.start, Reason::QuotedNumber);
        return None;
    }
    let Content::Number(digits) = &node.content else {
        return reader.wrong(node, Shape::WholeNumber);
    };
    match digits.parse() {
        Ok(count @ 1..=10_000) => Some(count),
        _ => reader.wrong(node, Shape::WholeNumber),
    }
}

/// Yes or no.
pub(super) fn truth(node: &Node, reader: &mut Reader<'_>) -> Option<bool> {
    match node.content {
        Content::Truth(truth) => Some(truth),
        _ => reader.wrong(node, Shape::Truth),
    }
}

/// A list; elements with faults are left out of it.
pub(super) fn list<T>(take: Take<T>) -> impl FnOnce(&Node, &mut Reader<'_>) -> Option<Vec<T>> {
    move |node, reader| match &node.content {
        Content::List(elements) => {
            Some(elements.iter().filter_map(|element| take(element, reader)).collect())
        }
        _ => reader.wrong(node, Shape::List),
    }
}

/// A list that must not be empty.
pub(super) fn some<T>(take: Take<T>) -> impl FnOnce(&Node, &mut Reader<'_>) -> Option<Vec<T>> {
    move |node, reader| {
        let taken = list(take)(node, reader)?;
        if node.elements().is_empty() {
            reader.note(node.start, Reason::EmptyList);
            return None;
        }
        Some(taken)
    }
}

/// One of some words.
pub(super) fn word<T: Copy>(choices: &[(&str, T)]) -> impl FnOnce(&Node, &mut Reader<'_>) -> Option<T> {
    move |node, reader| {
        let Some(text) = node.text() else {
            return reader.wrong(node, Shape::Text);
        };
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let known: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            return unknown_word(node.start, text, &known, reader);
        }
        found
    }
}

/// The one key of an object such as `{"each": -1}`, its place, and the value.
pub(super) fn only_entry<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n Entry> {
    match &node.content {
        Content::Object(entries) if entries.len() == 1 => entries.first(),
        _ => reader.wrong(node, Shape::OneKey),
    }
}

/// An expression, parsed but not yet checked against the set's names.
pub(super) fn expression(node: &Node, reader: &mut Reader<'_>) -> Option<Expression> {
    let Some(text) = node.text() else {
        return reader.wrong(node, Shape::Text);
    };
    match expression::parse(text, &reader.values) {
        Ok(expression) if !expression.tree().values().is_empty() => {
            reader.put_in += expression.tree().parts();
            if reader.put_in > MOST_PUT_IN {
                reader.note_inside(node, 0, Reason::Expression(Trouble::TooMuchPutIn));
                return None;
            }
            Some(expression)
        }
        Ok(expression) => Some(expression),
        // What is wrong with the value is told where it stands.
        Err((_, Trouble::ValueSpoilt(_))) => {
            reader.left_out.push(node.start);
            None
        }
        Err((inside, trouble)) => {
            reader.note_inside(node, inside, Reason::Expression(trouble));
            None
        }
    }
}
