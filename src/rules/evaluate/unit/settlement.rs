//! The third pass: what the quotas make of each outcome.

use super::super::super::award::Award;
use super::super::super::id::ClassId;
use super::super::super::outcome::{Outcome, OverEffect, OverQuota, Standing};
use super::super::super::place::TieBreak;
use super::super::super::quota::Most;
use super::super::super::rulebook::Rulebook;
use super::super::evaluate_in;
use super::super::titles::resolve;
use super::entrant::Place;
use super::plan::{Rule, Target, class_of};
use super::quota::{Contest, Loser, Scope};
use super::ranking::{Ranking, again};
use super::title_quota::{OverTitle, Prize};
use super::unsure::{Effects, Unsure};
use super::{Entry, Limited, QuotaResult, UnitFacts};

/// What the quotas of a unit come to.
#[derive(Clone, Debug)]
pub struct Settlement<'a> {
    pub(super) ranking: Ranking<'a>,
    pub(super) results: Vec<QuotaResult>,
    /// Who is over a class's quota, by member and then in the order in which the quotas acted.
    notes: Vec<Note>,
    /// Who is over a title's quota, by member.
    pub(super) over_titles: Vec<OverTitle>,
    /// Whose result a quota may yet alter, by member.
    pub(super) unsure: Vec<Unsure>,
    /// What each entrant wins of the titles, one entrant after the other.
    pub(super) prizes: Vec<Prize>,
}

/// A member over a quota.
#[derive(Clone, Copy, Debug)]
struct Note {
    member: u32,
    result: u32,
    place: u32,
    tie: Option<TieBreak>,
    equals: u32,
    edge: Option<TieBreak>,
    effect: OverEffect,
}

impl<'a> Settlement<'a> {
    pub(super) fn new(ranking: Ranking<'a>) -> Self {
        let mut settlement = Self {
            ranking,
            results: Vec::new(),
            notes: Vec::new(),
            over_titles: Vec::new(),
            unsure: Vec::new(),
            prizes: Vec::new(),
        };
        let rules = std::mem::take(&mut settlement.ranking.plan.rules);
        // Of a million members nobody is held twice unless something is open.
        let may_be_open = |rule: &Rule<'_>| matches!(rule.at_most, Most::Table(_));
        let is_open = !settlement.ranking.open.is_empty() || rules.iter().any(may_be_open);
        let before = is_open.then(|| settlement.ranking.entrants.clone());
        settlement.act_all(&rules);
        if let Some(before) = before {
            settlement.find_unsure(&rules, before);
        }
        for entrant in &mut settlement.ranking.entrants {
            if entrant.is_contested() {
                entrant.place = Place::Referred;
            }
            if entrant.place == Place::Referred
                && let Some(class) = entrant.decision()
            {
                entrant.place = Place::Ranked;
                entrant.takes(Some(class));
            }
        }
        settlement.award(&rules);
        settlement.ranking.plan.rules = rules;
        settlement.notes.sort_by_key(|note| (note.member, note.result));
        settlement.over_titles.sort_by_key(|over| (over.member, over.title));
        settlement
    }

