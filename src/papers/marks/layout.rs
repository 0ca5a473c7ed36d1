//! Where the head and the members of a marks file lie: one document, or a line for each.

use std::io::{self, BufRead};

use super::cut::{Cut, Cutter};
use super::fault::{Fault, Wrong};
use crate::text::json::Syntax;

/// More bytes than this are no head, in bytes. It may hold several criteria sets.
const MOST_HEAD: usize = 16 << 20;

/// A key of more bytes than this is none that is known here.
const MOST_KEY: usize = 1 << 10;

/// Where the parts of a marks file lie.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) form: Form,
    /// The head, with an empty list in place of the members.
    pub(super) head: String,
    first_line: usize,
    /// Where in the head the members were left out, and over how many lines they go.
    seam: Option<(usize, usize)>,
}

/// Where the members are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In a list of one document: where it begins.
    List(Spot),
    /// Each on a line of its own, from here on.
    Lines(Spot),
}

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// How many bytes lie before it.
    pub(super) at: u64,
    /// Its line, from 1.
    pub(super) line: usize,
}

impl Layout {
    /// The line of a byte of the head.
    pub(super) fn line_of(&self, at: usize) -> usize {
        let at = at.min(self.head.len());
        let lines = self.head.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        let left_out = self.seam.filter(|(seam, _)| *seam < at).map_or(0, |(_, lines)| lines);
        self.first_line + lines + left_out
    }

    /// Looks through a file.
    ///
    /// # Errors
    /// When it cannot be read. What is wrong with it is in the inner result.
    pub(super) fn of<R: BufRead>(input: R) -> io::Result<Result<Self, Fault>> {
        let mut cutter = Cutter::new(input, 1, 0);
        for byte in [0xef, 0xbb, 0xbf] {
            if cutter.peek()? == Some(byte) {
                cutter.pass(byte);
            }
        }
        if let Some(0xff | 0xfe) = cutter.peek()? {
            return Ok(Err(Fault { line: None, path: String::new(), wrong: Wrong::Utf16 }));
        }
        cutter.peek_past_space()?;
        let first_line = cutter.line();
        let mut exploring = Exploring { cutter, head: Vec::new(), members: None, seam: None };
        let found = exploring.object()?;
        let Exploring { cutter, head, members, seam } = exploring;
        let at = |line, wrong| Ok(Err(Fault { line: Some(line), path: String::new(), wrong }));
        if let Err(wrong) = found {
            return at(cutter.line(), wrong);
        }
        let Ok(head) = String::from_utf8(head) else { return at(first_line, Wrong::NotUtf8) };
        let (line, passed) = (cutter.line(), cutter.passed());
        let form = match (members, Self::rest(cutter)?) {
            (Some(spot), Rest::Nothing) => Form::List(spot),
            (Some(_), _) => return at(line, Wrong::Syntax(Syntax::AfterTheEnd)),
            (None, Rest::Nothing | Rest::Lines) if line == first_line => {
                Form::Lines(Spot { at: passed, line })
            }
            (None, Rest::SameLine) => return at(line, Wrong::Syntax(Syntax::AfterTheEnd)),
            (None, _) => return at(first_line, Wrong::NoMembers),
        };
        Ok(Ok(Self { form, head, first_line, seam }))
    }

    /// What follows the first value.
    fn rest<R: BufRead>(mut cutter: Cutter<R>) -> io::Result<Rest> {
        let line = cutter.line();
        Ok(match cutter.peek_past_space()? {
            None => Rest::Nothing,
            Some(_) if cutter.line() == line => Rest::SameLine,
            Some(_) => Rest::Lines,
        })
    }
}

enum Rest {
    Nothing,
    SameLine,
    Lines,
}

struct Exploring<R> {
    cutter: Cutter<R>,
    head: Vec<u8>,
    members: Option<Spot>,
    seam: Option<(usize, usize)>,
}

