//! What was said about earlier meetings and the unit, as the rules take it.

use std::collections::{BTreeMap, BTreeSet};

use super::before::{Before, VOTERS};
use super::tried::Tried;
use crate::number::Exact;
use crate::rules::{
    Accumulated, Ballots, History, InputId, InputKind, Past, Tally, UnitFacts, Value, Voters,
};

impl Before {
    /// All of it as what earlier meetings left.
    pub fn history(&self, tried: Tried<'_>) -> History {
        let needs = tried.rulebook.needs();
        let mut history = History::default();
        for id in &needs.years {
            let nothing = || tried.rulebook.input(id).and_then(|input| nought(&input.kind));
            if let Some(before) = self.years.get(id).cloned().or_else(nothing) {
                history.year.insert(id.clone(), Accumulated { before, within: None });
            }
        }
        for (criterion, event) in &needs.happened {
            let before = self.happened.get(&(criterion.clone(), event.clone())).copied().unwrap_or(0);
            let events = history.happened.entry(criterion.clone()).or_default();
            events.insert(event.clone(), Tally { before, within: None });
        }
        let most = tried.rulebook.max_total();
        let periods = needs.kinds.iter().flat_map(|kind| tried.earlier(*kind));
        let past = periods.filter_map(|period| {
            let held = self.held(period)?;
            let known = |id: &InputId| {
                let value = held.inputs.get(id).cloned();
                Some((id.clone(), value.or_else(|| nought(&tried.rulebook.input(id)?.kind))?))
            };
            Some(Past {
                kind: period.kind(),
                days: tried.days(period)?,
                class: held.class.clone(),
                total: held.total.or(most),
                max_total: most,
                inputs: needs.sums.iter().filter_map(known).collect(),
                gates: BTreeSet::new(),
                titles: held.titles.clone(),
            })
        });
        history.past = past.collect();
        for (gate, period) in self.fired.iter().filter(|(gate, _)| tried.rulebook.gate(gate).is_some()) {
            let Some(days) = tried.days(*period) else { continue };
            let is_it = |past: &&mut Past| (past.kind, past.days) == (period.kind(), days);
            match history.past.iter_mut().find(is_it) {
                Some(past) => drop(past.gates.insert(gate.clone())),
                None => history.past.push(Past {
                    kind: period.kind(),
                    days,
                    class: None,
                    total: most,
                    max_total: most,
                    inputs: BTreeMap::new(),
                    gates: BTreeSet::from([gate.clone()]),
                    titles: BTreeSet::new(),
                }),
            }
        }
        history.past.sort_by_key(|past| past.days.start);
        history
    }

    /// What is known of the unit.
    pub fn unit(&self) -> UnitFacts {
        UnitFacts {
            class: self.unit_class.clone(),
            mean_total: self.unit_mean,
            members: self.unit_members.and_then(|members| usize::try_from(members).ok()),
        }
    }

    /// The votes that the set asks for; none where it asks for none.
    pub fn ballots(&self, tried: Tried<'_>, text: &str) -> Option<Ballots> {
        let voted = tried.voted(text);
        if voted.is_empty() {
            return None;
        }
        let votes = |id: &str| self.votes.get(id).copied().unwrap_or(VOTERS);
        let [committee, summoned, present, cast, valid] = [VOTERS; 5];
        let mut ballots =
            Ballots { voters: Voters { committee, summoned, present, cast, valid }, ..Ballots::default() };
        for class in tried.rulebook.classes().filter(|class| is_one(&voted, class.id.as_str())) {
            ballots.classes.insert(class.id.clone(), votes(class.id.as_str()));
        }
        for title in tried.rulebook.set().titles.iter().filter(|title| is_one(&voted, title.id.as_str())) {
            ballots.titles.insert(title.id.clone(), votes(title.id.as_str()));
        }
        Some(ballots)
    }
}

fn is_one(voted: &[(String, String)], id: &str) -> bool {
    voted.iter().any(|(one, _)| one == id)
}

/// What an input comes to where nothing was said of it; none where there is nothing to begin with.
fn nought(kind: &InputKind) -> Option<Value> {
    match kind {
        InputKind::Count(_) | InputKind::Number | InputKind::Percent => Some(Value::Number(Exact::ZERO)),
        InputKind::Flag => Some(Value::Flag(false)),
        InputKind::Set(_) => Some(Value::Set(BTreeSet::new())),
        InputKind::Choice(_) | InputKind::Date => None,
    }
}
