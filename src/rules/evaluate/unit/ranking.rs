//! The second pass: what each case comes to by itself, and the little of it that quotas need.

use std::collections::BTreeMap;

use super::super::super::case::Field;
use super::super::super::expression::reading;
use super::super::super::outcome::{Outcome, Standing};
use super::super::super::quota::Within;
use super::super::facts::{Given, View, World};
use super::super::firing::Detail;
use super::super::settle::{Settled, settle};
use super::super::titles::{Claim, Claimant};
use super::super::{conclude, written};
use super::alternatives::{End, Open};
use super::choice::Choice;
use super::entrant::{Entrant, Place};
use super::places::Places;
use super::plan::{Plan, Rule, Target, class_of};
use super::settlement::Settlement;
use super::{Entry, UnitFacts, UnitRules, asks};
use crate::number::Exact;

/// Of more open cases than that nobody is told whom they may alter: what each may come to would take too much room.
pub(super) const MOST_OPEN: usize = 10_000;

/// Takes in the cases of a unit, one after the other. Where no set has a quota, it keeps nothing of them.
#[derive(Clone, Debug)]
pub struct Ranking<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) rules: UnitRules<'a>,
    pub(super) facts: Vec<UnitFacts>,
    pub(super) entrants: Vec<Entrant>,
    /// Each entrant's values for its places, one entrant after the other.
    pub(super) ties: Vec<Option<Exact>>,
    /// Each entrant's choices for tables by an input, one entrant after the other.
    pub(super) choices: Vec<Choice>,
    /// Each entrant's claims on titles by class, one entrant after the other.
    pub(super) claims: Vec<Claim>,
    /// What the committee decided on titles, by entrant and title: whether it is won.
    pub(super) title_decisions: BTreeMap<(u32, u32), bool>,
    /// Those of whom something is open that quotas ask for.
    pub(super) open: Vec<Open>,
    /// At which end shares are taken that nobody knows, where that is tried.
    pub(super) supposed: Option<End>,
    pub(super) groups: Places,
    pub(super) duties: Places,
    /// Whether a case is incomplete.
    pub(super) incomplete: bool,
}

impl<'a> Ranking<'a> {
    /// Nobody has entered yet. `facts` are what each set's members see of the unit, as [`Means`](super::Means) found
    /// out; none are needed where no set asks.
    pub fn new(rules: &UnitRules<'a>, facts: Vec<UnitFacts>) -> Self {
        Self {
            plan: Plan::new(rules),
            rules: rules.clone(),
            facts,
            entrants: Vec::new(),
            ties: Vec::new(),
            choices: Vec::new(),
            claims: Vec::new(),
            title_decisions: BTreeMap::new(),
            open: Vec::new(),
            supposed: None,
            groups: Places::default(),
            duties: Places::default(),
            incomplete: false,
        }
    }

    /// Takes a case in, and says what it comes to by itself.
    pub fn add(&mut self, entry: Entry<'_>) -> Outcome {
        let facts = self.facts.get(entry.set).cloned().unwrap_or_default();
        let world = World::new(Given::new(entry.rulebook, entry.case, &facts));
        let settled = settle(&world, Detail::Trace);
        self.enter(entry, &world, &settled);
        written(world, settled)
    }

    /// Takes a case in without writing down how it came about, for a caller that comes back to it later.
    pub fn note(&mut self, entry: Entry<'_>) {
        let facts = self.facts.get(entry.set).cloned().unwrap_or_default();
        let world = World::new(Given::new(entry.rulebook, entry.case, &facts));
        let settled = settle(&world, Detail::Verdict);
        self.enter(entry, &world, &settled);
    }

