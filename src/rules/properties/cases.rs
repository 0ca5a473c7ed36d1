//! Random cases with every fact that a set can ask for.

use super::super::*;
use super::random::{hide, whole_case};
use crate::number::Exact;

fn dates(start: &str, end: &str) -> PeriodDates {
    let day = |text: &str| text.parse().expect("a day");
    PeriodDates { start: day(start), end: day(end) }
}

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

/// A case in which every fact is known, about earlier meetings, ballots and decisions too.
pub(super) fn full_case(rulebook: &Rulebook, numbers: &[u32]) -> Case {
    let mut case = whole_case(rulebook, numbers);
    let mut draws = numbers.iter().copied().cycle().skip(7);
    let mut draw = |below: u32| draws.next().unwrap_or_default() % below;
    case.period = Some(dates("2026-10-01", "2026-10-31"));
    case.fields.insert(Field::Duty, Value::Text(["a", "b", "c"][draw(3) as usize].to_owned()));
    for occurrence in &mut case.occurrences {
        if draw(3) == 0 {
            occurrence.exempt = Some(id(if draw(2) == 0 { "om" } else { "cong_tac" }));
        }
        let kind = rulebook.criterion(&occurrence.criterion).and_then(|found| found.event(&occurrence.event));
        if kind.is_some_and(|kind| matches!(kind.effect, Effect::Between(..))) {
            occurrence.points = Exact::fraction(-1 - i64::from(draw(5)), 2);
        }
    }
    let mut history = History::default();
    for input in &rulebook.set().inputs {
        let before = match &input.kind {
            InputKind::Count(_) | InputKind::Number | InputKind::Percent => Value::Number(draw(9).into()),
            InputKind::Flag => Value::Flag(draw(2) == 0),
            InputKind::Set(words) => Value::Set(words.iter().take(draw(2) as usize).cloned().collect()),
            InputKind::Choice(_) | InputKind::Date => continue,
        };
        if let Some(said) = case.inputs.get(&input.id) {
            history.latest.insert(input.id.clone(), said.clone());
        }
        history.year.insert(input.id.clone(), Accumulated { before, within: None });
    }
    let kinds = [
        (Period::Month, "2026-09-01", "2026-09-30"),
        (Period::Quarter, "2026-09-01", "2026-09-30"),
        (Period::Half, "2026-09-01", "2026-09-30"),
        (Period::Term, "2026-09-01", "2026-09-30"),
        (Period::Round, "2026-09-05", "2026-09-25"),
        (Period::Year, "2024-09-01", "2025-08-31"),
    ];
    for (kind, start, end) in kinds {
        let total = Exact::from(draw(30));
        history.past.push(Past {
            kind,
            days: dates(start, end),
            class: [Some(id("k1")), Some(id("k2")), None][draw(3) as usize].clone(),
            total: Some(total),
            max_total: Some(Exact::whole(40)),
            inputs: [(id("leave"), Value::Number(draw(5).into()))].into(),
            gates: rulebook.gates().filter(|_| draw(6) == 0).map(|gate| gate.id.clone()).collect(),
            titles: (draw(3) == 0).then(|| id("t1")).into_iter().collect(),
        });
    }
    case.history = Some(history);
    case.ballots = Some(Ballots {
        classes: [(id("k1"), draw(8)), (id("k2"), draw(3))].into(),
        titles: [(id("t1"), draw(8)), (id("t2"), draw(8))].into(),
        voters: Voters { committee: 9, summoned: 9, present: 8, cast: 8, valid: 7 },
        apart: (draw(2) == 0)
            .then(|| (id("t2"), Voters { committee: 9, cast: 7, ..Voters::default() }))
            .into_iter()
            .collect(),
        chosen: (draw(2) == 0).then(|| id(&format!("k{}", draw(3) + 1))),
    });
    let a_move =
        |class: u32| Move { class: id(&format!("k{}", class + 1)), reason: "Có văn bản".to_owned() };
    case.moves = (draw(2) == 0).then(|| a_move(draw(4)));
    case.decision = (draw(2) == 0).then(|| a_move(draw(4)));
    for title in ["t1", "t2"] {
        let decision = TitleDecision { granted: draw(2) == 0, reason: "Đã bàn".to_owned() };
        case.title_decisions.extend((draw(2) == 0).then(|| (id(title), decision)));
    }
    case
}

/// The same without some of its facts. One that has a default is never missing: hidden, it would be another fact.
pub(super) fn part_of(rulebook: &Rulebook, case: Case, numbers: &[u32]) -> Case {
    let mut draws = numbers.iter().copied().cycle().skip(3);
    let mut keep = || draws.next().unwrap_or_default() % 3 > 0;
    let given = case.inputs.clone();
    let has_default = |id: &InputId| rulebook.input(id).is_some_and(|input| input.default.is_some());
    let mut case = hide(case, numbers);
    case.inputs.extend(given.into_iter().filter(|(id, _)| has_default(id)));
    case.period = case.period.filter(|_| keep());
    case.history = case.history.filter(|_| keep());
    if let Some(history) = &mut case.history {
        history.year.retain(|_, _| keep());
    }
    case.ballots = case.ballots.filter(|_| keep());
    case
}

/// What is known of the unit where everything is.
pub(super) fn unit() -> UnitFacts {
    UnitFacts { class: Some("good".to_owned()), mean_total: Some(Exact::whole(15)), members: Some(4) }
}
