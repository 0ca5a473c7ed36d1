//! What can be wrong with an expression, and how that is said.

use super::super::expression::{Function, Kind};
use super::reason::short;
use crate::text::Lang;

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Trouble {
    StrayLetter(char),
    OpenText,
    BadNumber(String),
    Stray(String),
    /// Something that is written otherwise here, and how.
    Spelled(String, String),
    NoOperator(String),
    LeadingEquals,
    CommaInNumber,
    NoParentheses(Function),
    /// A word that is no name, and the name that is near, where a text may be meant.
    Unquoted(String, Option<String>),
    /// The same of a word that is perhaps a truth.
    UnquotedAnswer(String),
    /// A word for what lies within two bounds.
    Within(String),
    Quotes(char),
    Ends,
    /// Nothing stands there yet.
    Empty,
    /// A name that goes no further than its dot.
    NameEnds(String),
    TooDeep,
    TooLong,
    Chained,
    Unclosed,
    UnknownName(String, Option<String>),
    NoYear(Kind),
    NoLevels(String),
    PointsAreNoLevel(String),
    NotHere(String),
    NoBallot {
        name: String,
        is_title: bool,
    },
    UnknownFunction(String, Option<String>),
    Arguments {
        function: &'static str,
        wants: &'static str,
    },
    Wants {
        wanted: Kind,
        found: Kind,
    },
    Unlike {
        left: Kind,
        right: Kind,
    },
    NoOrder(Kind),
    NoOrderOfLevels(String),
    /// A text that cannot be, the one that is meant, and all that can be.
    NotAnOption(String, Option<String>, Vec<String>),
    Blanks(String),
    /// A text that is no day, and the day that is meant.
    NotADate(String, Option<String>),
    /// A day that stands there as a calculation, as texts with days are written.
    BareDay(String),
    NotWhole,
    NotAShare,
    /// The class alone where a number gives the places.
    ClassIsNoNumber,
    DividesByNought,
    ValueNotHere {
        value: String,
        name: String,
    },
    ValueLater(String),
    ValueOfOneSet(String),
    /// The value has a fault of its own, which is told instead.
    ValueSpoilt(String),
    TooMuchPutIn,
}

impl Trouble {
    /// What is wrong, as one sentence.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::StrayLetter(letter) => lang.trouble_stray_letter(letter),
            Self::OpenText => lang.trouble_open_text().to_owned(),
            Self::BadNumber(written) => lang.trouble_bad_number(short(written)),
            Self::Stray(word) => lang.trouble_stray(short(word)),
            Self::Spelled(written, right) => lang.trouble_spelled(short(written), right),
            Self::NoOperator(word) => lang.trouble_no_operator(short(word)),
            Self::LeadingEquals => lang.trouble_leading_equals().to_owned(),
            Self::CommaInNumber => lang.fault_comma_in_number().to_owned(),
            Self::NoParentheses(Function::If) => lang.trouble_bare_if().to_owned(),
            Self::NoParentheses(function) => lang.trouble_no_parentheses(function.name()),
            Self::Unquoted(word, _) => lang.trouble_unquoted(short(word)),
            Self::UnquotedAnswer(word) => lang.trouble_unquoted_answer(short(word)),
            Self::Within(word) => lang.trouble_within(short(word)),
            Self::Quotes(letter) => lang.trouble_quotes(letter),
            Self::Ends => lang.trouble_ends().to_owned(),
            Self::Empty => lang.trouble_empty().to_owned(),
            Self::NameEnds(name) => lang.trouble_name_ends(short(name)),
            Self::TooDeep => lang.trouble_too_deep().to_owned(),
            Self::TooLong => lang.trouble_too_long().to_owned(),
            Self::Chained => lang.trouble_chained().to_owned(),
            Self::Unclosed => lang.trouble_unclosed().to_owned(),
            Self::UnknownName(name, _) => lang.trouble_unknown_name(short(name)),
            Self::NoYear(kind) => lang.trouble_no_year(kind.words(lang)),
            Self::NoLevels(id) => lang.trouble_no_levels(short(id)),
            Self::PointsAreNoLevel(id) => lang.trouble_points_are_no_level(short(id)),
            Self::NotHere(name) => lang.trouble_not_here(short(name)),
            Self::NoBallot { name, is_title: true } => lang.trouble_no_title_ballot(short(name)),
            Self::NoBallot { name, is_title: false } => lang.trouble_no_class_ballot(short(name)),
            Self::UnknownFunction(name, _) => lang.trouble_unknown_function(short(name)),
            Self::Arguments { function, wants } => lang.trouble_arguments(function, wants),
            Self::Wants { wanted, found } => lang.trouble_wants(wanted.words(lang), found.words(lang)),
            Self::Unlike { left, right } => lang.trouble_unlike(left.words(lang), right.words(lang)),
            Self::NoOrder(kind) => lang.trouble_no_order(kind.words(lang)),
            Self::NoOrderOfLevels(id) => lang.trouble_no_order_of_levels(short(id)),
            Self::Blanks(text) => lang.trouble_blanks(short(text)),
            Self::NotAnOption(name, None, known) if !known.is_empty() => {
                let known: Vec<String> = known.iter().map(|known| format!("'{}'", short(known))).collect();
                lang.trouble_not_an_option_known(short(name), known.join(", "))
            }
            Self::NotAnOption(name, ..) => lang.trouble_not_an_option(short(name)),
            Self::BareDay(day) => lang.trouble_bare_day(day),
            Self::NotADate(text, _) => lang.trouble_not_a_date(short(text)),
            Self::NotWhole => lang.trouble_not_whole().to_owned(),
            Self::NotAShare => lang.trouble_not_a_share().to_owned(),
            Self::ClassIsNoNumber => lang.trouble_class_is_no_number().to_owned(),
            Self::ValueNotHere { value, name } => lang.trouble_value_not_here(short(value), short(name)),
            Self::ValueLater(name) => lang.trouble_value_later(short(name)),
            Self::ValueOfOneSet(name) => lang.trouble_value_of_one_set(short(name)),
            Self::ValueSpoilt(name) => lang.trouble_unknown_name(short(name)),
            Self::TooMuchPutIn => lang.trouble_too_much_put_in().to_owned(),
            Self::DividesByNought => lang.trouble_divides_by_nought().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_named_where_there_are_any() {
        let told = |known: &[&str]| {
            let known = known.iter().map(ToString::to_string).collect();
            Trouble::NotAnOption("tốt".to_owned(), None, known).sentence(Lang::En)
        };
        assert_eq!(told(&[]), Lang::En.trouble_not_an_option("tốt"));
        assert_eq!(told(&["xấu"]), Lang::En.trouble_not_an_option_known("tốt", "'xấu'"));
    }
}
