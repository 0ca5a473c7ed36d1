//! How a set spells what it compares texts of the roster with.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Field;
use super::expression::{Name, Part, Tree};
use super::rulebook::Rulebook;

/// How a set spells the texts of the roster that it compares with something.
#[derive(Clone, Debug, Default)]
pub struct Spellings(BTreeMap<Field, BTreeSet<String>>);

impl Rulebook {
    /// How the set spells the texts of the roster that it compares with something.
    pub fn spellings(&self) -> Spellings {
        let mut spelt: BTreeMap<Field, BTreeSet<String>> = BTreeMap::new();
        for field in Field::ALL {
            let name = Name::Member(field);
            let texts = self.expressions().flat_map(|expression| compared(expression.tree(), &name));
            let texts: BTreeSet<String> = texts.map(str::to_owned).collect();
            if !texts.is_empty() {
                spelt.insert(field, texts);
            }
        }
        Spellings(spelt)
    }
}

impl Spellings {
    /// The texts that something of the roster is compared with.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &str> {
        self.0.get(&field).into_iter().flatten().map(String::as_str)
    }

    /// The spelling that a text differs from in capitals alone, such as “Chủ tịch” for “chủ tịch”; none where the text is
    /// one of the spellings itself, or like none.
    pub fn meant(&self, field: Field, text: &str) -> Option<&str> {
        let known = self.0.get(&field).filter(|known| !known.contains(text))?;
        let lower = text.to_lowercase();
        known.iter().find(|known| known.to_lowercase() == lower).map(String::as_str)
    }
}

/// The texts that an expression compares a name with, from left to right.
pub(super) fn compared<'t>(tree: &'t Tree, name: &Name) -> Vec<&'t str> {
    let is_it = |tree: &Tree| tree.part == Part::Name(name.clone());
    match &tree.part {
        Part::Compare(_, one, other) if is_it(one) => text(other).into_iter().collect(),
        Part::Compare(_, one, other) if is_it(other) => text(one).into_iter().collect(),
        Part::OneOf(first, others) if is_it(first) => others.iter().filter_map(text).collect(),
        _ => tree.inner().into_iter().flat_map(|inner| compared(inner, name)).collect(),
    }
}

fn text(tree: &Tree) -> Option<&str> {
    match &tree.part {
        Part::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::book;
    use super::*;

    #[test]
    fn a_text_in_other_capitals_is_answered_with_how_the_set_spells_it() {
        let criterion =
            r#"{"id": "c", "code": "1", "title": "Một", "max": 8, "start": {"points": {"step": 1}}}"#;
        let gate = r#"{"id": "g", "title": "G", "when":
            "member.post in ('Chủ tịch', 'Phó chủ tịch') or 'Tổ trưởng' = member.post", "effect": "refer"}"#;
        let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B"}"#;
        let spellings = book(criterion, gate, classes, r#""otherwise": {"class": "B"},"#).spellings();
        for (post, spelt) in [
            ("chủ tịch", Some("Chủ tịch")),
            ("TỔ TRƯỞNG", Some("Tổ trưởng")),
            ("Chủ tịch", None),
            ("Tổ truong", None),
            ("Thủ quỹ", None),
        ] {
            assert_eq!(spellings.meant(Field::Post, post), spelt, "{post}");
        }
        assert_eq!(spellings.meant(Field::Group, "chủ tịch"), None);
    }
}
