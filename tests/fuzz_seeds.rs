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

#[test]
fn every_seed_of_a_table_is_taken_or_refused() {
    seeds("tables", entry::tables);
}

#[test]
fn every_seed_of_a_log_is_replayed_or_refused() {
    seeds("log", entry::log);
}

#[test]
fn every_seed_of_a_bundle_is_verified_or_refused() {
    seeds("bundles", entry::bundles);
}

#[test]
fn whatever_lies_in_the_data_folder_the_store_opens_or_says_why_not() {
    seeds("store", entry::store);
}

#[test]
fn every_seed_of_a_units_log_is_replayed_or_refused() {
    seeds("unit", entry::unit);
}

#[test]
fn every_seed_of_a_backup_is_whole_or_refused() {
    seeds("backup", entry::backup);
}

#[test]
fn every_seed_of_a_journal_reads_as_the_description_says() {
    seeds("journal", entry::journal);
}

#[test]
fn every_seed_of_a_small_file_is_read_or_left_alone() {
    seeds("beside", entry::beside);
}

#[test]
fn no_seed_gets_into_protected_data_without_its_key() {
    seeds("vault", entry::vault);
}
