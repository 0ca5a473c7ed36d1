//! Whole meetings, as the files in `fixtures/meetings` tell them.
//!
//! `SCRIPT=recusal cargo test --test scripts` runs only the scripts whose names have that word, and with
//! `SHOW=1` and `--nocapture` it prints the screen after every step.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use binhxet::input::Chord;
use support::input_method::{InputMethod, Method};
use support::script::Script;

#[test]
fn every_script_holds() {
    let only = std::env::var("SCRIPT").unwrap_or_default();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/meetings");
    let entries = std::fs::read_dir(&dir).expect("the folder of the scripts");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a script").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "script"));
    paths.retain(|path| path.to_string_lossy().contains(&only));
    assert!(!paths.is_empty(), "there is no such script");
    paths.sort();
    paths.reverse();
    let waiting = Mutex::new(paths);
    let failures = Mutex::new(Vec::new());
    let next = || waiting.lock().expect("no thread has panicked").pop();
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(|| {
                while let Some(path) = next() {
                    if let Err(why) = Script::read(&path).and_then(|script| script.run()) {
                        failures.lock().expect("no thread has panicked").push(why);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no thread has panicked");
    failures.sort();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What stands in a field after these keys, and the reads that brought it there.
fn typed(method: Method, keys: &str) -> (String, Vec<Vec<Chord>>) {
    let mut sent = InputMethod::new(method);
    let reads: Vec<Vec<Chord>> = keys.chars().map(|key| sent.press(Chord::typed(key))).collect();
    let mut field = String::new();
    for chord in reads.iter().flatten() {
        match chord.character() {
            Some(c) => field.push(c),
            None => drop(field.pop()),
        }
    }
    (field, reads)
}

#[test]
fn words_come_out_as_they_are_meant() {
    for (keys, word) in [("dduwowngf", "đường"), ("Vawngs hopj", "Vắng họp"), ("nguyeenx", "nguyễn")]
    {
        assert_eq!(typed(Method::Telex, keys).0, word);
    }
    for (keys, word) in [("d9uo7ng2", "đường"), ("Va8ng1 hop5", "Vắng họp"), ("12 30", "12 30")] {
        assert_eq!(typed(Method::Vni, keys).0, word);
    }
}

#[test]
fn a_changed_letter_comes_as_a_backspace_and_the_new_one_in_one_read() {
    assert_eq!(typed(Method::Telex, "w").1, [[Chord::Char('ư')]]);
    assert_eq!(
        typed(Method::Telex, "dd").1,
        [vec![Chord::Char('d')], vec![Chord::Backspace, Chord::Char('đ')]]
    );
    assert_eq!(
        typed(Method::Vni, "a1").1,
        [vec![Chord::Char('a')], vec![Chord::Backspace, Chord::Char('á')]]
    );
}