    /// Works the quotas out, now that everybody has entered.
    pub fn settle(self) -> Settlement<'a> {
        Settlement::new(self)
    }

    fn enter(&mut self, entry: Entry<'_>, world: &World<'_>, settled: &Settled) {
        let verdict = settled.verdict();
        let place = Place::from(verdict.map(|verdict| verdict.way));
        self.incomplete |= place == Place::Incomplete || missed_by_mean(entry, place, settled);
        if self.plan.rules.is_empty() {
            return;
        }
        let decision = entry.case.decision.as_ref();
        let decision = decision.and_then(|decision| class_of(entry.rulebook, &decision.class));
        let class = verdict.and_then(|verdict| verdict.class);
        let share = share_of(settled.total.range().known(), world.sheet.max_total.range().known());
        let ballot = entry.case.ballots.as_ref().and_then(|ballots| ballots.chosen.as_ref());
        let ballot = ballot.and_then(|class| class_of(entry.rulebook, class));
        let mut entrant = Entrant::new(entry.set, place, class, decision).measured(share).balloted(ballot);
        if self.plan.counts(Within::Group) {
            entrant.group = self.groups.number(entry.case, Field::Group);
        }
        if self.plan.counts(Within::Duty) {
            entrant.duty = self.duties.number(entry.case, Field::Duty);
        }
        self.entrants.push(entrant);
        self.add_ties(entry, world, settled);
        self.add_choices(world);
        self.add_claims(entry, world, settled);
        self.add_open(entry, world, entrant);
    }

    /// Keeps what a case may yet come to, where that or its place under a quota is not known.
    fn add_open(&mut self, entry: Entry<'_>, world: &World<'_>, entrant: Entrant) {
        let Ok(member) = u32::try_from(self.entrants.len() - 1) else { return };
        let of_class = |rule: &&Rule<'_>| matches!(rule.target, Target::Class(..)) && rule.covers(entry.set);
        let mut rules = self.plan.rules.iter().filter(of_class);
        let is_open = match entrant.place {
            Place::Incomplete => rules.next().is_some(),
            Place::Ranked => rules.any(|rule| self.measures(rule, member).any(|measure| measure.is_none())),
            Place::NotRanked | Place::Suspended | Place::Referred => false,
        };
        if is_open && self.open.len() <= MOST_OPEN {
            let alternatives = self.alternatives(entry, world, entrant);
            self.open.push(Open { member, alternatives });
        }
    }

    fn add_ties(&mut self, entry: Entry<'_>, world: &World<'_>, settled: &Settled) {
        if self.plan.ties == 0 {
            return;
        }
        let from = self.ties.len();
        self.ties.resize(from + self.plan.ties, None);
        for rule in &self.plan.rules {
            if rule.covers(entry.set) {
                let mut at = from + rule.ties_at;
                for end in 0..rule.classes {
                    let view = View { world, total: &settled.total, class: Some(end), along: None };
                    for measure in rule.measures() {
                        self.ties[at] = reading(measure, &view).range().known();
                        at += 1;
                    }
                }
            }
        }
    }

    fn add_choices(&mut self, world: &World<'_>) {
        let from = self.choices.len();
        self.choices.resize(from + self.plan.choices, Choice::Unknown);
        for rule in &self.plan.rules {
            if let Some(by) = rule.at_most.by_input() {
                self.choices[from + rule.choice_at] = Choice::of(by, &world.given);
            }
        }
    }

    fn add_claims(&mut self, entry: Entry<'_>, world: &World<'_>, settled: &Settled) {
        if self.plan.claims == 0 {
            return;
        }
        let from = self.claims.len();
        self.claims.resize(from + self.plan.claims, Claim::Open);
        let set = entry.rulebook.set();
        let standing = Standing::Ranked;
        let claims = (0..set.classes.len()).flat_map(|class| {
            let claimant = Claimant { world, settled, standing: &standing, class: Some(class) };
            let claims = set.titles.iter().map(move |title| claimant.claim(title, Detail::Verdict).0);
            claims.collect::<Vec<_>>()
        });
        for (place, claim) in self.claims[from..].iter_mut().zip(claims) {
            *place = claim;
        }
        let member = u32::try_from(self.entrants.len().saturating_sub(1)).unwrap_or(u32::MAX);
        for (title, number) in set.titles.iter().zip(0_u32..) {
            if let Some(decision) = entry.case.title_decisions.get(&title.id) {
                self.title_decisions.insert((member, number), decision.granted);
            }
        }
    }
}

/// What places go by unless a quota says otherwise: the total over the maximum; none while one of them is unknown. On a
/// sheet without points nobody stands before another.
pub(super) fn share_of(total: Option<Exact>, max: Option<Exact>) -> Option<Exact> {
    let (total, max) = total.zip(max)?;
    if max.is_zero() { Some(Exact::ZERO) } else { total.over(max) }
}

/// Whether the mean was taken without a member who turns out to have a result after all, once the mean is known.
fn missed_by_mean(entry: Entry<'_>, place: Place, settled: &Settled) -> bool {
    let counts = matches!(place, Place::Ranked | Place::Referred);
    counts && settled.total.range().known().is_none() && asks(entry.rulebook)
}

/// Works the titles of a case out anew, whose class the quotas have changed.
pub(super) fn again(entry: Entry<'_>, facts: &UnitFacts, outcome: &mut Outcome) {
    let world = World::new(Given::new(entry.rulebook, entry.case, facts));
    let settled = settle(&world, Detail::Verdict);
    conclude(outcome, &world, &settled);
}
