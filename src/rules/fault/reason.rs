//! What can be wrong with a criteria set, and how that is said.

use super::super::input::Input;
use super::scale::Misfit;
use super::trouble::Trouble;
use crate::number::Exact;
use crate::text::Lang;
use crate::text::json::Syntax;

/// Names from the file are cut to so many letters in sentences.
const LONGEST_NAME: usize = 48;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Reason {
    TooLarge {
        bytes: usize,
    },
    Syntax(Syntax),
    DoubleKey(String),
    UnknownField(String, Option<String>),
    MissingField(&'static str),
    BothFields(&'static str, &'static str),
    WrongShape(Shape),
    /// A word, the one that is meant, and all that can stand in its place.
    UnknownWord(String, Option<String>, Vec<String>),
    /// The right word as a text instead of a key, or the other way round, and how it is spelled.
    OtherShape(String, String),
    /// No id, and that of the part that is called so.
    BadId(String, Option<String>),
    BlankText,
    HiddenLetter,
    NotExact,
    /// No number, though there are digits in it.
    NotANumber(String),
    /// A number with something behind it; this is the number.
    OnlyTheNumber(String),
    CommaInNumber,
    QuotedNumber,
    WrongFormat,
    EmptyList,
    DoubleId(String),
    UnknownClass(String, Option<String>),
    SumDiffers {
        printed: Exact,
        sum: Exact,
    },
    /// The same where what is printed is what a limit leaves of the sum.
    SumIsLimited {
        printed: Exact,
        sum: Exact,
    },
    NotPositive,
    Negative,
    AboveMax {
        max: Exact,
    },
    Scale(Misfit),
    NothingHappens,
    RangeReversed,
    StepsTurn,
    LimitSign,
    LimitTooSmall,
    NotAShare,
    BadDefault,
    PenaltyLimits,
    PenaltyStart,
    PenaltyAdds,
    PenaltyElsewhere,
    PenaltyReceives,
    DefaultOutside(Box<Input>),
    NoBounds,
    BoundOfCount,
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
    RoundsMax {
        max: Exact,
    },
    OtherwiseBesideDefault,
    FloorRises,
    NoFloor(String),
    UnknownGate(String, Option<String>),
    LowersUpwards(u32),
    RaisesDownwards(u32),
    ExcludesItself,
    ExcludesInCircle(String),
    ExcludedTooLate(String),
    TitleIsClass(String),
    UnknownTitle(String, Option<String>),
    TitleLater(String),
    /// A title must have been won before another, and must not.
    NeededAndBarred(String),
    QuotaOnLast,
    QuotaOfItself,
    QuotaOfBetter,
    ClassOfTitle,
    InputOfUnit,
    NotAChoice(String),
    UnknownInput(String, Option<String>),
    UnknownOption(String, Option<String>),
    /// The options that the table of a gate has no class for, each in quotation marks.
    OptionsWithoutClass(Vec<String>),
    Expression(Trouble),
}

/// What a value of the file should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Shape {
    Object,
    List,
    Text,
    Number,
    WholeNumber,
    Truth,
    OneKey,
    Pair,
}

impl Reason {
    /// The nearest name that would have been right.
    pub(super) fn suggestion(&self) -> Option<String> {
        match self {
            Self::UnknownField(_, near)
            | Self::UnknownWord(_, near, _)
            | Self::BadId(_, near)
            | Self::UnknownClass(_, near)
            | Self::UnknownRecipient(_, near)
            | Self::UnknownEvent(_, near)
            | Self::UnknownGate(_, near)
            | Self::UnknownTitle(_, near)
            | Self::UnknownInput(_, near)
            | Self::UnknownOption(_, near)
            | Self::Expression(
                Trouble::UnknownName(_, near)
                | Trouble::Unquoted(_, near)
                | Trouble::UnknownFunction(_, near)
                | Trouble::NotAnOption(_, near, _)
                | Trouble::NotADate(_, near),
            ) => near.clone(),
            _ => None,
        }
    }

