//! The quotas of a meeting as they came out: how many there were for a class, how many there may be, and why.

use crate::domain::Proceedings;
use crate::rules::{InputId, Limited, Most, QuotaResult, Rulebook, Unsettled};
use crate::text::Lang;

/// Whether there were more than there may be, or nobody knows how many there may be.
pub fn is_over(result: &QuotaResult) -> bool {
    result.allowed.is_none_or(|allowed| result.count > allowed)
}

/// A quota in a few words; none where its set does not have it.
pub fn quota_words(state: &Proceedings, result: &QuotaResult, lang: Lang) -> Option<String> {
    let rules = &state.opening().sets.get(result.set.unwrap_or(0))?.rulebook;
    let (name, most) = limited(rules, &result.limits)?;
    let of = result.portion.map(|portion| (portion.share, portion.round));
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
        (None, ..) => open(result, name, rules, lang),
        (Some(most), Some((share, _)), Some(base)) => {
            let percent = share.times(100.into())?.shown(lang);
            let less = result.portion.zip(result.allowed);
            let less = less.and_then(|(portion, allowed)| portion.with_one_more(allowed));
            let exact = exact(base)?;
            if let Some(less) = less.filter(|_| is_over(result)) {
                let (share, fewer) = (exact.shown(lang), less.product()?.shown(lang));
                lang.quota_kept(name, result.count, most, percent, base, share, less.base, fewer)
            } else if exact.as_whole() == i64::try_from(most).ok() {
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

/// A quota of which nobody knows how many it allows, and why.
fn open(result: &QuotaResult, name: &str, rules: &Rulebook, lang: Lang) -> String {
    let called = |id: &InputId| rules.input(id).map_or_else(|| id.to_string(), |input| input.title.clone());
    match &result.unsettled {
        Some(Unsettled::Unknown(id)) => lang.quota_open_unknown(name, result.count, called(id)),
        Some(Unsettled::Differing(id)) => lang.quota_open_differing(name, result.count, called(id)),
        Some(Unsettled::NotInTable(id)) => lang.quota_open_not_in_table(name, result.count, called(id)),
        Some(Unsettled::Places | Unsettled::UnitClass) | None => lang.quota_open(name, result.count),
    }
}
