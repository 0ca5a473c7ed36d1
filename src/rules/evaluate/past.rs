//! What earlier meetings left: accumulated facts, counts and means, gates that still count.

use jiff::Span;
use jiff::civil::Date;

use super::super::case::{History, Past, PeriodDates, Value};
use super::super::expression::{Content, Earlier, Gaps, Measure, Range, Reading, Within};
use super::super::gate::{Gate, GateScope};
use super::super::id::{ClassId, CriterionId, EventId, InputId};
use super::super::input::InputKind;
use super::super::outcome::{Missing, Truth};
use super::super::set::{FirstMonth, Period};
use super::consecutive::{run, touched};
use super::facts::{AT_LEAST_NONE, Given, unheard};
use super::sums::added;
use crate::number::Exact;

/// What an input has come to since the unit's year began, this period included.
pub(super) fn year(given: &Given<'_>, id: &InputId) -> Reading {
    let Some(input) = given.rulebook.input(id) else {
        return unheard(Missing::Year(id.clone()));
    };
    let admitted = |value: &&Value| input.kind.admits(value);
    let accumulated = given.case.history.as_ref().and_then(|history| history.year.get(id));
    let before = accumulated.map(|accumulated| &accumulated.before).filter(admitted);
    let within = accumulated.and_then(|accumulated| accumulated.within.as_ref()).filter(admitted);
    let said = given.case.inputs.get(id).filter(admitted);
    let known = |value: Option<&Value>, missing: Missing| match value {
        Some(value) => Reading::of(value),
        None => Reading::unknown(input.kind.anything(), missing),
    };
    let before = known(before, Missing::Year(id.clone()));
    let now = given.tried(id).unwrap_or_else(|| match said {
        Some(said) if input.is_outside(said) => known(None, Missing::Input(id.clone())),
        _ => known(said.or(within).or(input.default.as_ref()), Missing::Input(id.clone())),
    });
    let gaps = before.missing.clone().and(&now.missing);
    match (before.content, now.content) {
        (Content::Number(before), Content::Number(now)) => {
            Reading::worked(before.plus(now), gaps, id.as_str())
        }
        (Content::Truth(before), Content::Truth(now)) => Reading::new(Content::Truth(before.or(now)), gaps),
        (Content::Set(before), Content::Set(now)) => {
            let all = before.zip(now).map(|(before, now)| before.union(&now).cloned().collect());
            Reading::new(Content::Set(all), gaps)
        }
        _ => unheard(Missing::Year(id.clone())),
    }
}

/// How often something happened since the unit's year began, this period included, exempted occurrences aside. What
/// earlier meetings counted within this period stands for it while nothing of the kind is recorded here.
pub(super) fn year_happened(given: &Given<'_>, criterion: &CriterionId, event: &EventId) -> Reading {
    let counted = given.counted(criterion, event);
    let recorded = counted.as_ref().is_some_and(|counting| counting.happened > 0);
    let own = Exact::from(counted.map_or(0, |counting| counting.counts()));
    let history = given.case.history.as_ref();
    match history.and_then(|history| history.happened.get(criterion)?.get(event)) {
        Some(tally) => {
            let now = tally.within.filter(|_| !recorded).map_or(own, Exact::from);
            let sum = Range::point(tally.before.into()).plus(Range::point(now));
            Reading::worked(sum, Gaps::NONE, event.as_str())
        }
        None => {
            let missing = Missing::Happened(criterion.clone(), event.clone());
            Reading::unknown(Content::Number(Range { least: Some(own), most: None }), missing)
        }
    }
}

/// The first day of the unit's year in which the period ends.
pub(super) fn year_begins(given: &Given<'_>) -> Reading {
    let first = given.rulebook.set().first_month;
    match given.case.period.and_then(|period| year_start(period.end, first)) {
        Some(day) => Reading::known(Content::Date(Some(day))),
        None => Reading::unknown(Content::Date(None), Missing::Period),
    }
}

