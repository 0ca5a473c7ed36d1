//! What an earlier evaluation of the rules came to and this program does not: no fault, since the rules meant that then.

use super::difference::Difference;
use super::fault::Place;
use crate::domain::Refusal;
use crate::rules::Evaluation;
use crate::text::Lang;

/// An entry that rests on an earlier evaluation of the rules, and that this program would not have recorded like that.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The entry.
    pub place: Place,
    /// By which evaluation it was recorded, or by a later one.
    pub evaluation: Evaluation,
    /// What is otherwise.
    pub departure: Departure,
}

/// What is otherwise by this program's evaluation.
#[derive(Clone, Debug, PartialEq)]
pub enum Departure {
    /// These results.
    Results(Vec<Difference>),
    /// The step would have been refused, so it could not be recounted.
    Refused(Box<Refusal>),
}

impl Earlier {
    /// What it is, a sentence, and one more for each member whose result is otherwise.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let (place, then, now) = (self.place.said(lang), self.evaluation, Evaluation::NOW);
        match &self.departure {
            Departure::Results(members) => {
                let first = lang.bundle_earlier_results(place, then, now, members.len());
                let members = members.iter().map(|member| format!("  {}", member.sentence(lang)));
                std::iter::once(first).chain(members).collect()
            }
            Departure::Refused(refusal) => {
                vec![lang.bundle_earlier_step(place, then, now, refusal.sentence(lang))]
            }
        }
    }
}
