//! Two sound stores to begin with, made once: one that lies open and one under a passphrase.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use binhxet::store::{
    Cost, Holder, Locksmith, LogId, Opened, Passphrase, Patience, RecoveryKey, Secret, Store, StoreError,
};

use super::medium::Medium;
use super::sim_disk::{Chance, SimDisk};

/// The data folder on the simulated disk.
pub const DATA: &str = "/home/data";
pub const PASSPHRASE: &str = "một câu không ai đoán ra";
pub const DRAFTS: &str = r#"[{"number":1,"text":"{}"}]"#;
pub const SEAL: &str = r#"{"head":"3f2a","entries":3}"#;
pub const PLACE: &str = r#"{"member":"M03"}"#;

/// A store on a disk, what lies in its files, and what is in its logs.
pub struct Sound {
    pub disk: SimDisk,
    pub medium: Medium,
    pub logs: [(LogId, Vec<String>); 2],
}

/// One that lies open.
pub static OPEN: LazyLock<Sound> = LazyLock::new(|| sound(|_| ()));

/// One under a passphrase, by the least work that is allowed.
pub static SEALED: LazyLock<Sound> = LazyLock::new(|| {
    sound(|store| {
        let recovery = recovery();
        store.protect(&Passphrase::typed(PASSPHRASE), &recovery, &locksmith()).expect("is protected");
    })
});

/// The log of the only meeting.
pub fn meeting() -> LogId {
    LogId::Meeting("2026-11".parse().expect("a key"))
}

/// The right recovery key.
pub fn recovery() -> RecoveryKey {
    RecoveryKey::draw(&locksmith()).expect("random digits")
}

/// Chance that is always the same, and the least work.
pub fn locksmith() -> Locksmith {
    Locksmith { random: Arc::new(Chance::new(7).random()), cost: Cost::new(8, 1).expect("is allowed") }
}

/// Opens the store on a simulated disk.
pub fn open(disk: &SimDisk) -> Result<Opened, StoreError> {
    let patience = Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    Store::open_with(Path::new(DATA), Arc::new(disk.clone()), &holder, patience)
}

fn sound(prepare: impl Fn(&mut Store)) -> Sound {
    let disk = SimDisk::new(1);
    let mut store = open(&disk).expect("a new store").store;
    prepare(&mut store);
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let unit = texts(&[r#"{"n":1,"name":"Ánh"}"#, r#"{"n":2}"#]);
    let entries = texts(&[r#"{"n":1,"note":"ngày 9/11"}"#, r#"{"n":2}"#, r#"{"n":3,"vote":"tốt"}"#]);
    store.append(&LogId::Unit, 1, &unit[..1], None).expect("is kept");
    store.append(&LogId::Unit, 2, &unit[1..], Some("{}")).expect("is kept");
    store.append(&meeting(), 1, &entries, Some("{}")).expect("is kept");
    store.keep_drafts(DRAFTS).expect("are kept");
    store.seal(&meeting(), SEAL).expect("is sealed");
    store.remember(&meeting(), PLACE);
    store.begin_try(&Secret::AnyPin, 1_795_507_200);
    drop(store);
    let mut medium = Medium::default();
    for folder in ["", "unit", "meetings/2026-11"] {
        for name in disk.names(Path::new(DATA).join(folder)) {
            let name = Path::new(folder).join(name);
            let bytes = disk.bytes(Path::new(DATA).join(&name));
            if !bytes.is_empty() && name.to_str().is_some_and(|name| !name.starts_with("reserve")) {
                medium.put(name.to_str().expect("a name"), &bytes);
            }
        }
    }
    Sound { disk, medium, logs: [(LogId::Unit, unit), (meeting(), entries)] }
}
