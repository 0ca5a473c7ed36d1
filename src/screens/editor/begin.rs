//! What a draft begins with: a set of the unit, a copy of one, a set that comes with the program, a file.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::draft::{Draft, Path, proposed_id};
use crate::domain::{self, Unit};
use crate::rules::{Fault, Rulebook};
use crate::screens::desk::Desk;
use crate::text::Lang;

/// The sets that come with the program, as files. A new one is a line here.
const SHIPPED: [&str; 9] = [
    include_str!("../../../fixtures/sample/criteria.json"),
    include_str!("../../../fixtures/criteria/cuoc_van_dong_thang.json"),
    include_str!("../../../fixtures/criteria/cuoc_van_dong_nam.json"),
    include_str!("../../../fixtures/criteria/giao_vien_thang.json"),
    include_str!("../../../fixtures/criteria/mac_dinh_loai_b_quy.json"),
    include_str!("../../../fixtures/criteria/cong_chuc_335_quy.json"),
    include_str!("../../../fixtures/criteria/cong_chuc_335_nam.json"),
    include_str!("../../../fixtures/criteria/vien_chuc_90.json"),
    include_str!("../../../fixtures/criteria/cuoc_van_dong_1999.json"),
];

/// The sets that come with the program, read once.
static READ: LazyLock<Vec<Rulebook>> =
    LazyLock::new(|| SHIPPED.iter().filter_map(|text| Rulebook::read(text).ok()).collect());

/// The sets that come with the program.
pub fn shipped() -> impl Iterator<Item = &'static Rulebook> {
    READ.iter()
}

/// A set as a tree that can be worked on.
pub fn tree_of(rulebook: &Rulebook) -> Value {
    serde_json::to_value(rulebook.set()).unwrap_or_default()
}

/// The next edition of a set.
pub fn next_edition(rulebook: &Rulebook) -> Value {
    let mut tree = tree_of(rulebook);
    set(&mut tree, "edition", rulebook.set().edition.saturating_add(1).into());
    tree
}

/// A copy of a set, as a set of its own.
pub fn copy(rulebook: &Rulebook, known: &Known, lang: Lang) -> Value {
    let title = lang.editor_copy_of(&rulebook.set().title);
    let id = Some(proposed_id(&title)).filter(|id| !id.is_empty()).unwrap_or_else(|| "set".into());
    known.beside(tree_of(rulebook), &id, &title)
}

/// A shipped set as a new set of the unit.
pub fn from_shipped(rulebook: &Rulebook, known: &Known) -> Value {
    let set = rulebook.set();
    known.beside(tree_of(rulebook), set.id.as_str(), &set.title)
}

/// The ids and titles that the unit's sets and its drafts have. What is begun as a new set gets none of them: an id that is
/// another's would have it replace that one, and rows that are called alike cannot be told apart.
#[derive(Debug, Default)]
pub struct Known {
    ids: BTreeSet<String>,
    titles: BTreeSet<String>,
}

impl Known {
    /// Those of a unit, of sets that were put away too, without the ones of the draft with this number.
    pub fn of(desk: &Desk, but: Option<u32>) -> Self {
        let mut known = Self::default();
        for rulebook in desk.unit.all_sets() {
            let set = rulebook.set();
            known.ids.insert(set.id.as_str().to_owned());
            known.titles.insert(set.title.clone());
        }
        for draft in desk.drafts.iter().filter(|draft| Some(draft.number) != but) {
            let tree = Draft::read(&draft.text).map(|draft| draft.tree().clone()).unwrap_or_default();
            let words = |key: &str| tree.get(key).and_then(Value::as_str).map(str::to_owned);
            known.ids.extend(words("id"));
            known.titles.extend(words("title"));
        }
        known
    }

