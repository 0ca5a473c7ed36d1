//! How several officers' marks become one, by the rule that the set names.
//!
//! Points are put together as the set says. Levels and yes-or-no marks are no quantities that a mean makes sense of:
//! under every rule but `majority` a level is the middle one (of two middle ones the lower), and a yes-or-no mark needs
//! its own threshold. So are points that a level follows from, since their mean may belong to none.

use std::collections::BTreeMap;

use super::case::Voters;
use super::criterion::Criterion;
use super::mark::Mark;
use super::rulebook::Rulebook;
use super::voting::{MarksRule, Voting};
use crate::number::Exact;

/// From how many votes on `trimmed_mean` leaves the highest and the lowest out.
const ENOUGH_TO_TRIM: usize = 5;

/// How several officers' marks of a criterion become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joining {
    /// A yes-or-no mark: met or not, by how many say so.
    Check,
    /// What more than half of them are.
    Majority,
    /// The middle one, of two middle ones the lower.
    LowerMiddle,
    /// Their mean.
    Mean,
    /// Their mean without one highest and one lowest.
    TrimmedMean,
    /// The middle one, of two middle ones their mean.
    Median,
}

impl Rulebook {
    /// The mark that several officers' marks of a criterion become; none where no mark wins. An abstention is no mark.
    pub fn joint_mark(&self, criterion: &Criterion, marks: &[&Mark], voters: Voters) -> Option<Mark> {
        match self.joining(criterion, marks)? {
            Joining::Check => joint_check(&self.set().voting, marks, voters).map(Mark::Check),
            Joining::Majority => majority(marks).cloned(),
            Joining::LowerMiddle => lower_middle(marks, |mark| criterion.worth(mark)).cloned(),
            // A mean needs no order.
            Joining::Mean => Exact::mean(marks.iter().map(|mark| mark.points())).map(Mark::Points),
            Joining::TrimmedMean => mean(trimmed(&sorted(marks)?)).map(Mark::Points),
            Joining::Median => median(&sorted(marks)?).map(Mark::Points),
        }
    }

    /// How these marks of a criterion become one; none where there are none.
    pub(super) fn joining(&self, criterion: &Criterion, marks: &[&Mark]) -> Option<Joining> {
        // The marks of a criterion are all of one kind.
        Some(match (marks.first()?, self.set().voting.marks) {
            (Mark::Check(_), _) => Joining::Check,
            (_, MarksRule::Majority) => Joining::Majority,
            _ if criterion.levels().next().is_some() => Joining::LowerMiddle,
            (_, MarksRule::TrimmedMean) if marks.len() >= ENOUGH_TO_TRIM => Joining::TrimmedMean,
            (_, MarksRule::Mean | MarksRule::TrimmedMean) => Joining::Mean,
            (_, MarksRule::Median) => Joining::Median,
        })
    }
}

impl Criterion {
    /// The points that a mark stands for, by which marks are sorted.
    fn worth(&self, mark: &Mark) -> Exact {
        match mark {
            Mark::Points(points) => *points,
            Mark::Level(level) => self.level(level).map(|level| level.points).unwrap_or_default(),
            Mark::Check(met) => Exact::from(u32::from(*met)),
        }
    }
}

impl Mark {
    /// The points, where it is so many.
    #[inline]
    fn points(&self) -> Option<&Exact> {
        match self {
            Self::Points(points) => Some(points),
            Self::Check(_) | Self::Level(_) => None,
        }
    }
}

/// The answer that more than half of the valid votes give.
pub fn majority<'a, T: Ord>(answers: &[&'a T]) -> Option<&'a T> {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for answer in answers {
        *counts.entry(answer).or_insert(0) += 1;
    }
    counts.into_iter().find(|(_, count)| 2 * count > answers.len()).map(|(answer, _)| answer)
}

/// The middle answer by what each is worth, those worth alike in their own order, so that it does not matter who voted
/// first; of two middle ones the first.
pub fn lower_middle<'a, T: Ord>(answers: &[&'a T], worth: impl Fn(&T) -> Exact) -> Option<&'a T> {
    let mut sorted = answers.to_vec();
    sorted.sort_by_cached_key(|answer| (worth(answer), *answer));
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

