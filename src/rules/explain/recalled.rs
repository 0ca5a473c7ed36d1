//! The earlier meetings behind a mean or a sum, so that it can be worked out again.

use super::super::case::{Past, Value};
use super::super::evaluate::touched;
use super::super::expression::{Earlier, Measure, Name, Teller};
use super::super::missing::Missing;
use super::super::outcome::Outcome;
use super::super::recalled::Recalled;
use super::super::rulebook::Rulebook;
use super::capital;
use crate::text::Lang;

impl Outcome {
    /// What each of the meetings left that a name asks about: `Tổng điểm các quý năm nay: 90 (quý 1/2026); 95 (quý 2/2026)`.
    /// None where it asks for nothing of the kind, and where nobody knows all of them.
    pub(super) fn recalled_line(&self, earlier: &Earlier, rulebook: &Rulebook, lang: Lang) -> Option<String> {
        let what = Teller::new(rulebook, lang).recalled(earlier)?;
        let recalled = self.recalled.iter().find(|recalled| recalled.asked == earlier.stem())?;
        let parts = recalled.meetings.iter().map(|past| {
            let left = left(past, &earlier.measure, rulebook, lang).unwrap_or_else(|| "?".to_owned());
            format!("{left} ({})", called(past, rulebook, lang))
        });
        Some(capital(&lang.why_fact(what, parts.collect::<Vec<_>>().join("; "))))
    }

    /// What is missing, as one sentence, with the earlier meetings that there are where there should be more of them.
    pub fn lacking(&self, fact: &Missing, rulebook: &Rulebook, lang: Lang) -> String {
        let Missing::TooFewEarlier { kind, held, asked } = fact else { return fact.sentence(rulebook, lang) };
        let is_meant = |recalled: &&Recalled| {
            let asks = |name: &Name| match name {
                Name::Past(earlier) if earlier.kind == *kind && earlier.stem() == recalled.asked => {
                    matches!(earlier.measure, Measure::Total(place) if usize::from(place) == *asked)
                }
                _ => false,
            };
            recalled.meetings.len() == *held && rulebook.expressions().any(|one| one.tree().mentions(&asks))
        };
        let Some(recalled) = self.recalled.iter().find(is_meant) else {
            return fact.sentence(rulebook, lang);
        };
        let those = recalled.meetings.iter().map(|past| called(past, rulebook, lang));
        let those = those.collect::<Vec<_>>().join(", ");
        lang.missing_too_few_earlier_named(asked, kind.counted(lang).1, held, those)
    }
}

/// What a meeting left that a measure puts together; none where that is not known.
fn left(past: &Past, measure: &Measure, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    match measure {
        Measure::Sum(id) => {
            let value = past.inputs.get(id)?;
            Some(match (value, rulebook.input(id)) {
                (Value::Number(number), Some(input)) => input.kind.shown(*number, lang),
                _ => value.words(lang),
            })
        }
        Measure::WeightedTotal => Some(format!("{} × {}", past.total?.put_in(lang), touched(past.days))),
        Measure::MeanShare => {
            Some(format!("{} / {}", past.total?.put_in(lang), past.max_total?.put_in(lang)))
        }
        _ => past.total.map(|total| total.shown(lang)),
    }
}

/// The period of a meeting.
fn called(past: &Past, rulebook: &Rulebook, lang: Lang) -> String {
    past.kind.of_days(past.days, rulebook.set().first_month, lang)
}
