//! What earlier meetings leave to a later one. It is gathered once, when the later meeting is prepared, and frozen with it.
//!
//! **A year's accumulation** goes by calendar months: of several sealed meetings that cover a month the one sealed last
//! counts, and a meeting counts as a whole or not at all. Opening balances stand for all months up to the one that they
//! go through; where they reach into a period that did not begin with the year, nobody can tell how much of them was
//! before it, and then nothing is said at all. Nor is it where a meeting asked for the fact and was sealed without it. **The past** has one meeting for each period, the one sealed last.

mod year;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::year::{Belongs, year_of};
use super::chain::Digest;
use super::fact::Origin;
use super::opening::Opening;
use super::period::{Kind, Period};
use super::person::Person;
use super::record::Record;
use super::summary::Summary;
use super::{MeetingId, MemberId};
use crate::rules::{History, Input, InputId, Needs, Past, PeriodDates, Reach, RemovedPast, Truth, Value};

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
    /// The meetings that it would rest on if their personal data had not been removed. Whatever only they could tell is
    /// unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Gone>,
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

/// A meeting whose personal data had been removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The period that it was about.
    pub period: Period,
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

/// The sealed meetings, out of those there are, that a meeting has to look at. Those whose personal data were removed are
/// among them.
pub fn wanted<'a>(opening: &Opening, meetings: &'a [Summary]) -> Vec<&'a Summary> {
    let (needs, first) = (opening.needs(), opening.first_month());
    let Some(days) = opening.days() else { return Vec::new() };
    let year = Period::of(Kind::Year, days.end, first).days(first).map_or(days.start, |year| year.start);
    // What it looks at may lie before the year.
    let since = needs.since(Some(year), days).unwrap_or(year);
    let is_wanted = |meeting: &&Summary| {
        let Some(of) = meeting.days.or_else(|| meeting.period.days(first)) else { return false };
        let reaches = match needs.reach() {
            Reach::Nothing => false,
            Reach::Year => of.end >= since,
            Reach::Ever => true,
        };
        let of_years = meeting.period.kind() == Kind::Year && needs.kinds.contains(&Kind::Year);
        meeting.seal.is_some() && of.end <= days.end && (reaches || of_years)
    };
    meetings.iter().filter(is_wanted).collect()
}

