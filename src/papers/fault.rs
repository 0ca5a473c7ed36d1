//! What is wrong with a file, where, and what to do about it.

use unicode_segmentation::UnicodeSegmentation;

use super::heading::Heading;
use super::{encoding, table};
use crate::domain::{Person, Roster};
use crate::rules::{Input, MarkFault};
use crate::text::{Lang, Name};

/// A value is quoted up to so many letters.
const QUOTED: usize = 60;

/// One thing wrong with a file and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, counted from 1; none when it is about the file as a whole.
    pub line: Option<usize>,
    /// The person concerned, where the file is no longer at hand.
    pub person: Option<String>,
    /// The heading of the column as the file has it, where one cell is at fault.
    pub column: Option<String>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with a file. Values are quoted as cleaned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// More bytes than a roster can need.
    TooLarge,
    /// More rows than a roster can need.
    TooManyRows,
    /// A workbook instead of the text that it can be saved as.
    Spreadsheet,
    /// Text in UTF-16.
    Utf16,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A letter that an earlier conversion has replaced.
    LostLetter,
    /// A quoted cell without an end, or with more behind its end.
    OpenQuote,
    /// No row looks like a header; these columns were looked for.
    NoHeader(Vec<Heading>),
    /// The header lacks a column that must be there.
    NoColumn(Heading),
    /// Two columns have one heading.
    ColumnTwice,
    /// The table cannot keep what this column says.
    ColumnUnused,
    /// A value right of the last heading or below an empty one.
    UnderNoHeading(String),
    /// A cell that must be filled is empty.
    Missing,
    /// No code that a person can have.
    NotACode(String),
    /// No letter is in what should be a name.
    NotAName(String),
    /// More letters than this.
    TooLong(usize),
    /// The code is on an earlier line too.
    SameCode {
        /// The code.
        code: String,
        /// The line of its first use.
        first: usize,
    },
    /// A group that an earlier line writes with other capitals.
    SpeltOtherwise {
        /// The group.
        text: String,
        /// As it was written first.
        meant: String,
        /// The line of its first use.
        first: usize,
    },
    /// Not written as a date.
    NotADate(String),
    /// A date that the calendar doesn't have.
    NoSuchDay(String),
    /// A year with fewer than four digits, which could be of two centuries.
    ShortYear(String),
    /// Neither male nor female.
    UnknownSex(String),
    /// No seat on a committee.
    UnknownSeat(String),
    /// Neither yes nor no.
    UnknownAnswer(String),
    /// A row that is neither a person nor a group nor an end.
    StrangeRow(String),
    /// A person below the end of the table.
    BelowEnd(String),
    /// The committee has no chair.
    NoChair,
    /// A second chair.
    TwoChairs {
        /// The line of the first.
        first: usize,
    },
    /// The committee is too small or too large.
    CommitteeSize(usize),
    /// Nobody on the roster is reviewed.
    NobodyReviewed,
    /// A code that is not on the roster.
    UnknownMember(String),
    /// An officer who is not under review.
    NotReviewed(Name),
    /// The name beside the code is somebody else's.
    OtherName(Name),
    /// A row without any mark.
    NothingProposed,
    /// A criterion that the set does not have.
    UnknownCriterion(String),
    /// An event that the criterion does not have.
    UnknownEvent(String),
    /// No mark or count that the criterion allows.
    NotAMark(String),
    /// A mark that the criterion does not allow, and why.
    MarkUnfit(String, Box<MarkFault>),
    /// No whole number from nought on.
    NotACount(String),
    /// No number.
    NotANumber(String),
    /// A number beyond what may be stated.
    Outside {
        /// What stands there.
        value: String,
        /// What is asked.
        input: Box<Input>,
    },
    /// A small number without the sign where a percentage is asked for.
    UnclearPercent(String),
    /// None of the words that there are.
    NotAChoice {
        /// What stands there.
        value: String,
        /// The words.
        options: String,
    },
    /// A fact that no set asks for.
    UnknownInput(String),
    /// The same fact of the same member again.
    SameBalance,
    /// The same item of the same member again.
    SameProposal {
        /// The line of the first.
        first: usize,
    },
}

impl Fault {
    /// About the file as a whole.
    pub(super) fn of_file(wrong: Wrong) -> Self {
        Self { line: None, person: None, column: None, wrong }
    }

    /// About a line.
    pub(super) fn at_line(line: usize, wrong: Wrong) -> Self {
        Self { line: Some(line), person: None, column: None, wrong }
    }

    /// About a cell.
    pub(super) fn at_cell(line: usize, column: &str, wrong: Wrong) -> Self {
        Self { line: Some(line), person: None, column: Some(column.to_owned()), wrong }
    }

    /// About what the roster says of a person.
    pub(super) fn at_person(person: &Person, column: &str, wrong: Wrong) -> Self {
        let called = format!("{} ({})", person.name, person.id);
        Self { line: None, person: Some(called), column: Some(column.to_owned()), wrong }
    }

