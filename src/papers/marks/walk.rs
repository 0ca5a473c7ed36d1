//! Going through the members of a marks file, one after the other, from its place on.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::cut::{Cut, Cutter};
use super::fault::Wrong;
use super::layout::{Form, Spot};
use crate::text::json::Syntax;

/// A member of more bytes than this is not read.
const MOST_MEMBER: usize = 1 << 20;

/// More members than this are not read.
const MOST_MEMBERS: usize = 10_000_000;

/// So much of the file is read at a time, in bytes.
const AT_A_TIME: usize = 1 << 16;

/// A way through the members.
pub(super) struct Walk<R> {
    cutter: Cutter<BufReader<R>>,
    is_list: bool,
    text: Vec<u8>,
    next: usize,
    ended: bool,
    seen: DefaultHasher,
}

/// A member's text as it was cut out.
pub(super) struct Piece<'a> {
    /// Its place among the members, from 0.
    pub(super) index: usize,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// The text, or why there is none.
    pub(super) text: Result<&'a str, Wrong>,
}

impl<R: Read + Seek> Walk<R> {
    /// From the first member on.
    pub(super) fn new(mut input: R, form: Form) -> io::Result<Self> {
        let (Form::List(Spot { at, line }) | Form::Lines(Spot { at, line })) = form;
        input.seek(SeekFrom::Start(at))?;
        let mut cutter = Cutter::new(BufReader::with_capacity(AT_A_TIME, input), line, at);
        let is_list = matches!(form, Form::List(_));
        if is_list {
            cutter.take(b'[')?;
        }
        Ok(Self { cutter, is_list, text: Vec::new(), next: 0, ended: false, seen: DefaultHasher::new() })
    }
}

impl<R: Read> Walk<R> {
    /// How many bytes of the file have been passed.
    pub(super) fn passed(&self) -> u64 {
        self.cutter.passed()
    }

    /// A number that another way through the same members ends with too.
    pub(super) fn seen(&self) -> u64 {
        self.seen.finish()
    }

    /// The next member.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        if self.ended {
            return Ok(None);
        }
        self.text.clear();
        let found = if self.is_list { self.element()? } else { self.line()? };
        let Some((line, cut)) = found else {
            self.ended = true;
            return Ok(None);
        };
        let index = self.next;
        self.next += 1;
        self.seen.write(&self.text);
        let text = match cut {
            Ok(Cut::Whole) if index < MOST_MEMBERS => {
                std::str::from_utf8(&self.text).map_err(|_| Wrong::NotUtf8)
            }
            Ok(Cut::Whole) => {
                self.ended = true;
                Err(Wrong::TooManyMembers(MOST_MEMBERS))
            }
            Ok(Cut::TooLong) => Err(Wrong::TooLong(MOST_MEMBER)),
            Ok(Cut::Unended | Cut::Nothing) | Err(_) => {
                self.ended = true;
                Err(Wrong::Syntax(cut.err().unwrap_or(Syntax::NotJson)))
            }
        };
        Ok(Some(Piece { index, line, text }))
    }

    /// The next element of the list, which ends with its bracket.
    fn element(&mut self) -> io::Result<Option<(usize, Result<Cut, Syntax>)>> {
        if self.next == 0 {
            if self.cutter.take(b']')? {
                return Ok(None);
            }
        } else if self.cutter.take(b']')? {
            return Ok(None);
        } else if !self.cutter.take(b',')? {
            return Ok(Some((self.cutter.line(), Err(Syntax::NotJson))));
        }
        self.cutter.peek_past_space()?;
        let line = self.cutter.line();
        let cut = self.cutter.value(&mut self.text, MOST_MEMBER)?;
        Ok(Some((line, Ok(cut))))
    }

    /// The next line that is not blank.
    fn line(&mut self) -> io::Result<Option<(usize, Result<Cut, Syntax>)>> {
        if self.cutter.peek_past_space()?.is_none() {
            return Ok(None);
        }
        let line = self.cutter.line();
        let cut = self.cutter.line_of(&mut self.text, MOST_MEMBER)?;
        Ok(Some((line, Ok(cut))))
    }
}
