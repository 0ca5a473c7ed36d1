//! The changes of one thing that are told, against every one that there is.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

/// Between which kinds nothing is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    YesOrNo,
    Finding,
    OneOfSome,
    Number,
    Event,
}

/// One thing said otherwise.
struct Tried {
    kind: Kind,
    of: ChangeOf,
    /// What it is then, and on which side of what it is now, where it is a number.
    bound: Option<(Exact, Ordering)>,
    steps: Exact,
    /// Whether it is not there so far.
    is_new: bool,
    outcome: Outcome,
}

/// How good a result is, the least being the best.
fn rank(rulebook: &Rulebook, standing: &Standing, class: Option<&ClassId>) -> (u8, usize) {
    let place = class.and_then(|id| rulebook.classes().position(|class| class.id == *id));
    let place = place.unwrap_or(usize::MAX);
    match standing {
        Standing::Ranked => (0, place),
        Standing::Referred => (1, place),
        Standing::Suspended | Standing::NotRanked => (2, 0),
        Standing::Incomplete(_) => (3, 0),
    }
}

fn rank_of(rulebook: &Rulebook, outcome: &Outcome) -> (u8, usize) {
    rank(rulebook, &outcome.standing, outcome.class.as_ref())
}

/// Every change of one thing: all answers of what has few, all marks of a scale, a count and an event by up
/// to ten, and by so many as is told.
fn tries(rulebook: &Rulebook, case: &Case, told: &[Change]) -> Vec<Tried> {
    let mut all = Vec::new();
    let mut add = |kind,
                   of,
                   (bound, is_new): (Option<(Exact, Ordering)>, bool),
                   steps: Exact,
                   change: &dyn Fn(&mut Case)| {
        let mut other = case.clone();
        change(&mut other);
        let outcome = evaluate(rulebook, &other);
        if !matches!(outcome.standing, Standing::Incomplete(_)) {
            all.push(Tried { kind, of, bound, steps, is_new, outcome });
        }
    };
    let says_who_it_is = |input: &&Input| {
        let asked = format!("input.{}", input.id);
        let mut applies = rulebook.criteria().filter_map(|criterion| criterion.applies.as_ref());
        applies.any(|applies| applies.when.text().contains(&asked))
    };
    for input in rulebook.set().inputs.iter().filter(|input| !says_who_it_is(input)) {
        let id = || input.id.clone();
        match (&input.kind, case.inputs.get(&input.id)) {
            (InputKind::Flag, Some(Value::Flag(now))) => {
                add(Kind::YesOrNo, ChangeOf::Input(id()), (None, !now), Exact::ONE, &|case| {
                    case.inputs.insert(id(), Value::Flag(!now));
                });
            }
            (InputKind::Choice(options), Some(Value::Text(now))) => {
                for option in options.iter().filter(|option| *option != now) {
                    let of = ChangeOf::Choice(id(), option.clone());
                    add(Kind::OneOfSome, of, (None, false), Exact::ONE, &|case| {
                        case.inputs.insert(id(), Value::Text(option.clone()));
                    });
                }
            }
            (InputKind::Count(_), Some(Value::Number(now))) => {
                let told = told.iter().filter(|change| change.of == ChangeOf::Input(id()));
                let near = (-10..=10).filter_map(|by| now.plus(Exact::whole(by)));
                for to in near.chain(told.map(|change| change.bound)) {
                    let (of, steps) =
                        (ChangeOf::Input(id()), to.max(*now).minus(to.min(*now)).expect("small"));
                    if !to.is_negative() && to != *now {
                        add(Kind::Number, of, (Some((to, to.cmp(now))), now.is_zero()), steps, &|case| {
                            case.inputs.insert(id(), Value::Number(to));
                        });
                    }
                }
            }
            _ => {}
        }
    }
    for criterion in rulebook.criteria() {
        let mark = |case: &mut Case, mark: Mark| case.marks.insert(criterion.id.clone(), mark);
        match (&criterion.start, case.marks.get(&criterion.id)) {
            (Start::Check, Some(Mark::Check(met))) => {
                add(Kind::YesOrNo, ChangeOf::Mark(criterion.id.clone()), (None, !met), Exact::ONE, &|case| {
                    mark(case, Mark::Check(!met));
                });
            }
            (Start::Levels(levels), Some(Mark::Level(now))) => {
                let at = levels.iter().position(|level| level.id == *now).expect("a level");
                for (other, level) in levels.iter().enumerate().filter(|(other, _)| *other != at) {
                    let of = ChangeOf::Level(criterion.id.clone(), level.id.clone());
                    add(Kind::OneOfSome, of, (None, false), Exact::count(other.abs_diff(at)), &|case| {
                        mark(case, Mark::Level(level.id.clone()));
                    });
                }
            }
            (Start::Points(scale), Some(Mark::Points(now))) => {
                for steps in 0..=100 {
                    let to = scale.step.times(Exact::whole(steps)).expect("small");
                    if to == *now || rulebook.allows(&criterion.id, &Mark::Points(to)).is_err() {
                        continue;
                    }
                    let by = to.max(*now).minus(to.min(*now)).and_then(|by| by.over(scale.step));
                    let of = ChangeOf::Mark(criterion.id.clone());
                    add(
                        Kind::Number,
                        of,
                        (Some((to, to.cmp(now))), now.is_zero()),
                        by.expect("small"),
                        &|case| {
                            mark(case, Mark::Points(to));
                        },
                    );
                }
            }
            _ => {}
        }
        for event in &criterion.events {
            let own = |one: &Occurrence| one.criterion == criterion.id && one.event == event.id;
            let now: u32 = case.occurrences.iter().filter(|one| own(one)).map(|one| one.count).sum();
            let apart = matches!(event.effect, Effect::Between(..));
            for to in (0..=now + 10).filter(|to| *to != now && (!apart || *to == 0 || *to > now)) {
                let of = ChangeOf::Event(criterion.id.clone(), event.id.clone());
                let steps = Exact::from(to.abs_diff(now));
                add(Kind::Event, of, (Some((Exact::from(to), to.cmp(&now))), now == 0), steps, &|case| {
                    // Where each has points of its own, those of more of them are not known.
                    let count = if apart { to.saturating_sub(now) } else { to };
                    case.occurrences.retain(|one| !own(one) || apart && to > now);
                    let (criterion, event) = (criterion.id.clone(), event.id.clone());
                    let (points, exempt, note) = (None, None, String::new());
                    let one = Occurrence { criterion, event, count, points, exempt, note };
                    case.occurrences.extend((count > 0).then_some(one));
                });
            }
        }
    }
    for gate in rulebook.gates() {
        if let Some(found) = case.findings.get(&gate.id).filter(|_| gate.question().is_some()) {
            add(Kind::Finding, ChangeOf::Finding(gate.id.clone()), (None, !found), Exact::ONE, &|case| {
                case.findings.insert(gate.id.clone(), !found);
            });
        }
    }
    all
}

