//! The places under a quota in words: who stands before whom, and why.

use super::super::expression::{Arithmetic, Expression, Name, Part, Teller, Tree};
use super::super::place::TieBreak;
use super::super::rulebook::Rulebook;
use crate::number::Exact;
use crate::text::Lang;

/// What a quota limits, by the title of its class: “B” or “B and better”. Titles such as “Class B” bring the word with
/// them, so it is not put before them.
pub fn limited_words(class: &str, and_better: bool, lang: Lang) -> String {
    if and_better { lang.class_and_better(class) } else { class.to_owned() }
}

/// What gives the places under a quota, in words, and what put somebody behind the last one within it.
pub(super) fn order_words(
    order: &[Expression],
    edge: Option<TieBreak>,
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let teller = Teller::new(rulebook, lang);
    let broken = edge.and_then(|edge| Some((edge, order.get(edge.by)?.tree())));
    let behind = broken.map(|(edge, by)| {
        let less = less_of(by);
        let own = less.as_ref().and_then(|_| Some((edge.own.negated()?, edge.other.negated()?)));
        let [own, other] = told_abreast(own.unwrap_or((edge.own, edge.other)), by, &teller, lang);
        lang.why_edge(teller.words(less.as_ref().unwrap_or(by)), own, other)
    });
    let measures = order.iter().map(|measure| teller.words(measure.tree()));
    let measures = measures.reduce(|first, next| lang.why_then(first, next)).unwrap_or_default();
    match behind {
        Some(behind) if order.len() == 1 => behind,
        Some(behind) => format!("{measures}; {behind}"),
        None => measures,
    }
}

/// `3 vì bằng điểm người đứng trước, xét đến Số phiếu: 8 < 10`; a quota has its order and its ties.
pub(super) fn place_words(
    place: usize,
    tie: Option<TieBreak>,
    (order, ties): (&[Expression], &[Expression]),
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let broken = tie.and_then(|tie| Some((tie, ties.get(tie.by)?)));
    let Some((tie, by)) = broken else { return place.to_string() };
    let teller = Teller::new(rulebook, lang);
    // What stands first with less of something is told by that, not by what is taken away.
    if let (Some(less), Some(own), Some(other)) = (less_of(by.tree()), tie.own.negated(), tie.other.negated())
    {
        let [own, other] = told_abreast((own, other), &less, &teller, lang);
        return lang.why_place_by_less(
            place,
            level_words(order, rulebook, lang),
            teller.words(&less),
            own,
            other,
        );
    }
    let [own, other] = match is_share(by.tree(), &teller) {
        true => tie.own.compared_in_percent(tie.other, lang),
        false => tie.own.compared(tie.other, lang),
    };
    let compared = format!("{own} < {other}");
    lang.why_place_by(place, level_words(order, rulebook, lang), teller.words(by.tree()), compared)
}

/// In what somebody is level with the one before: points alone say it only where everybody has the same maximum.
fn level_words(order: &[Expression], rulebook: &Rulebook, lang: Lang) -> &'static str {
    match order {
        [] if !rulebook.has_points() => lang.why_level(),
        [] if rulebook.criteria().all(|criterion| criterion.applies.is_none()) => lang.why_level_in_points(),
        [] => lang.why_level_in_share(),
        _ => lang.why_level(),
    }
}

/// What a measure came to for two people, in a sentence.
fn told_abreast((own, other): (Exact, Exact), by: &Tree, teller: &Teller<'_>, lang: Lang) -> [String; 2] {
    match is_share(by, teller) {
        true => own.abreast_in_percent(other, lang),
        false => own.abreast(other, lang),
    }
}

/// Whether a measure is told in percent, as shares of votes are.
fn is_share(by: &Tree, teller: &Teller<'_>) -> bool {
    teller.counts_in_percent(by) || matches!(by.part, Part::Name(Name::Ballot(_)))
}

/// What a part takes away: `a / b` of `-a / b`.
fn less_of(tree: &Tree) -> Option<Tree> {
    match &tree.part {
        _ if tree.called.is_some() => None,
        Part::Negative(inner) => Some((**inner).clone()),
        Part::Arithmetic(how @ (Arithmetic::Times | Arithmetic::Over), left, right) => {
            let part = Part::Arithmetic(*how, Box::new(less_of(left)?), right.clone());
            Some(Tree { part, ..tree.clone() })
        }
        _ => None,
    }
}
