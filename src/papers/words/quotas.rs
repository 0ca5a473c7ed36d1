//! The quotas of a meeting as they came out: how many there were for a class, how many there may be, and why.

use crate::domain::Proceedings;
use crate::number::{Exact, Rounding};
use crate::rules::{Limited, Most, QuotaResult, Rulebook, Share};
use crate::text::Lang;

/// Whether there were more than there may be, or nobody knows how many there may be.
pub fn is_over(result: &QuotaResult) -> bool {
    result.allowed.is_none_or(|allowed| result.count > allowed)
}

/// A quota in a few words; none where its set does not have it.
pub fn quota_words(state: &Proceedings, result: &QuotaResult, lang: Lang) -> Option<String> {
    let rules = &state.opening().sets.get(result.set.unwrap_or(0))?.rulebook;
    let (name, most) = limited(rules, &result.limits)?;
    let of = share_of(state, most);
    let least = most.least().and_then(|least| usize::try_from(least).ok()).unwrap_or(0);
    let exact = |base: usize| of?.0.times(u32::try_from(base).ok()?.into());
    // Where nobody was over it, as many are allowed as there are; how many there could be follows from the share.
    let most = match (most, of, result.base) {
        (_, Some((_, round)), Some(base)) if !is_over(result) => {
            let share =
                exact(base)?.rounded(0, round)?.as_whole().and_then(|most| usize::try_from(most).ok());
            share.map(|share| share.max(least))
        }
        (Most::Count(most), ..) => usize::try_from(*most).ok(),
        _ => result.allowed,
    };
    let words = match (result.allowed.and(most), of, result.base) {
        (None, ..) => lang.quota_open(name, result.count),
        (Some(most), Some((share, _)), Some(base)) => {
            let percent = share.times(100.into())?.shown(lang);
            let exact = exact(base)?;
            if exact.as_whole() == i64::try_from(most).ok() {
                lang.quota_share(name, result.count, most, percent, base)
            } else {
                lang.quota_rounded(name, result.count, most, percent, base, exact.shown(lang))
            }
        }
        (Some(most), ..) => lang.quota_count(name, result.count, most),
    };
    Some(match &result.group {
        Some(group) => lang.quota_in_group(group, words),
        None => words,
    })
}

/// What a quota limits, and to how many.
fn limited<'r>(rules: &'r Rulebook, limits: &Limited) -> Option<(&'r str, &'r Most)> {
    let set = rules.set();
    match limits {
        Limited::Class(id) => {
            let quota = set.quotas.iter().find(|quota| quota.id == *id)?;
            Some((rules.class(&quota.class)?.short_title(), &quota.at_most))
        }
        Limited::Title(id) => {
            let title = set.titles.iter().find(|title| title.id == *id)?;
            Some((title.short.as_deref().unwrap_or(&title.title), &title.quota.as_ref()?.at_most))
        }
    }
}

/// The share that a quota is, with its rounding; none where it is a number.
fn share_of(state: &Proceedings, most: &Most) -> Option<(Exact, Rounding)> {
    match most {
        Most::Count(_) => None,
        Most::Share(Share { share, round, .. }) => Some((*share, *round)),
        Most::Table(table) => {
            let share = table.by_unit_class.get(state.opening().unit_class.as_ref()?)?;
            Some((*share, table.round))
        }
    }
}