fn kind_of(change: &Change, rulebook: &Rulebook) -> Option<Kind> {
    let is_check = |id| rulebook.criterion(id).is_some_and(|own| own.start == Start::Check);
    let is_flag = |id| rulebook.input(id).is_some_and(|own| own.kind == InputKind::Flag);
    Some(match &change.of {
        ChangeOf::Total
        | ChangeOf::TotalByOtherMeans
        | ChangeOf::Criterion(_)
        | ChangeOf::Section(_)
        | ChangeOf::Zeros => return None,
        ChangeOf::Mark(id) if is_check(id) => Kind::YesOrNo,
        ChangeOf::Input(id) if is_flag(id) => Kind::YesOrNo,
        ChangeOf::Mark(_) | ChangeOf::Input(_) => Kind::Number,
        ChangeOf::Choice(..) | ChangeOf::Level(..) => Kind::OneOfSome,
        ChangeOf::Event(..) => Kind::Event,
        ChangeOf::Finding(_) => Kind::Finding,
    })
}

/// Whether a case comes to the points that a change of points asks for.
fn reaches(outcome: &Outcome, line: &Change) -> bool {
    let number = match &line.of {
        ChangeOf::Total | ChangeOf::TotalByOtherMeans => {
            let points = Exact::sum(outcome.sections.iter().map(|section| section.points));
            let factor = outcome.converted.as_ref().and_then(|converted| converted.factor);
            points.and_then(|points| points.times(factor.unwrap_or(Exact::ONE).max(Exact::ZERO)))
        }
        ChangeOf::Criterion(id) => {
            outcome.criteria.iter().find(|result| result.id == *id).and_then(|one| one.points)
        }
        ChangeOf::Section(id) => {
            outcome.sections.iter().find(|result| result.id == *id).and_then(|one| one.points)
        }
        // How many stand at nought is not written down.
        _ => return true,
    };
    number.is_some_and(|number| match line.step {
        ChangeStep::UpTo => number >= line.bound,
        ChangeStep::Above => number > line.bound,
        ChangeStep::DownTo => number <= line.bound,
        ChangeStep::Below => number < line.bound,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn of_all_changes_of_one_thing_the_smallest_are_told(text in sets(), draws in draws()) {
        let rulebook = read(&text);
        let case = whole_case(&rulebook, &draws);
        let outcome = explained(&rulebook, &case, &UnitFacts::UNKNOWN);
        let now = rank_of(&rulebook, &outcome);
        let tries = tries(&rulebook, &case, &outcome.changes);
        let told: Vec<(&Change, (u8, usize), Option<Kind>)> = (outcome.changes.iter())
            .map(|change| {
                let rank = rank(&rulebook, &change.standing, change.class.as_ref());
                (change, rank, kind_of(change, &rulebook))
            })
            .collect();
        prop_assert!(told.is_sorted_by_key(|(_, rank, _)| *rank > now), "what is better comes first");
        let steps_of = |change: &Change| {
            let is_it = |tried: &&Tried| tried.of == change.of && tried.bound.is_none_or(|(to, _)| to == change.bound);
            tries.iter().find(is_it)
        };
        for (change, rank, _) in told.iter().filter(|(_, _, kind)| kind.is_some()) {
            let tried = steps_of(change);
            prop_assert!(tried.is_some(), "{change:?}");
            prop_assert_eq!(tried.map(|tried| rank_of(&rulebook, &tried.outcome)), Some(*rank), "{:?}", change);
        }
        let line = |is_better: bool| {
            let is_it = |told: &&(&Change, (u8, usize), Option<Kind>)| told.2.is_none() && (told.1 < now) == is_better;
            told.iter().find(is_it).map(|told| told.0)
        };
        let is_told_by_points = |tried: &Tried, is_better| {
            let line = line(is_better);
            let is_other = |line: &Change| tried.kind == Kind::Event && line.of == ChangeOf::TotalByOtherMeans;
            line.is_some_and(|line| !is_other(line) && reaches(&tried.outcome, line))
        };
        // A number is followed on each side only as far as the first value that alters the result.
        let side = |tried: &Tried| tried.bound.map(|(_, side)| side);
        let is_first = |tried: &&Tried| {
            let nearer = |other: &&Tried| {
                (&other.of, side(other)) == (&tried.of, side(tried)) && other.steps < tried.steps
            };
            tries.iter().filter(nearer).all(|other| rank_of(&rulebook, &other.outcome) == now)
        };
        // More cases of which each has points of its own are told only as far as they can be judged.
        let is_judged = |tried: &&Tried| match &tried.of {
            ChangeOf::Event(criterion, event) if tried.bound.is_some_and(|(_, side)| side.is_gt()) => {
                let kind = rulebook.criterion(criterion).and_then(|criterion| criterion.event(event));
                kind.is_some_and(|kind| !matches!(kind.effect, Effect::Between(..)))
            }
            _ => true,
        };
        for tried in tries.iter().filter(is_first).filter(is_judged) {
            let reached = rank_of(&rulebook, &tried.outcome);
            let is_few = matches!(tried.kind, Kind::YesOrNo | Kind::Finding | Kind::OneOfSome);
            let by_points = is_told_by_points(tried, reached < now);
            let is_always = matches!(tried.kind, Kind::YesOrNo | Kind::Finding);
            if reached < now && (is_always || !by_points) {
                let bound = if is_few { reached } else { (now.0, now.1.saturating_sub(1)) };
                prop_assert!(told.iter().any(|told| told.1 <= bound), "{:?} leads to {reached:?}: {told:?}", tried.of);
                let own = told.iter().find(|told| told.2 == Some(tried.kind) && told.1 < now);
                let steps = own.and_then(|told| steps_of(told.0)).map(|nearest| nearest.steps);
                prop_assert!(steps.is_some_and(|steps| steps <= tried.steps), "{:?}: {told:?}", tried.of);
            }
            if reached > now && !tried.is_new && !by_points {
                let lost = told.iter().find(|told| told.2.is_some() && told.1 > now);
                let steps = lost.and_then(|told| steps_of(told.0)).map(|nearest| nearest.steps);
                prop_assert!(steps.is_some_and(|steps| steps <= tried.steps), "{:?}: {told:?}", tried.of);
            }
        }
    }
}
