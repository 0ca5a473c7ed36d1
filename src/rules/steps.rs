//! Steps: an effect that depends on how often something has happened already.

use schemars::JsonSchema;
use serde::Serialize;

use crate::number::Exact;
use crate::text::Lang;

/// The points of the first occurrence, of the second, and so on; those beyond bring what the last one does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Steps(#[schemars(length(min = 1))] Vec<Exact>);

impl Steps {
    /// These, from the first occurrence on; none where there are none.
    pub(super) fn new(points: Vec<Exact>) -> Option<Self> {
        (!points.is_empty()).then_some(Self(points))
    }

    /// The points of each step, from the first occurrence on.
    pub fn points(&self) -> &[Exact] {
        &self.0
    }

    /// The points of so many occurrences, in their order, and how many in a row bring them.
    pub fn runs(&self, count: u32) -> Vec<(Exact, u32)> {
        let mut runs: Vec<(Exact, u32)> = Vec::new();
        let mut left = count;
        for (at, points) in self.0.iter().enumerate() {
            let times = if at + 1 == self.0.len() { left } else { left.min(1) };
            left -= times;
            match runs.last_mut() {
                _ if times == 0 => break,
                Some((last, run)) if last == points => *run = run.saturating_add(times),
                _ => runs.push((*points, times)),
            }
        }
        runs
    }

    /// What so many occurrences come to together; none where that is too large a number.
    pub(super) fn sum(&self, count: u32) -> Option<Exact> {
        let mut parts = self.runs(count).into_iter().map(|(points, times)| points.times(times.into()));
        parts.try_fold(Exact::ZERO, |sum, part| sum.plus(part?))
    }

    /// What the single one does that moves the points furthest, out of so many.
    pub(super) fn strongest(&self, count: u32) -> Option<Exact> {
        let points = self.runs(count).into_iter().map(|(points, _)| points);
        points.max_by_key(|points| points.negated().map(|other| other.max(*points)))
    }

    /// The least and the most that one occurrence adds.
    pub(super) fn ends(&self) -> (Exact, Exact) {
        let least = self.0.iter().copied().min().unwrap_or_default();
        (least, self.0.iter().copied().max().unwrap_or_default())
    }
}

impl Steps {
    /// What each occurrence brings: `lần 1: 0; lần 2: −2; từ lần 3: −4`.
    pub fn words(&self, lang: Lang) -> String {
        let mut at = 0;
        let runs = self.0.chunk_by(|one, next| one == next).map(|run| {
            let (from, to) = (at + 1, at + run.len());
            at = to;
            let points = run[0].shown(lang);
            match run.len() {
                _ if to == self.0.len() => lang.step_from(from, points),
                1 => lang.step_at(from, points),
                _ => lang.step_between(from, to, points),
            }
        });
        runs.collect::<Vec<_>>().join("; ")
    }

    /// How so many occurrences add up: `0 − 2 − 3 × 4 = −14`; none where there is nothing to add up.
    pub(super) fn addition(&self, count: u32, lang: Lang) -> Option<String> {
        let mut text = String::new();
        for (at, (points, times)) in self.runs(count).into_iter().enumerate() {
            text.push_str(match (at, points.is_negative()) {
                (0, false) => "",
                (0, true) => "−",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            let size = points.max(points.negated()?).shown(lang);
            text.push_str(&if times > 1 { format!("{times} × {size}") } else { size });
        }
        (count > 1).then_some(format!("{text} = {}", self.sum(count)?.shown(lang)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(points: &[i64]) -> Steps {
        Steps::new(points.iter().map(|points| Exact::whole(*points)).collect()).expect("some steps")
    }

    #[test]
    fn the_last_step_stands_for_all_beyond_it() {
        let reminded = steps(&[0, -2, -4]);
        let sums: Vec<Exact> = (0..=5).filter_map(|count| reminded.sum(count)).collect();
        assert_eq!(sums, [0, 0, -2, -6, -10, -14].map(Exact::whole));
        assert_eq!(reminded.ends(), (Exact::whole(-4), Exact::ZERO));
        assert_eq!(steps(&[3]).sum(4), Some(Exact::whole(12)));
        let strongest: Vec<Exact> = (1..=4).filter_map(|count| steps(&[1, 3, 2]).strongest(count)).collect();
        assert_eq!(strongest, [1, 3, 3, 3].map(Exact::whole));
        assert_eq!(reminded.strongest(2), Some(Exact::whole(-2)));
    }

    #[test]
    fn equal_steps_in_a_row_are_told_together() {
        let run = |points: i64, times: u32| (Exact::whole(points), times);
        assert_eq!(steps(&[-1, -1, -5]).runs(1), [run(-1, 1)]);
        assert_eq!(steps(&[-1, -1, -5]).runs(4), [run(-1, 2), run(-5, 2)]);
        assert_eq!(steps(&[0, -2, -4]).runs(5), [run(0, 1), run(-2, 1), run(-4, 3)]);
        assert_eq!(steps(&[-5, -1, -1]).runs(9), [run(-5, 1), run(-1, 8)]);
        assert_eq!(steps(&[0]).runs(0), []);
    }

    #[test]
    fn steps_are_told_so_that_they_can_be_checked_by_hand() {
        let reminded = steps(&[0, -2, -4]);
        assert_eq!(reminded.words(Lang::Vi), "lần 1: 0; lần 2: −2; từ lần 3: −4");
        assert_eq!(reminded.words(Lang::En), "no. 1: 0; no. 2: −2; from no. 3 on: −4");
        assert_eq!(steps(&[-1, -1, -5]).words(Lang::Vi), "lần 1–2: −1; từ lần 3: −5");
        assert_eq!(reminded.addition(3, Lang::Vi).as_deref(), Some("0 − 2 − 4 = −6"));
        assert_eq!(reminded.addition(5, Lang::En).as_deref(), Some("0 − 2 − 3 × 4 = −14"));
        assert_eq!(reminded.addition(1, Lang::Vi), None);
        assert_eq!(steps(&[1, 2]).addition(3, Lang::Vi).as_deref(), Some("1 + 2 × 2 = 5"));
        assert_eq!(steps(&[-3, -5]).addition(2, Lang::Vi).as_deref(), Some("−3 − 5 = −8"));
    }

    #[test]
    fn a_sum_beyond_all_numbers_is_none() {
        let large = Exact::whole(i64::MAX);
        let steps = Steps::new(vec![large.times(large).expect("a number")]).expect("a step");
        assert_eq!(steps.sum(u32::MAX), None);
        assert!(steps.sum(1).is_some());
    }
}
