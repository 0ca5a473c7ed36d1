//! The quotas of a meeting as they came out: how many there were for a class, how many there may be, and why.

use crate::domain::{MemberId, Proceedings};
use crate::number::{Exact, Rounding};
use crate::rules::{
    ClassId, InputId, Limited, Most, Portion, QuotaResult, Rulebook, TitleId, Unsettled, Within,
    limited_words, rounding_words,
};
use crate::text::{Lang, Name};

/// Whether there were more than there may be, or nobody knows how many there may be.
pub fn is_over(result: &QuotaResult) -> bool {
    result.allowed.is_none_or(|allowed| result.count > allowed)
}

/// A quota in a few words; none where its set does not have it.
pub fn quota_words(state: &Proceedings, result: &QuotaResult, lang: Lang) -> Option<String> {
    words(&state.opening().sets.get(result.set.unwrap_or(0))?.rulebook, result, lang)
}

fn words(rules: &Rulebook, result: &QuotaResult, lang: Lang) -> Option<String> {
    let (name, most) = limited(rules, &result.limits, lang)?;
    let name = name.as_str();
    let of = result.portion.map(|portion| (portion.share, portion.round));
    let exact = |base: usize| of?.0.times(u32::try_from(base).ok()?.into());
    let words = match (there_may_be(result, most), of, result.base) {
        (None, ..) => open(result, name, rules, lang),
        (Some(most), Some((share, _)), Some(base)) => {
            let percent = share.times(100.into())?.shown(lang);
            let less = result.portion.zip(result.allowed);
            let less = less.and_then(|(portion, allowed)| portion.with_one_more(allowed));
            let exact = exact(base)?;
            if let Some(less) = less.filter(|_| is_over(result)) {
                let fewer = less.product()?.shown(lang);
                let exact = lang.quota_one_more(exact.shown(lang), &percent, less.base, fewer);
                lang.quota_rounded(name, result.count, most, percent, base, exact)
            } else if exact.as_whole() == i64::try_from(most).ok() {
                lang.quota_share(name, result.count, most, percent, base)
            } else {
                let exact = rounded(exact, result.portion.map(|portion| portion.round), lang);
                lang.quota_rounded(name, result.count, most, percent, base, exact)
            }
        }
        (Some(most), ..) => lang.quota_count(name, result.count, most),
    };
    Some(match &result.group {
        Some(group) => lang.quota_in_group(group, words),
        None => words,
    })
}

/// How many a quota allows; none where nobody knows. Where nobody was over it the result allows as many as there are; how many there
/// could be follows from the share.
fn there_may_be(result: &QuotaResult, most: &Most) -> Option<usize> {
    let allowed = result.allowed?;
    let least = most.least().and_then(|least| usize::try_from(least).ok()).unwrap_or(0);
    match (most, result.portion, result.base) {
        (_, Some(Portion { share, round, .. }), Some(base)) if !is_over(result) => {
            let exact = share.times(u32::try_from(base).ok()?.into())?;
            let share = exact.rounded(0, round)?.as_whole().and_then(|most| usize::try_from(most).ok());
            share.map(|share| share.max(least))
        }
        (Most::Count(most), ..) => usize::try_from(*most).ok(),
        _ => Some(allowed),
    }
}

/// The quotas that a class for somebody who was left to the committee exceeds, a sentence each: the decision comes after them.
pub fn exceeded_by(state: &Proceedings, member: &MemberId, class: &ClassId, lang: Lang) -> Vec<String> {
    let told = |result| exceeded(state, result, member, class, lang);
    state.quotas().iter().filter_map(told).collect()
}

