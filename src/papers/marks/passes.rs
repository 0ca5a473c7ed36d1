//! From a marks file to the answer, in passes over it, so that its members are never held together.
//!
//! The first pass finds every fault; with one, nothing is answered. Where a set asks what the unit comes to, it sums that
//! up; where there are quotas, the little that they need of each member is kept, in this pass or one of its own. The
//! last pass answers.

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use super::answer::Answer;
use super::fault::{Fault, Faults, Wrong};
use super::grouped::Grouped;
use super::head::{Elsewhere, Head, head};
use super::ids::{Ids, Scratch};
use super::layout::{Form, Layout};
use super::member::{Member, member};
use super::reader::Reader;
use super::sets::Sets;
use super::walk::{Piece, Walk};
use crate::rules::{Means, Ranking, Rulebook, UnitRules};
use crate::text::Lang;
use crate::text::json::parse;

/// What is asked for, and what it takes from outside.
pub struct Request<'a> {
    /// Criteria sets that stand in place of those that the file names.
    pub sets: Option<Sets>,
    /// With the whole arithmetic of each member, told in this language.
    pub why: Option<Lang>,
    /// Reads a file beside this one, or says why it cannot be read.
    pub beside: &'a dyn Fn(&str) -> Result<String, String>,
    /// Makes an empty file for what does not fit into memory.
    pub scratch: &'a dyn Fn() -> io::Result<Box<dyn Scratch>>,
    /// Is told how much has been done.
    pub progress: &'a dyn Fn(Progress),
}

/// How much has been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The bytes gone through so far, in all passes.
    pub done: u64,
    /// The bytes to go through in all.
    pub of: u64,
}

/// Why there is no answer, or no whole one.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file has faults.
    #[error("the file is not sound")]
    Unsound(Faults),
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    NotRead(#[source] io::Error),
    /// The answer cannot be written.
    #[error("the answer cannot be written: {0}")]
    NotWritten(#[source] io::Error),
    /// The file was changed in the meantime.
    #[error("the file was changed while it was read")]
    Changed,
}

/// Reads a marks file and writes what each member comes to.
///
/// # Errors
/// When the file is not sound, before anything is written; when it cannot be read, or the answer cannot be written.
pub fn classify<R: Read + Seek>(
    mut input: R,
    output: &mut dyn Write,
    request: &Request<'_>,
) -> Result<(), Trouble> {
    let length = input.seek(SeekFrom::End(0)).map_err(Trouble::NotRead)?;
    input.seek(SeekFrom::Start(0)).map_err(Trouble::NotRead)?;
    let layout = Layout::of(BufReader::new(&mut input)).map_err(Trouble::NotRead)?;
    let mut faults = Faults::default();
    let layout = layout.map_err(|fault| {
        faults.add(fault);
        Trouble::Unsound(std::mem::take(&mut faults))
    })?;
    let elsewhere = Elsewhere { given: request.sets.as_ref(), beside: request.beside };
    let head = head(&layout.head, &|at| layout.line_of(at), &elsewhere, &mut faults);
    let mut passes = Passes { input, length, form: layout.form, request, done: 0, of: length };
    let Some(head) = head else {
        passes.check(None, &mut faults, |_, _| {})?;
        return Err(Trouble::Unsound(faults.in_order()));
    };
    passes.answer(&head, output, faults)
}

struct Passes<'a, R> {
    input: R,
    length: u64,
    form: Form,
    request: &'a Request<'a>,
    /// What earlier passes have gone through, and what all will, in bytes.
    done: u64,
    of: u64,
}

/// What a pass has gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    members: usize,
    trace: u64,
}

