//! What is wrong with a marks file, and where.

pub use super::wanted::{Part, Wanted};
use crate::rules::{self, Input, InputKind, MarkFault, OccurrenceFault, Period};
use crate::text::json::Syntax;
use crate::text::{Lang, clean};

/// So many faults are listed; of the others it is only said how many there are.
const MOST_LISTED: usize = 100;

/// A name from the file is quoted up to so many letters.
const QUOTED: usize = 60;

/// Faults of a marks file: the first ones, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    listed: Vec<Fault>,
    more: usize,
}

/// One thing wrong with a marks file, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; none when it is about the file as a whole.
    pub line: Option<usize>,
    /// The way to the value, such as `members[3].marks.c1`, counted from 0 as programs do; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with a marks file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The file is in UTF-16.
    Utf16,
    /// A member or a head takes more bytes than this.
    TooLong(usize),
    /// Neither a list of members nor a head on a line of its own.
    NoMembers,
    /// More members than this.
    TooManyMembers(usize),
    /// Not JSON.
    Syntax(Syntax),
    /// A key stands twice in one object.
    DoubleKey(String),
    /// A field that this format does not have.
    UnknownField(String, Option<String>),
    /// A field that must be there.
    MissingField(&'static str),
    /// A value of another kind is wanted.
    Wants(Wanted),
    /// Not one of the words that may stand here.
    UnknownWord(String, Option<String>),
    /// Another format, or none.
    WrongFormat,
    /// No id.
    BadId(String),
    /// No code of a member.
    NotACode(String),
    /// The member stands on this earlier line too.
    SameMember(usize),
    /// A text of spaces.
    BlankText,
    /// A text with letters that a terminal would act on.
    HiddenLetter,
    /// A text of more letters than this.
    LongText(usize),
    /// A number that is not kept exactly.
    NotExact,
    /// A comma stands before the decimals.
    CommaInNumber,
    /// A number in quotation marks where none may stand.
    QuotedNumber,
    /// A number with something behind it; the number alone.
    OnlyTheNumber(String),
    /// More times than this.
    TooOften(u32),
    /// A list without anything in it.
    EmptyList,
    /// The criteria set has no such part.
    Unknown(Part, String, Option<String>),
    /// No rule names this class of the unit; the one that is meant, and all that the rules name.
    UnknownUnitClass(String, Option<String>, Vec<String>),
    /// The gate is no question to the committee.
    NotAFinding(String),
    /// The mark does not fit its criterion.
    Mark(MarkFault),
    /// The occurrence cannot be.
    Occurrence(OccurrenceFault),
    /// An occurrence cannot have points and a reason that excuses it.
    PointsOfExempt,
    /// Not one of the choices of the input.
    NotAChoice(String, Option<String>),
    /// A number beyond what may be stated.
    Outside(Box<Input>),
    /// No day.
    NotADay,
    /// A text of the roster that the set, or a member above, writes with other capitals.
    SpeltOtherwise(String, String),
    /// A period of another kind than that of the set.
    OtherKind(Period, Period),
    /// No period.
    NotAPeriod,
    /// A period that ends before it begins.
    EndsFirst,
    /// An earlier meeting's period that does not lie before the file's own.
    NotBefore {
        /// Whether one of the two is a round that was named without its days.
        without_days: bool,
    },
    /// Another meeting of the same period stands in the list.
    SamePeriod,
    /// The set has no default class to move away from.
    NoDefault,
    /// No criteria set is for this member.
    NoSetFor(Option<String>),
    /// The vote needs to know the committee, which neither the head nor the member tells.
    NoCommittee,
    /// More voters or votes than there can be.
    TooManyVoters,
    /// A criterion cannot share its points in this way.
    BadShare(String),
    /// No criteria set is named.
    NoCriteria,
    /// No name of a file beside this one.
    NotBeside(String),
    /// A criteria set's file cannot be read, and why.
    Unreadable(String),
    /// A criteria set is not sound: its file, if it is one of its own, and the fault.
    Set(Option<String>, Box<rules::Fault>),
}

impl Faults {
    /// The faults that are listed.
    pub fn listed(&self) -> &[Fault] {
        &self.listed
    }

    /// How many more there are.
    pub fn more(&self) -> usize {
        self.more
    }