    /// Lets all quotas of classes act, in their order.
    pub(super) fn act_all(&mut self, rules: &[Rule<'_>]) {
        for rule in rules.iter().filter(|rule| matches!(rule.target, Target::Class(..))) {
            for scope in self.ranking.scopes(rule) {
                self.act(rule, &scope);
            }
        }
    }

    /// What the quotas of classes did to whom, by member and result; who is only named is not among them.
    pub(super) fn effects(&self) -> Effects {
        let acted = self.notes.iter().filter(|note| note.effect != OverEffect::Warned);
        acted.map(|note| (note.member, note.result, note.effect)).collect()
    }

    /// Forgets what the quotas came to, so that they can act anew.
    pub(super) fn forget(&mut self) {
        self.results.clear();
        self.notes.clear();
    }

    /// Whether a case is still incomplete or a quota undetermined, so that the quotas may come out otherwise.
    pub fn provisional(&self) -> bool {
        self.ranking.incomplete || self.results.iter().any(|result| result.allowed.is_none())
    }

    /// Each quota in each of its scopes, in the order in which they acted.
    pub fn quotas(&self) -> &[QuotaResult] {
        &self.results
    }

    pub(super) fn into_quotas(self) -> Vec<QuotaResult> {
        self.results
    }

    /// What a case comes to in its unit, quotas included. `index` counts the cases as they were added, from nought.
    pub fn outcome(&self, index: usize, entry: Entry<'_>) -> Outcome {
        let mut outcome = evaluate_in(entry.rulebook, entry.case, self.facts(entry.set));
        self.finish(index, entry, &mut outcome);
        outcome
    }

    /// The same with the smallest changes, which take much longer than all else: for those that are explained.
    pub fn explained(&self, index: usize, entry: Entry<'_>) -> Outcome {
        let mut outcome = self.outcome(index, entry);
        outcome.look_for_changes(entry.rulebook, entry.case, self.facts(entry.set));
        outcome.heed_quotas(self.ranking.rules.quotas, entry.rulebook);
        outcome
    }

    /// Writes into a case's own outcome what the quotas make of it. `index` counts the cases as they were added, from
    /// nought.
    pub fn finish(&self, index: usize, entry: Entry<'_>, outcome: &mut Outcome) {
        let Ok(member) = u32::try_from(index) else { return };
        let from = self.notes.partition_point(|note| note.member < member);
        let notes = self.notes[from..].iter().take_while(|note| note.member == member);
        let mut changed = false;
        for note in notes {
            changed |= outcome.goes_over(self.over(note), entry.rulebook);
        }
        let ballots = entry.case.ballots.as_ref();
        changed |= outcome.is_balloted(ballots.and_then(|ballots| ballots.chosen.as_ref()), entry.rulebook);
        outcome.pending = self.pending(member);
        if changed {
            again(entry, self.facts(entry.set), outcome);
        }
        if self.ranking.plan.claims > 0 && !outcome.titles.is_empty() {
            let declared = &entry.rulebook.set().titles;
            for (number, (title, declared)) in outcome.titles.iter_mut().zip(declared).enumerate() {
                // What a lower title made of it without quotas may not hold with them.
                let hangs_on_quotas =
                    matches!(title.award, Award::Won | Award::Open | Award::Without(_) | Award::Has(_));
                if let Some(award) = self.prize(index, number).award().filter(|_| hangs_on_quotas) {
                    title.award = award;
                }
                title.place = self.place_for(member, number);
                if title.left_by_quota(declared).is_some() {
                    let decision = entry.case.title_decisions.get(&title.id);
                    title.decided = decision.map(|decision| decision.reason.clone());
                }
            }
            resolve(declared, &mut outcome.titles);
        }
    }

    /// Counts a class's quota in one scope, and acts on those over it.
    fn act(&mut self, rule: &Rule<'_>, scope: &Scope) {
        let ranking = &self.ranking;
        let sets = &ranking.rules.sets;
        let next: Vec<Option<usize>> = (sets.iter().zip(&rule.places))
            .map(|(rulebook, class)| class.map(|class| (class + 1).min(rulebook.set().classes.len() - 1)))
            .collect();
        let candidates = scope.members.iter().copied().filter(|member| {
            let entrant = ranking.at(*member);
            let limited = rule.places.get(usize::from(entrant.set)).copied().flatten();
            if rule.and_better { entrant.has_at_least(limited) } else { entrant.has(limited) }
        });
        let reference: Vec<Option<usize>> = match rule.at_most.of_class() {
            Some(class) => sets.iter().map(|rulebook| class_of(rulebook, class)).collect(),
            None => Vec::new(),
        };
        // A class that is worse than the limited one in one set can be better in another, and then be left.
        let joins = |member: u32| {
            let entrant = ranking.at(member);
            let set = usize::from(entrant.set);
            let Some(class) = reference.get(set).copied().flatten() else { return 0 };
            isize::from(next[set] == Some(class)) - isize::from(entrant.has(Some(class)))
        };
        let contest = ranking.contest(rule, scope, candidates.collect(), |_| false, joins);
        let losers = ranking.losers(rule, &contest);
        let result = self.record(rule, scope, &contest);
        for Loser { member, place, tie, equals, edge, effect } in losers {
            let [place, equals] = [place, equals].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
            self.notes.push(Note { member, result, place, tie, equals, edge, effect });
            let entrant = &mut self.ranking.entrants[member as usize];
            match effect {
                OverEffect::Moved => entrant.takes(next[usize::from(entrant.set)]),
                OverEffect::Referred | OverEffect::Tied => entrant.place = Place::Referred,
                OverEffect::Warned => {}
            }
        }
    }

    /// Writes down how a quota came out; answers the number of the result.
    pub(super) fn record(&mut self, rule: &Rule<'_>, scope: &Scope, contest: &Contest) -> u32 {
        self.results.push(QuotaResult {
            limits: rule.limits(),
            set: rule.set,
            group: scope.group.clone(),
            count: contest.candidates.len(),
            allowed: contest.allowed,
            unsettled: contest.unsettled.clone(),
            base: contest.base,
            portion: contest.portion,
        });
        u32::try_from(self.results.len() - 1).unwrap_or(u32::MAX)
    }

    /// What is written into the outcome of somebody over a quota.
    fn over(&self, note: &Note) -> Option<OverQuota> {
        let result = self.results.get(note.result as usize)?;
        let Limited::Class { quota, class, and_better } = &result.limits else { return None };
        Some(OverQuota {
            quota: quota.clone(),
            class: Some(class.clone()),
            and_better: *and_better,
            count: result.count,
            allowed: result.allowed.unwrap_or(result.count),
            place: note.place as usize,
            portion: result.portion,
            tie: note.tie,
            equals: note.equals as usize,
            edge: note.edge,
            effect: note.effect,
        })
    }

    fn facts(&self, set: usize) -> &UnitFacts {
        self.ranking.facts.get(set).unwrap_or(&UNKNOWN)
    }
}

static UNKNOWN: UnitFacts = UnitFacts::UNKNOWN;

impl Outcome {
    /// Leaves to the committee what the ballot on classes contradicts; answers whether it does so by that alone. What is
    /// left to it anyway keeps what the ballot came to as well.
    fn is_balloted(&mut self, chosen: Option<&ClassId>, rulebook: &Rulebook) -> bool {
        let known = chosen.filter(|class| class_of(rulebook, class).is_some());
        let has_class = matches!(self.standing, Standing::Ranked | Standing::Referred);
        if !has_class || known.is_none() || known == self.class_worked_out() {
            return false;
        }
        self.contested = known.cloned();
        if self.standing == Standing::Referred || self.put.is_some() {
            return false;
        }
        self.standing = Standing::Referred;
        true
    }

    /// Takes a quota's effect in; answers whether that changed what the case comes to.
    fn goes_over(&mut self, over: Option<OverQuota>, rulebook: &Rulebook) -> bool {
        let Some(over) = over else { return false };
        let changes = over.effect != OverEffect::Warned;
        match over.effect {
            OverEffect::Moved => {
                let next = over.class.as_ref().and_then(|class| rulebook.class_below(class));
                self.class = next.map(|next| next.id.clone()).or_else(|| self.class.take());
            }
            OverEffect::Referred | OverEffect::Tied => self.standing = Standing::Referred,
            OverEffect::Warned => {}
        }
        self.quotas.push(over);
        changes
    }
}
