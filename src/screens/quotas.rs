//! The quotas of a meeting as they came out: how many there were for a class, how many there may be, and why.

use crate::domain::Proceedings;
use crate::number::Exact;
use crate::rules::{Limited, Most, QuotaResult, Rulebook, Share};
use crate::text::Lang;
use crate::ui::{Line, Role};

/// The quotas in one line, once the classes are worked out: those of the whole unit, and those of groups that somebody was
/// over. None where there is nothing to say.
pub fn line(state: &Proceedings, lang: Lang) -> Option<Line> {
    let is_said = |result: &&QuotaResult| is_over(result) || result.group.is_none();
    let mut said: Vec<&QuotaResult> = state.quotas().iter().filter(is_said).collect();
    said.sort_by_key(|result| result.group.is_some());
    let words: Vec<String> = said.iter().filter_map(|result| words(state, result, lang)).collect();
    let role = if said.into_iter().any(is_over) { Role::Warn } else { Role::Plain };
    (!words.is_empty()).then(|| Line::new(role, words.join(" · ")))
}

/// Whether there were more than there may be, or nobody knows how many there may be.
fn is_over(result: &QuotaResult) -> bool {
    result.allowed.is_none_or(|allowed| result.count > allowed)
}

fn words(state: &Proceedings, result: &QuotaResult, lang: Lang) -> Option<String> {
    let rules = &state.opening().sets.get(result.set.unwrap_or(0))?.rulebook;
    let (name, most) = limited(rules, &result.limits)?;
    let words = match (result.allowed, share_of(state, most), result.base) {
        (None, ..) => lang.quota_open(name, result.count),
        (Some(allowed), Some(share), Some(base)) => {
            let percent = share.times(100.into()).map_or_else(String::new, |share| share.shown(lang));
            match u32::try_from(base).ok().and_then(|base| share.times(base.into())) {
                Some(exact) if exact.as_whole() != i64::try_from(allowed).ok() => {
                    lang.quota_rounded(name, result.count, allowed, percent, base, exact.shown(lang))
                }
                _ => lang.quota_share(name, result.count, allowed, percent, base),
            }
        }
        (Some(allowed), ..) => lang.quota_count(name, result.count, allowed),
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

/// The share that a quota is; none where it is a number.
fn share_of(state: &Proceedings, most: &Most) -> Option<Exact> {
    match most {
        Most::Count(_) => None,
        Most::Share(Share { share, .. }) => Some(*share),
        Most::Table(table) => table.by_unit_class.get(state.opening().unit_class.as_ref()?).copied(),
    }
}