    /// The whole sentence: the place, what is wrong, and how to put it right.
    pub fn sentence(&self, lang: Lang) -> String {
        let fault = self.wrong.sentence(lang);
        if let (Some(person), Some(column)) = (&self.person, &self.column) {
            return lang.paper_at_person(person, short(column), fault);
        }
        match (self.line, &self.column) {
            (Some(line), Some(column)) => lang.paper_at_cell(line, short(column), fault),
            (Some(line), None) => lang.paper_at_line(line, fault),
            (None, _) => fault,
        }
    }
}

impl Wrong {
    /// What is wrong and how to put it right, without the place.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge => lang.paper_too_large(encoding::MOST_BYTES >> 20),
            Self::TooManyRows => lang.paper_too_many_rows(table::MOST_ROWS),
            Self::Spreadsheet => lang.paper_is_spreadsheet().into(),
            Self::Utf16 => lang.paper_is_utf16().into(),
            Self::NotUtf8 => lang.paper_not_utf8().into(),
            Self::NotACount(value) => lang.paper_not_a_count(short(value)),
            Self::NotANumber(value) => lang.paper_not_a_number(short(value)),
            Self::Outside { value, input } => {
                lang.paper_outside(short(value), input.bounds(lang).unwrap_or_default())
            }
            Self::UnclearPercent(value) => lang.paper_unclear_percent(short(value)),
            Self::NotAChoice { value, options } => lang.paper_not_a_choice(short(value), options),
            Self::UnknownInput(value) => lang.paper_unknown_input(short(value)),
            Self::SameBalance => lang.paper_same_balance().into(),
            Self::LostLetter => lang.paper_lost_letter().into(),
            Self::OpenQuote => lang.paper_open_quote().into(),
            Self::NoHeader(wanted) => {
                let wanted: Vec<&str> = wanted.iter().map(|heading| heading.name(lang)).collect();
                lang.paper_no_header(wanted.join(", "))
            }
            Self::NoColumn(heading) => lang.paper_no_column(heading.name(lang)),
            Self::ColumnTwice => lang.paper_column_twice().into(),
            Self::ColumnUnused => lang.paper_column_unused().into(),
            Self::UnderNoHeading(value) => lang.paper_under_no_heading(short(value)),
            Self::Missing => lang.paper_missing().into(),
            Self::NotACode(value) => lang.paper_not_a_code(short(value)),
            Self::NotAName(value) => lang.paper_not_a_name(short(value)),
            Self::TooLong(longest) => lang.paper_too_long(longest),
            Self::SpeltOtherwise { text, meant, first } => {
                lang.paper_spelt_otherwise(short(text), short(meant), first)
            }
            Self::SameCode { code, first } => lang.paper_same_code(short(code), first),
            Self::NotADate(value) => lang.paper_not_a_date(short(value)),
            Self::NoSuchDay(value) => lang.paper_no_such_day(short(value)),
            Self::ShortYear(value) => lang.paper_short_year(short(value)),
            Self::UnknownSex(value) => lang.paper_unknown_sex(short(value)),
            Self::UnknownSeat(value) => lang.paper_unknown_seat(short(value)),
            Self::UnknownAnswer(value) => lang.paper_unknown_answer(short(value)),
            Self::StrangeRow(value) => lang.paper_strange_row(short(value)),
            Self::BelowEnd(name) => lang.paper_below_end(short(name)),
            Self::NoChair => lang.paper_no_chair().into(),
            Self::TwoChairs { first } => lang.paper_two_chairs(first),
            Self::CommitteeSize(officers) => {
                let (fewest, most) = (Roster::COMMITTEE.start(), Roster::COMMITTEE.end());
                lang.paper_committee_size(officers, fewest, most)
            }
            Self::NobodyReviewed => lang.paper_nobody_reviewed().into(),
            Self::UnknownMember(code) => lang.paper_unknown_member(short(code)),
            Self::NotReviewed(name) => lang.paper_not_reviewed(name),
            Self::OtherName(name) => lang.paper_other_name(name),
            Self::NothingProposed => lang.paper_nothing_proposed().into(),
            Self::UnknownCriterion(value) => lang.paper_unknown_criterion(short(value)),
            Self::UnknownEvent(value) => lang.paper_unknown_event(short(value)),
            Self::NotAMark(value) => lang.paper_not_a_mark(short(value)),
            Self::MarkUnfit(value, why) => lang.paper_mark_unfit(short(value), why.sentence(lang)),
            Self::SameProposal { first } => lang.paper_same_proposal(first),
        }
    }
}

fn short(value: &str) -> String {
    let mut letters = value.graphemes(true);
    let mut short: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{Fault, Lang, QUOTED, Wrong};

    #[test]
    fn a_long_value_is_quoted_only_so_far() {
        let fault = Fault::at_cell(7, "Tổ", Wrong::UnknownSex("ễ".repeat(QUOTED + 1)));
        let quoted = "ễ".repeat(QUOTED);
        let expected = format!("Line 7, column Tổ: \"{quoted}…\" is not understood. Write Male or Female.");
        assert_eq!(fault.sentence(Lang::En), expected);
        let fault = Fault::at_line(7, Wrong::UnknownSex("ễ".repeat(QUOTED)));
        assert!(!fault.sentence(Lang::En).contains('…'));
    }
}
