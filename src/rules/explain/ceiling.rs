//! A ceiling that depends on something, in words.

use super::super::ceiling::{Ceiled, ClassTable};
use super::super::expression::{Name, text_words};
use super::super::rulebook::Rulebook;
use super::result::title;
use crate::text::Lang;

/// The whole table: what it goes by, and the best class for each.
pub(super) fn table_words(table: &ClassTable, rulebook: &Rulebook, lang: Lang) -> String {
    let rows = table.classes().iter();
    let rows =
        rows.map(|(by, class)| format!("{} → {}", said(table, by, rulebook, lang), title(class, rulebook)));
    lang.effect_at_most_by(what(table, rulebook, lang), rows.collect::<Vec<_>>().join(", "))
}

/// What it came to for somebody.
pub(super) fn ceiled_words(table: &ClassTable, ceiled: &Ceiled, rulebook: &Rulebook, lang: Lang) -> String {
    let what = what(table, rulebook, lang);
    let Some(by) = &ceiled.by else { return lang.effect_at_most_open(what) };
    let by = said(table, by, rulebook, lang);
    match &ceiled.class {
        Some(class) => lang.effect_at_most_as(title(class, rulebook), what, by),
        None => lang.effect_at_most_untold(what, by),
    }
}

fn what(table: &ClassTable, rulebook: &Rulebook, lang: Lang) -> String {
    match table {
        ClassTable::UnitClass(_) => lang.name_unit_class().to_owned(),
        ClassTable::Input(by) => {
            let title = rulebook.input(&by.input).map_or(by.input.as_str(), |input| &input.title);
            lang.word_quoted(title)
        }
    }
}

/// A class of the unit by its title where the set has one of that id; an option as it is.
fn said(table: &ClassTable, by: &str, rulebook: &Rulebook, lang: Lang) -> String {
    let class = match table {
        ClassTable::UnitClass(_) => text_words(by, &Name::UnitClass, rulebook, lang),
        ClassTable::Input(_) => None,
    };
    class.unwrap_or_else(|| by.to_owned())
}
