//! A quota in words: how many it allows and why, and who stands before whom.

use super::super::expression::{Arithmetic, Expression, Part, Teller, Tree};
use super::super::place::{Portion, TieBreak};
use super::super::rulebook::Rulebook;
use crate::number::{Exact, Rounding};
use crate::text::Lang;

/// `20% × 3 = 0,6, làm tròn lên`; none where the number does not follow from the share alone, because those over the
/// quota moved into those that it is taken of.
pub(super) fn portion_words(portion: Portion, allowed: usize, lang: Lang) -> Option<String> {
    let exact = portion.share.times(Exact::count(portion.base))?;
    let most = exact.rounded(0, portion.round)?;
    if most != Exact::count(allowed) {
        return None;
    }
    let product = lang.why_portion(portion.share.percentage(lang), portion.base, exact.shown(lang));
    Some(match portion.round {
        _ if exact == most => product,
        Rounding::Floor => lang.why_portion_down(product),
        Rounding::Ceil => lang.why_portion_up(product),
        Rounding::HalfUp | Rounding::HalfEven => lang.why_portion_nearest(product),
    })
}

/// `thứ 3, bằng điểm người đứng trước, xét Số phiếu: 8 < 10`.
pub(super) fn place_words(
    place: usize,
    tie: Option<TieBreak>,
    ties: &[Expression],
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let broken = tie.and_then(|tie| Some((tie, ties.get(tie.by)?)));
    let Some((tie, by)) = broken else { return place.to_string() };
    let teller = Teller::new(rulebook, lang);
    // What stands first with less of something is told by that, not by what is taken away.
    if let (Some(less), Some(own), Some(other)) = (less_of(by.tree()), tie.own.negated(), tie.other.negated())
    {
        let [own, other] = own.compared(other, lang);
        return lang.why_place_by_less(place, teller.words(&less), own, other);
    }
    let [own, other] = tie.own.compared(tie.other, lang);
    lang.why_place_by(place, teller.words(by.tree()), format!("{own} < {other}"))
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
