//! What can be chosen about the invented member, and what a set looks at.

use serde_json::Value as Json;

use super::before::Before;
use super::{Item, Trial};
use crate::rules::{FEMALE, Field, InputKind, MALE, Rulebook, Start, sex_words};
use crate::screens::editor::draft::text;
use crate::text::Lang;

impl Trial {
    /// What can be chosen for an item, in words.
    pub(super) fn options(&self, rulebook: &Rulebook, item: &Item, lang: Lang) -> Vec<String> {
        match item {
            Item::Finding(_) => vec![lang.edit_yes().into(), lang.edit_no().into()],
            Item::Mark(id) => match rulebook.criterion(id).map(|criterion| &criterion.start) {
                Some(Start::Check) => vec![lang.word_met().into(), lang.word_not_met().into()],
                Some(Start::Levels(levels)) => levels.iter().map(|level| level.title.clone()).collect(),
                _ => Vec::new(),
            },
            Item::Input(id) => match rulebook.input(id).map(|input| &input.kind) {
                Some(InputKind::Flag) => vec![lang.edit_yes().into(), lang.edit_no().into()],
                Some(InputKind::Choice(options)) => options.iter().cloned().collect(),
                _ => Vec::new(),
            },
            Item::Field(field) => {
                let words = field_words(rulebook, *field);
                if words.is_empty() {
                    return words;
                }
                let told = |word: String| sex_words(&word, lang).map_or(word, str::to_owned);
                let other = (*field != Field::Sex).then(|| lang.trial_another().to_owned());
                let unknown = std::iter::once(lang.edit_unknown().to_owned());
                unknown.chain(words.into_iter().map(told)).chain(other).collect()
            }
            Item::Before(said) => Before::options(self.tried(rulebook), said, lang),
            Item::Count(..) | Item::Amount(..) => Vec::new(),
        }
    }
}

/// The words that a text of the roster can be for a set: the two sexes, else what the set compares it with.
pub(super) fn field_words(rulebook: &Rulebook, field: Field) -> Vec<String> {
    match field {
        Field::Sex => vec![MALE.to_owned(), FEMALE.to_owned()],
        Field::Birth | Field::Joined => Vec::new(),
        field => rulebook.spellings().of(field).map(str::to_owned).collect(),
    }
}

/// What of the roster the set's expressions look at.
pub(super) fn fields_used(text: &str) -> Vec<Field> {
    Field::ALL.into_iter().filter(|field| text.contains(&format!("member.{}", field.name()))).collect()
}

/// The set as text, in which its expressions stand.
pub(super) fn asked(rulebook: &Rulebook) -> String {
    serde_json::to_value(rulebook).map(|tree: Json| text(&tree)).unwrap_or_default()
}
