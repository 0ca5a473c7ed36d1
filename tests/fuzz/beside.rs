//! What the fuzzer of the small files tries.

use binhxet::domain::{Draft, MemberId};
use binhxet::store::{Drafts, LogId, Opened, Protection, Secret, StoreError, Turn};
use binhxet::text::Lang;

use super::files::can_be_said;
use super::mend;
use super::plain::plain;
use super::sound::{self, OPEN};

/// The longest file that is worth trying.
const LONGEST: usize = 8 * 1024;
/// No wait after wrong tries is longer, in seconds.
const LONGEST_WAIT: u64 = 15 * 60;

const FILES: [&str; 9] = [
    "tries",
    "repairs.jsonl",
    "unit/drafts",
    "meetings/2026-11/place",
    "meetings/2026-11/seal.json",
    "store.json",
    "unit/journal.jsonl",
    "meetings/2026-11/journal.jsonl",
    "vault.json",
];

/// The first byte says which file of an open store the others are; with an even second one its sums are put right.
///
/// What is read of it can be shown and has a bound; what lies in the other files is there as it was.
pub fn beside(bytes: &[u8]) {
    let [which, how, bytes @ ..] = bytes else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let name = FILES[usize::from(*which) % FILES.len()];
    let bytes = match (how % 2, name) {
        (0, "tries" | "unit/drafts" | "meetings/2026-11/place") => mend::behind_sum(bytes),
        (0, _) => mend::lines(bytes),
        _ => bytes.to_vec(),
    };
    let mut medium = OPEN.medium.clone();
    medium.put(name, &bytes);
    let Opened { mut store, repairs } = match medium.open() {
        Ok(opened) => opened,
        Err(error) => {
            assert!(matches!(error, StoreError::Newer { .. }), "{error}");
            return can_be_said(|lang| error.sentence(lang));
        }
    };
    for repair in &repairs {
        can_be_said(|lang| repair.sentence(lang));
    }
    let meeting = sound::meeting();
    for (log, entries) in &OPEN.logs {
        let read = store.read(log);
        if let Err(error) = &read {
            can_be_said(|lang| error.sentence(lang));
        }
        let is_touched = ["journal", "seal", "vault"].iter().any(|touched| name.contains(touched));
        assert!(is_touched || read.as_ref() == Ok(entries), "{log}: {read:?}");
    }
    // With sealed lines or a vault that cannot be opened nobody knows whether what lies there may be believed.
    let is_believed = store.protection() == Protection::None;
    assert!(is_believed || name.contains("journal") || name.contains("vault"), "{name}");
    if !name.contains("place") && is_believed {
        assert_eq!(store.remembered(&meeting).as_deref(), Some(sound::PLACE));
    }
    if name.contains("seal") {
        // What it says of the length of the log is believed only as far as the log goes.
        let lines = store.read(&meeting).unwrap_or_default();
        assert!(OPEN.logs[1].1.starts_with(&lines));
        let _ = store.append(&meeting, store.last(&meeting).wrapping_add(1), &["{}".to_owned()], None);
    }
    match store.drafts() {
        Drafts::These(text) => {
            if let Ok(drafts) = serde_json::from_str::<Vec<Draft>>(&text) {
                let again = serde_json::to_string(&drafts).expect("drafts print");
                assert_eq!(serde_json::from_str::<Vec<Draft>>(&again).expect(&again), drafts);
                let _ = Draft::fresh(&drafts);
            }
        }
        drafts => {
            assert_eq!(drafts, Drafts::Unreadable, "there are drafts");
            assert!(name.contains("drafts") || !is_believed);
        }
    }
    for lang in Lang::ALL {
        store.unshown_repairs(lang).iter().for_each(|sentence| assert!(plain(sentence), "{sentence:?}"));
    }
    let officer = MemberId::new("B01").expect("a code");
    let secrets = [Secret::Passphrase, Secret::RecoveryKey, Secret::AnyPin, Secret::Pin(officer)];
    for secret in secrets.into_iter().chain([Secret::BoxCode(LogId::Unit)]) {
        for now in [1_795_507_200, i64::MIN, i64::MAX] {
            let (Turn::Now { or_wait: wait } | Turn::Wait(wait)) = store.begin_try(&secret, now);
            assert!((1..=LONGEST_WAIT).contains(&wait), "{secret}: {wait} s");
        }
    }
}
