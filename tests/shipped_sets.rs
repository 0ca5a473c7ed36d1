//! The criteria sets that are shipped: each reads soundly and fits the printed sheet.

use std::fs;
use std::path::PathBuf;

use binhxet::rules::Rulebook;
use binhxet::text::Lang;

/// The shipped sets, by file name.
fn sets() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/criteria");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of the sets")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
            name.ends_with(".json") && !name.ends_with(".cases.json")
        })
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a set");
        (path.file_name().expect("a name").to_string_lossy().into_owned(), text)
    };
    files.into_iter().map(read).collect()
}

fn read(name: &str, text: &str) -> Rulebook {
    Rulebook::read(text).unwrap_or_else(|faults| {
        let told: Vec<String> = faults
            .iter()
            .map(|fault| format!("{}: {}\n{}", fault.place, fault.sentence(Lang::En), fault.excerpt))
            .collect();
        panic!("{name}: {}", told.join("\n"))
    })
}

#[test]
fn every_shipped_set_is_sound() {
    for (name, text) in sets() {
        let rulebook = read(&name, &text);
        assert_eq!(name, format!("{}.json", rulebook.set().id), "a set is kept under its id");
    }
}
