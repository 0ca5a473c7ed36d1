//! The factor's part of the explanation: what the points of the whole sheet are multiplied with, and what that makes.

use super::super::conversion::Conversion;
use super::super::expression::{Figures, Teller};
use super::super::outcome::Outcome;
use super::super::rulebook::Rulebook;
use super::sheet::figure;
use crate::number::Exact;
use crate::text::Lang;

/// What the total is multiplied with, in words, with its figures, and what it comes to.
pub(super) fn factor_line(outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    let (times, conversion) = (rulebook.set().times.as_ref()?, outcome.converted.as_ref()?);
    let teller = Teller::new(rulebook, lang);
    let figures = Figures::of(times.tree(), &conversion.figures);
    let factor = match conversion.factor {
        Some(factor) if factor.is_negative() => lang.why_times_below(factor.shown(lang)),
        Some(factor) => factor.with_decimals(lang),
        None => "?".to_owned(),
    };
    let mut steps = vec![teller.words(times.tree()), teller.with(&figures).words(times.tree()), factor];
    steps.dedup();
    Some(lang.why_times(steps.join(" = ")))
}

/// `60 + 35 = 95; 95 × 11/12 (≈ 0,92) = 87 1/12`, and what that is.
pub(super) fn multiplied(
    text: String,
    sum: Option<Exact>,
    (conversion, rounds): (&Conversion, bool),
    lang: Lang,
) -> (Option<Exact>, String) {
    let points = conversion.points;
    let text = match points.filter(|_| points != sum) {
        Some(points) => lang.why_limited(text, points.shown(lang)),
        None => text,
    };
    let factor = conversion.factor.map(|factor| factor.max(Exact::ZERO));
    if factor == Some(Exact::ONE) {
        return (points, text);
    }
    let total = points.zip(factor).and_then(|(points, factor)| points.times(factor));
    let told =
        |number: Option<Exact>| number.map_or_else(|| "?".to_owned(), |number| number.with_decimals(lang));
    let lead = if text == figure(points, lang) { String::new() } else { format!("{text}; ") };
    let product = if rounds { figure(total, lang) } else { told(total) };
    (total, format!("{lead}{} × {} = {product}", figure(points, lang), told(factor)))
}