/// What the earlier meetings of one kind come to.
pub(super) fn past(given: &Given<'_>, earlier: &Earlier) -> Reading {
    let measure = &earlier.measure;
    let unknown = |missing| {
        let content = match measure {
            Measure::Last(_) => Content::Date(None),
            Measure::Meetings | Measure::Count(_) | Measure::Run(_) | Measure::RunFrom(_) => {
                Content::Number(AT_LEAST_NONE)
            }
            _ => Content::Number(Range::ANY),
        };
        Reading::unknown(content, missing)
    };
    let Some(history) = &given.case.history else {
        return unknown(Missing::Past);
    };
    let Some(period) = &given.case.period else {
        return unknown(Missing::Period);
    };
    let first = given.rulebook.set().first_month;
    let Some(meetings) = meetings(history, earlier, *period, first) else {
        return unknown(Missing::Period);
    };
    if has_removed(history, earlier, *period, first) {
        return unknown(Missing::Past);
    }
    let all = || meetings.iter().copied();
    // What keeps a number from being known that rests on the totals of these meetings.
    let lacking = |of: &[&Past]| match left_open(of, |past| past.total.is_some(), None) {
        _ if of.is_empty() => Gaps::one(Missing::NoneEarlier),
        gaps if gaps == Gaps::NONE => Gaps::one(Missing::Past),
        gaps => gaps,
    };
    let number = |value: Option<Exact>, of: &[&Past]| {
        value.map_or_else(|| Reading::new(Content::Number(Range::ANY), lacking(of)), Reading::number)
    };
    match measure {
        Measure::Meetings => Reading::number(Exact::count(meetings.len())),
        Measure::Count(id) => {
            let count = all().filter(|past| past.came_to(id)).count();
            Reading::number(Exact::count(count))
        }
        Measure::Run(id) => {
            let came = |past: &Past| past.came_to(id);
            Reading::number(Exact::count(run(&meetings, earlier.kind, &came, *period)))
        }
        Measure::RunFrom(id) => {
            let place = |of: &ClassId| given.rulebook.classes().position(|class| class.id == *of);
            let came =
                |past: &Past| past.class.as_ref().and_then(place).is_some_and(|own| Some(own) <= place(id));
            Reading::number(Exact::count(run(&meetings, earlier.kind, &came, *period)))
        }
        Measure::Last(id) => {
            let last = all().rev().find(|past| past.came_to(id));
            let day = last.map_or(Some(NEVER), |past| Some(past.days.end));
            Reading::known(Content::Date(day))
        }
        Measure::Total(place) => {
            let asked = usize::from(*place);
            match asked.checked_sub(1).and_then(|index| meetings.get(index)) {
                None if !meetings.is_empty() => {
                    unknown(Missing::TooFewEarlier { kind: earlier.kind, held: meetings.len(), asked })
                }
                past => number(past.and_then(|past| past.total), past.map_or(&[], std::slice::from_ref)),
            }
        }
        Measure::LastTotal => {
            let last = &meetings[meetings.len().saturating_sub(1)..];
            number(last.first().and_then(|past| past.total), last)
        }
        Measure::LowestTotal => extreme(&meetings, Range::lesser).unwrap_or_else(|| number(None, &meetings)),
        Measure::HighestTotal => {
            extreme(&meetings, Range::greater).unwrap_or_else(|| number(None, &meetings))
        }
        Measure::MeanTotal => number(mean(all().map(|past| Some((past.total?, Exact::ONE)))), &meetings),
        Measure::WeightedTotal => {
            number(mean(all().map(|past| Some((past.total?, months(past.days))))), &meetings)
        }
        Measure::MeanShare => {
            let share = |past: &Past| past.total?.over(past.max_total?);
            number(mean(all().map(|past| Some((share(past)?, Exact::ONE)))), &meetings)
        }
        Measure::Sum(input) => sum(&meetings, input, given),
    }
}

/// The day of what never happened.
const NEVER: Date = Date::constant(1, 1, 1);

/// The meetings that a name covers. None where the days lie beyond the calendar.
pub(super) fn meetings<'h>(
    history: &'h History,
    earlier: &Earlier,
    period: PeriodDates,
    first: FirstMonth,
) -> Option<Vec<&'h Past>> {
    let covered = covered(earlier, period, first)?;
    Some(history.past.iter().filter(|past| past.kind == earlier.kind && covered(past.days)).collect())
}

/// Whether a name covers a meeting of which nobody knows any more what it left.
pub(super) fn has_removed(
    history: &History,
    earlier: &Earlier,
    period: PeriodDates,
    first: FirstMonth,
) -> bool {
    let covered = covered(earlier, period, first);
    covered.is_some_and(|covered| {
        history.removed.iter().any(|removed| removed.kind == earlier.kind && covered(removed.days))
    })
}

/// Which days of meetings of its kind a name covers: within this period, within so many months that end with it, within
/// this unit's year or, for years, before it.
fn covered(
    earlier: &Earlier,
    period: PeriodDates,
    first: FirstMonth,
) -> Option<impl Fn(PeriodDates) -> bool> {
    let from = match earlier.within {
        Within::Year => year_start(period.end, first)?,
        Within::Here => period.start,
        Within::Months(months) => period.months_before_its_end(months)?,
    };
    let (within, kind) = (earlier.within, earlier.kind);
    Some(move |days: PeriodDates| match (within, kind) {
        (Within::Here | Within::Months(_), _) => days.start >= from && days.end <= period.end,
        (Within::Year, Period::Year) => days.end < period.start,
        (Within::Year, _) => days.end >= from && days.end <= period.end,
    })
}

