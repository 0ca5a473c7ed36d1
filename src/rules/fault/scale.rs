//! What can be wrong with a scale, and how that is said.

use crate::number::Exact;
use crate::text::Lang;

/// What is wrong with a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Misfit {
    /// A step beyond the maximum.
    StepTooLarge,
    /// A step that does not lead to this maximum.
    Step(Exact),
    /// By this weight no step leads to the maximum; `top` is the best mark that there would be.
    Weight { max: Exact, weight: Exact, top: Option<Exact>, step: Exact },
    /// This field belongs into the scale.
    Beside(String),
    /// A mark beyond the end of the scale.
    AboveTop(Exact),
    /// A mark that is no multiple of this step.
    OffStep(Exact),
    /// A level that begins above its end.
    Reversed,
    /// A level that has marks in common with this other one.
    Overlap(String),
}

impl Misfit {
    /// What is wrong, as a sentence.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::StepTooLarge => lang.fault_step_too_large().to_owned(),
            Self::Step(max) => lang.fault_step_unfit(max.shown(lang)),
            Self::Weight { max, weight, top, step } => lang.fault_weight_unfit(
                max.shown(lang),
                weight.shown(lang),
                top.map_or_else(|| "?".to_owned(), |top| top.shown(lang)),
                step.shown(lang),
            ),
            Self::Beside(field) => lang.fault_belongs_in_points(field),
            Self::AboveTop(top) => lang.fault_mark_above_top(top.shown(lang)),
            Self::OffStep(step) => lang.fault_mark_off_step(step.shown(lang)),
            Self::Reversed => lang.fault_marks_reversed().to_owned(),
            Self::Overlap(other) => lang.fault_marks_overlap(other),
        }
    }
}
