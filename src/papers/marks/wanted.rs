//! What a marks file holds in its places: kinds of values, and parts of the criteria set that it names.

use crate::text::Lang;

/// Kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `{ }`
    Object,
    /// `[ ]`
    List,
    /// `" "`
    Text,
    /// A number.
    Number,
    /// A whole number, not negative.
    Count,
    /// `true` or `false`
    Truth,
    /// A day such as `"2026-12-31"`.
    Day,
    /// A mark, or a list of marks.
    Mark,
    /// A number of occurrences, an object, or a list of them.
    Occurrences,
}

/// Parts of a criteria set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An input.
    Input,
    /// A criterion.
    Criterion,
    /// A level of a criterion.
    Level,
    /// An event of a criterion.
    Event,
    /// A reason that excuses an event.
    Exemption,
    /// A gate.
    Gate,
    /// A class.
    Class,
    /// A title.
    Title,
    /// A class or a title.
    Ballot,
}

impl Wanted {
    /// What it is called.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Object => lang.shape_object(),
            Self::List => lang.shape_list(),
            Self::Text => lang.shape_text(),
            Self::Number => lang.shape_number(),
            Self::Count => lang.marks_wants_count(),
            Self::Truth => lang.marks_wants_truth(),
            Self::Day => lang.marks_wants_day(),
            Self::Mark => lang.marks_wants_mark(),
            Self::Occurrences => lang.marks_wants_occurrences(),
        }
    }
}

impl Part {
    /// That there is none of that name.
    pub(super) fn unknown(self, name: String, lang: Lang) -> String {
        match self {
            Self::Input => lang.marks_unknown_input(name),
            Self::Criterion => lang.marks_unknown_criterion(name),
            Self::Level => lang.mark_unknown_level(name),
            Self::Event => lang.fault_unknown_event(name),
            Self::Exemption => lang.marks_unknown_exemption(name),
            Self::Gate => lang.marks_unknown_gate(name),
            Self::Class => lang.fault_unknown_class(name),
            Self::Title => lang.marks_unknown_title(name),
            Self::Ballot => lang.marks_unknown_ballot(name),
        }
    }
}
