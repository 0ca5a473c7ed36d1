//! One line of a journal: an entry with its place and its checksum.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::checksum::{self, Checksum};

/// The longest line that is written or read, in bytes: what a damaged or hostile file can make the store hold at once.
pub(crate) const LONGEST_LINE: usize = 16 << 20;

/// An entry as it is kept, byte for byte the same in the journal and in the archive:
/// `{"seq":12,"batch":[1,2],"entry":{…},"sum":"0123456789abcdef"}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// The number of the entry in its log, from 1.
    pub(crate) seq: u64,
    /// Which entry of its batch this is, from 1.
    index: u64,
    /// How many entries the batch has.
    of: u64,
    /// Its checksum.
    pub(crate) sum: Checksum,
    text: String,
    entry: Range<usize>,
}

impl Line {
    /// The lines of one batch of entries, each of which [`is_entry`].
    pub(crate) fn batch(first_seq: u64, entries: &[String]) -> Vec<Self> {
        let of = entries.len() as u64;
        let line = |(seq, (index, entry)): (u64, (u64, &String))| {
            let mut text = format!(r#"{{"seq":{seq},"batch":[{index},{of}],"entry":"#);
            let start = text.len();
            text.push_str(entry);
            let entry = start..text.len();
            let (text, sum) = checksum::close(text);
            Self { seq, index, of, sum, text, entry }
        };
        (first_seq..).zip((1..).zip(entries)).map(line).collect()
    }

    /// Reads a line without its line break; nothing unless every byte is as it was written.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (body, sum) = checksum::reopen(text)?;
        let (seq, rest) = number(body.strip_prefix(r#"{"seq":"#)?)?;
        let (index, rest) = number(rest.strip_prefix(r#","batch":["#)?)?;
        let (of, rest) = number(rest.strip_prefix(',')?)?;
        let entry = rest.strip_prefix(r#"],"entry":"#)?;
        let placed = 1 <= index && index <= of && index <= seq && of <= u64::MAX - seq;
        let range = body.len() - entry.len()..body.len();
        placed.then(|| Self { seq, index, of, sum, text: text.to_owned(), entry: range })
    }

    /// The line as it is stored, without its line break.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The entry alone.
    pub(crate) fn entry(&self) -> &str {
        &self.text[self.entry.clone()]
    }

    /// The number of the first entry of the batch.
    pub(crate) fn batch_first(&self) -> u64 {
        self.seq - self.index + 1
    }

    /// The number of the last entry of the batch.
    pub(crate) fn batch_last(&self) -> u64 {
        self.batch_first() + self.of - 1
    }
}

/// Whether a text can be an entry: one JSON object on one line, not longer than a line may be.
pub(crate) fn is_entry(text: &str) -> bool {
    let bounded = text.len() < LONGEST_LINE - 256 && !text.contains(['\n', '\r']);
    bounded
        && text.starts_with('{')
        && text.ends_with('}')
        && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// A number in its only spelling, and what follows it.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_line_has_the_documented_spelling() {
        let lines = Line::batch(12, &texts(&[r#"{"vote":"yes"}"#]));
        let body = r#"{"seq":12,"batch":[1,1],"entry":{"vote":"yes"}"#;
        let sum = Checksum::of(body.as_bytes());
        assert_eq!(lines[0].text(), format!(r#"{body},"sum":"{sum}"}}"#));
    }

    #[test]
    fn a_batch_is_read_back_as_it_was_written() {
        let lines = Line::batch(7, &texts(&[r#"{"a":1}"#, r#"{"b":",\"sum\":\""}"#, r#"{"c":{}}"#]));
        for line in &lines {
            assert_eq!(Line::parse(line.text()).as_ref(), Some(line));
            assert_eq!((line.batch_first(), line.batch_last()), (7, 9));
        }
        assert_eq!(lines[1].entry(), r#"{"b":",\"sum\":\""}"#);
    }

    #[test]
    fn a_place_that_cannot_be_is_no_line() {
        for place in [r#""seq":1,"batch":[0,1]"#, r#""seq":1,"batch":[2,2]"#, r#""seq":01,"batch":[1,1]"#] {
            let (text, _) = checksum::close(format!(r#"{{{place},"entry":{{}}"#));
            assert_eq!(Line::parse(&text), None, "{place}");
        }
    }

    #[test]
    fn an_entry_is_one_object_on_one_line() {
        assert!(is_entry("{}"));
        for bad in ["", "[]", "{", "{}\n", "{}{}", "{\"a\":}", " {}", "{\"a\":\n1}"] {
            assert!(!is_entry(bad), "{bad:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_entry_comes_back_as_it_was(texts in proptest::collection::vec(".*", 1..4), first in 1..u64::MAX / 2) {
            let entry = |text: &String| serde_json::json!({ "text": text }).to_string();
            let entries: Vec<String> = texts.iter().map(entry).collect();
            proptest::prop_assert!(entries.iter().all(|entry| is_entry(entry)));
            for (line, entry) in Line::batch(first, &entries).iter().zip(&entries) {
                proptest::prop_assert_eq!(line.entry(), entry);
                proptest::prop_assert_eq!(Line::parse(line.text()), Some(line.clone()));
            }
        }

        #[test]
        fn what_was_not_written_here_is_no_line(text in ".*") {
            proptest::prop_assert_eq!(Line::parse(&text), None);
        }
    }
}