/// Whether enough votes say yes. Too few are a no where the set says how many it takes; else a tie is neither.
fn joint_check(voting: &Voting, marks: &[&Mark], voters: Voters) -> Option<bool> {
    let Some(threshold) = voting.checks else {
        return majority(marks).map(|mark| *mark == Mark::Check(true));
    };
    let yes = marks.iter().filter(|mark| ***mark == Mark::Check(true)).count();
    Some(Exact::count(yes) >= Exact::from(threshold.needed(voters.of(threshold.of))))
}

/// The marks as points, lowest first, where all of them are.
fn sorted(marks: &[&Mark]) -> Option<Vec<Exact>> {
    let mut points: Vec<Exact> = marks.iter().map(|mark| mark.points().copied()).collect::<Option<_>>()?;
    points.sort_unstable();
    Some(points)
}

fn mean(points: &[Exact]) -> Option<Exact> {
    Exact::mean(points.iter().map(Some))
}

fn trimmed(points: &[Exact]) -> &[Exact] {
    match points {
        [_, kept @ .., _] => kept,
        all => all,
    }
}

fn median(points: &[Exact]) -> Option<Exact> {
    let half = points.len() / 2;
    if points.len() % 2 == 1 {
        points.get(half).copied()
    } else {
        mean(points.get(half.checked_sub(1)?..=half)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middle_of(numbers: &[u32]) -> Option<u32> {
        let answers: Vec<&u32> = numbers.iter().collect();
        lower_middle(&answers, |number| Exact::from(*number)).copied()
    }

    #[test]
    fn of_two_middle_answers_the_lesser_holds() {
        assert_eq!(middle_of(&[5, 1, 3]), Some(3));
        assert_eq!(middle_of(&[5, 1, 3, 4]), Some(3));
        assert_eq!(middle_of(&[]), None);
    }

    #[test]
    fn of_answers_worth_alike_the_order_of_the_votes_picks_none() {
        let alike = |answers: [&'static str; 3]| {
            lower_middle(&answers.iter().collect::<Vec<_>>(), |_| Exact::ONE).copied()
        };
        assert_eq!(alike(["b", "a", "c"]), Some("b"));
        assert_eq!(alike(["c", "b", "a"]), Some("b"));
        assert_eq!(alike(["a", "c", "b"]), Some("b"));
    }

    #[test]
    fn half_of_the_answers_is_no_majority() {
        assert_eq!(majority(&[&1, &1, &2]), Some(&1));
        assert_eq!(majority(&[&1, &1, &2, &2]), None);
        assert_eq!(majority(&[&1, &2]), None);
    }

    #[test]
    fn points_are_put_together_exactly() {
        let points = |numbers: &[i64]| numbers.iter().map(|n| Exact::whole(*n)).collect::<Vec<_>>();
        assert_eq!(mean(&points(&[8, 9, 9])), Exact::fraction(26, 3));
        assert_eq!(mean(trimmed(&points(&[0, 8, 8, 9, 10]))), Exact::fraction(25, 3));
        assert_eq!(median(&points(&[7, 8, 9, 10])), Exact::fraction(17, 2));
        assert_eq!((mean(&[]), median(&[])), (None, None));
    }

    /// A set with this rule for marks and this one for yes-or-no marks, whose criteria are marked in the three ways.
    fn rules(marks: &str, checks: &str) -> Rulebook {
        let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 10, "start": {"points": {"step": 1}}},
            {"id": "d", "code": "2", "title": "Đạt", "max": 4, "start": "check"},
            {"id": "e", "code": "3", "title": "Mức", "max": 4, "start": {"levels": [
                {"id": "a", "title": "Kém", "points": 1}, {"id": "b", "title": "Tốt", "points": 4},
                {"id": "z", "title": "Không", "points": 0}]}},
            {"id": "f", "code": "4", "title": "Khung", "max": 9, "start": {"points": {"step": 1, "weight": 3,
                "levels": [{"id": "a", "title": "Kém", "from": 0, "to": 1}, {"id": "b", "title": "Tốt", "from": 3, "to": 3}]}}}"#;
        let text = super::super::evaluate::tests::book(
            criteria,
            "",
            r#"{"id": "A", "title": "A"}"#,
            r#""otherwise": {"class": "A"},"#,
        );
        let text = text.canonical().replace(r#""marks":"mean""#, &format!(r#""marks":"{marks}"{checks}"#));
        Rulebook::read(&text).expect("a sound set")
    }

    fn joint(rules: &Rulebook, criterion: &str, marks: &[Mark]) -> Option<Mark> {
        let criterion = rules.criterion(&criterion.parse().expect("an id")).expect("there");
        let voters = Voters { committee: 7, summoned: 7, present: 6, cast: 5, valid: 4 };
        rules.joint_mark(criterion, &marks.iter().collect::<Vec<_>>(), voters)
    }

    #[test]
    fn each_rule_puts_points_together_in_its_own_way() {
        let points = |numbers: &[i64]| -> Vec<Mark> {
            numbers.iter().map(|number| Mark::Points(Exact::whole(*number))).collect()
        };
        let given = points(&[10, 1, 9, 9, 8]);
        for (rule, wanted) in [
            ("mean", Exact::fraction(37, 5)),
            ("trimmed_mean", Exact::fraction(26, 3)),
            ("median", Some(Exact::whole(9))),
            ("majority", None),
        ] {
            assert_eq!(joint(&rules(rule, ""), "c", &given), wanted.map(Mark::Points), "{rule}");
        }
        let four = joint(&rules("trimmed_mean", ""), "c", &points(&[0, 8, 8, 10]));
        assert_eq!(four, Exact::fraction(26, 4).map(Mark::Points), "four are too few to trim");
        let shared = joint(&rules("majority", ""), "c", &points(&[9, 9, 8]));
        assert_eq!(shared, Some(Mark::Points(Exact::whole(9))));
        assert_eq!(
            joint(&rules("median", ""), "c", &points(&[7, 10])),
            Exact::fraction(17, 2).map(Mark::Points)
        );
    }

    #[test]
    fn of_levels_the_middle_one_by_points_holds() {
        let levels = |ids: &[&str]| -> Vec<Mark> {
            ids.iter().map(|id| Mark::Level(id.parse().expect("an id"))).collect()
        };
        let level = |id: &str| Some(Mark::Level(id.parse().expect("an id")));
        for rule in ["mean", "median", "trimmed_mean"] {
            let rules = rules(rule, "");
            assert_eq!(joint(&rules, "e", &levels(&["b", "a", "z"])), level("a"), "{rule}");
            assert_eq!(joint(&rules, "e", &levels(&["b", "z", "z", "b"])), level("z"), "{rule}");
        }
        assert_eq!(joint(&rules("majority", ""), "e", &levels(&["b", "a", "z"])), None);
    }

    #[test]
    fn of_marks_that_belong_to_levels_the_middle_one_holds_since_a_mean_may_belong_to_none() {
        let marks = |marks: &[i64]| -> Vec<Mark> {
            marks.iter().map(|mark| Mark::Points(Exact::whole(*mark))).collect()
        };
        for rule in ["mean", "median", "trimmed_mean"] {
            for (given, wanted) in
                [(&[3, 0, 1][..], 1), (&[3, 1], 1), (&[3, 1, 0, 3], 1), (&[0, 0, 3, 3, 3], 3)]
            {
                let middle = Some(Mark::Points(Exact::whole(wanted)));
                assert_eq!(joint(&rules(rule, ""), "f", &marks(given)), middle, "{rule} {given:?}");
            }
        }
        assert_eq!(joint(&rules("majority", ""), "f", &marks(&[3, 1])), None);
    }

    #[test]
    fn a_requirement_is_met_by_a_majority_or_by_the_share_that_the_set_names() {
        let checks = |met: &[bool]| -> Vec<Mark> { met.iter().map(|met| Mark::Check(*met)).collect() };
        let plain = rules("mean", "");
        let share = rules("mean", r#","checks":{"at_least":"1/2","of":"present"}"#);
        for (met, by_majority, by_share) in [
            (&[true, true, false][..], Some(true), Some(false)),
            (&[false, false, true], Some(false), Some(false)),
            (&[true, false], None, Some(false)),
            (&[true, true, true, false], Some(true), Some(true)),
            (&[true, true, true, false, false, false], None, Some(true)),
        ] {
            assert_eq!(joint(&plain, "d", &checks(met)), by_majority.map(Mark::Check), "{met:?}");
            assert_eq!(joint(&share, "d", &checks(met)), by_share.map(Mark::Check), "{met:?}");
        }
    }
}