    /// A tree as the first edition of a set of its own: with this id and title, numbered where they are taken.
    pub fn beside(&self, mut tree: Value, id: &str, title: &str) -> Value {
        let id = free(id, &self.ids, |number| format!("{id}_{number}"));
        let title = free(title, &self.titles, |number| format!("{title} ({number})"));
        set(&mut tree, "id", id.into());
        set(&mut tree, "title", title.into());
        set(&mut tree, "edition", 1.into());
        tree
    }
}

/// A name as it is, or with the first number from 2 on that makes it one that is not taken.
fn free(name: &str, taken: &BTreeSet<String>, numbered: impl Fn(u32) -> String) -> String {
    let names = std::iter::once(name.to_owned()).chain((2..).map(numbered));
    names.into_iter().find(|name| !taken.contains(name)).unwrap_or_default()
}

/// The edition that a draft will be: one more than the unit has of the set with its id.
pub fn edition_after(unit: &Unit, tree: &Value) -> u32 {
    let id = tree.get("id").and_then(Value::as_str);
    let known = unit.all_sets().find(|set| Some(set.set().id.as_str()) == id);
    known.map_or(1, |known| known.set().edition.saturating_add(1))
}

/// Whether a draft is still what it began with: the next edition or a copy of a set, or one that comes with the
/// program, with nothing changed.
pub fn is_untouched(tree: &Value, number: u32, desk: &Desk) -> bool {
    let known = Known::of(desk, Some(number));
    let sets = desk.unit.sets();
    sets.iter().any(|set| next_edition(set) == *tree || copy(set, &known, desk.lang) == *tree)
        || shipped().any(|set| from_shipped(set, &known) == *tree)
}

/// The draft that a file holds. Faults of the set are no obstacle: they are what the editor is for.
///
/// # Errors
/// A sentence, where the file is no JSON object.
pub fn draft_of_file(text: &str, number: u32, desk: &Desk) -> Result<domain::Draft, String> {
    let lang = desk.lang;
    let draft = Draft::read(text).map_err(|_| {
        let faults = Rulebook::read(text).err().unwrap_or_default();
        let said = |fault: &Fault| lang.editor_no_set(fault.line, fault.sentence(lang));
        faults.first().map_or_else(|| lang.editor_not_a_set().to_owned(), said)
    })?;
    Ok(domain::Draft { number, text: draft.tree().to_string() })
}

fn set(tree: &mut Value, key: &str, value: Value) {
    if let Some(there) = Path::root().key(key).get_mut(tree) {
        *there = value;
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;
    use super::*;

    #[test]
    fn every_shipped_set_is_sound() {
        assert_eq!(shipped().count(), SHIPPED.len());
    }

    #[test]
    fn every_shipped_set_is_in_the_list() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/criteria");
        let files =
            std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
        let ids = files.filter_map(|name| Some(name.to_str()?.strip_suffix(".json")?.to_owned()));
        for id in ids.filter(|id| !id.ends_with(".cases")) {
            assert!(shipped().any(|rules| rules.set().id.as_str() == id), "{id}");
        }
    }

    #[test]
    fn a_shipped_set_opens_without_a_fault_and_is_saved_unchanged() {
        for rulebook in shipped() {
            let id = &rulebook.set().id;
            let tree = from_shipped(rulebook, &Known::default());
            let draft = Draft::read(&tree.to_string()).expect("a draft");
            let reading = Reading::of(draft.tree());
            assert_eq!(reading.counts().0, 0, "{id}");
            let saved = reading.rulebook.as_deref().map(tree_of);
            let mut shipped = tree_of(rulebook);
            set(&mut shipped, "edition", 1.into());
            assert!(saved == Some(shipped), "{id} is another set");
        }
    }

    #[test]
    fn a_copy_is_a_sound_set_of_its_own() {
        let original = shipped().next().expect("a set");
        let tree = copy(original, &Known::default(), Lang::Vi);
        let copied = Rulebook::read(&tree.to_string()).expect("sound");
        assert_ne!(copied.set().id, original.set().id);
        assert_eq!(copied.set().edition, 1);
        assert_eq!(copied.set().sections, original.set().sections);
    }
}
