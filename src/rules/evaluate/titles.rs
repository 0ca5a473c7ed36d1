//! Emulation titles: what each comes to once the class stands, lowest first.

use super::super::award::{Award, TitleResult, TitleVotes};
use super::super::expression::{Gaps, Reading, evaluate, reading};
use super::super::id::TitleId;
use super::super::outcome::{AtomResult, Standing, Truth};
use super::super::title::Title;
use super::facts::{View, World};
use super::firing::Detail;
use super::settle::Settled;

/// What a title comes to before the titles that it needs, and its quota, are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// Nothing bars it.
    Clear,
    /// It cannot be told yet.
    Open,
    Barred,
    NoClass,
    Unmet,
    Outvoted,
}

/// What a case with this standing and class claims.
pub(super) struct Claimant<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) settled: &'a Settled,
    pub(super) standing: &'a Standing,
    pub(super) class: Option<usize>,
}

/// Every title, lowest first, as if there were no quotas.
pub(super) fn titles(claimant: &Claimant<'_>) -> Vec<TitleResult> {
    let mut results: Vec<TitleResult> = Vec::new();
    for title in &claimant.world.given.rulebook.set().titles {
        let (claim, atoms, gaps) = claimant.claim(title, Detail::Trace);
        let votes = votes(title, claimant.world).filter(|_| claimant.is_considered());
        let (id, award, missing) = (title.id.clone(), claim.into(), gaps.into_list());
        results.push(TitleResult { id, award, atoms, missing, votes, place: None, decided: None });
    }
    resolve(claimant.world.given.rulebook.set().titles.as_slice(), &mut results);
    results
}

/// Takes a title from whoever has not won a title that it needs, or has won one whose winners do not win it, lowest first.
/// What a quota has made of the lower ones meanwhile counts, also where it was held back by them before.
pub(super) fn resolve(titles: &[Title], results: &mut [TitleResult]) {
    for (index, title) in titles.iter().enumerate() {
        let (earlier, rest) = results.split_at_mut(index);
        let Some(result) = rest.first_mut() else { return };
        let is_won = |id: &TitleId| {
            earlier
                .iter()
                .find(|result| result.id == *id)
                .map_or(Truth::False, |result| result.award.is_won())
        };
        let hangs_on_them = match &result.award {
            Award::Won | Award::Open | Award::Has(_) => true,
            Award::Without(id) => is_won(id) != Truth::False,
            _ => false,
        };
        if let Some(award) = title.held_back(is_won).filter(|_| hangs_on_them) {
            result.award = award;
        }
    }
}

impl Claimant<'_> {
    /// Whether it has a class, or may be given one yet.
    fn is_considered(&self) -> bool {
        matches!(self.standing, Standing::Ranked | Standing::Referred)
    }

    /// What one title comes to by itself, the atoms of its condition, and the facts that leave it open.
    pub(super) fn claim(&self, title: &Title, detail: Detail) -> (Claim, Vec<AtomResult>, Gaps) {
        if self.settled.barred == Truth::True {
            return (Claim::Barred, Vec::new(), Gaps::NONE);
        }
        match self.standing {
            Standing::NotRanked | Standing::Suspended => return (Claim::NoClass, Vec::new(), Gaps::NONE),
            Standing::Referred | Standing::Incomplete(_) => return (Claim::Open, Vec::new(), Gaps::NONE),
            Standing::Ranked => {}
        }
        let view = View { world: self.world, total: &self.settled.total, class: self.class, along: None };
        let (met, atoms) = match (&title.when, detail) {
            (None, _) => (Reading::truth(true), Vec::new()),
            (Some(when), Detail::Trace) => evaluate(when, &view),
            (Some(when), Detail::Verdict) => (reading(when, &view), Vec::new()),
        };
        let voted = match (title.votes, votes(title, self.world)) {
            (None, _) => Truth::True,
            (Some(_), None) => Truth::Unknown,
            (Some(_), Some(votes)) => (votes.yes >= votes.needed).into(),
        };
        let claim = match (met.as_truth(), voted, self.settled.barred) {
            (Truth::False, ..) => Claim::Unmet,
            (_, Truth::False, _) => Claim::Outvoted,
            (Truth::True, Truth::True, Truth::False) => Claim::Clear,
            _ => Claim::Open,
        };
        let mut gaps = Gaps::NONE;
        if claim == Claim::Open {
            gaps.add(&met.missing);
            gaps.add(&self.settled.barring);
        }
        (claim, atoms, gaps)
    }
}

/// The votes for a title; none where it is not voted on, or was not yet.
fn votes(title: &Title, world: &World<'_>) -> Option<TitleVotes> {
    let threshold = title.votes?;
    let ballots = world.given.case.ballots.as_ref()?;
    let yes = *ballots.titles.get(&title.id)?;
    let voters = ballots.apart.get(&title.id).unwrap_or(&ballots.voters);
    let of = voters.of(threshold.of);
    (of > 0).then(|| TitleVotes { yes, needed: threshold.needed(of), of })
}

impl From<Claim> for Award {
    fn from(claim: Claim) -> Self {
        match claim {
            Claim::Clear => Self::Won,
            Claim::Open => Self::Open,
            Claim::Barred => Self::Barred,
            Claim::NoClass => Self::NoClass,
            Claim::Unmet => Self::Unmet,
            Claim::Outvoted => Self::Outvoted,
        }
    }
}
