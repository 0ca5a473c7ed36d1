//! The factor's part of the explanation: what the points of the whole sheet are multiplied with, and what that makes.

use super::super::conversion::Conversion;
use super::super::expression::Figures;
use super::super::outcome::Outcome;
use super::super::rulebook::Rulebook;
use super::formula::worked_out;
use super::sheet::{figure, operand};
use crate::number::Exact;
use crate::text::Lang;

/// What the total is multiplied with, in words, with its figures, and what it comes to.
pub(super) fn factor_line(outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    let (times, conversion) = (rulebook.set().times.as_ref()?, outcome.converted.as_ref()?);
    let factor = conversion.factor.map(|factor| match factor.is_negative() {
        true => lang.why_below_nought(factor.shown(lang)),
        false => factor.with_decimals(lang),
    });
    let figures = Figures::of(times.tree(), &conversion.figures, &conversion.truths);
    Some(lang.why_times(worked_out(times.tree(), &figures, factor, rulebook, lang)))
}

/// `60 + 35 = 95; 95 × 11/12 = 87 1/12 (≈ 87,08)`, and what that is.
pub(super) fn multiplied(
    text: String,
    (conversion, rounds): (&Conversion, bool),
    lang: Lang,
) -> (Option<Exact>, String) {
    let points = conversion.points;
    let factor = conversion.factor.map(|factor| factor.max(Exact::ZERO));
    if factor == Some(Exact::ONE) {
        return (points, text);
    }
    let total = points.zip(factor).and_then(|(points, factor)| points.times(factor));
    let told =
        |number: Option<Exact>| number.map_or_else(|| "?".to_owned(), |number| number.with_decimals(lang));
    let lead = if text == figure(points, lang) { String::new() } else { format!("{text}; ") };
    let product = if rounds { figure(total, lang) } else { told(total) };
    (total, format!("{lead}{} × {} = {product}", operand(points, lang), operand(factor, lang)))
}
