//! Data that an earlier version encrypted: it is opened by the passphrase and by the recovery key, and says what it said. It is
//! never written anew here.

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use binhxet::store::{
    Cost, Drafts, Holder, Locksmith, LogId, Passphrase, Proof, RealDisk, RecoveryKey, Repair, Store, Unlocked,
};

/// What was put in.
const ENTRIES: [&str; 3] =
    [r#"{"n":1,"name":"Đặng Thị Ánh"}"#, r#"{"n":2,"note":"Biên bản ngày 9/11"}"#, r#"{"n":3,"vote":"tốt"}"#];
const DRAFTS: &str = r#"[{"number":1,"text":"{}"}]"#;
const SEAL: &str = r#"{"head":"3f2a","entries":3}"#;
const PLACE: &str = r#"{"member":"M03"}"#;

/// In the letters of another keyboard: put apart.
const PASSPHRASE: &str = "mo\u{302}\u{323}t ca\u{302}u kho\u{302}ng ai \u{111}oa\u{301}n ra";
const RECOVERY: &str = include_str!("../fixtures/vault/recovery-key.txt");

/// A copy of the data, opened and still locked.
fn opened() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("data");
    support::folder::copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/vault/data"), &dir);
    #[cfg(unix)]
    std::fs::set_permissions(&dir, std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("is closed");
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    let opened = Store::open(&dir, Arc::new(RealDisk), &holder).expect("opens");
    assert_eq!(opened.repairs, [Repair::ArchiveMissing], "the archive is no part of it");
    (folder, opened.store)
}

fn locksmith() -> Locksmith {
    let random = |bytes: &mut [u8]| {
        bytes.fill(7);
        Ok(())
    };
    Locksmith { random: Arc::new(random), cost: Cost::default() }
}

#[test]
fn what_an_earlier_version_encrypted_is_opened_by_passphrase_and_by_recovery_key() {
    let recovery = RecoveryKey::read(RECOVERY.trim()).expect("is well typed");
    for proof in [Proof::Passphrase(Passphrase::typed(PASSPHRASE)), Proof::Recovery(recovery)] {
        let (_folder, mut store) = opened();
        assert_eq!(store.unlock(&proof, 0, &locksmith()), Ok(Unlocked::Yes));
        let meeting = LogId::Meeting("2026-11".parse().expect("a key"));
        for log in [LogId::Unit, meeting.clone()] {
            assert_eq!(store.read(&log), Ok(ENTRIES.map(str::to_owned).to_vec()), "{log}");
        }
        assert_eq!(store.drafts(), Drafts::These(DRAFTS.into()));
        assert_eq!(store.sealed(&meeting).as_deref(), Some(SEAL));
        assert_eq!(store.remembered(&meeting).as_deref(), Some(PLACE));
    }
}

#[test]
#[ignore = "makes the data, once and for all"]
fn make() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/vault/data");
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    let mut store = Store::open(&dir, Arc::new(RealDisk), &holder).expect("opens").store;
    let random = |bytes: &mut [u8]| {
        use std::io::Read;
        std::fs::File::open("/dev/urandom")?.read_exact(bytes)
    };
    let locksmith = Locksmith { random: Arc::new(random), cost: Cost::new(1024, 2).expect("sensible") };
    let recovery = RecoveryKey::draw(&locksmith).expect("random digits");
    std::fs::write(dir.with_file_name("recovery-key.txt"), recovery.groups().join(" ") + "\n")
        .expect("is written");
    store.protect(&Passphrase::typed(PASSPHRASE), &recovery, &locksmith).expect("is protected");
    let entries = ENTRIES.map(str::to_owned);
    let meeting = LogId::Meeting("2026-11".parse().expect("a key"));
    store.append(&LogId::Unit, 1, &entries[..1], None).expect("is kept");
    store.append(&LogId::Unit, 2, &entries[1..], None).expect("is kept");
    store.append(&meeting, 1, &entries, None).expect("is kept");
    store.seal(&meeting, SEAL).expect("is sealed");
    store.keep_drafts(DRAFTS).expect("are kept");
    store.remember(&meeting, PLACE);
}
