//! The grain of a sheet: what every total is a multiple of that marks and events can come to.

use super::criterion::{Criterion, Effect, NotApplied, Start};
use super::rulebook::Rulebook;
use super::voting::MarksRule;
use crate::number::Exact;

impl Rulebook {
    /// What every total is a multiple of; none where it may be anything: a mean of marks, a formula, points that the
    /// committee fixes or that are shared out, a factor, or a rounding.
    pub(super) fn grain(&self) -> Option<Exact> {
        let set = self.set();
        let is_free = |criterion: &Criterion| match &criterion.start {
            Start::Formula(_) => true,
            Start::Points(scale) => !scale.has_levels() && set.voting.marks != MarksRule::Majority,
            Start::Check | Start::Full | Start::Empty | Start::Levels(_) => false,
        };
        let is_shared = |criterion: &Criterion| {
            let way = criterion.applies.as_ref().map(|applies| &applies.otherwise);
            matches!(way, Some(NotApplied::Share(_) | NotApplied::Rescale))
        };
        let moves = |criterion: &Criterion| {
            let ranges = criterion.events.iter().any(|event| matches!(event.effect, Effect::Between(..)));
            is_free(criterion) || is_shared(criterion) || criterion.round.is_some() || ranges
        };
        let rounds = set.round.is_some() || self.sections().any(|section| section.round.is_some());
        if set.times.is_some() || rounds || self.criteria().any(moves) {
            return None;
        }
        let mut numbers: Vec<Exact> = Vec::new();
        for section in self.sections() {
            numbers.extend(section.bonus.as_ref().map(|bonus| bonus.cap));
            numbers.extend(section.penalty.as_ref().map(|penalty| penalty.cap));
            let limits = section
                .limits
                .iter()
                .flat_map(|limits| [limits.sum.min, limits.sum.max, limits.deductions, limits.additions]);
            numbers.extend(limits.flatten());
        }
        for criterion in self.criteria() {
            numbers.extend(criterion.amounts()?);
        }
        let grain = numbers.into_iter().try_fold(Exact::ZERO, Exact::common)?;
        (!grain.is_zero()).then_some(grain)
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::{book, exact};
    use super::super::rulebook::Rulebook;

    #[test]
    fn totals_are_multiples_of_what_all_marks_and_events_are() {
        let grain = |more: &str| {
            let criteria = format!(
                r#"{{"id": "c", "code": "1", "title": "Một", "max": 10, "start": {{"levels": [
                    {{"id": "a", "title": "A", "points": 10}}, {{"id": "b", "title": "B", "points": 7.5}}]}}}},
                {{"id": "d", "code": "2", "title": "Hai", "max": 15 {more}}}"#
            );
            let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B"}"#;
            book(&criteria, "", classes, r#""otherwise": {"class": "B"},"#).grain()
        };
        assert_eq!(grain(r#", "start": "check""#), Some(exact("2.5")));
        let events = |effect: &str| {
            format!(
                r#", "start": "full", "events": [{{"id": "e", "title": "E", "unit": "lần", "effect": {effect}}}]"#
            )
        };
        assert_eq!(grain(&events(r#"{"each": -0.75}"#)), Some(exact("0.25")));
        assert_eq!(grain(&events(r#"{"steps": [-1, -2]}"#)), Some(exact("0.5")));
        assert_eq!(grain(&events(r#"{"between": [-3, -1]}"#)), None, "the committee fixes any points");
        assert_eq!(grain(r#", "start": {"formula": "3"}"#), None);
        let shares = r#", "start": "check", "applies": {"when": "member.sex = 'male'", "otherwise": {"share": ["c.c"]}}"#;
        assert_eq!(grain(shares), None);
        assert_eq!(grain(r#", "start": "check", "round": {"places": 0, "mode": "ceil"}"#), None);
        assert_eq!(grain(r#", "start": {"points": {"step": 1}}"#), None, "a mean of votes lies anywhere");
        let levels = r#", "start": {"points": {"step": 1, "levels": [{"id": "l", "title": "L", "from": 1, "to": 15}]}}"#;
        assert_eq!(grain(levels), Some(exact("0.5")), "such marks have no mean");
    }

    #[test]
    fn marks_of_a_majority_stay_on_their_steps_and_a_rounded_total_does_not() {
        let criterion =
            r#"{"id": "c", "code": "1", "title": "Một", "max": 10, "start": {"points": {"step": 0.5}}}"#;
        let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B"}"#;
        let grain = |more: &str| {
            let more = format!(r#"{more} "otherwise": {{"class": "B"}},"#);
            let text = book(criterion, "", classes, &more).canonical();
            let text = text.replace(r#""marks":"mean""#, r#""marks":"majority""#);
            Rulebook::read(&text).expect("sound").grain()
        };
        assert_eq!(grain(""), Some(exact("0.5")));
        assert_eq!(grain(r#""round": {"places": 0, "mode": "ceil"},"#), None);
        assert_eq!(
            grain(r#""inputs": [{"id": "k", "title": "K", "kind": "number"}], "times": "input.k","#),
            None
        );
    }
}
