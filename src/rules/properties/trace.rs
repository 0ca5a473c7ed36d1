//! A second, plain reckoning of a result from what its trace says happened.

use super::super::*;
use crate::number::Exact;

fn plus(one: Exact, other: Exact) -> Exact {
    one.plus(other).expect("small")
}

fn minus(one: Exact, other: Exact) -> Exact {
    one.minus(other).expect("small")
}

fn times(one: Exact, other: Exact) -> Exact {
    one.times(other).expect("small")
}

fn rounded(value: Exact, round: Option<Round>) -> Exact {
    round.map_or(value, |round| round.of(value).expect("small"))
}

fn within(value: Exact, limits: Option<&Limits>) -> Exact {
    let most = limits.and_then(|limits| limits.max).map_or(value, |most| value.min(most));
    limits.and_then(|limits| limits.min).map_or(most, |least| most.max(least))
}

/// What a criterion earns, and what events took and added; its start and events are taken from the trace.
fn earned(section: &Section, criterion: &Criterion, result: &CriterionResult) -> (Exact, Exact, Exact) {
    let (lowest, highest) = section.ends(criterion);
    let factor = result.factor.expect("known");
    let start = result.start.expect("known");
    let held = |points: Exact| points.clamp(lowest, highest);
    let points = || result.events.iter().filter_map(|event| event.points);
    let all = points().fold(start, plus);
    let sum = |takes: bool| points().filter(|own| own.is_negative() == takes).fold(Exact::ZERO, plus);
    let (takes, gives) = (minus(Exact::ZERO, sum(true)), sum(false));
    let lost = result.events.iter().any(|event| event.weight == EventWeight::TookAll);
    let earned = if lost { lowest } else { held(all) };
    match result.counted {
        Counted::Applies => {
            // What left the ends of the criterion did not count, nor what could not move it away from there.
            let (above, below) = (minus(start, held(start)), minus(held(start), start));
            let takes = minus(takes, above.max(Exact::ZERO)).max(Exact::ZERO);
            let gives = minus(gives, below.max(Exact::ZERO)).max(Exact::ZERO);
            let raised = plus(held(start), gives);
            let down = match all {
                _ if lost => minus(held(raised), lowest),
                all if all >= highest => Exact::ZERO,
                all if all < lowest => minus(raised, lowest).max(Exact::ZERO),
                _ => takes,
            };
            let up = match all {
                all if all <= lowest || lost => Exact::ZERO,
                all if all > highest => minus(plus(highest, takes), held(start)).max(Exact::ZERO),
                _ => gives,
            };
            (times(earned, factor), times(down, factor), times(up, factor))
        }
        Counted::Full => (times(highest, factor), Exact::ZERO, Exact::ZERO),
        _ => (Exact::ZERO, Exact::ZERO, Exact::ZERO),
    }
}

/// The raw total, from the starts and events of all criteria.
pub(super) fn raw_total(rulebook: &Rulebook, outcome: &Outcome) -> Exact {
    let set = rulebook.set();
    let (mut total, mut taken, mut given) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
    for section in rulebook.sections() {
        let traced = outcome.sections.iter().find(|result| result.id == section.id).expect("traced");
        let factor = traced.factor.expect("known");
        let (mut sum, mut down, mut up, mut most) = (Exact::ZERO, Exact::ZERO, Exact::ZERO, Exact::ZERO);
        for criterion in &section.criteria {
            let result = outcome.criteria.iter().find(|result| result.id == criterion.id).expect("traced");
            let (points, less, more) = earned(section, criterion, result);
            sum = plus(sum, rounded(points, criterion.round));
            (down, up) = (plus(down, less), plus(up, more));
            most = plus(most, result.max.expect("known"));
        }
        let [mut points, mut down, mut up] = [sum, down, up].map(|value| times(value, factor));
        let limits = section.limits.as_ref();
        if let Some(most) = limits.and_then(|limits| limits.deductions).filter(|most| *most < down) {
            points = plus(points, minus(down, most));
            down = most;
        }
        if let Some(most) = limits.and_then(|limits| limits.additions).filter(|most| *most < up) {
            points = minus(points, minus(up, most));
            up = most;
        }
        let cap = |points: Exact| section.bonus.as_ref().map_or(points, |bonus| points.min(bonus.cap));
        let floor = |points: Exact| {
            section.penalty.as_ref().map_or(points, |penalty| points.max(minus(Exact::ZERO, penalty.cap)))
        };
        let is_limited = |limits: &SumLimits| limits.deductions.is_some() || limits.additions.is_some();
        let ends = (section.lowest(), times(most, factor));
        let ended = |points: Exact| match [limits, set.limits.as_ref()].into_iter().flatten().any(is_limited)
        {
            true => points.clamp(ends.0, ends.1),
            false => points,
        };
        let held = |points: Exact| floor(cap(within(ended(points), limits.map(|limits| &limits.sum))));
        if section.bonus.is_none() {
            taken = plus(taken, minus(held(plus(points, down)), held(points)));
            given = plus(given, minus(held(points), held(minus(points, up))));
        }
        total = plus(total, rounded(held(points), section.round));
    }
    let limits = set.limits.as_ref();
    if let Some(most) = limits.and_then(|limits| limits.deductions) {
        total = plus(total, minus(taken, most).max(Exact::ZERO));
    }
    if let Some(most) = limits.and_then(|limits| limits.additions) {
        total = minus(total, minus(given, most).max(Exact::ZERO));
    }
    if rulebook.sections().any(|section| section.penalty.is_some()) {
        total = total.max(Exact::ZERO);
    }
    if let Some(converted) = &outcome.converted {
        total = times(total, converted.factor.expect("known").max(Exact::ZERO));
    }
    rounded(within(total, limits.map(|limits| &limits.sum)), set.round)
}

