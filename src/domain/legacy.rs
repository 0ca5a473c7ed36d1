//! What earlier meetings leave to a later one. It is gathered once, when the later meeting is prepared, and frozen with it.
//!
//! **A year's accumulation** goes by calendar months: of several sealed meetings that cover a month the one sealed last
//! counts, and a meeting counts as a whole or not at all. Opening balances stand for all months up to the one that they
//! go through. **The past** has one meeting for each period, the one sealed last.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::chain::Digest;
use super::opening::Opening;
use super::period::{Kind, Period};
use super::record::Record;
use super::summary::Summary;
use super::{MeetingId, MemberId};
use crate::number::Exact;
use crate::rules::{
    Accumulated, CriterionId, EventId, FirstMonth, History, Input, InputId, InputKind, Needs, Past,
    PeriodDates, Reach, Tally, Truth, Value,
};

/// What earlier meetings left, member by member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Legacy {
    /// The sealed meetings that it rests on, with their seals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<RestsOn>,
    /// The last day of the opening balances in it, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balances_through: Option<Date>,
    /// What is left about each member under review.
    pub members: BTreeMap<MemberId, History>,
}

/// A sealed meeting that another one rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestsOn {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The head of the chain that it was sealed with.
    pub seal: Digest,
}

/// What inputs had come to before the unit's first meeting here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balances {
    /// The last day that they cover.
    pub through: Date,
    /// What each came to.
    pub balances: Vec<Balance>,
}

/// What one input of one member had come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// About whom.
    pub member: MemberId,
    /// Which input.
    pub input: InputId,
    /// What it came to in the unit's year, or was last.
    pub value: Value,
}

/// The sealed meetings, out of those there are, that a meeting has to look at.
pub fn wanted(opening: &Opening, meetings: &[Summary]) -> Vec<MeetingId> {
    let (needs, first) = (opening.needs(), opening.first_month());
    let Some(days) = opening.days() else { return Vec::new() };
    let year = Period::of(Kind::Year, days.end, first).days(first).map_or(days.start, |year| year.start);
    let is_wanted = |meeting: &&Summary| {
        let Some(of) = meeting.days.or_else(|| meeting.period.days(first)) else { return false };
        let reaches = match needs.reach() {
            Reach::Nothing => false,
            Reach::Year => of.end >= year,
            Reach::Ever => true,
        };
        let of_years = meeting.period.kind() == Kind::Year && needs.kinds.contains(&Kind::Year);
        meeting.seal.is_some() && of.end <= days.end && (reaches || of_years)
    };
    meetings.iter().filter(is_wanted).filter_map(|meeting| meeting.id.clone()).collect()
}

impl Legacy {
    /// What these sealed meetings, and the opening balances, leave to a meeting; none where its sets ask nothing.
    pub fn gathered(opening: &Opening, records: &[Record], balances: Option<&Balances>) -> Option<Self> {
        let needs = opening.needs();
        if needs.is_empty() {
            return None;
        }
        let days = opening.days()?;
        let balances = balances.filter(|balances| balances.through < days.start);
        let mut sources: Vec<Source<'_>> = records.iter().filter_map(Source::of).collect();
        sources.retain(|source| source.days.end <= days.end);
        // The one sealed last comes first.
        sources.sort_by_key(|source| std::cmp::Reverse(source.sealed));
        let gathering = Gathering { opening, needs, days, sources: &sources, balances };
        let members = opening.roster.members();
        let members: BTreeMap<MemberId, History> =
            members.map(|member| (member.id.clone(), gathering.history(&member.id))).collect();
        let rests_on = |source: &Source<'_>| RestsOn {
            meeting: source.record.id().clone(),
            seal: source.record.seal().head,
        };
        Some(Self {
            rests_on: sources.iter().rev().map(rests_on).collect(),
            balances_through: balances.map(|balances| balances.through),
            members,
        })
    }
}

/// A sealed meeting that can be looked at.
struct Source<'a> {
    record: &'a Record,
    days: PeriodDates,
    sealed: Option<Timestamp>,
}

impl<'a> Source<'a> {
    fn of(record: &'a Record) -> Option<Self> {
        let days = record.opening().days()?;
        Some(Self { record, days, sealed: record.seal().at.instant() })
    }

