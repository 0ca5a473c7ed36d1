//! What a draft begins with: a set of the unit, a copy of one, a set that comes with the program, a file.

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
pub fn copy(rulebook: &Rulebook, unit: &Unit, lang: Lang) -> Value {
    let mut tree = tree_of(rulebook);
    let title = lang.editor_copy_of(&rulebook.set().title);
    let base = Some(proposed_id(&title)).filter(|id| !id.is_empty()).unwrap_or_else(|| "set".into());
    set(&mut tree, "id", unused(base, unit).into());
    set(&mut tree, "title", title.into());
    set(&mut tree, "edition", 1.into());
    tree
}

/// A shipped set as a set of the unit; where there is one with its id, the next edition of that.
pub fn from_shipped(rulebook: &Rulebook, unit: &Unit) -> Value {
    let mut tree = tree_of(rulebook);
    let edition = edition_after(unit, &tree);
    set(&mut tree, "edition", edition.into());
    tree
}

/// The edition that a draft will be: one more than the unit has of the set with its id.
pub fn edition_after(unit: &Unit, tree: &Value) -> u32 {
    let id = tree.get("id").and_then(Value::as_str);
    let known = unit.sets().iter().find(|set| Some(set.set().id.as_str()) == id);
    known.map_or(1, |known| known.set().edition.saturating_add(1))
}

/// Whether a draft is still what it began with: the next edition or a copy of a set, or one that comes with the
/// program, with nothing changed.
pub fn is_untouched(tree: &Value, unit: &Unit, lang: Lang) -> bool {
    unit.sets().iter().any(|set| next_edition(set) == *tree || copy(set, unit, lang) == *tree)
        || shipped().any(|set| from_shipped(set, unit) == *tree)
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

fn unused(base: String, unit: &Unit) -> String {
    let is_free = |id: &String| unit.sets().iter().all(|set| set.set().id.as_str() != id);
    let numbered = (2_u32..).map(|number| format!("{base}_{number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base)
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
            let tree = from_shipped(rulebook, &Unit::default());
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
        let tree = copy(original, &Unit::default(), Lang::Vi);
        let copied = Rulebook::read(&tree.to_string()).expect("sound");
        assert_ne!(copied.set().id, original.set().id);
        assert_eq!(copied.set().edition, 1);
        assert_eq!(copied.set().sections, original.set().sections);
    }
}
