//! Quotas of titles: who wins them, lowest title first, once the classes stand.

use super::super::super::award::{Award, TitlePlace};
use super::super::super::id::TitleId;
use super::super::super::outcome::{OverEffect, Truth};
use super::super::super::place::TieBreak;
use super::super::super::quota::Over;
use super::super::titles::Claim;
use super::entrant::Place;
use super::plan::{Rule, Target};
use super::quota::{Loser, Scope};
use super::settlement::Settlement;

/// What an entrant wins of one title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Prize {
    /// It wins it.
    Won,
    /// It cannot be told yet.
    Open,
    /// The quota is full.
    Over,
    /// The committee decided against it.
    Refused,
    /// It does not win it, whatever the quota.
    #[default]
    None,
}

/// Somebody over a title's quota.
#[derive(Clone, Copy, Debug)]
pub(super) struct OverTitle {
    pub(super) member: u32,
    pub(super) title: u32,
    place: u32,
    tie: Option<TieBreak>,
    equals: u32,
    granted: u32,
    refused: u32,
    edge: Option<TieBreak>,
    result: u32,
}

impl Prize {
    /// What comes of a title, unless something else than its quota stands against it.
    pub(super) fn award(self) -> Option<Award> {
        match self {
            Self::Won => Some(Award::Won),
            Self::Over => Some(Award::OverQuota),
            Self::Refused => Some(Award::Refused),
            Self::Open => Some(Award::Open),
            Self::None => None,
        }
    }
}

