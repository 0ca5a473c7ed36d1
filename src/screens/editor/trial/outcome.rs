//! What the invented member would get.

use super::before::Said;
use super::options::asked;
use super::{Item, Trial};
use crate::number::Exact;
use crate::rules::{
    Case, Criterion, Effect, EventId, EventKind, Missing, Occurrence, Outcome, Rulebook, Standing,
    evaluate_in, explained,
};
use crate::text::Lang;

impl Trial {
    /// What the member would get.
    pub fn outcome(&self, rulebook: &Rulebook) -> Outcome {
        evaluate_in(rulebook, &self.case(rulebook), &self.before.unit())
    }

    /// The same with what would alter it.
    pub fn explained(&self, rulebook: &Rulebook) -> Outcome {
        explained(rulebook, &self.case(rulebook), &self.before.unit())
    }

    fn case(&self, rulebook: &Rulebook) -> Case {
        let (tried, asked) = (self.tried(rulebook), asked(rulebook));
        let marked = rulebook.criteria().filter(|criterion| criterion.is_marked());
        let marks =
            marked.filter_map(|criterion| Some((criterion.id.clone(), self.mark(rulebook, &criterion.id)?)));
        let inputs = rulebook.set().inputs.iter();
        Case {
            fields: self.fields.clone(),
            inputs: inputs.filter_map(|one| Some((one.id.clone(), self.input(rulebook, &one.id)?))).collect(),
            marks: marks.collect(),
            occurrences: rulebook.criteria().flat_map(|criterion| self.occurrences(criterion)).collect(),
            findings: rulebook
                .gates()
                .map(|gate| (gate.id.clone(), self.findings.contains(&gate.id)))
                .collect(),
            period: tried.days(tried.period()),
            history: Some(self.before.history(tried)),
            ballots: self.before.ballots(tried, &asked),
            ..Case::default()
        }
    }

    /// Whether a row is what a result waits for.
    pub fn is_lacking(&self, item: &Item, missing: &[Missing]) -> bool {
        let lacks = |missing: &Missing| match (missing, item) {
            (Missing::Mark(id), Item::Mark(mark)) => id == mark,
            (Missing::Points(id, event), Item::Amount(criterion, amount)) => {
                (id, event) == (criterion, amount)
            }
            (Missing::Input(id), Item::Input(input)) => id == input,
            (Missing::Field(one), Item::Field(field)) => one == field,
            (
                Missing::Past
                | Missing::NoneEarlier
                | Missing::TooFewEarlier { .. }
                | Missing::LeftOpen { .. },
                Item::Before(said),
            ) => matches!(said, Said::Meeting(_)) && self.before.is_open(said),
            (Missing::Unit, Item::Before(said @ (Said::UnitMean | Said::UnitMembers))) => {
                self.before.is_open(said)
            }
            (Missing::UnitClass | Missing::NotInTable(_), Item::Before(Said::UnitClass)) => true,
            _ => false,
        };
        missing.iter().any(lacks)
    }

    fn occurrences(&self, criterion: &Criterion) -> Vec<Occurrence> {
        let of = |event: &EventId, count: u32, points: Option<Exact>| Occurrence {
            criterion: criterion.id.clone(),
            event: event.clone(),
            count,
            points,
            exempt: None,
            note: String::new(),
        };
        let all = |event: &EventKind| -> Vec<Occurrence> {
            let key = (criterion.id.clone(), event.id.clone());
            match (&event.effect, event.effect.ends()) {
                (Effect::Between(..), Some((low, high))) => {
                    let each = self.each_amount(&criterion.id, &event.id).iter();
                    let fitting = each.filter(|points| (low..=high).contains(*points));
                    fitting.map(|points| of(&event.id, 1, Some(*points))).collect()
                }
                _ => {
                    let count = self.counts.get(&key).filter(|count| **count > 0);
                    count.map(|count| of(&event.id, *count, None)).into_iter().collect()
                }
            }
        };
        criterion.events.iter().flat_map(all).collect()
    }
}

/// What a result waits for.
pub fn missing(outcome: &Outcome) -> &[Missing] {
    match &outcome.standing {
        Standing::Incomplete(missing) => missing,
        _ => &[],
    }
}

/// What it comes to, in a word or two.
pub fn verdict(rulebook: &Rulebook, outcome: &Outcome, lang: Lang) -> String {
    let class = outcome.class.as_ref().and_then(|class| rulebook.class(class));
    match &outcome.standing {
        Standing::Ranked => class.map(|class| class.title.clone()).unwrap_or_default(),
        Standing::NotRanked => lang.standing_not_ranked().into(),
        Standing::Suspended => lang.standing_suspended().into(),
        Standing::Referred => lang.standing_referred().into(),
        Standing::Incomplete(_) => lang.standing_incomplete().into(),
    }
}
