//! A fault in a criteria set, with its place.

use unicode_width::UnicodeWidthStr;

use super::expression::Kind;
use crate::number::Exact;
use crate::text::Lang;
use crate::text::json::{Content, Node, Syntax};

/// So many letters of a long line are shown before and after the spot.
const AROUND: usize = 36;

/// Names from the file are cut to so many letters in sentences.
const LONGEST_NAME: usize = 48;

/// A fault in a criteria set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in letters, from 1.
    pub column: usize,
    /// Where in the set, from the outside in: ids where there are some, else numbers from 1.
    pub place: String,
    /// The line of the file with a mark under the spot: two lines of text.
    pub excerpt: String,
    /// The nearest name that would have been right.
    pub suggestion: Option<String>,
    reason: Reason,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    TooLarge { bytes: usize },
    Syntax(Syntax),
    DoubleKey(String),
    UnknownField(String, Option<String>),
    MissingField(&'static str),
    BothFields(&'static str, &'static str),
    WrongShape(Shape),
    UnknownWord(String, Option<String>),
    BadId(String),
    BlankText,
    HiddenLetter,
    NotExact,
    WrongFormat,
    EmptyList,
    DoubleId(String),
    UnknownClass(String, Option<String>),
    SumDiffers { printed: Exact, sum: Exact },
    NotPositive,
    Negative,
    StepTooLarge,
    StepUnfit { max: Exact },
    AboveMax { max: Exact },
    NothingHappens,
    RangeReversed,
    LimitSign,
    LimitTooSmall,
    NotAShare,
    BadDefault,
    SumTooLarge,
    LimitsCross,
    BadRecipient(String),
    UnknownRecipient(String, Option<String>),
    SharesWithItself,
    UnknownEvent(String, Option<String>),
    MixedGroup,
    GroupedTwice(String),
    NotAPart,
    NotAMonth,
    NotPlaces,
    NotADay,
    QuotaOnLast,
    QuotaOfItself,
    Expression(Trouble),
}

/// What a value of the file should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Object,
    List,
    Text,
    Number,
    WholeNumber,
    OneKey,
    Pair,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    StrayLetter(char),
    OpenText,
    BadNumber,
    Stray(String),
    Ends,
    TooDeep,
    TooLong,
    Chained,
    Unclosed,
    UnknownName(String, Option<String>),
    NoYear(Kind),
    NotHere(String),
    UnknownFunction(String, Option<String>),
    Arguments { function: &'static str, wants: &'static str },
    Wants { wanted: Kind, found: Kind },
    Unlike { left: Kind, right: Kind },
    NoOrder(Kind),
    NotAnOption(String, Option<String>),
    NotADate(String),
    NotWhole,
    DividesByNought,
}

impl Fault {
    pub(super) fn at(file: &str, root: Option<&Node>, offset: usize, reason: Reason) -> Self {
        let offset = offset.min(file.len());
        let begin = file[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = file[offset..].find('\n').map_or(file.len(), |newline| offset + newline);
        Self {
            line: file[..offset].matches('\n').count() + 1,
            column: file[begin..offset].chars().count() + 1,
            place: root.map(|root| place(root, offset)).unwrap_or_default(),
            excerpt: excerpt(&file[begin..offset], &file[offset..end]),
            suggestion: reason.suggestion(),
            reason,
        }
    }

    /// What is wrong, as one sentence, with the nearest right name where there is one.
    pub fn sentence(&self, lang: Lang) -> String {
        let sentence = clean(&self.reason.sentence(lang));
        match &self.suggestion {
            Some(name) => format!("{sentence} {}", lang.fault_suggestion(clean(name))),
            None => sentence,
        }
    }
}

impl Reason {
    fn suggestion(&self) -> Option<String> {
        match self {
            Self::UnknownField(_, near)
            | Self::UnknownWord(_, near)
            | Self::UnknownClass(_, near)
            | Self::UnknownRecipient(_, near)
            | Self::UnknownEvent(_, near)
            | Self::Expression(
                Trouble::UnknownName(_, near)
                | Trouble::UnknownFunction(_, near)
                | Trouble::NotAnOption(_, near),
            ) => near.clone(),
            _ => None,
        }
    }

    fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { bytes } => lang.fault_too_large(bytes / 1024),
            Self::Syntax(syntax) => syntax.sentence(lang).to_owned(),
            Self::DoubleKey(key) => lang.fault_double_key(short(key)),
            Self::UnknownField(name, _) => lang.fault_unknown_field(short(name)),
            Self::MissingField(name) => lang.fault_missing_field(name),
            Self::BothFields(one, other) => lang.fault_both_fields(one, other),
            Self::WrongShape(shape) => lang.fault_wrong_shape(shape.words(lang)),
            Self::UnknownWord(word, _) => lang.fault_unknown_word(short(word)),
            Self::BadId(id) => lang.fault_bad_id(short(id)),
            Self::BlankText => lang.fault_blank_text().to_owned(),
            Self::HiddenLetter => lang.fault_hidden_letter().to_owned(),
            Self::NotExact => lang.fault_not_exact().to_owned(),
            Self::WrongFormat => lang.fault_wrong_format().to_owned(),
            Self::EmptyList => lang.fault_empty_list().to_owned(),
            Self::DoubleId(id) => lang.fault_double_id(short(id)),
            Self::UnknownClass(name, _) => lang.fault_unknown_class(short(name)),
            Self::SumDiffers { printed, sum } => lang.fault_sum_differs(printed.shown(lang), sum.shown(lang)),
            Self::NotPositive => lang.fault_not_positive().to_owned(),
            Self::Negative => lang.fault_negative().to_owned(),
            Self::StepTooLarge => lang.fault_step_too_large().to_owned(),
            Self::StepUnfit { max } => lang.fault_step_unfit(max.shown(lang)),
            Self::AboveMax { max } => lang.fault_above_max(max.shown(lang)),
            Self::NothingHappens => lang.fault_nothing_happens().to_owned(),
            Self::RangeReversed => lang.fault_range_reversed().to_owned(),
            Self::LimitSign => lang.fault_limit_sign().to_owned(),
            Self::LimitTooSmall => lang.fault_limit_too_small().to_owned(),
            Self::NotAShare => lang.fault_not_a_share().to_owned(),
            Self::BadDefault => lang.fault_bad_default().to_owned(),
            Self::SumTooLarge => lang.fault_sum_too_large().to_owned(),
            Self::LimitsCross => lang.fault_limits_cross().to_owned(),
            Self::BadRecipient(text) => lang.fault_bad_recipient(short(text)),
            Self::UnknownRecipient(name, _) => lang.fault_unknown_recipient(short(name)),
            Self::SharesWithItself => lang.fault_shares_with_itself().to_owned(),
            Self::UnknownEvent(name, _) => lang.fault_unknown_event(short(name)),
            Self::MixedGroup => lang.fault_mixed_group().to_owned(),
            Self::GroupedTwice(name) => lang.fault_grouped_twice(short(name)),
            Self::NotAPart => lang.fault_not_a_part().to_owned(),
            Self::NotAMonth => lang.fault_not_a_month().to_owned(),
            Self::NotPlaces => lang.fault_not_places().to_owned(),
            Self::NotADay => lang.fault_not_a_day().to_owned(),
            Self::QuotaOnLast => lang.fault_quota_on_last().to_owned(),
            Self::QuotaOfItself => lang.fault_quota_of_itself().to_owned(),
            Self::Expression(trouble) => trouble.sentence(lang),
        }
    }
}

impl Shape {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Object => lang.shape_object(),
            Self::List => lang.shape_list(),
            Self::Text => lang.shape_text(),
            Self::Number => lang.shape_number(),
            Self::WholeNumber => lang.shape_whole_number(),
            Self::OneKey => lang.shape_one_key(),
            Self::Pair => lang.shape_pair(),
        }
    }
}