/// The total after the caps that acted.
pub(super) fn total(rulebook: &Rulebook, outcome: &Outcome) -> Exact {
    let caps = acting(rulebook, outcome).filter_map(|gate| match gate.effect {
        GateEffect::TotalAtMost(most) => Some(most),
        _ => None,
    });
    caps.fold(raw_total(rulebook, outcome), Exact::min)
}

/// The standing and the class, from the conditions and gates that the trace says held.
pub(super) fn result(rulebook: &Rulebook, case: &Case, outcome: &Outcome) -> (Standing, Option<ClassId>) {
    let set = rulebook.set();
    let at = |id: &ClassId| set.classes.iter().position(|class| class.id == *id).expect("declared");
    let (mut class, mut standing) = match &set.default {
        Some(default) => {
            let class = case.moves.as_ref().map_or(default, |moved| &moved.class);
            let barred = outcome.classes.iter().any(|result| result.truth == Truth::False);
            (Some(at(class)), if barred { Standing::Referred } else { Standing::Ranked })
        }
        None => {
            let holds = outcome.classes.iter().find(|result| result.truth == Truth::True);
            let otherwise = match &set.otherwise {
                Some(Otherwise::Class(class)) => Some(at(class)),
                _ => None,
            };
            let class = holds.map(|result| at(&result.id)).or(otherwise);
            (class, if class.is_some() { Standing::Ranked } else { Standing::Referred })
        }
    };
    let all = || acting(rulebook, outcome).map(|gate| &gate.effect);
    let last = set.classes.len() - 1;
    let forced =
        all().filter_map(|effect| if let GateEffect::Force(id) = effect { Some(at(id)) } else { None });
    if let Some(forced) = forced.max() {
        (class, standing) = (Some(forced), Standing::Ranked);
    }
    let down: i64 = all()
        .map(|effect| match effect {
            GateEffect::Lower(by) => i64::from(*by),
            GateEffect::Raise(by) => -i64::from(*by),
            _ => 0,
        })
        .sum();
    let down = if all().any(|effect| matches!(effect, GateEffect::Force(_))) { down.max(0) } else { down };
    let moved = |class: usize| (i64::try_from(class).expect("few") + down).max(0);
    class = class.map(|class| usize::try_from(moved(class)).expect("not below nought").min(last));
    let most = acting(rulebook, outcome).filter_map(|gate| match &gate.effect {
        GateEffect::AtMost(Ceiling::Class(id)) => Some(at(id)),
        GateEffect::AtMost(Ceiling::By { .. }) => {
            let result = outcome.gates.iter().find(|result| result.id == gate.id).expect("traced");
            result.ceiled.as_ref().and_then(|ceiled| ceiled.class.as_ref()).map(at)
        }
        _ => None,
    });
    class = class.map(|class| most.fold(class, usize::max));
    if all().any(|effect| *effect == GateEffect::NotRanked) {
        (class, standing) = (None, Standing::NotRanked);
    }
    if all().any(|effect| *effect == GateEffect::Suspend) {
        (class, standing) = (None, Standing::Suspended);
    }
    if standing == Standing::Ranked && all().any(|effect| *effect == GateEffect::Refer) {
        standing = Standing::Referred;
    }
    if let (Standing::Referred, Some(decision)) = (&standing, &case.decision) {
        (class, standing) = (Some(at(&decision.class)), Standing::Ranked);
    }
    (standing, class.map(|class| set.classes[class].id.clone()))
}

fn acting<'a>(rulebook: &'a Rulebook, outcome: &'a Outcome) -> impl Iterator<Item = &'a Gate> {
    let acts = |result: &&GateResult| result.fired == Truth::True && result.excluded_by.is_none();
    outcome.gates.iter().filter(acts).filter_map(|result| rulebook.gate(&result.id))
}