    /// What is wrong, as one sentence.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { bytes } => lang.fault_too_large(bytes / 1024),
            Self::Syntax(syntax) => syntax.sentence(lang).to_owned(),
            Self::DoubleKey(key) => lang.fault_double_key(short(key)),
            Self::UnknownField(name, _) => lang.fault_unknown_field(short(name)),
            Self::MissingField(name) => lang.fault_missing_field(name),
            Self::BothFields(one, other) => lang.fault_both_fields(one, other),
            Self::WrongShape(shape) => lang.fault_wrong_shape(shape.words(lang)),
            Self::UnknownWord(word, None, known) => {
                lang.fault_unknown_word_known(short(word), known.join(", "))
            }
            Self::UnknownWord(word, Some(_), _) => lang.fault_unknown_word(short(word)),
            Self::OtherShape(word, spelling) => lang.fault_other_shape(short(word), spelling),
            Self::BadId(id, _) => lang.fault_bad_id(short(id)),
            Self::BlankText => lang.fault_blank_text().to_owned(),
            Self::HiddenLetter => lang.fault_hidden_letter().to_owned(),
            Self::NotExact => lang.fault_not_exact().to_owned(),
            Self::NotANumber(written) => lang.fault_not_a_number(short(written)),
            Self::OnlyTheNumber(number) => lang.fault_only_the_number(number),
            Self::CommaInNumber => lang.fault_comma_in_number().to_owned(),
            Self::QuotedNumber => lang.fault_quoted_number().to_owned(),
            Self::WrongFormat => lang.fault_wrong_format().to_owned(),
            Self::EmptyList => lang.fault_empty_list().to_owned(),
            Self::DoubleId(id) => lang.fault_double_id(short(id)),
            Self::UnknownClass(name, _) => lang.fault_unknown_class(short(name)),
            Self::SumDiffers { printed, sum } => lang.fault_sum_differs(printed.shown(lang), sum.shown(lang)),
            Self::SumIsLimited { printed, sum } => {
                lang.fault_sum_is_limited(printed.shown(lang), sum.shown(lang))
            }
            Self::NotPositive => lang.fault_not_positive().to_owned(),
            Self::Negative => lang.fault_negative().to_owned(),
            Self::Scale(misfit) => misfit.sentence(lang),
            Self::AboveMax { max } => lang.fault_above_max(max.shown(lang)),
            Self::NothingHappens => lang.fault_nothing_happens().to_owned(),
            Self::RangeReversed => lang.fault_range_reversed().to_owned(),
            Self::StepsTurn => lang.fault_steps_turn().to_owned(),
            Self::LimitSign => lang.fault_limit_sign().to_owned(),
            Self::LimitTooSmall => lang.fault_limit_too_small().to_owned(),
            Self::NotAShare => lang.fault_not_a_share().to_owned(),
            Self::PenaltyLimits => lang.fault_penalty_limits().to_owned(),
            Self::PenaltyStart => lang.fault_penalty_start().to_owned(),
            Self::PenaltyAdds => lang.fault_penalty_adds().to_owned(),
            Self::PenaltyElsewhere => lang.fault_penalty_elsewhere().to_owned(),
            Self::PenaltyReceives => lang.fault_penalty_receives().to_owned(),
            Self::BadDefault => lang.fault_bad_default().to_owned(),
            Self::DefaultOutside(input) => lang.fault_default_outside(input.bounds(lang).unwrap_or_default()),
            Self::NoBounds => lang.fault_no_bounds().to_owned(),
            Self::BoundOfCount => lang.fault_bound_of_count().to_owned(),
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
            Self::LowersUpwards(steps) => lang.fault_lowers_upwards(steps),
            Self::RaisesDownwards(steps) => lang.fault_raises_downwards(steps),
            Self::RoundsMax { max } => lang.fault_rounds_max(max.shown(lang)),
            Self::OtherwiseBesideDefault => lang.fault_otherwise_beside_default().to_owned(),
            Self::FloorRises => lang.fault_floor_rises().to_owned(),
            Self::NoFloor(class) => lang.fault_no_floor(short(class)),
            Self::UnknownGate(name, _) => lang.fault_unknown_gate(short(name)),
            Self::ExcludesItself => lang.fault_excludes_itself().to_owned(),
            Self::ExcludesInCircle(name) => lang.fault_excludes_in_circle(short(name)),
            Self::ExcludedTooLate(name) => lang.fault_excluded_too_late(short(name)),
            Self::TitleIsClass(name) => lang.fault_title_is_class(short(name)),
            Self::UnknownTitle(name, _) => lang.fault_unknown_title(short(name)),
            Self::TitleLater(name) => lang.fault_title_later(short(name)),
            Self::NeededAndBarred(name) => lang.fault_needed_and_barred(short(name)),
            Self::QuotaOnLast => lang.fault_quota_on_last().to_owned(),
            Self::QuotaOfItself => lang.fault_quota_of_itself().to_owned(),
            Self::QuotaOfBetter => lang.fault_quota_of_better().to_owned(),
            Self::ClassOfTitle => lang.fault_class_of_title().to_owned(),
            Self::InputOfUnit => lang.fault_input_of_unit().to_owned(),
            Self::NotAChoice(name) => lang.fault_not_a_choice(short(name)),
            Self::UnknownInput(name, _) => lang.fault_unknown_input(short(name)),
            Self::OptionsWithoutClass(options) => {
                lang.fault_options_without_class(short(&options.join(", ")))
            }
            Self::UnknownOption(name, _) => lang.fault_unknown_option(short(name)),
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
            Self::Truth => lang.shape_truth(),
            Self::OneKey => lang.shape_one_key(),
            Self::Pair => lang.shape_pair(),
        }
    }
}

/// A name from the file, cut where it is too long for a sentence.
pub(super) fn short(name: &str) -> String {
    let mut letters = name.chars();
    let short: String = letters.by_ref().take(LONGEST_NAME).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}
