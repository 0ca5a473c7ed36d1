//! One line of a journal: an entry with its place and its checksum.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::checksum::{self, Checksum};

/// The longest line that is written or read, in bytes: what a damaged or hostile file can make the store hold at once.
pub(crate) const LONGEST_LINE: usize = 16 << 20;

/// What a stored line holds of its entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Content<'a> {
    /// The entry itself.
    Entry(&'a str),
    /// The entry sealed, in Base64.
    Sealed(&'a str),
    /// What is left of an entry whose text was removed: one JSON object that tells nothing, and needs no seal.
    Removed(&'a str),
}

/// Which of these it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Entry,
    Sealed,
    Removed,
}

impl Form {
    /// What stands around the content.
    const fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Entry => (r#""entry":"#, ""),
            Self::Sealed => (r#""sealed":""#, r#"""#),
            Self::Removed => (r#""removed":"#, ""),
        }
    }
}

/// An entry as it is kept:
/// `{"seq":12,"batch":[1,2],"entry":{…},"sum":"0123456789abcdef"}`, or where there is a vault
/// `{"seq":12,"batch":[1,2],"sealed":"…","sum":"0123456789abcdef"}`. Where its text was removed, it is
/// `{"seq":12,"batch":[1,2],"removed":{…},"sum":"0123456789abcdef"}`.
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
    content: Range<usize>,
    form: Form,
}

impl Line {
    /// A line for an entry, `index` of the `of` in its batch.
    pub(crate) fn new(seq: u64, (index, of): (u64, u64), content: Content<'_>) -> Self {
        let (form, inner) = match content {
            Content::Entry(entry) => (Form::Entry, entry),
            Content::Sealed(sealed) => (Form::Sealed, sealed),
            Content::Removed(left) => (Form::Removed, left),
        };
        let (before, behind) = form.around();
        let mut text = format!(r#"{{"seq":{seq},"batch":[{index},{of}],{before}"#);
        let start = text.len();
        text.push_str(inner);
        let content = start..text.len();
        text.push_str(behind);
        let (text, sum) = checksum::close(text);
        Self { seq, index, of, sum, text, content, form }
    }

    /// The lines of one batch of entries, each of which [`is_entry`].
    pub(crate) fn batch(first_seq: u64, entries: &[String]) -> Vec<Self> {
        let of = entries.len() as u64;
        let places = (first_seq..).zip(1..);
        let line =
            |((seq, index), entry): ((u64, u64), &String)| Self::new(seq, (index, of), Content::Entry(entry));
        places.zip(entries).map(line).collect()
    }

    /// Reads a line without its line break; nothing unless every byte is as it was written.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (body, sum) = checksum::reopen(text)?;
        let (seq, rest) = number(body.strip_prefix(r#"{"seq":"#)?)?;
        let (index, rest) = number(rest.strip_prefix(r#","batch":["#)?)?;
        let (of, rest) = number(rest.strip_prefix(',')?)?;
        let rest = rest.strip_prefix("],")?;
        let (form, inner) = [Form::Entry, Form::Sealed, Form::Removed].into_iter().find_map(|form| {
            let (before, behind) = form.around();
            let inner = rest.strip_prefix(before)?.strip_suffix(behind)?;
            let is_text = form == Form::Sealed;
            (!is_text || !inner.contains(['"', '\\'])).then_some((form, inner))
        })?;
        let end = body.len() - form.around().1.len();
        let content = end - inner.len()..end;
        let line = Self { seq, index, of, sum, text: text.to_owned(), content, form };
        line.can_be().then_some(line)
    }

    /// Whether there can be an entry of this number at this place of such a batch.
    pub(crate) fn can_be(&self) -> bool {
        let Self { seq, index, of, .. } = *self;
        1 <= index && index <= of && index <= seq && of <= u64::MAX - seq
    }

    /// The line as it is stored, without its line break.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What it holds of its entry.
    pub(crate) fn content(&self) -> Content<'_> {
        let inner = &self.text[self.content.clone()];
        match self.form {
            Form::Entry => Content::Entry(inner),
            Form::Sealed => Content::Sealed(inner),
            Form::Removed => Content::Removed(inner),
        }
    }

    /// Whether the entry is sealed.
    pub(crate) fn is_sealed(&self) -> bool {
        self.form == Form::Sealed
    }

    /// Whether the text of the entry was removed.
    pub(crate) fn is_removed(&self) -> bool {
        self.form == Form::Removed
    }

    /// Which entry of its batch it is, from 1, and how many the batch has.
    pub(crate) fn place(&self) -> (u64, u64) {
        (self.index, self.of)
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

/// The longest entry, in bytes: sealed and in Base64 it still has room on a line.
const LONGEST_ENTRY: usize = (LONGEST_LINE - 512) / 4 * 3;

/// Whether a text can be an entry: one JSON object on one line, not longer than a line may be.
pub(crate) fn is_entry(text: &str) -> bool {
    let bounded = text.len() <= LONGEST_ENTRY && !text.contains(['\n', '\r']);
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
        assert_eq!(lines[1].content(), Content::Entry(r#"{"b":",\"sum\":\""}"#));
    }

    #[test]
    fn a_sealed_entry_is_told_from_an_open_one() {
        let line = Line::new(12, (1, 2), Content::Sealed("AAEC+/=="));
        assert!(line.text().starts_with(r#"{"seq":12,"batch":[1,2],"sealed":"AAEC+/==","sum":""#));
        assert_eq!(Line::parse(line.text()), Some(line.clone()));
        assert!(line.is_sealed() && line.content() == Content::Sealed("AAEC+/=="));
        let (open, _) = checksum::close(r#"{"seq":12,"batch":[1,2],"sealed":"A","b":"C""#.to_owned());
        assert_eq!(Line::parse(&open), None);
    }

    #[test]
    fn an_entry_without_its_text_is_told_from_one_that_has_it() {
        let line = Line::new(12, (1, 2), Content::Removed(r#"{"schema":1}"#));
        assert!(line.text().starts_with(r#"{"seq":12,"batch":[1,2],"removed":{"schema":1},"sum":""#));
        assert_eq!(Line::parse(line.text()), Some(line.clone()));
        assert!(line.is_removed() && line.content() == Content::Removed(r#"{"schema":1}"#));
        assert!(!Line::batch(1, &texts(&["{}"]))[0].is_removed());
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
                proptest::prop_assert_eq!(line.content(), Content::Entry(entry));
                proptest::prop_assert_eq!(Line::parse(line.text()), Some(line.clone()));
            }
        }

        #[test]
        fn what_was_not_written_here_is_no_line(text in ".*") {
            proptest::prop_assert_eq!(Line::parse(&text), None);
        }
    }
}
