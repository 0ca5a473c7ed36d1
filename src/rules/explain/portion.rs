//! How many a quota allows, as an equation that anybody can work out again.

use super::super::id::ClassId;
use super::super::place::Portion;
use super::super::quota::{By, Most, Of, Within};
use super::super::rulebook::Rulebook;
use super::rounding::rounding_words;
use crate::number::Exact;
use crate::text::Lang;

/// `20% × 3 người = 0,6, làm tròn lên`; `allowed` stands beside it. Whose share it is says the quota, which may limit a
/// class. None where the number follows neither from the share nor from the least.
pub(super) fn portion_words(
    (portion, allowed): (Portion, usize),
    most: Option<&Most>,
    class: Option<&ClassId>,
    rulebook: &Rulebook,
    lang: Lang,
) -> Option<String> {
    let (whole, of) = (portion.whole()?, most.and_then(Most::of));
    let product = product(portion, of, rulebook, lang)?;
    let least = most.and_then(Most::least).map(Exact::from).filter(|least| whole < *least);
    let told = if let Some(least) = least {
        (least == Exact::count(allowed)).then(|| lang.why_portion_least(product, allowed))?
    } else if whole == Exact::count(allowed) {
        rounded(portion, product, lang)
    } else {
        let less = portion.with_one_more(allowed)?;
        lang.why_portion_one_more(product, rounded(less, self::product(less, None, rulebook, lang)?, lang))
    };
    let told = match moves_into(class, of, rulebook) {
        Some(next) => lang.why_portion_moved(told, next),
        None => told,
    };
    Some(match most {
        Some(Most::Table(table)) => match &table.by {
            By::UnitClass(_) => lang.why_portion_by_unit(told),
            By::Input(by) => {
                lang.why_portion_by(rulebook.input(&by.input).map_or("?", |input| &input.title), told)
            }
        },
        _ => told,
    })
}

/// `20% × 5 người xếp B = 1`, or without words of whom.
fn product(portion: Portion, of: Option<&Of>, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    let base = match (of, portion.base) {
        (None, base) => base.to_string(),
        (Some(Of::Members), 1) => lang.why_one_member().to_owned(),
        (Some(Of::Members), base) => lang.why_members(base),
        (Some(Of::Ranked), base) => lang.why_ranked(base),
        (Some(Of::Class(class)), base) => lang.why_in_class(base, super::result::title(class, rulebook)),
        (Some(Of::Title(title)), base) => {
            lang.why_with_title(base, rulebook.title(title).map_or(title.as_str(), |title| &title.title))
        }
    };
    Some(lang.why_portion(portion.share.percentage(lang), base, portion.product()?.shown(lang)))
}

/// How the product became a whole number, where it was none.
fn rounded(portion: Portion, product: String, lang: Lang) -> String {
    match portion.round {
        _ if portion.product() == portion.whole() => product,
        mode => lang.why_portion_rounded(product, rounding_words(mode, lang)),
    }
}

/// The class that those over a quota move into, if that is the one that its share is taken of.
fn moves_into<'r>(class: Option<&ClassId>, of: Option<&Of>, rulebook: &'r Rulebook) -> Option<&'r str> {
    let Some(Of::Class(of)) = of else { return None };
    let next = rulebook.classes().skip_while(|other| Some(&other.id) != class).nth(1)?;
    (next.id == *of).then_some(next.title.as_str())
}

/// What is counted, with where that is; nothing more for the whole unit.
pub(super) fn counted_within(counted: String, within: Option<Within>, lang: Lang) -> String {
    match within {
        None | Some(Within::Unit) => counted,
        Some(Within::Group) => lang.why_within_group(counted),
        Some(Within::Duty) => lang.why_within_duty(counted),
    }
}