/// The quota of a title that giving it to somebody who was left to the committee exceeds, as a sentence.
pub fn exceeded_by_title(
    state: &Proceedings,
    member: &MemberId,
    title: &TitleId,
    lang: Lang,
) -> Option<String> {
    let of_title = state.quotas().iter().filter(|result| result.limits == Limited::Title(title.clone()));
    let mut of_title = of_title.filter_map(|result| Some((result, within(state, result)?)));
    let (result, within) = of_title.find(|(result, within)| is_counted(state, result, *within, member))?;
    let has = |other: &MemberId| {
        is_counted(state, result, within, other)
            && state.result(other).is_some_and(|result| result.titles.contains(title))
    };
    over_with_one_more(state, result, member, has, lang)
}

fn exceeded(
    state: &Proceedings,
    result: &QuotaResult,
    member: &MemberId,
    class: &ClassId,
    lang: Lang,
) -> Option<String> {
    let Limited::Class { class: limit, and_better, .. } = &result.limits else { return None };
    let within = within(state, result)?;
    let counts = |other: &MemberId, class: &ClassId| {
        let place = |class: &ClassId| state.rules_of(other).classes().position(|known| known.id == *class);
        let (own, limit) = (place(class)?, place(limit)?);
        Some(is_counted(state, result, within, other) && (own == limit || *and_better && own < limit))
    };
    if counts(member, class) != Some(true) {
        return None;
    }
    let has = |other: &MemberId| {
        let ranked = state.result(other).filter(|result| result.is_ranked());
        ranked.and_then(|result| counts(other, result.class.as_ref()?)) == Some(true)
    };
    over_with_one_more(state, result, member, has, lang)
}

/// Within whom a quota is counted.
fn within(state: &Proceedings, result: &QuotaResult) -> Option<Within> {
    let set = state.opening().sets.get(result.set.unwrap_or(0))?.rulebook.set();
    match &result.limits {
        Limited::Class { quota, .. } => {
            set.quotas.iter().find(|other| other.id == *quota).map(|quota| quota.within)
        }
        Limited::Title(id) => {
            let title = set.titles.iter().find(|title| title.id == *id)?;
            title.quota.as_ref().map(|quota| quota.within)
        }
    }
}

/// Whether a member is among those that a quota was counted over.
fn is_counted(state: &Proceedings, result: &QuotaResult, within: Within, member: &MemberId) -> bool {
    let Some(person) = state.person(member) else { return false };
    let group = match within {
        Within::Unit => None,
        Within::Group => person.group.as_ref(),
        Within::Duty => person.duty.as_ref(),
    };
    result.set.is_none_or(|set| set == state.opening().set_of(person))
        && group.map(Name::as_str) == result.group.as_deref()
}

/// That a quota is exceeded once a member is among those who have what it limits, if it is.
fn over_with_one_more(
    state: &Proceedings,
    result: &QuotaResult,
    member: &MemberId,
    has: impl Fn(&MemberId) -> bool,
    lang: Lang,
) -> Option<String> {
    let rules = &state.opening().sets.get(result.set.unwrap_or(0))?.rulebook;
    let (name, most) = limited(rules, &result.limits, lang)?;
    let most = there_may_be(result, most)?;
    let others = state.members().iter().filter(|other| *other != member && has(other));
    let count = others.count() + 1;
    let words = (count > most).then(|| lang.decide_exceeds(name, count, most))?;
    Some(match &result.group {
        Some(group) => lang.quota_in_group(group, words),
        None => words,
    })
}

/// What a share comes to, and how it becomes a whole number where it is not rounded down.
fn rounded(exact: Exact, round: Option<Rounding>, lang: Lang) -> String {
    let exact = exact.shown(lang);
    match round {
        None | Some(Rounding::Floor) => exact,
        Some(mode) => lang.why_portion_rounded(exact, rounding_words(mode, lang)),
    }
}

