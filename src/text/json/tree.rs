//! JSON as a tree in which every value knows its place in the text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::escape::escape;
use super::stray::Stray;
use super::syntax::Syntax;
use crate::text::composed;

/// Deeper nesting is refused; the files that are read this way need about eight levels.
const DEEPEST: usize = 32;

/// A value and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct Node {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// What it is.
    pub content: Content,
}

/// What a value is. Numbers keep their digits.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing.
    Null,
    /// True or false.
    Truth(bool),
    /// A number, as it is written.
    Number(String),
    /// A text, without its escapes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and their values, in the order of the text; a key may stand twice.
    Object(Vec<Entry>),
}

/// A key, where it stands, and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The first byte of the key.
    pub at: usize,
    /// The value.
    pub node: Node,
}

fn compose(text: &mut String) {
    if let Cow::Owned(composed) = composed(text) {
        *text = composed;
    }
}

impl Node {
    /// The value under a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.content {
            Content::Object(entries) => {
                entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
            }
            _ => None,
        }
    }

    /// The same with the letters of all its texts and keys composed; escapes may have held them apart. Places stay.
    #[must_use]
    pub fn composed(mut self) -> Self {
        match &mut self.content {
            Content::Text(text) => compose(text),
            Content::List(elements) => {
                *elements = std::mem::take(elements).into_iter().map(Self::composed).collect();
            }
            Content::Object(entries) => {
                for Entry { key, at, node } in std::mem::take(entries) {
                    let mut key = key;
                    compose(&mut key);
                    entries.push(Entry { key, at, node: node.composed() });
                }
            }
            Content::Null | Content::Truth(_) | Content::Number(_) => {}
        }
        self
    }

    /// The elements, if this is a list.
    pub fn elements(&self) -> &[Self] {
        match &self.content {
            Content::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text, if this is one.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Every key, in this value and all within it, that stands again in its object.
    pub fn double_keys(&self) -> Vec<&Entry> {
        let mut doubles = Vec::new();
        match &self.content {
            Content::Object(entries) => {
                let mut seen = BTreeSet::new();
                for entry in entries {
                    if !seen.insert(entry.key.as_str()) {
                        doubles.push(entry);
                    }
                    doubles.extend(entry.node.double_keys());
                }
            }
            Content::List(elements) => doubles.extend(elements.iter().flat_map(Self::double_keys)),
            _ => {}
        }
        doubles
    }

    /// Whether the byte at `offset` belongs to this value.
    pub fn covers(&self, offset: usize) -> bool {
        (self.start..self.end.max(self.start + 1)).contains(&offset)
    }
}

/// Parses a whole text.
///
/// # Errors
/// The first place that is no JSON, with the reason.
pub fn parse(text: &str) -> Result<Node, (usize, Syntax)> {
    let mut parser = Parser { text, at: 0 };
    if text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
    }
    let node = parser.value(0)?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err((parser.at, Syntax::AfterTheEnd));
    }
    Ok(node)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes one expected byte, after space.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn stray(&self) -> Stray<'_> {
        Stray::new(self.text, self.at)
    }

    fn value(&mut self, depth: usize) -> Result<Node, (usize, Syntax)> {
        self.skip_space();
        if depth > DEEPEST {
            return Err((self.at, Syntax::TooDeep));
        }
        let start = self.at;
        let content = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Content::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { start, end: self.at, content })
    }

    fn object(&mut self, depth: usize) -> Result<Content, (usize, Syntax)> {
        self.at += 1;
        let mut entries = Vec::new();
        if self.take(b'}') {
            return Ok(Content::Object(entries));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.stray().beginning());
            }
            let at = self.at;
            let key = self.string()?;
            if !self.take(b':') {
                return Err(self.stray().behind_name());
            }
            let node = self.value(depth + 1)?;
            let ended = node.end;
            entries.push(Entry { key, at, node });
            if self.take(b'}') {
                return Ok(Content::Object(entries));
            }
            if !self.take(b',') {
                return Err(self.stray().behind_value(ended));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Content, (usize, Syntax)> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.take(b']') {
            return Ok(Content::List(elements));
        }
        loop {
            let element = self.value(depth + 1)?;
            let ended = element.end;
            elements.push(element);
            if self.take(b']') {
                return Ok(Content::List(elements));
            }
            if !self.take(b',') {
                return Err(self.stray().behind_value(ended));
            }
        }
    }

    fn word(&mut self) -> Result<Content, (usize, Syntax)> {
        let rest = &self.text[self.at..];
        let words =
            [("true", Content::Truth(true)), ("false", Content::Truth(false)), ("null", Content::Null)];
        for (word, content) in words {
            let after = rest.as_bytes().get(word.len());
            if rest.starts_with(word) && !after.is_some_and(u8::is_ascii_alphanumeric) {
                self.at += word.len();
                return Ok(content);
            }
        }
        Err(self.stray().beginning())
    }

    /// JSON's number grammar; whether the number is one that is kept exactly is asked where it is used.
    fn number(&mut self) -> Result<Content, (usize, Syntax)> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading = self.at;
        if self.digits() == 0 || self.text.as_bytes()[leading] == b'0' && self.at > leading + 1 {
            return Err((start, Syntax::BadNumber));
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err((start, Syntax::BadNumber));
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err((start, Syntax::BadNumber));
            }
        }
        Ok(Content::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Result<String, (usize, Syntax)> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(letter) = rest.chars().next() else {
                return Err((start, Syntax::OpenText));
            };
            match letter {
                '"' => {
                    self.at += 1;
                    return Ok(text);
                }
                '\\' => {
                    let (letter, length) = escape(rest).ok_or((self.at, Syntax::BadEscape))?;
                    text.push(letter);
                    self.at += length;
                }
                '\n' | '\r' => return Err((start, Syntax::OpenText)),
                letter if letter < ' ' => return Err((self.at, Syntax::ControlLetter)),
                letter => {
                    text.push(letter);
                    self.at += letter.len_utf8();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = r#"{"a": [1, {"b": "x"}]}"#;
        let root = parse(text).expect("json");
        let b = root.get("a").and_then(|a| a.elements()[1].get("b")).expect("there");
        assert_eq!(&text[b.start..b.end], "\"x\"");
    }

    #[test]
    fn syntax_is_refused_where_it_breaks() {
        let fails = |text: &str| parse(text).expect_err("no json").0;
        assert_eq!(fails("{\"a\": }"), 6);
        assert_eq!(fails("[1, 2"), 5);
        assert_eq!(fails("[01]"), 1);
        assert_eq!(fails("{} x"), 3);
        assert_eq!(fails("\"abc"), 0);
        assert_eq!(fails("truely"), 0);
    }

    #[test]
    fn endless_nesting_is_refused_before_the_stack_ends() {
        assert!(matches!(parse(&"[".repeat(1_000_000)), Err((_, Syntax::TooDeep))));
    }

    proptest! {
        #[test]
        fn it_reads_exactly_what_serde_json_reads(text in r#"[\[\]{}:,"a0-9.eE+\\u \-tru]{0,24}"#) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            prop_assert_eq!(parse(&text).is_ok(), theirs, "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,64}") {
            let _ = parse(&text).map_err(|(offset, _)| prop_assert_offset(&text, offset));
        }
    }

    fn prop_assert_offset(text: &str, offset: usize) {
        assert!(offset <= text.len() && text.is_char_boundary(offset));
    }
}
