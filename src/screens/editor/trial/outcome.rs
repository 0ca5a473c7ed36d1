//! What the invented member would get.

use super::Trial;
use crate::domain::Moment;
use crate::number::Exact;
use crate::rules::{
    Case, Criterion, Effect, EventId, EventKind, History, Occurrence, Outcome, PeriodDates, Rulebook,
    Standing, evaluate,
};
use crate::text::Lang;

impl Trial {
    /// What the member would get: nobody was in an earlier meeting, and the period is the month of `now`.
    pub fn outcome(&self, rulebook: &Rulebook, now: &Moment) -> Outcome {
        let marked = rulebook.criteria().filter(|criterion| criterion.is_marked());
        let marks =
            marked.filter_map(|criterion| Some((criterion.id.clone(), self.mark(rulebook, &criterion.id)?)));
        let inputs = rulebook.set().inputs.iter();
        let date = now.date();
        let case = Case {
            fields: self.fields.clone(),
            inputs: inputs.filter_map(|one| Some((one.id.clone(), self.input(rulebook, &one.id)?))).collect(),
            marks: marks.collect(),
            occurrences: rulebook.criteria().flat_map(|criterion| self.occurrences(criterion)).collect(),
            findings: rulebook
                .gates()
                .map(|gate| (gate.id.clone(), self.findings.contains(&gate.id)))
                .collect(),
            period: Some(PeriodDates { start: date.first_of_month(), end: date.last_of_month() }),
            history: Some(History::default()),
            ..Case::default()
        };
        evaluate(rulebook, &case)
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
        let one = |event: &EventKind| {
            let key = (criterion.id.clone(), event.id.clone());
            match event.effect.ends().filter(|_| matches!(event.effect, Effect::Between(..))) {
                Some((low, high)) => {
                    let points = self.amounts.get(&key).copied().filter(|points| !points.is_zero())?;
                    (low..=high).contains(&points).then(|| of(&event.id, 1, Some(points)))
                }
                None => {
                    self.counts.get(&key).filter(|count| **count > 0).map(|count| of(&event.id, *count, None))
                }
            }
        };
        criterion.events.iter().filter_map(one).collect()
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
