//! A formula as what it says, what was put in, and what came of it.

use super::super::expression::{Figures, Name, Teller, Tree};
use super::super::rulebook::Rulebook;
use super::atom::is_same;
use crate::text::Lang;

/// `nhỏ nhất (Tỷ lệ; 1) × 70 = nhỏ nhất (0,9; 1) × 70 = 63`; `result` is none where it cannot be worked out yet. Of what a
/// condition chooses from, only what was chosen is told, with the reason; nothing is told twice.
pub(super) fn worked_out(
    tree: &Tree,
    figures: &Figures<'_>,
    result: Option<String>,
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let teller = Teller::new(rulebook, lang);
    if result.is_none() && teller.waits(tree, figures) {
        let open = tree.names().into_iter().filter(|name| figures.value(name).is_none());
        let mut open: Vec<String> = open.map(|name: &Name| teller.called(name)).collect();
        open.dedup();
        // Otherwise arithmetic has no value, which is told among what is missing.
        return if open.is_empty() { "?".to_owned() } else { lang.why_waits_for(open.join(", ")) };
    }
    let known = figures.cover(tree);
    let [told, alone] = match known {
        true => [teller.taken_by(figures).words(tree), teller.taken_alone_by(figures).words(tree)],
        false => [teller.words(tree), teller.words(tree)],
    };
    let told = teller.taken_by(figures).each_reason_once(tree, told);
    let in_figures = teller.with(figures);
    let put_in = in_figures.words(tree);
    let result = result.unwrap_or_else(|| "?".to_owned());
    let chosen = in_figures.chosen(tree, &mut Vec::new());
    let is_worked = chosen.called.is_none() && chosen.is_worked();
    let mut steps = vec![told];
    // What is a number alone is not told cut and then rounded.
    if put_in != alone && (is_worked || !put_in.ends_with('…')) {
        steps.push(put_in.clone());
    }
    // Whoever rounds by hand needs what is rounded.
    steps.extend(in_figures.unrounded(chosen, figures).filter(|unrounded| *unrounded != put_in));
    if !is_same(&put_in, &result) {
        steps.push(result);
    }
    steps.join(" = ")
}