    /// How many there are in all.
    pub fn count(&self) -> usize {
        self.listed.len() + self.more
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    pub(super) fn add(&mut self, fault: Fault) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// In the order of the lines.
    pub(super) fn in_order(mut self) -> Self {
        self.listed.sort_by_key(|fault| fault.line);
        self
    }

    pub(super) fn add_more(&mut self, more: usize) {
        self.more += more;
    }
}

impl Fault {
    /// The whole sentence: the place, what is wrong, and the nearest right name.
    pub fn sentence(&self, lang: Lang) -> String {
        let wrong = self.wrong.sentence(lang);
        let path = clean(&self.path);
        match self.line {
            Some(line) if path.is_empty() => lang.marks_at_line(line, wrong),
            Some(line) => lang.marks_at(line, path, wrong),
            None => wrong,
        }
    }
}

impl Wrong {
    fn sentence(&self, lang: Lang) -> String {
        let suggested = |sentence: String, near: &Option<String>| match near {
            Some(near) => format!("{sentence} {}", lang.fault_suggestion(clean(near))),
            None => sentence,
        };
        match self {
            Self::NotUtf8 => lang.marks_not_utf8().into(),
            Self::Utf16 => lang.marks_utf16().into(),
            Self::TooLong(most) => lang.marks_too_long(most >> 20),
            Self::NoMembers => lang.marks_no_members().into(),
            Self::TooManyMembers(most) => lang.marks_too_many_members(most),
            Self::Syntax(syntax) => syntax.sentence(lang).into(),
            Self::DoubleKey(key) => lang.fault_double_key(quoted(key)),
            Self::UnknownField(name, near) => suggested(lang.fault_unknown_field(quoted(name)), near),
            Self::MissingField(name) => lang.fault_missing_field(name),
            Self::Wants(wanted) => lang.fault_wrong_shape(wanted.words(lang)),
            Self::UnknownWord(word, near) => suggested(lang.fault_unknown_word(quoted(word)), near),
            Self::WrongFormat => lang.marks_wrong_format().into(),
            Self::BadId(id) => lang.fault_bad_id(quoted(id)),
            Self::NotACode(code) => lang.marks_not_a_code(quoted(code)),
            Self::SameMember(first) => lang.marks_same_member(first),
            Self::BlankText => lang.fault_blank_text().into(),
            Self::HiddenLetter => lang.fault_hidden_letter().into(),
            Self::LongText(most) => lang.marks_long_text(most),
            Self::NotExact => lang.fault_not_exact().into(),
            Self::CommaInNumber => lang.fault_comma_in_number().into(),
            Self::QuotedNumber => lang.fault_quoted_number().into(),
            Self::OnlyTheNumber(number) => lang.fault_only_the_number(quoted(number)),
            Self::TooOften(most) => lang.marks_too_often(most),
            Self::EmptyList => lang.fault_empty_list().into(),
            Self::Unknown(part, name, near) => suggested(part.unknown(quoted(name), lang), near),
            Self::UnknownUnitClass(name, None, known) => {
                let known: Vec<String> = known.iter().map(|name| quoted(name)).collect();
                lang.marks_unknown_unit_class_known(quoted(name), known.join(", "))
            }
            Self::UnknownUnitClass(name, near, _) => {
                suggested(lang.marks_unknown_unit_class(quoted(name)), near)
            }
            Self::NotAFinding(gate) => lang.marks_not_a_finding(quoted(gate)),
            Self::Mark(fault) => fault.sentence(lang),
            Self::Occurrence(fault) => fault.sentence(lang),
            Self::PointsOfExempt => lang.marks_points_of_exempt().into(),
            Self::NotAChoice(text, near) => suggested(lang.marks_not_a_choice(quoted(text)), near),
            Self::Outside(input) => {
                let bounds = input.bounds(lang).unwrap_or_default();
                match input.kind {
                    InputKind::Percent => lang.marks_percent_outside(bounds),
                    _ => lang.marks_outside(bounds),
                }
            }
            Self::NotADay => lang.fault_not_a_day().into(),
            Self::SpeltOtherwise(text, meant) => lang.marks_spelt_otherwise(quoted(text), quoted(meant)),
            Self::OtherKind(given, set) => lang.marks_other_kind(given.word(), set.word()),
            Self::NotAPeriod => lang.marks_not_a_period().into(),
            Self::EndsFirst => lang.marks_ends_first().into(),
            Self::NotBefore { without_days: true } => lang.marks_round_not_before().into(),
            Self::NotBefore { without_days: false } => lang.marks_not_before().into(),
            Self::SamePeriod => lang.marks_same_period().into(),
            Self::NoDefault => lang.marks_no_default().into(),
            Self::NoSetFor(Some(audience)) => lang.marks_no_set_for(quoted(audience)),
            Self::NoSetFor(None) => lang.marks_no_audience().into(),
            Self::NoCommittee => lang.marks_no_committee().into(),
            Self::TooManyVoters => lang.marks_too_many_voters().into(),
            Self::BadShare(text) => lang.fault_bad_recipient(quoted(text)),
            Self::NoCriteria => lang.marks_no_criteria().into(),
            Self::NotBeside(name) => lang.marks_not_beside(quoted(name)),
            Self::Unreadable(why) => lang.marks_unreadable(clean(why)),
            Self::Set(file, fault) => of_set(file.as_deref(), fault, lang),
        }
    }
}

/// A fault of a criteria set with its own place, and the line beneath it.
fn of_set(file: Option<&str>, fault: &rules::Fault, lang: Lang) -> String {
    let place = if fault.place.is_empty() { "–" } else { &fault.place };
    let told = lang.marks_set_fault(place, fault.sentence(lang));
    match file {
        Some(file) => {
            let place = lang.marks_in_file(clean(file), fault.line, fault.column);
            format!("{place} {told}\n{}", fault.excerpt)
        }
        None => format!("{told}\n{}", fault.excerpt),
    }
}

/// A name from the file, clean, and cut where it is too long for a sentence.
fn quoted(name: &str) -> String {
    let name = clean(name);
    let mut letters = name.chars();
    let short: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}