/// The lowest or the highest of the totals, of which one that nobody knows may be anything; none over nothing.
fn extreme(meetings: &[&Past], the: fn(Range, Range) -> Range) -> Option<Reading> {
    let totals = meetings.iter().map(|past| past.total.map_or(Range::ANY, Range::point));
    let gaps = left_open(meetings, |past| past.total.is_some(), None);
    Some(Reading::new(Content::Number(totals.reduce(the)?), gaps))
}

/// The meetings that were sealed without knowing a total or an input, as what is missing.
fn left_open(meetings: &[&Past], is_known: impl Fn(&Past) -> bool, input: Option<&InputId>) -> Gaps {
    let open = meetings.iter().filter(|past| !is_known(past));
    let told = |past: &&&Past| Missing::LeftOpen { kind: past.kind, days: past.days, input: input.cloned() };
    open.fold(Gaps::NONE, |gaps, past| gaps.and(&Gaps::one(told(&past))))
}

/// The weighted mean; none over nothing, and where a value is not known.
fn mean(values: impl Iterator<Item = Option<(Exact, Exact)>>) -> Option<Exact> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    for value in values {
        let (value, weight) = value?;
        sum = sum.plus(value.times(weight)?)?;
        weights = weights.plus(weight)?;
    }
    sum.over(weights)
}

/// How many calendar months a period touches.
fn months(days: PeriodDates) -> Exact {
    Exact::whole(touched(days))
}

/// The sum of an input over meetings; what one of them did not know may be anything.
fn sum(meetings: &[&Past], id: &InputId, given: &Given<'_>) -> Reading {
    let kind = given.rulebook.input(id).map_or(&InputKind::Number, |input| &input.kind);
    meetings.iter().fold(Reading::number(Exact::ZERO), |sum, past| {
        let known = |past: &Past| past.inputs.get(id).filter(|value| kind.admits(value)).cloned();
        let value = known(past).as_ref().map(Reading::of);
        let value = value.unwrap_or_else(|| {
            Reading::new(kind.anything(), left_open(&[past], |past| known(past).is_some(), Some(id)))
        });
        added(sum, &value, id.as_str())
    })
}

/// Whether a gate that fired in an earlier meeting still counts, what keeps that open, and from when.
pub(super) fn carried(given: &Given<'_>, gate: &Gate) -> (Truth, Gaps, Option<PeriodDates>) {
    if gate.scope == GateScope::Period {
        return (Truth::False, Gaps::NONE, None);
    }
    let Some(history) = &given.case.history else {
        return (Truth::Unknown, Gaps::one(Missing::Past), None);
    };
    let fired = || {
        let earlier = |past: &&Past| given.case.period.is_none_or(|period| past.days.end <= period.end);
        history.past.iter().filter(|past| past.gates.contains(&gate.id)).filter(earlier)
    };
    if fired().next().is_none() && history.removed.is_empty() {
        return (Truth::False, Gaps::NONE, None);
    }
    let Some(period) = &given.case.period else {
        return (Truth::Unknown, Gaps::one(Missing::Period), None);
    };
    let first = given.rulebook.set().first_month;
    let reaches =
        |days: PeriodDates| last_day(gate.scope, days, first).is_none_or(|last| period.start <= last);
    match fired().rfind(|past| reaches(past.days)) {
        Some(past) => (Truth::True, Gaps::NONE, Some(past.days)),
        // It may have fired in a meeting of which nobody knows any more.
        None if history.removed.iter().any(|removed| reaches(removed.days)) => {
            (Truth::Unknown, Gaps::one(Missing::Past), None)
        }
        None => (Truth::False, Gaps::NONE, None),
    }
}

/// The last day on which a period may begin for a gate to count in it; none where the calendar ends before.
pub(in crate::rules) fn last_day(scope: GateScope, fired: PeriodDates, first: FirstMonth) -> Option<Date> {
    match scope {
        GateScope::Period => Some(fired.end),
        GateScope::Until(day) => Some(day),
        GateScope::Months(count) => fired.end.checked_add(Span::new().try_months(count).ok()?).ok(),
        GateScope::Year => day_before(year_start(fired.end, first)?, 12),
        GateScope::Term => {
            let start = year_start(fired.end, first)?;
            let half = day_before(start, 6)?;
            if fired.end <= half { Some(half) } else { day_before(start, 12) }
        }
    }
}

/// The first day of the unit's year in which a day lies.
fn year_start(day: Date, first: FirstMonth) -> Option<Date> {
    let month = i8::try_from(first.get()).ok()?;
    let year = if day.month() >= month { day.year() } else { day.year().checked_sub(1)? };
    Date::new(year, month, 1).ok()
}

/// The day before that many months after a day.
fn day_before(start: Date, months: i8) -> Option<Date> {
    start.checked_add(Span::new().try_months(months).ok()?).ok()?.yesterday().ok()
}