impl Settlement<'_> {
    /// What an entrant wins of the title of that number.
    pub(super) fn prize(&self, member: usize, title: usize) -> Prize {
        let stride = self.most_titles();
        self.prizes.get(member * stride + title).copied().unwrap_or_default()
    }

    /// Awards the titles of all sets that limit one, as far as the quotas allow.
    pub(super) fn award(&mut self, rules: &[Rule<'_>]) {
        if self.ranking.plan.claims == 0 {
            return;
        }
        let stride = self.most_titles();
        self.prizes = vec![Prize::None; self.ranking.entrants.len() * stride];
        for number in 0..stride {
            for member in 0..self.ranking.entrants.len() {
                self.prizes[member * stride + number] = self.claimed(member, number);
            }
            for rule in rules {
                if matches!(rule.target, Target::Title(title, _) if title == number) {
                    for scope in self.ranking.scopes(rule) {
                        self.limit(rule, number, &scope);
                    }
                }
            }
        }
    }

    fn most_titles(&self) -> usize {
        self.ranking.rules.sets.iter().map(|rulebook| rulebook.set().titles.len()).max().unwrap_or(0)
    }

    /// What an entrant would win of a title if there were no quota on it; all lower titles are settled.
    fn claimed(&self, member: usize, number: usize) -> Prize {
        let entrant = &self.ranking.entrants[member];
        let Some(set) = self.ranking.rules.sets.get(usize::from(entrant.set)).map(|rulebook| rulebook.set())
        else {
            return Prize::None;
        };
        let Some(title) = set.titles.get(number) else { return Prize::None };
        let class = match (entrant.place, entrant.class()) {
            (Place::Ranked, Some(class)) => class,
            (Place::Referred | Place::Incomplete, _) => return Prize::Open,
            _ => return Prize::None,
        };
        let at = member * self.ranking.plan.claims + class * set.titles.len() + number;
        let prize = match self.ranking.claims.get(at) {
            Some(Claim::Clear) => Prize::Won,
            Some(Claim::Open) => Prize::Open,
            _ => return Prize::None,
        };
        let is_won = |id: &TitleId| {
            let number = set.titles.iter().position(|other| other.id == *id);
            let award = number.and_then(|number| self.prize(member, number).award());
            award.map_or(Truth::False, |award| award.is_won())
        };
        match title.held_back(is_won) {
            None => prize,
            Some(Award::Open) => Prize::Open,
            Some(_) => Prize::None,
        }
    }

    /// Counts a title's quota in one scope. With a tie at the edge, or where the set says so, the committee decides; what it
    /// has decided counts from here on.
    fn limit(&mut self, rule: &Rule<'_>, number: usize, scope: &Scope) {
        let stride = self.most_titles();
        let wins = |member: &u32| self.prize(*member as usize, number) == Prize::Won;
        let candidates = scope.members.iter().copied().filter(wins).collect();
        let titles = rule.set.and_then(|set| self.ranking.rules.sets.get(set)).map(|set| &set.set().titles);
        let of = rule.at_most.of_title().zip(titles);
        let of = of.and_then(|(id, titles)| titles.iter().position(|title| title.id == *id));
        let prize_of = |member: u32| of.map_or(Prize::None, |of| self.prize(member as usize, of));
        let contest =
            self.ranking.contest(rule, scope, candidates, |member| prize_of(member) == Prize::Won, |_| 0);
        // Whoever may still win the title that the share is taken of may make it larger.
        let may_grow = scope.members.iter().any(|member| prize_of(*member) == Prize::Open);
        let losers = self.ranking.losers(rule, &contest);
        let title = u32::try_from(number).unwrap_or(u32::MAX);
        let tied = losers.iter().filter(|loser| loser.effect == OverEffect::Tied);
        let tied: Vec<bool> = tied.filter_map(|loser| self.decision(loser.member, title)).collect();
        let granted = tied.iter().filter(|granted| **granted).count();
        let decided = [granted, tied.len() - granted];
        let result = self.record(rule, scope, &contest);
        if contest.allowed.is_none() && rule.over != Over::Warn {
            for member in &contest.candidates {
                self.prizes[*member as usize * stride + number] = Prize::Open;
            }
        }
        for Loser { member, place, tie, equals, edge, effect } in losers {
            let [granted, refused] = if effect == OverEffect::Tied { decided } else { [0; 2] };
            let is_full = contest.allowed < Some(place + granted);
            let prize = match (effect, self.decision(member, title)) {
                (OverEffect::Warned, _) => Prize::Won,
                (OverEffect::Moved, _) if may_grow => Prize::Open,
                (OverEffect::Moved, _) => Prize::Over,
                (OverEffect::Referred | OverEffect::Tied, Some(true)) => Prize::Won,
                (OverEffect::Referred | OverEffect::Tied, Some(false)) => Prize::Refused,
                // All places for which they tie have been given to others of them.
                (OverEffect::Tied, None) if is_full && !may_grow => Prize::Over,
                (OverEffect::Referred | OverEffect::Tied, None) => Prize::Open,
            };
            self.prizes[member as usize * stride + number] = prize;
            let [place, equals, granted, refused] =
                [place, equals, granted, refused].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
            let over = OverTitle { member, title, place, tie, equals, granted, refused, edge, result };
            self.over_titles.push(over);
        }
    }

    /// What the committee decided on a title about an entrant: whether it is won.
    fn decision(&self, member: u32, title: u32) -> Option<bool> {
        self.ranking.title_decisions.get(&(member, title)).copied()
    }

    /// The place of somebody over a title's quota.
    pub(super) fn place_for(&self, member: u32, title: usize) -> Option<TitlePlace> {
        let key = (member, u32::try_from(title).ok()?);
        let at = self.over_titles.binary_search_by_key(&key, |over| (over.member, over.title)).ok()?;
        let over = self.over_titles.get(at)?;
        let result = self.results.get(over.result as usize)?;
        let allowed = result.allowed.unwrap_or(result.count);
        let (portion, tie, edge) = (result.portion, over.tie, over.edge);
        let counts = [over.place, over.equals, over.granted, over.refused];
        let [place, equals, granted, refused] = counts.map(|count| count as usize);
        Some(TitlePlace { count: result.count, allowed, place, portion, tie, equals, granted, refused, edge })
    }
}
