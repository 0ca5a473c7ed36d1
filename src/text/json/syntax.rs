//! Why a text is not JSON.

use crate::text::Lang;

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Values lie too deep within one another.
    TooDeep,
    /// Something stands here that JSON does not have.
    NotJson,
    /// A comma is missing before what comes next.
    MissingComma,
    /// A comma too many.
    ExtraComma,
    /// A comma within a number.
    DecimalComma,
    /// A semicolon in place of a comma.
    Semicolon,
    /// No colon behind the name of a field.
    MissingColon,
    /// A closing bracket of the other kind.
    OtherBracket,
    /// Quotation marks other than the straight double ones.
    OtherQuotes,
    /// Letters without quotation marks.
    WantsQuotes,
    /// The text ends before the value does.
    EndsTooEarly,
    /// Something follows the value.
    AfterTheEnd,
    /// A text is not closed on its line.
    OpenText,
    /// A backslash is followed by nothing that has a meaning.
    BadEscape,
    /// A number is not written as JSON writes them.
    BadNumber,
    /// A control letter stands in a text.
    ControlLetter,
}

impl Syntax {
    /// What is wrong, as one sentence.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::TooDeep => lang.fault_too_deep(),
            Self::NotJson => lang.fault_not_json(),
            Self::MissingComma => lang.fault_missing_comma(),
            Self::ExtraComma => lang.fault_extra_comma(),
            Self::DecimalComma => lang.fault_comma_in_number(),
            Self::Semicolon => lang.fault_semicolon(),
            Self::MissingColon => lang.fault_missing_colon(),
            Self::OtherBracket => lang.fault_other_bracket(),
            Self::OtherQuotes => lang.fault_other_quotes(),
            Self::WantsQuotes => lang.fault_wants_quotes(),
            Self::EndsTooEarly => lang.fault_ends_too_early(),
            Self::AfterTheEnd => lang.fault_after_the_end(),
            Self::OpenText => lang.fault_open_text(),
            Self::BadEscape => lang.fault_bad_escape(),
            Self::BadNumber => lang.fault_bad_number(),
            Self::ControlLetter => lang.fault_control_letter(),
        }
    }
}
