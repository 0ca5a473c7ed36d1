//! Every seed of the fuzzers holds what they hold.

use std::path::Path;

#[path = "fuzz/entry.rs"]
mod entry;

/// Tries all seeds of one fuzzer.
fn seeds(name: &str, tries: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(name);
    let mut count = 0;
    for seed in std::fs::read_dir(&folder).expect("the seeds are there") {
        let path = seed.expect("a seed").path();
        println!("{}", path.display());
        tries(&std::fs::read(&path).expect("a seed can be read"));
        count += 1;
    }
    assert!(count > 0, "no seeds in {}", folder.display());
}

#[test]
fn every_seed_of_a_criteria_set_is_read_or_refused() {
    seeds("criteria", entry::criteria);
}

#[test]
fn every_seed_of_a_marks_file_is_answered_or_refused() {
    seeds("marks", entry::marks);
}

#[test]
fn every_seed_of_an_expression_is_read_or_refused() {
    seeds("expression", entry::expression);
}
