//! Cutting values out of a big text, one at a time, so that it never has to be held whole.
//!
//! Only brackets, quotation marks and commas are looked at; whether a value is JSON is found out when it is parsed.

use std::io::{self, BufRead};

/// A text and how many lines and bytes of it have been passed.
pub(super) struct Cutter<R> {
    input: R,
    line: usize,
    passed: u64,
}

/// How a value or line was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// It is whole.
    Whole,
    /// It is longer than was asked for; the rest was passed over.
    TooLong,
    /// The text ends within it.
    Unended,
    /// There is none.
    Nothing,
}

/// Where a value stands within its brackets and texts.
#[derive(Default)]
struct Depth {
    open: usize,
    in_text: bool,
    escaped: bool,
}

impl<R: BufRead> Cutter<R> {
    /// From here on, which is this line of the text, from 1, and so many bytes into it.
    pub(super) fn new(input: R, line: usize, passed: u64) -> Self {
        Self { input, line, passed }
    }

    /// The line, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// How many bytes have been passed.
    pub(super) fn passed(&self) -> u64 {
        self.passed
    }

    /// The next byte, which is not passed.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    /// Passes the byte that was peeked at.
    pub(super) fn pass(&mut self, byte: u8) {
        self.line += usize::from(byte == b'\n');
        self.passed += 1;
        self.input.consume(1);
    }

    /// The next byte that is no space, which is not passed.
    pub(super) fn peek_past_space(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(space @ (b' ' | b'\t' | b'\n' | b'\r')) => self.pass(space),
                other => return Ok(other),
            }
        }
    }

    /// Passes one expected byte, after space; whether it was there.
    pub(super) fn take(&mut self, byte: u8) -> io::Result<bool> {
        let there = self.peek_past_space()? == Some(byte);
        if there {
            self.pass(byte);
        }
        Ok(there)
    }

    /// Passes a value that begins here, and adds up to `most` bytes of it to `into`.
    pub(super) fn value(&mut self, into: &mut Vec<u8>, most: usize) -> io::Result<Cut> {
        match self.peek()? {
            None | Some(b',' | b':' | b']' | b'}') => Ok(Cut::Nothing),
            Some(b'{' | b'[' | b'"') => {
                let mut depth = Depth::default();
                self.run(into, most, |byte| if depth.ends_with(byte) { End::After } else { End::No })
            }
            Some(_) => {
                let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}');
                let cut = self.run(into, most, |byte| if ends(byte) { End::Before } else { End::No })?;
                Ok(if cut == Cut::Unended { Cut::Whole } else { cut })
            }
        }
    }

    /// Passes a line, and adds up to `most` bytes of it to `into`, without what ends it.
    pub(super) fn line_of(&mut self, into: &mut Vec<u8>, most: usize) -> io::Result<Cut> {
        if self.peek()?.is_none() {
            return Ok(Cut::Nothing);
        }
        let cut = self.run(into, most, |byte| if byte == b'\n' { End::Before } else { End::No })?;
        if self.peek()? == Some(b'\n') {
            self.pass(b'\n');
        }
        Ok(if cut == Cut::Unended { Cut::Whole } else { cut })
    }

    /// Passes bytes up to an end.
    fn run(&mut self, into: &mut Vec<u8>, most: usize, mut end: impl FnMut(u8) -> End) -> io::Result<Cut> {
        let before = into.len();
        let mut length = 0_usize;
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Ok(Cut::Unended);
            }
            let mut ended = false;
            let mut taken = bytes.len();
            for (at, byte) in bytes.iter().enumerate() {
                match end(*byte) {
                    End::No => continue,
                    End::Before => taken = at,
                    End::After => taken = at + 1,
                }
                ended = true;
                break;
            }
            let kept = taken.min(most.saturating_sub(into.len() - before));
            into.extend_from_slice(&bytes[..kept]);
            self.line += bytes[..taken].iter().filter(|byte| **byte == b'\n').count();
            self.passed += taken as u64;
            length += taken;
            self.input.consume(taken);
            if ended {
                return Ok(if length > most { Cut::TooLong } else { Cut::Whole });
            }
        }
    }
}

/// Whether a value ends at a byte.
enum End {
    No,
    Before,
    After,
}

impl Depth {
    /// Whether the value ends with this byte.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_text = false,
                _ => {}
            }
        } else {
            match byte {
                b'"' => self.in_text = true,
                b'{' | b'[' => self.open += 1,
                b'}' | b']' => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.open == 0 && !self.in_text
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    /// A cutter that sees only so many bytes at a time.
    fn cutter(text: &str, at_a_time: usize) -> Cutter<BufReader<&[u8]>> {
        Cutter::new(BufReader::with_capacity(at_a_time, text.as_bytes()), 1, 0)
    }

    fn first(text: &str, most: usize) -> (Cut, String, usize) {
        let mut into = Vec::new();
        let mut cutter = cutter(text, 3);
        let cut = cutter.value(&mut into, most).expect("reads");
        (cut, String::from_utf8(into).expect("text"), cutter.line())
    }

    #[test]
    fn brackets_within_texts_do_not_count() {
        assert_eq!(first(r#"{"a": "}\"]"}, 2"#, 99), (Cut::Whole, r#"{"a": "}\"]"}"#.into(), 1));
        assert_eq!(first(r#""a\\", 2"#, 99), (Cut::Whole, r#""a\\""#.into(), 1));
        assert_eq!(first("-1.5 ]", 99), (Cut::Whole, "-1.5".into(), 1));
    }

    #[test]
    fn a_value_that_is_too_long_is_passed_over_whole() {
        assert_eq!(first("[1,\n2,\n3] x", 4), (Cut::TooLong, "[1,\n".into(), 3));
        assert_eq!(first("[1, [2]", 99), (Cut::Unended, "[1, [2]".into(), 1));
        assert_eq!(first(", 1", 99), (Cut::Nothing, String::new(), 1));
    }

    #[test]
    fn lines_are_counted_and_end_with_the_text() {
        let mut cutter = cutter("one\n\nthree", 2);
        let mut lines = Vec::new();
        loop {
            let (mut into, line) = (Vec::new(), cutter.line());
            if cutter.line_of(&mut into, 99).expect("reads") == Cut::Nothing {
                break;
            }
            lines.push((line, String::from_utf8(into).expect("text")));
        }
        assert_eq!(lines, [(1, "one".into()), (2, String::new()), (3, "three".into())]);
        assert_eq!(cutter.passed(), 10);
    }

    proptest! {
        #[test]
        fn a_json_value_is_cut_where_it_ends(
            texts in prop::collection::vec(r#"[a"\\{}\[\],:\n]{0,6}"#, 1..5),
            at_a_time in 1_usize..9,
        ) {
            let value = serde_json::json!({ "a": texts, "b": [[], {}] }).to_string();
            let mut into = Vec::new();
            let cut = cutter(&format!("{value} ]]"), at_a_time).value(&mut into, 1 << 20).expect("reads");
            prop_assert_eq!((cut, into), (Cut::Whole, value.into_bytes()));
        }
    }
}
