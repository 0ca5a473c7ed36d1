//! What the update wants done about the passphrase.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::archive;
use crate::app::{Holdings, TryAnswer, VaultAnswer};
use crate::domain::Moment;
use crate::screens::VaultAsk;
use crate::store::{Existing, Locksmith, Passphrase, Proof, RecoveryKey, Store, StoreError, Unlocked, Why};
use crate::text::{Lang, clean};

/// Does what was asked about the vault.
pub fn perform(
    store: &mut Store,
    ask: VaultAsk,
    at: Moment,
    lang: Lang,
    locksmith: &Locksmith,
) -> VaultAnswer {
    let failed = |fault: StoreError| VaultAnswer::Failed(fault.sentence(lang));
    let done = |done: Result<(), StoreError>| done.map_or_else(failed, |()| VaultAnswer::Done);
    match ask {
        VaultAsk::Prove(proof) => {
            store.unlock(&proof, at.unix_seconds(), locksmith).map_or_else(failed, VaultAnswer::Tried)
        }
        VaultAsk::Enter => match holdings(store, lang) {
            Ok(holdings) => VaultAnswer::Entered(Box::new(holdings)),
            Err(why) => VaultAnswer::Failed(why),
        },
        VaultAsk::DrawKey => match RecoveryKey::draw(locksmith) {
            Ok(key) => VaultAnswer::Drawn(key),
            Err(why) => VaultAnswer::Failed(lang.shell_no_randomness(why)),
        },
        VaultAsk::WriteKey(path, key) => write_key(store, path, &key, lang),
        VaultAsk::Protect(passphrase, recovery) => {
            let protected = store.protect(&passphrase, &recovery, locksmith);
            summarise(store, lang);
            let made = format!("{} {}", at.clock(), at.day());
            match protected.map(|()| store.seal_backups(&at.in_names(), &made)) {
                Ok(Err(fault)) => VaultAnswer::DoneBut(lang.vault_backups_open(fault.sentence(lang))),
                other => done(other.map(|_| ())),
            }
        }
        VaultAsk::ChangePassphrase(new) => done(store.change_passphrase(&new, locksmith)),
        VaultAsk::ChangeRecoveryKey(new) => done(store.change_recovery_key(&new, locksmith)),
        VaultAsk::LayOpen => {
            let open = store.lay_open();
            summarise(store, lang);
            done(open)
        }
    }
}

/// Tries the passphrase of a store that is open, as at the start: it takes as long, and wrong ones are counted with those of the
/// start.
///
/// # Errors
/// A sentence, where it cannot be tried.
pub fn try_passphrase(
    store: &mut Store,
    passphrase: Passphrase,
    at: Moment,
    lang: Lang,
    locksmith: &Locksmith,
) -> Result<TryAnswer, String> {
    let tried = store.unlock(&Proof::Passphrase(passphrase), at.unix_seconds(), locksmith);
    match tried.map_err(|fault| fault.sentence(lang))? {
        Unlocked::Yes => Ok(TryAnswer::Right),
        Unlocked::Wrong(wait) => Ok(TryAnswer::Wrong { wait }),
        Unlocked::Wait(seconds) => Ok(TryAnswer::Wait(seconds)),
    }
}

/// What a store that is open holds for the first screen.
///
/// # Errors
/// A sentence about what cannot be read.
pub fn holdings(store: &mut Store, lang: Lang) -> Result<Holdings, String> {
    let unit = archive::unit(store, lang)?;
    let (drafts, aside) = archive::drafts(store, lang);
    let (meetings, faults) = archive::summaries(store, &unit, lang);
    let mut told: Vec<String> = aside.into_iter().collect();
    told.extend(store.take_repairs().iter().map(|repair| repair.sentence(lang)));
    told.extend(faults);
    told.extend(archive::clear_boxes(store, lang));
    Ok(Holdings { unit, meetings, drafts, told })
}

/// Makes anew what a new archive lacks, so that the next start need not.
fn summarise(store: &mut Store, lang: Lang) {
    // What cannot be read is told when it is.
    if let Ok(unit) = archive::unit(store, lang) {
        let _ = archive::summaries(store, &unit, lang);
    }
}

/// Writes a recovery key into a new file that does not lie with the data.
fn write_key(store: &Store, path: String, key: &RecoveryKey, lang: Lang) -> VaultAnswer {
    if is_inside(Path::new(&path), store.folder()) {
        return VaultAnswer::Failed(lang.vault_file_inside().to_owned());
    }
    let groups = key.groups();
    let (first, second) = groups.split_at(groups.len() / 2);
    let (title, usage, keep) = (lang.vault_file_title(), lang.vault_file_use(), lang.vault_file_keep());
    let (first, second) = (Zeroizing::new(first.join("  ")), Zeroizing::new(second.join("  ")));
    let text = format!("{title}\n\n    {}\n    {}\n\n{usage}\n{keep}\n", *first, *second);
    let text = Zeroizing::new(text);
    match store.give_file(Path::new(&path), &text, Existing::Keep) {
        Ok(written) => VaultAnswer::KeyWritten(path, written),
        Err(why) => VaultAnswer::Failed(lang.file_not_written(clean(&path), Why::said(&why, lang))),
    }
}

/// Whether a file would lie in a folder, wherever its name seems to lead.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| PathBuf::from(path));
    real(above).starts_with(real(folder))
}
