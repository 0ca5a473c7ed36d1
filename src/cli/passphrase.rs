//! The passphrase of a command: from a file that was named, or asked for on the terminal.

use std::path::Path;

use zeroize::Zeroizing;

use super::failed::Failed;
use super::file;
use crate::shell::{self, Answer, Started, Trouble};
use crate::store::{Passphrase, Proof, Protection, Store, Unlocked};
use crate::text::Lang;

/// Opens data that is locked; data that is not is left as it is.
///
/// # Errors
/// When nobody gives a passphrase, or a wrong one.
pub fn unlock(started: &mut Started, named: Option<&Path>, lang: Lang) -> Result<(), Failed> {
    if started.store.protection() != Protection::Locked {
        return Ok(());
    }
    let proof = given(named, lang)?;
    judge(started.unlock(&proof, lang)?, lang)
}

/// Opens a store that is locked, of which nothing is to be read yet.
///
/// # Errors
/// As [`unlock`].
pub fn unlock_store(store: &mut Store, named: Option<&Path>, lang: Lang) -> Result<(), Failed> {
    if store.protection() != Protection::Locked {
        return Ok(());
    }
    let proof = given(named, lang)?;
    judge(shell::unlock(store, &proof)?, lang)
}

fn given(named: Option<&Path>, lang: Lang) -> Result<Proof, Failed> {
    let passphrase = match named {
        Some(path) => of_file(path, lang)?,
        None => asked(lang)?,
    };
    Ok(Proof::Passphrase(passphrase))
}

fn judge(unlocked: Unlocked, lang: Lang) -> Result<(), Failed> {
    match unlocked {
        Unlocked::Yes => Ok(()),
        Unlocked::Wrong(wait) => Err(Failed::said(lang.vault_wrong(wait))),
        Unlocked::Wait(seconds) => Err(Failed::said(lang.vault_wait(seconds))),
    }
}

/// The first line of a file.
fn of_file(path: &Path, lang: Lang) -> Result<Passphrase, Failed> {
    let bytes = Zeroizing::new(file::read(path, lang)?);
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| Failed::said(lang.cli_passphrase_not_text(file::name(path))))?;
    let line = text.strip_prefix('\u{FEFF}').unwrap_or(text).lines().next().unwrap_or_default();
    Ok(Passphrase::typed(line))
}

fn asked(lang: Lang) -> Result<Passphrase, Failed> {
    let answer = shell::ask_secret(lang.cli_passphrase_asks(), Passphrase::LONGEST);
    match answer.map_err(Trouble::Terminal)? {
        Answer::Typed(field) => Ok(Passphrase::typed(field.value())),
        Answer::None => Err(Failed::said(lang.cli_passphrase_none())),
        Answer::Nobody => Err(Failed::said(lang.cli_locked())),
    }
}