/// What a quota limits, and to how many.
fn limited<'r>(rules: &'r Rulebook, limits: &Limited, lang: Lang) -> Option<(String, &'r Most)> {
    let set = rules.set();
    match limits {
        Limited::Class { quota, class, and_better } => {
            let quota = set.quotas.iter().find(|other| other.id == *quota)?;
            Some((limited_words(rules.class(class)?.short_title(), *and_better, lang), &quota.at_most))
        }
        Limited::Title(id) => {
            let title = set.titles.iter().find(|title| title.id == *id)?;
            let name = title.short.as_deref().unwrap_or(&title.title);
            Some((name.to_owned(), &title.quota.as_ref()?.at_most))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Case, Mark, UnitRules, classify};

    const SET: &str = r#"{
        "format": "binhxet.criteria/1", "id": "nho", "edition": 1, "title": "Nhỏ", "period": "month",
        "sections": [{"id": "s", "code": "I", "title": "Mục", "criteria": [
            {"id": "c", "code": "1", "title": "Điểm", "max": 20, "start": {"points": {"step": 1}}}]}],
        "classes": [{"id": "a", "title": "A", "when": "total >= 5"}, {"id": "b", "title": "B"}],
        "otherwise": {"class": "b"},
        "quotas": [{"id": "q", "class": "a", "at_most": {"share": {"share": "20%", "of": {"class": "b"}}},
            "within": "unit", "over": "rank"}],
        "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
            "tie": "fails", "rounds": 2}
    }"#;

    /// The first quota over so many with different points.
    fn told(rulebook: &Rulebook, count: u32, lang: Lang) -> String {
        let mark = |points: u32| Case {
            marks: [("c".parse().expect("an id"), Mark::Points(points.into()))].into(),
            ..Case::default()
        };
        let cases: Vec<Case> = (0..count).map(|at| mark(20 - at)).collect();
        let rules = UnitRules::new(vec![rulebook]);
        let entries: Vec<_> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
        words(rulebook, &classify(&rules, &entries).quotas[0], lang).expect("told")
    }

    #[test]
    fn a_quota_with_better_classes_is_named_so() {
        let better = SET
            .replace(
                r#"{"id": "b", "title": "B"}]"#,
                r#"{"id": "b", "title": "Loại B", "short": "B"}, {"id": "c", "title": "C"}]"#,
            )
            .replace(r#""class": "a", "at_most""#, r#""class": "b", "and_better": true, "at_most""#)
            .replace(r#"{"share": {"share": "20%", "of": {"class": "b"}}}"#, r#"{"count": 3}"#);
        let rulebook = Rulebook::read(&better).expect("sound");
        let told = |lang| told(&rulebook, 5, lang);
        assert_eq!([told(Lang::Vi), told(Lang::En)], ["B trở lên 5, tối đa 3", "B and better 5, at most 3"]);
    }

    #[test]
    fn where_one_more_kept_leaves_too_few_the_line_says_so() {
        let rulebook = Rulebook::read(SET).expect("sound");
        let told = |count: u32, lang| told(&rulebook, count, lang);
        assert_eq!(told(5, Lang::En), "A 5, at most 0 (20% of 5 is 1, with 1 more kept 20% of 4 is 0.8)");
        assert_eq!(told(5, Lang::Vi), "A 5, tối đa 0 (20% của 5 là 1, giữ thêm 1 thì 20% của 4 là 0,8)");
        assert_eq!(told(6, Lang::En), "A 6, at most 1 = 20% of 5");
        assert_eq!(told(7, Lang::En), "A 7, at most 1 (20% of 6 is 1.2)");
    }

    #[test]
    fn a_share_that_is_not_rounded_down_says_how_it_is() {
        let up = SET.replace(r#""of": {"class": "b"}"#, r#""of": "ranked", "round": "ceil""#);
        let rulebook = Rulebook::read(&up).expect("sound");
        assert_eq!(told(&rulebook, 6, Lang::Vi), "A 6, tối đa 2 (20% của 6 là 1,2, làm tròn lên)");
        assert_eq!(told(&rulebook, 6, Lang::En), "A 6, at most 2 (20% of 6 is 1.2, rounded up)");
    }
}