impl<R: BufRead> Exploring<R> {
    /// Passes the object that a marks file, or its first line, is.
    fn object(&mut self) -> io::Result<Result<(), Wrong>> {
        if !self.takes(b'{')? {
            return self.stray();
        }
        if self.takes(b'}')? {
            return Ok(Ok(()));
        }
        loop {
            let begin = self.head.len();
            self.space()?;
            let key = match self.value(MOST_KEY)? {
                Cut::Whole => String::from_utf8_lossy(&self.head[begin..]).trim().to_owned(),
                Cut::TooLong => return Ok(Err(Wrong::TooLong(MOST_HEAD))),
                Cut::Unended | Cut::Nothing => return self.stray(),
            };
            if !self.takes(b':')? {
                return self.stray();
            }
            self.space()?;
            let is_list = self.cutter.peek()? == Some(b'[');
            if key == "\"members\"" && is_list && self.members.is_none() {
                let spot = Spot { at: self.cutter.passed(), line: self.cutter.line() };
                if self.cutter.value(&mut Vec::new(), 0)? == Cut::Unended {
                    return Ok(Err(Wrong::Syntax(Syntax::EndsTooEarly)));
                }
                self.head.extend_from_slice(b"[]");
                self.seam = Some((self.head.len(), self.cutter.line() - spot.line));
                self.members = Some(spot);
            } else {
                match self.value(MOST_HEAD)? {
                    Cut::Whole if self.head.len() <= MOST_HEAD => {}
                    Cut::Whole | Cut::TooLong => return Ok(Err(Wrong::TooLong(MOST_HEAD))),
                    Cut::Unended | Cut::Nothing => return self.stray(),
                }
            }
            if self.takes(b'}')? {
                return Ok(Ok(()));
            }
            if !self.takes(b',')? {
                return self.stray();
            }
        }
    }

    fn stray(&mut self) -> io::Result<Result<(), Wrong>> {
        let syntax = match self.cutter.peek()? {
            None => Syntax::EndsTooEarly,
            Some(_) => Syntax::NotJson,
        };
        Ok(Err(Wrong::Syntax(syntax)))
    }

    fn value(&mut self, most: usize) -> io::Result<Cut> {
        self.cutter.value(&mut self.head, most)
    }

    /// Passes space; of a run of it only the line breaks matter.
    fn space(&mut self) -> io::Result<()> {
        let before = self.cutter.line();
        self.cutter.peek_past_space()?;
        let lines = (self.cutter.line() - before).min(MOST_HEAD);
        self.head.extend(std::iter::repeat_n(b'\n', lines));
        Ok(())
    }

    fn takes(&mut self, byte: u8) -> io::Result<bool> {
        self.space()?;
        let there = self.cutter.take(byte)?;
        if there {
            self.head.push(byte);
        }
        Ok(there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> Result<Layout, Wrong> {
        Layout::of(text.as_bytes()).expect("reads").map_err(|fault| fault.wrong)
    }

    #[test]
    fn members_are_left_out_of_the_head_wherever_they_stand() {
        let text = "{\n\"a\": 1,\n \"members\": [\n{\"members\": []},\n2],\n\"b\": [\n2]}\n";
        let layout = layout(text).expect("a document");
        assert_eq!(layout.form, Form::List(Spot { at: text.find('[').expect("there") as u64, line: 3 }));
        let root = crate::text::json::parse(&layout.head).expect("json");
        let line = |key| root.get(key).map(|node| layout.line_of(node.start));
        assert_eq!((line("a"), line("b")), (Some(2), Some(6)));
    }

    #[test]
    fn a_head_alone_on_its_line_has_its_members_on_the_next() {
        let lines = layout("\u{feff}{\"a\": {}}\n{\"id\": 1}\n").expect("lines");
        assert_eq!(lines.form, Form::Lines(Spot { at: 12, line: 1 }));
        assert!(layout("{\"a\": 1}").is_ok_and(|layout| matches!(layout.form, Form::Lines(_))));
    }

    #[test]
    fn what_is_neither_is_refused() {
        let refused = |text| layout(text).err();
        assert_eq!(refused(""), Some(Wrong::Syntax(Syntax::EndsTooEarly)));
        assert_eq!(refused("[]"), Some(Wrong::Syntax(Syntax::NotJson)));
        assert_eq!(refused("{\"members\": [1"), Some(Wrong::Syntax(Syntax::EndsTooEarly)));
        assert_eq!(refused("{\"members\": []} x"), Some(Wrong::Syntax(Syntax::AfterTheEnd)));
        assert_eq!(refused("{\"a\": 1} {}"), Some(Wrong::Syntax(Syntax::AfterTheEnd)));
        assert_eq!(refused("{\"a\":\n1}"), Some(Wrong::NoMembers));
        assert_eq!(refused("{\"a\" 1}"), Some(Wrong::Syntax(Syntax::NotJson)));
    }
}