impl Legacy {
    /// What these sealed meetings, and the opening balances, leave to a meeting; none where its sets ask nothing. `removed`
    /// are those that it wants and whose personal data were removed.
    pub fn gathered(
        opening: &Opening,
        records: &[Record],
        removed: &[Summary],
        balances: Option<&Balances>,
    ) -> Option<Self> {
        let needs = opening.needs();
        if needs.is_empty() {
            return None;
        }
        let days = opening.days()?;
        let mut sources: Vec<Source<'_>> = records.iter().filter_map(Source::of).collect();
        sources.retain(|source| source.days.end <= days.end);
        // The one sealed last comes first.
        sources.sort_by_key(|source| std::cmp::Reverse(source.sealed));
        let first = opening.first_month();
        let past = |meeting: &Summary| {
            let days = meeting.days.or_else(|| meeting.period.days(first))?;
            Some(RemovedPast { kind: meeting.period.kind(), days })
        };
        let removed_past: Vec<RemovedPast> = removed.iter().filter_map(past).collect();
        let gathering =
            Gathering { opening, needs, days, sources: &sources, removed: &removed_past, balances };
        let members = opening.roster.members();
        let members: BTreeMap<MemberId, History> =
            members.map(|member| (member.id.clone(), gathering.history(member))).collect();
        let gone = |meeting: &Summary| Some(Gone { meeting: meeting.id.clone()?, period: meeting.period });
        let rests_on = |source: &Source<'_>| RestsOn {
            meeting: source.record.id().clone(),
            seal: source.record.seal().head,
        };
        Some(Self {
            rests_on: sources.iter().rev().map(rests_on).collect(),
            balances_through: balances.map(|balances| balances.through).filter(|through| {
                let year = year_of(days, opening.first_month());
                year.is_some_and(|year| Belongs::of(*through, days, year) != Belongs::Untold)
            }),
            removed: removed.iter().filter_map(gone).collect(),
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
    /// The meetings of which nobody knows any more.
    removed: &'a [RemovedPast],
    balances: Option<&'a Balances>,
}

impl Gathering<'_> {
    fn history(&self, person: &Person) -> History {
        let member = &person.id;
        // Whoever joined later was not in it.
        let concerns = |removed: &&RemovedPast| person.joined.is_none_or(|day| day <= removed.days.end);
        let removed: Vec<RemovedPast> = self.removed.iter().filter(concerns).copied().collect();
        let year = self.needs.years.iter();
        let latest = self.needs.earlier.iter();
        History {
            year: year.filter_map(|id| Some((id.clone(), self.accumulated(member, id, &removed)?))).collect(),
            happened: self.happened(member, &removed),
            latest: latest.filter_map(|id| Some((id.clone(), self.latest(member, id, &removed)?))).collect(),
            past: self.past(member),
            removed: removed.into_iter().filter(|removed| self.is_missed(removed)).collect(),
        }
    }

    /// The input of that id in the sets of this meeting.
    fn input(&self, id: &InputId) -> Option<&Input> {
        let mut inputs = self.opening.sets.iter().flat_map(|set| &set.rulebook.set().inputs);
        inputs.find(|input| input.id == *id)
    }

    /// The opening balance of an input, and the day that it goes through.
    fn balance(&self, member: &MemberId, id: &InputId) -> Option<(&Value, Date)> {
        let balances = self.balances?;
        let own =
            balances.balances.iter().find(|balance| balance.member == *member && balance.input == *id)?;
        Some((&own.value, balances.through))
    }

    /// What the latest earlier period knew of an input; of one period the meeting sealed last. A default of the set is
    /// nothing that anybody knew.
    /// A removed meeting of a later period may have known another one.
    fn latest(&self, member: &MemberId, id: &InputId, removed: &[RemovedPast]) -> Option<Value> {
        let kind = &self.input(id)?.kind;
        let balance = self.balance(member, id).filter(|(_, through)| *through < self.days.start);
        let mut best: Option<(Date, Value)> = balance.map(|(value, through)| (through, value.clone()));
        for source in self.sources {
            let said = source.record.fact(member, id).filter(|(_, origin)| *origin != Origin::Default);
            let known = said.map(|(value, _)| value).filter(|value| kind.admits(value));
            match (known, &best) {
                (Some(value), None) => best = Some((source.days.end, value)),
                (Some(value), Some((day, _))) if source.days.end > *day => {
                    best = Some((source.days.end, value));
                }
                _ => {}
            }
        }
        let (day, value) = best?;
        removed.iter().all(|removed| removed.days.end <= day).then_some(value)
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
        past.retain(|past| self.is_looked_at(past));
        past.sort_by_key(|past| (past.days.end, std::cmp::Reverse(past.days.start)));
        past
    }

    /// Whether the sets can ask anything of an earlier meeting.
    fn is_looked_at(&self, past: &Past) -> bool {
        let in_year = self.is_in_year(past.days);
        let by_kind = self.needs.kinds.contains(&past.kind) && (in_year || past.kind == Kind::Year);
        let by_gate = !past.gates.is_empty() && (in_year || self.needs.gates == Reach::Ever);
        by_kind || self.needs.gates > Reach::Nothing && by_gate
    }

    /// Whether the sets can ask anything of a meeting of which nobody knows any more.
    fn is_missed(&self, removed: &RemovedPast) -> bool {
        let in_year = self.is_in_year(removed.days);
        let is_earlier = removed.days.end < self.days.start || removed.kind != self.opening.period.kind();
        let by_kind = self.needs.kinds.contains(&removed.kind) && (in_year || removed.kind == Kind::Year);
        let by_gate = self.needs.gates == Reach::Ever || self.needs.gates > Reach::Nothing && in_year;
        is_earlier && (by_kind || by_gate)
    }

    /// Whether days reach into the unit's year, or into what the sets look at before it.
    fn is_in_year(&self, days: PeriodDates) -> bool {
        let year = year_of(self.days, self.opening.first_month()).map(|year| year.start);
        self.needs.since(year, self.days).is_some_and(|since| days.end >= since)
    }

    fn one_past(&self, source: &Source<'_>, member: &MemberId) -> Past {
        let placed = source.record.result(member);
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

#[cfg(test)]
mod tests;
