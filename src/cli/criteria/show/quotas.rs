//! Quotas and titles, with everything that decides who is within them.

use super::terms::mode;
use crate::rules::{
    By, Expression, InputKind, Most, Of, Over, Quota, Rulebook, Title, TitleId, Within, limited_words,
};
use crate::text::Lang;

pub(super) fn quota_line(quota: &Quota, rulebook: &Rulebook, lang: Lang) -> String {
    let class = rulebook.class(&quota.class).map(|class| class.title.as_str()).unwrap_or_default();
    let class = limited_words(class, quota.and_better, lang);
    let most = most(&quota.at_most, rulebook, lang);
    let line = lang.show_quota(class, most, within(quota.within, lang));
    let order = order(&quota.order, rulebook, lang);
    let below = rulebook.class_below(&quota.class).filter(|_| quota.and_better);
    let ranked =
        below.map_or_else(|| lang.edit_over_rank().to_owned(), |below| lang.show_over_to(&below.title));
    format!("  {line}{order}{}", decided(quota.over, &ranked, &quota.ties, rulebook, lang))
}

pub(super) fn title_line(title: &Title, rulebook: &Rulebook, lang: Lang) -> String {
    let mut line = format!("  {}", title.title);
    if let Some(when) = &title.when {
        line.push_str(&format!(": {}", when.words(rulebook, lang)));
    }
    let called = |ids: &[TitleId]| {
        let titles = ids.iter().filter_map(|id| rulebook.title(id)).map(|title| title.title.as_str());
        titles.collect::<Vec<_>>().join(", ")
    };
    if !title.needs.is_empty() {
        line.push_str(&lang.show_needs(called(&title.needs)));
    }
    if !title.unless.is_empty() {
        line.push_str(&lang.show_unless(called(&title.unless)));
    }
    if let Some(votes) = title.votes {
        line.push_str(&lang.show_votes(votes.bound.words(lang), votes.of.words(lang)));
    }
    if let Some(quota) = &title.quota {
        let most = most(&quota.at_most, rulebook, lang);
        line.push_str(&format!("; {}", lang.show_title_quota(most, within(quota.within, lang))));
        line.push_str(&order(&quota.order, rulebook, lang));
        line.push_str(&decided(quota.over, lang.show_over_lose(), &quota.ties, rulebook, lang));
    }
    line
}

/// What becomes of those over it, and what decides between equals.
fn decided(over: Over, ranked: &str, ties: &[Expression], rulebook: &Rulebook, lang: Lang) -> String {
    let over = match over {
        Over::Rank => ranked,
        Over::Refer => lang.edit_over_refer(),
        Over::Warn => lang.edit_over_warn(),
    };
    let ties: Vec<String> = ties.iter().map(|tie| tie.words(rulebook, lang)).collect();
    let ties = if ties.is_empty() { String::new() } else { lang.show_ties(ties.join("; ")) };
    format!("{}{ties}", lang.show_over(over))
}

/// What gives the places, where the set says it.
fn order(order: &[Expression], rulebook: &Rulebook, lang: Lang) -> String {
    let measures: Vec<String> = order.iter().map(|measure| measure.words(rulebook, lang)).collect();
    if measures.is_empty() { String::new() } else { lang.show_order(measures.join("; ")) }
}

fn within(within: Within, lang: Lang) -> &'static str {
    match within {
        Within::Unit => lang.show_in_unit(),
        Within::Group => lang.show_in_group(),
        Within::Duty => lang.show_in_duty(),
    }
}

/// How many, in words.
fn most(most: &Most, rulebook: &Rulebook, lang: Lang) -> String {
    let of = |of: &Of| match of {
        Of::Members => lang.show_of_members().to_owned(),
        Of::Ranked => lang.show_of_ranked().to_owned(),
        Of::Title(id) => rulebook.title(id).map(|title| title.title.clone()).unwrap_or_default(),
        Of::Class(id) => rulebook.class(id).map(|class| class.title.clone()).unwrap_or_default(),
    };
    let at_least = |share: String| match most.least() {
        Some(least) => lang.show_least(share, least),
        None => share,
    };
    match most {
        Most::Count(count) => lang.show_members(count),
        Most::Share(share) => {
            let words = lang.show_share(share.share.percentage(lang), of(&share.of));
            at_least(lang.show_rounded(words, mode(share.round, lang)))
        }
        Most::Table(table) => {
            // The unit's own class comes from outside; where this set has one of that id, it has a title.
            let mut shares: Vec<_> = table.by.shares().iter().collect();
            if let By::Input(by) = &table.by
                && let Some(InputKind::Choice(options)) = rulebook.input(&by.input).map(|input| &input.kind)
            {
                shares.sort_by_key(|(id, _)| options.iter().position(|option| option == *id));
            }
            let rows = shares.into_iter().map(|(id, share)| match &table.by {
                By::UnitClass(_) => {
                    let class = rulebook.classes().find(|class| class.id.as_str() == id);
                    let class = class.map_or_else(|| format!("“{id}”"), |class| class.title.clone());
                    lang.show_share_of_unit(share.percentage(lang), class)
                }
                By::Input(by) => {
                    let input = rulebook.input(&by.input).map(|input| input.title.as_str());
                    lang.show_share_by_input(share.percentage(lang), input.unwrap_or_default(), id)
                }
            });
            let words = lang.show_share(rows.collect::<Vec<_>>().join(", "), of(&table.of));
            at_least(lang.show_rounded(words, mode(table.round, lang)))
        }
    }
}