    fn kind(&self) -> Kind {
        self.record.opening().period.kind()
    }
}

/// What is at hand while the history of members is put together.
struct Gathering<'a> {
    opening: &'a Opening,
    needs: Needs,
    days: PeriodDates,
    /// The one sealed last comes first.
    sources: &'a [Source<'a>],
    balances: Option<&'a Balances>,
}

impl Gathering<'_> {
    fn history(&self, member: &MemberId) -> History {
        let year = self.needs.years.iter();
        let latest = self.needs.earlier.iter();
        History {
            year: year.filter_map(|id| Some((id.clone(), self.accumulated(member, id)?))).collect(),
            happened: self.happened(member),
            latest: latest.filter_map(|id| Some((id.clone(), self.latest(member, id)?))).collect(),
            past: self.past(member),
        }
    }

    /// The input of that id in the sets of this meeting.
    fn input(&self, id: &InputId) -> Option<&Input> {
        let mut inputs = self.opening.sets.iter().flat_map(|set| &set.rulebook.set().inputs);
        inputs.find(|input| input.id == *id)
    }

    /// The opening balance of an input, where it is about the year that begins on a day.
    fn balance(&self, member: &MemberId, id: &InputId, since: Option<Date>) -> Option<(&Value, Date)> {
        let balances = self.balances?;
        if since.is_some_and(|since| balances.through < since) {
            return None;
        }
        let own =
            balances.balances.iter().find(|balance| balance.member == *member && balance.input == *id)?;
        Some((&own.value, balances.through))
    }

    /// How often events had happened; none of one that no set of this meeting has.
    fn happened(&self, member: &MemberId) -> BTreeMap<CriterionId, BTreeMap<EventId, Tally>> {
        let mut happened: BTreeMap<CriterionId, BTreeMap<EventId, Tally>> = BTreeMap::new();
        for (criterion, event) in &self.needs.happened {
            if let Some(tally) = self.tally(member, criterion, event) {
                happened.entry(criterion.clone()).or_default().insert(event.clone(), tally);
            }
        }
        happened
    }

    fn tally(&self, member: &MemberId, criterion: &CriterionId, event: &EventId) -> Option<Tally> {
        let year = year_of(self.days, self.opening.first_month())?;
        let counted = |record: &Record| record.happened(member, criterion, event);
        let mut tally = Tally::default();
        for (count, is_before) in self.covering(BTreeSet::new(), year.start, counted) {
            if is_before {
                tally.before = tally.before.saturating_add(count);
            } else {
                tally.within = Some(tally.within.unwrap_or(0).saturating_add(count));
            }
        }
        Some(tally)
    }

    /// What those meetings of the year say that count, one for each month, and whether it was before this period.
    fn covering<T>(
        &self,
        mut taken: BTreeSet<i32>,
        since: Date,
        known: impl Fn(&Record) -> Option<T>,
    ) -> Vec<(T, bool)> {
        let mut said = Vec::new();
        for source in self.sources.iter().filter(|source| source.days.start >= since) {
            let Some(value) = known(source.record) else { continue };
            let is_before = source.days.end < self.days.start;
            let covered: Vec<i32> = months(source.days).collect();
            let doubled = covered.iter().any(|month| taken.contains(month));
            if doubled || !is_before && source.days.start < self.days.start {
                continue;
            }
            said.push((value, is_before));
            taken.extend(covered);
        }
        said
    }

    fn accumulated(&self, member: &MemberId, id: &InputId) -> Option<Accumulated> {
        let kind = &self.input(id)?.kind;
        let year = year_of(self.days, self.opening.first_month())?;
        let mut before = nothing(kind)?;
        let mut within = None;
        let mut taken = BTreeSet::new();
        if let Some((value, through)) = self.balance(member, id, Some(year.start)) {
            before = sum(&before, value)?;
            taken.extend(months(PeriodDates { start: year.start, end: through }));
        }
        let known = |record: &Record| record.known_fact(member, id).filter(|value| kind.admits(value));
        for (value, is_before) in self.covering(taken, year.start, known) {
            if is_before {
                before = sum(&before, &value)?;
            } else {
                within = Some(sum(&within.unwrap_or(nothing(kind)?), &value)?);
            }
        }
        Some(Accumulated { before, within })
    }

    /// What the latest earlier period knew of an input; of one period the meeting sealed last.
    fn latest(&self, member: &MemberId, id: &InputId) -> Option<Value> {
        let kind = &self.input(id)?.kind;
        let mut best: Option<(Date, Value)> =
            self.balance(member, id, None).map(|(value, through)| (through, value.clone()));
        for source in self.sources {
            let known = source.record.known_fact(member, id).filter(|value| kind.admits(value));
            match (known, &best) {
                (Some(value), None) => best = Some((source.days.end, value)),
                (Some(value), Some((day, _))) if source.days.end > *day => {
                    best = Some((source.days.end, value));
                }
                _ => {}
            }
        }
        best.map(|(_, value)| value)
    }

    fn past(&self, member: &MemberId) -> Vec<Past> {
        let kind = self.opening.period.kind();
        let mut seen: Vec<(Kind, PeriodDates)> = Vec::new();
        let mut past: Vec<Past> = Vec::new();
        for source in self.sources {
            let is_earlier = source.days.end < self.days.start || source.kind() != kind;
            let key = (source.kind(), source.days);
            if is_earlier && !seen.contains(&key) && source.record.sheet(member).is_some() {
                seen.push(key);
                past.push(self.one_past(source, member));
            }
        }
        let year = year_of(self.days, self.opening.first_month()).map(|year| year.start);
        past.retain(|past| self.is_looked_at(past, year));
        past.sort_by_key(|past| (past.days.end, std::cmp::Reverse(past.days.start)));
        past
    }

    /// Whether the sets can ask anything of an earlier meeting.
    fn is_looked_at(&self, past: &Past, year: Option<Date>) -> bool {
        let in_year = year.is_some_and(|year| past.days.end >= year);
        let by_kind = self.needs.kinds.contains(&past.kind) && (in_year || past.kind == Kind::Year);
        let by_gate = !past.gates.is_empty() && (in_year || self.needs.gates == Reach::Ever);
        by_kind || self.needs.gates > Reach::Nothing && by_gate
    }

    fn one_past(&self, source: &Source<'_>, member: &MemberId) -> Past {
        let placed = source.record.outcomes().iter().find(|placed| placed.member == *member);
        let outcome = source.record.outcome(member);
        let fired = outcome.iter().flat_map(|outcome| &outcome.gates);
        let fired = fired.filter(|gate| gate.fired == Truth::True && gate.since.is_none());
        let sums = self.needs.sums.iter();
        Past {
            kind: source.kind(),
            days: source.days,
            class: placed.filter(|placed| placed.is_ranked()).and_then(|placed| placed.class.clone()),
            total: placed.and_then(|placed| placed.score.or(placed.total)),
            max_total: placed.and_then(|placed| placed.max_total),
            inputs: sums.filter_map(|id| Some((id.clone(), source.record.known_fact(member, id)?))).collect(),
            gates: fired.map(|gate| gate.id.clone()).collect(),
            titles: placed.iter().flat_map(|placed| placed.titles.iter().cloned()).collect(),
        }
    }
}

/// The unit's year in which a period ends.
fn year_of(days: PeriodDates, first: FirstMonth) -> Option<PeriodDates> {
    Period::of(Kind::Year, days.end, first).days(first)
}

/// The calendar months that days touch, counted through the years.
fn months(days: PeriodDates) -> impl Iterator<Item = i32> {
    let index = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    index(days.start)..=index(days.end)
}

/// What nothing comes to; none for facts that do not add up.
fn nothing(kind: &InputKind) -> Option<Value> {
    match kind {
        InputKind::Count(_) | InputKind::Number => Some(Value::Number(Exact::ZERO)),
        InputKind::Flag => Some(Value::Flag(false)),
        InputKind::Set(_) => Some(Value::Set(BTreeSet::new())),
        InputKind::Choice(_) | InputKind::Date => None,
    }
}

/// Two facts taken together: numbers add up, of two yes-or-no facts either will do, sets are joined.
fn sum(one: &Value, other: &Value) -> Option<Value> {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.plus(*other).map(Value::Number),
        (Value::Flag(one), Value::Flag(other)) => Some(Value::Flag(*one || *other)),
        (Value::Set(one), Value::Set(other)) => Some(Value::Set(one.union(other).cloned().collect())),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
