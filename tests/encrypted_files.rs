//! With a passphrase nothing of a meeting is to be found in any file of the data folder: on the real store, to the byte.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use binhxet::app::{Effect, Msg};
use binhxet::screens::VaultAsk;
use binhxet::shell;
use binhxet::store::{LogId, Passphrase, RecoveryKey};
use binhxet::text::{Lang, fold};
use support::desk::Setting;
use support::folder::files;
use support::place::Place;
use unicode_normalization::UnicodeNormalization;

/// A meeting with votes, a finding, a note, a remark and a draft of a criteria set; then its seal, and the next one begun.
const MEETING: &str = "Enter×4 7 Space Enter 1×3 2×3 0 Enter \
    1 8 Space B i ê n Space b ả n Space k h o a Enter Enter 1×7 Enter \
    0 Enter Enter Enter Enter×3 Enter 9 Enter 9 Enter 9 Esc Enter×4 7 Space Enter 1 2";
/// What is typed in it, besides the names.
const TYPED: [&str; 1] = ["Biên bản khoa"];

impl Place {
    /// Protects the data as the screen has it done.
    fn protect(&mut self, passphrase: &Passphrase) {
        let recovery = RecoveryKey::draw(&self.locksmith).expect("random digits");
        let ask = VaultAsk::Protect(passphrase.clone(), recovery);
        let effect = Effect::Vault { ask, at: self.clock };
        let answer = shell::perform(&mut self.store, effect, Lang::Vi, &self.locksmith);
        assert!(matches!(answer, Some(Msg::Vault(binhxet::app::VaultAnswer::Done))), "{answer:?}");
    }

    /// A whole meeting, a draft in the making, and the next meeting in the middle of a vote.
    fn hold(&mut self) {
        self.press("Enter");
        self.press(MEETING);
        let state = self.app.desk().proceedings().expect("a meeting is at hand");
        assert_eq!(state.ballot().expect("a vote is open").votes.len(), 2);
        self.press("Esc 1 Esc 0 Enter×2 2 Enter×2 ế n Enter Esc×3");
        assert_eq!(self.app.desk().drafts.len(), 1, "a draft is kept");
    }

    /// Everything that may be found nowhere: names of people and groups, what was typed, and words of the votes.
    fn secrets(&self) -> Vec<String> {
        let unit = &self.app.desk().unit;
        let roster = unit.roster().expect("a roster");
        let names = roster.people().iter().map(|person| person.name.to_string());
        let titles =
            unit.sets().iter().flat_map(|set| set.criteria().map(|criterion| criterion.title.to_string()));
        let words = [
            "vote_cast",
            "ballot_opened",
            "\"for\"",
            "abstain",
            "finding_raised",
            "\"points\"",
            "ballot_closed",
        ];
        let typed = TYPED.into_iter().chain(words).map(str::to_owned);
        names.chain(titles).chain(roster.unit().map(ToString::to_string)).chain(typed).collect()
    }
}

/// The ways in which a text may stand in a file: as it is, put apart, without its marks, and as JSON may escape it.
fn spellings(text: &str) -> BTreeSet<String> {
    let escaped = |upper: bool| {
        let unit = |unit: u16| match (u8::try_from(unit), upper) {
            (Ok(ascii), _) if ascii.is_ascii() => char::from(ascii).to_string(),
            (_, true) => format!("\\u{unit:04X}"),
            (_, false) => format!("\\u{unit:04x}"),
        };
        text.encode_utf16().map(unit).collect::<String>()
    };
    [text.to_owned(), text.nfd().collect(), fold(text), escaped(true), escaped(false)].into()
}

/// Which of the texts are found, and in which files.
fn found(dir: &Path, secrets: &[String]) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for (path, bytes) in files(dir) {
        // What is no text of UTF-8 is replaced; what is stays as it is, wherever it stands.
        let text = String::from_utf8_lossy(&bytes);
        let holds = |secret: &&String| spellings(secret).iter().any(|spelling| text.contains(spelling));
        found.extend(secrets.iter().filter(holds).map(|secret| (secret.clone(), path.clone())));
    }
    found
}

fn passphrase() -> Passphrase {
    Passphrase::set("một câu không ai đoán ra").expect("long enough")
}

#[test]
fn nothing_of_a_meeting_is_in_any_file_when_the_passphrase_was_set_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::open(&dir, None, Setting::usual().start());
    place.protect(&passphrase());
    place.hold();
    let secrets = place.secrets();
    assert_eq!(found(&dir, &secrets), [], "while the program runs");
    drop(place);
    assert_eq!(found(&dir, &secrets), [], "when it has ended");
    let place = Place::open(&dir, Some(&passphrase()), Setting::usual().start());
    assert_eq!((place.secrets(), found(&dir, &secrets)), (secrets, vec![]), "and after a new start");
}

#[test]
fn the_search_finds_what_lies_open_and_nothing_once_it_was_protected() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    let mut place = Place::open(&dir, None, Setting::usual().start());
    place.hold();
    let secrets = place.secrets();
    assert!(secrets.len() > 40, "{secrets:?}");
    let hits = found(&dir, &secrets);
    for secret in &secrets {
        assert!(hits.iter().any(|(hit, _)| hit == secret), "{secret} is found where nothing is encrypted");
    }
    // An archive that was set aside as damaged goes as well.
    std::fs::create_dir(dir.join("archive.bad.2026")).expect("is made");
    std::fs::write(dir.join("archive.bad.2026/db"), &secrets[0]).expect("is written");
    place.protect(&passphrase());
    assert_eq!(found(&dir, &secrets), [], "while the program runs");
    drop(place);
    let mut place = Place::open(&dir, Some(&passphrase()), Setting::usual().start());
    assert_eq!((place.secrets(), found(&dir, &secrets)), (secrets, vec![]));
    for log in place.store.logs() {
        assert!(place.store.read(&log).is_ok_and(|entries| !entries.is_empty()), "{log}");
    }
    assert!(place.store.logs().contains(&LogId::Unit));
}