impl<R: Read + Seek> Passes<'_, R> {
    fn answer(&mut self, head: &Head, output: &mut dyn Write, mut faults: Faults) -> Result<(), Trouble> {
        let sets: Vec<&Rulebook> = head.sets.iter().map(|(_, rulebook)| rulebook).collect();
        let rules = UnitRules::new(sets).with_quotas(&head.quotas).with_class(head.unit_class.as_deref());
        let mut means = Means::new(&rules);
        let mut early = Ranking::new(&rules, means.facts());
        let (wanted, limited) = (means.wanted(), is_limited(head));
        let passes = 2 + u64::from(wanted && limited);
        self.of = self.length.saturating_mul(passes);

        let seen = self.check(Some(head), &mut faults, |_, member| {
            if let Some(entry) = rules.entry(member.set, &member.case) {
                if wanted {
                    means.add(entry);
                } else if limited {
                    early.note(entry);
                }
            }
        })?;
        if !faults.is_empty() {
            return Err(Trouble::Unsound(faults.in_order()));
        }
        let ranking = if wanted {
            let mut ranking = Ranking::new(&rules, means.facts());
            if limited {
                let again = self.again(head, |_, member| {
                    if let Some(entry) = rules.entry(member.set, &member.case) {
                        ranking.note(entry);
                    }
                    Ok(())
                })?;
                unchanged(seen, again)?;
            }
            ranking
        } else {
            early
        };
        let settlement = ranking.settle();
        let mut answer = Answer::new(output, matches!(self.form, Form::List(_)), self.request.why);
        answer.head(head, seen.members, limited.then_some(&settlement)).map_err(Trouble::NotWritten)?;
        let again = self.again(head, |index, member| {
            let (Some(rulebook), Some(entry)) =
                (head.sets.get(member.set), rules.entry(member.set, &member.case))
            else {
                return Ok(());
            };
            let outcome = match self.request.why {
                Some(_) => settlement.explained(index, entry),
                None => settlement.outcome(index, entry),
            };
            answer.member(member, rulebook, &outcome)
        })?;
        unchanged(seen, again)?;
        answer.end().map_err(Trouble::NotWritten)
    }

    /// The first pass: every fault, and what is to be done with each sound member.
    fn check(
        &mut self,
        head: Option<&Head>,
        faults: &mut Faults,
        mut take: impl FnMut(usize, &Member),
    ) -> Result<Seen, Trouble> {
        let mut ids = Ids::new(self.request.scratch);
        let mut walk = Walk::new(&mut self.input, self.form).map_err(Trouble::NotRead)?;
        let mut members = 0;
        let mut grouped = Grouped::default();
        while let Some(piece) = walk.next().map_err(Trouble::NotRead)? {
            let (index, line) = (piece.index, piece.line);
            members = index + 1;
            let before = faults.count();
            if let Some(member) = read(&piece, head, faults) {
                ids.add(&member.id, line, index).map_err(Trouble::NotRead)?;
                for (field, wrong) in grouped.take(&member.case) {
                    let path = format!("members[{index}].fields.{}", field.name());
                    faults.add(Fault { line: Some(line), path, wrong });
                }
                if faults.count() == before {
                    take(index, &member);
                }
            }
            (self.request.progress)(Progress { done: self.done + walk.passed(), of: self.of });
        }
        let trace = walk.seen();
        self.done += self.length;
        let repeated = ids.repeated().map_err(Trouble::NotRead)?;
        for again in repeated.told.into_values() {
            let path = format!("members[{}].id", again.index);
            let line = usize::try_from(again.line).ok();
            let first = usize::try_from(again.first).unwrap_or_default();
            faults.add(Fault { line, path, wrong: Wrong::SameMember(first) });
        }
        faults.add_more(repeated.more);
        Ok(Seen { members, trace })
    }

    /// A later pass over a file that was found sound.
    fn again(
        &mut self,
        head: &Head,
        mut take: impl FnMut(usize, &Member) -> io::Result<()>,
    ) -> Result<Seen, Trouble> {
        let mut walk = Walk::new(&mut self.input, self.form).map_err(Trouble::NotRead)?;
        let mut members = 0;
        while let Some(piece) = walk.next().map_err(Trouble::NotRead)? {
            members = piece.index + 1;
            let mut faults = Faults::default();
            let member = read(&piece, Some(head), &mut faults);
            let member = member.filter(|_| faults.is_empty()).ok_or(Trouble::Changed)?;
            take(piece.index, &member).map_err(Trouble::NotWritten)?;
            (self.request.progress)(Progress { done: self.done + walk.passed(), of: self.of });
        }
        self.done += self.length;
        Ok(Seen { members, trace: walk.seen() })
    }
}

fn unchanged(first: Seen, again: Seen) -> Result<(), Trouble> {
    if first == again { Ok(()) } else { Err(Trouble::Changed) }
}

/// Whether some quota acts, so that what a member comes to depends on the others.
fn is_limited(head: &Head) -> bool {
    let limits = |rulebook: &Rulebook| {
        let set = rulebook.set();
        !set.quotas.is_empty() || set.titles.iter().any(|title| title.quota.is_some())
    };
    !head.quotas.is_empty() || head.sets.iter().any(|(_, rulebook)| limits(rulebook))
}

/// Reads a member's piece, and notes its faults; a member with faults is answered as far as it goes.
fn read(piece: &Piece<'_>, head: Option<&Head>, faults: &mut Faults) -> Option<Member> {
    let begin = format!("members[{}]", piece.index);
    let mut refuse = |line, wrong| {
        faults.add(Fault { line: Some(line), path: begin.clone(), wrong });
        None
    };
    let text = match &piece.text {
        Ok(text) => *text,
        Err(wrong) => return refuse(piece.line, wrong.clone()),
    };
    let line_of = |at: usize| piece.line + text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count();
    let root = match parse(text) {
        Ok(root) => root.composed(),
        Err((at, syntax)) => return refuse(line_of(at), Wrong::Syntax(syntax)),
    };
    let mut reader = Reader::default();
    let member = member(&root, head, &mut reader);
    reader.hand_over(&root, &begin, line_of, faults);
    member
}
