//! What the fuzzer of protected data tries.

use binhxet::store::{Drafts, Opened, Passphrase, Proof, Protection, Store, Unlocked};
use serde_json::Value;

use super::files::can_be_said;
use super::mend;
use super::sound::{self, SEALED};

/// The longest file that is worth trying.
const LONGEST: usize = 8 * 1024;
/// The most work that is done for a try of the passphrase.
const MOST_WORK: (u64, u64) = (64, 2);

/// The files that are put there, each under all of these names.
const FILES: [&[&str]; 9] = [
    &["vault.json"],
    &["vault.copy.json"],
    &["vault.json", "vault.copy.json"],
    &["unit/journal.jsonl"],
    &["unit/journal.2.jsonl"],
    &["meetings/2026-11/journal.jsonl"],
    &["meetings/2026-11/seal.json"],
    &["unit/drafts"],
    &["meetings/2026-11/place"],
];

/// The first byte says which file of a protected store the others are; with an even second one its sums are put right.
///
/// Whatever lies there, nobody gets in without the passphrase or the recovery key, nothing is believed that the right
/// holder of the key did not write, and no file makes the program work or hold more than is allowed.
pub fn vault(bytes: &[u8]) {
    let [which, how, bytes @ ..] = bytes else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let names = FILES[usize::from(*which) % FILES.len()];
    let is_vault = names[0].starts_with("vault");
    let bytes = match (how % 2, names[0]) {
        (0, "unit/drafts" | "meetings/2026-11/place") => mend::behind_sum(bytes),
        (0, _) => mend::lines(bytes),
        _ => bytes.to_vec(),
    };
    let mut medium = SEALED.medium.clone();
    names.iter().for_each(|name| medium.put(name, &bytes));
    let Opened { mut store, repairs } = match medium.open() {
        Ok(opened) => opened,
        Err(error) => return can_be_said(|lang| error.sentence(lang)),
    };
    for repair in &repairs {
        can_be_said(|lang| repair.sentence(lang));
    }
    let protection = store.protection();
    assert!(matches!(protection, Protection::Locked | Protection::Lost), "{protection:?}");
    for (log, _) in &SEALED.logs {
        assert!(store.read(log).is_err() && store.sealed(log).is_none(), "nothing is told before");
    }
    let stated = work(&bytes);
    if names.len() == 2 && stated.is_some_and(|(memory, passes)| memory > 1 << 18 || passes > 16) {
        assert_eq!(protection, Protection::Lost, "such work is never begun");
    }
    let wrong = Proof::Passphrase(Passphrase::typed("một câu khác hẳn"));
    let cheap = !is_vault || stated.is_none_or(|work| work.0 <= MOST_WORK.0 && work.1 <= MOST_WORK.1);
    if cheap && mend::chance(&bytes) < 32 {
        assert_ne!(store.unlock(&wrong, 0, &sound::locksmith()), Ok(Unlocked::Yes));
        let right = Proof::Passphrase(Passphrase::typed(sound::PASSPHRASE));
        if store.unlock(&right, 3600, &sound::locksmith()) == Ok(Unlocked::Yes) {
            nothing_else_is_told(&mut store);
        }
    }
    match store.unlock(&Proof::Recovery(sound::recovery()), 0, &sound::locksmith()) {
        Ok(Unlocked::Yes) => nothing_else_is_told(&mut store),
        Ok(other) => assert!(is_vault, "{other:?}"),
        Err(error) => can_be_said(|lang| error.sentence(lang)),
    }
}

/// What is told was written, and is where it was.
fn nothing_else_is_told(store: &mut Store) {
    for (log, sound) in &SEALED.logs {
        match store.read(log) {
            Ok(entries) => assert!(sound.starts_with(&entries), "{entries:?}"),
            Err(error) => can_be_said(|lang| error.sentence(lang)),
        }
    }
    let seal = store.sealed(&sound::meeting());
    assert!(seal.as_deref().is_none_or(|seal| seal == sound::SEAL), "{seal:?}");
    let place = store.remembered(&sound::meeting());
    assert!(place.as_deref().is_none_or(|place| place == sound::PLACE), "{place:?}");
    match store.drafts() {
        Drafts::These(text) => assert_eq!(text, sound::DRAFTS),
        drafts => assert_eq!(drafts, Drafts::Unreadable, "there are some"),
    }
}

/// What a vault asks of whoever tries a passphrase: the memory and the passes.
fn work(bytes: &[u8]) -> Option<(u64, u64)> {
    let vault: Value = serde_json::from_slice(bytes).ok()?;
    let number = |name: &str| vault["passphrase"][name].as_u64();
    Some((number("memory")?, number("passes")?))
}
