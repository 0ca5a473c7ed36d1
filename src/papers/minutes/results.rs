//! Everybody's result, with votes and denominator, quotas, and why somebody has no class.

use crate::domain::{Phase, Placed, Proceedings};
use crate::papers::document::{Block, Column, Document, Text};
use crate::papers::words::{otherwise_words, quota_words, standing_words};
use crate::rules::{Outcome, Truth};
use crate::text::Lang;
use crate::text::width::Align;

/// How many columns stand before that of the points, where there is one.
const BEFORE_POINTS: usize = 2;

/// Puts the section.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    document.section(lang.minutes_results());
    if state.outcomes().is_empty() {
        document.item(lang.minutes_no_results());
        return;
    }
    let with_titles = state.opening().sets.iter().any(|set| !set.rulebook.set().titles.is_empty());
    let column = |title: &str, align| Column { title: title.to_owned(), align };
    let mut columns = vec![
        column(lang.minutes_column_number(), Align::Right),
        column(lang.minutes_column_name(), Align::Left),
        column(lang.minutes_column_class(), Align::Left),
        column(lang.minutes_column_votes(), Align::Right),
    ];
    if state.has_points() {
        columns.insert(BEFORE_POINTS, column(lang.minutes_column_total(), Align::Right));
    }
    if with_titles {
        columns.push(column(lang.results_titles(), Align::Left));
    }
    let rows = state
        .outcomes()
        .into_iter()
        .enumerate()
        .map(|(at, placed)| row(state, at, placed, with_titles, lang));
    document.add(Block::Table { columns, rows: rows.collect() });
    document.item(counts(state, lang));
    otherwise_words(state, lang).into_iter().for_each(|words| document.item(words));
    quotas(document, state, lang);
    for open in state.open_titles() {
        let names: Vec<String> = open.members.iter().map(|member| state.called(member)).collect();
        let why = open.left.words(lang);
        document.item(lang.minutes_open_title(&open.title.title, why, names.join(", ")));
    }
    if state.phase() >= Phase::Confirmed {
        for (title, members) in state.titles_without_vote() {
            let names: Vec<String> = members.iter().map(|member| state.called(member)).collect();
            document.item(lang.minutes_left_titles(&title.title, names.len(), names.join(", ")));
        }
    }
    for placed in state.outcomes().into_iter().filter(|placed| !placed.is_ranked()) {
        let reasons = reasons(state, placed, lang);
        let standing = standing_words(state.rules_of(&placed.member), &placed.standing, None, lang);
        document.item(lang.minutes_unranked(state.called(&placed.member), standing, reasons.join("; ")));
    }
}

/// How the quotas came out. They are counted before the committee decides on what was left to it, so there can be others in
/// the end.
fn quotas(document: &mut Document, state: &Proceedings, lang: Lang) {
    let sets = &state.opening().sets;
    let told = state.quotas().iter().filter_map(|quota| {
        let words = quota_words(state, quota, lang)?;
        let set = quota.set.filter(|_| sets.len() > 1).and_then(|set| sets.get(set));
        Some(set.map_or(words.clone(), |set| lang.minutes_quota_of_set(&set.rulebook.set().title, words)))
    });
    let told: Vec<String> = told.collect();
    let mut outcomes = state.members().iter().filter_map(|member| state.outcome(member));
    let is_decided = |outcome: &Outcome| {
        outcome.put.is_some() || outcome.titles.iter().any(|title| title.decided.is_some())
    };
    if told.is_empty() || !outcomes.any(is_decided) {
        told.into_iter().for_each(|words| document.item(words));
        return;
    }
    document.item(lang.minutes_quotas_before());
    told.into_iter().for_each(|words| document.detail(words));
}

fn row(state: &Proceedings, at: usize, placed: &Placed, with_titles: bool, lang: Lang) -> Vec<Text> {
    let rules = state.rules_of(&placed.member);
    let class = standing_words(rules, &placed.standing, placed.class.as_ref(), lang);
    let acceptance = state.sheet(&placed.member).and_then(|sheet| sheet.acceptance);
    let votes = acceptance.map_or_else(String::new, |taken| format!("{0}/{0}", taken.agreed));
    let mut cells: Vec<Text> =
        vec![(at + 1).to_string().into(), state.called(&placed.member).into(), class.into(), votes.into()];
    if state.has_points() {
        let points = state.points(&placed.member).map_or_else(String::new, |total| total.listed(lang));
        cells.insert(BEFORE_POINTS, points.into());
    }
    if with_titles {
        let titles = &rules.set().titles;
        let won = placed.titles.iter().filter_map(|id| titles.iter().find(|title| title.id == *id));
        let won: Vec<&str> = won.map(|title| title.short.as_deref().unwrap_or(&title.title)).collect();
        cells.push(won.join(", ").into());
    }
    cells
}

/// How many have each class, and how many have none.
fn counts(state: &Proceedings, lang: Lang) -> String {
    let mut counts: Vec<(String, usize)> =
        state.classes().iter().map(|class| (class.short_title().to_owned(), 0)).collect();
    for placed in state.outcomes() {
        let rules = state.rules_of(&placed.member);
        let standing = standing_words(rules, &placed.standing, placed.class.as_ref(), lang);
        match counts.iter_mut().find(|(title, _)| *title == standing) {
            Some((_, count)) => *count += 1,
            None => counts.push((standing, 1)),
        }
    }
    let counts: Vec<String> = counts.iter().map(|(title, count)| format!("{title} {count}")).collect();
    lang.minutes_totals(state.outcomes().len(), counts.join(" · "))
}

/// The gates that keep a member from a class. Which those were is not recorded, so where the result comes out otherwise now
/// nobody can tell.
fn reasons(state: &Proceedings, placed: &Placed, lang: Lang) -> Vec<String> {
    if state.is_otherwise(&placed.member) {
        return vec![lang.minutes_earlier_reason().to_owned()];
    }
    let rules = state.rules_of(&placed.member);
    let outcome = state.outcome(&placed.member);
    let fired = outcome.iter().flat_map(|outcome| &outcome.gates).filter(|gate| gate.fired == Truth::True);
    fired
        .map(|gate| rules.gate(&gate.id).map_or_else(|| gate.id.to_string(), |gate| gate.title.clone()))
        .collect()
}