impl Trouble {
    fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::StrayLetter(letter) => lang.trouble_stray_letter(letter),
            Self::OpenText => lang.trouble_open_text().to_owned(),
            Self::BadNumber => lang.trouble_bad_number().to_owned(),
            Self::Stray(word) => lang.trouble_stray(short(word)),
            Self::Ends => lang.trouble_ends().to_owned(),
            Self::TooDeep => lang.trouble_too_deep().to_owned(),
            Self::TooLong => lang.trouble_too_long().to_owned(),
            Self::Chained => lang.trouble_chained().to_owned(),
            Self::Unclosed => lang.trouble_unclosed().to_owned(),
            Self::UnknownName(name, _) => lang.trouble_unknown_name(short(name)),
            Self::NoYear(kind) => lang.trouble_no_year(kind.words(lang)),
            Self::NotHere(name) => lang.trouble_not_here(short(name)),
            Self::UnknownFunction(name, _) => lang.trouble_unknown_function(short(name)),
            Self::Arguments { function, wants } => lang.trouble_arguments(function, wants),
            Self::Wants { wanted, found } => lang.trouble_wants(wanted.words(lang), found.words(lang)),
            Self::Unlike { left, right } => lang.trouble_unlike(left.words(lang), right.words(lang)),
            Self::NoOrder(kind) => lang.trouble_no_order(kind.words(lang)),
            Self::NotAnOption(name, _) => lang.trouble_not_an_option(short(name)),
            Self::NotADate(text) => lang.trouble_not_a_date(short(text)),
            Self::NotWhole => lang.trouble_not_whole().to_owned(),
            Self::DividesByNought => lang.trouble_divides_by_nought().to_owned(),
        }
    }
}

/// A name from the file, cut where it is too long for a sentence.
fn short(name: &str) -> String {
    let mut letters = name.chars();
    let short: String = letters.by_ref().take(LONGEST_NAME).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}

/// A text without letters that a terminal would act on.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() || hidden(letter) { ' ' } else { letter }).collect()
}

/// The way to a spot, from the outside in: `sections.loyal.criteria.c1.max`.
fn place(root: &Node, offset: usize) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut node = root;
    loop {
        let next = match &node.content {
            Content::Object(entries) => entries
                .iter()
                .find(|entry| (entry.at..entry.node.end).contains(&offset))
                .map(|entry| (entry.key.clone(), &entry.node)),
            Content::List(elements) => elements
                .iter()
                .enumerate()
                .find(|(_, element)| element.covers(offset))
                .map(|(index, element)| (name_of(element, index), element)),
            _ => None,
        };
        let Some((step, inner)) = next else {
            return steps.join(".");
        };
        steps.push(clean(&short(&step)));
        node = inner;
    }
}

fn name_of(element: &Node, index: usize) -> String {
    let id = element.get("id").and_then(Node::text).filter(|id| !id.is_empty());
    id.map_or_else(|| (index + 1).to_string(), ToOwned::to_owned)
}

/// The line around a spot, and beneath it a mark that stands under the spot in a terminal.
fn excerpt(before: &str, after: &str) -> String {
    let skipped = before.chars().count().saturating_sub(AROUND);
    let cut = after.chars().count() > AROUND;
    let lead = if skipped > 0 { "…" } else { "" };
    let before = clean(&before.chars().skip(skipped).collect::<String>());
    let before = if skipped > 0 { before } else { before.trim_start().to_owned() };
    let after = clean(&after.trim_end().chars().take(AROUND).collect::<String>());
    let tail = if cut { "…" } else { "" };
    let indent = " ".repeat(lead.width() + before.width());
    format!("{lead}{before}{after}{tail}\n{indent}^")
}

/// Letters that steer a terminal or hide in a text: direction marks, zero-width letters, line separators.
pub(super) fn hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
