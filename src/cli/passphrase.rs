//! The passphrase of a command: from a file that was named, or asked for on the terminal.

use std::path::Path;

use zeroize::Zeroizing;

use super::failed::Failed;
use super::file;
use crate::shell::{self, Answer, Trouble};
use crate::store::{Passphrase, Proof, Protection, Store, Unlocked};
use crate::text::Lang;

/// Opens a store that is locked; one that is not is left as it is.
///
/// # Errors
/// When nobody gives a passphrase, or a wrong one.
pub fn unlock(store: &mut Store, named: Option<&Path>, lang: Lang) -> Result<(), Failed> {
    if store.protection() != Protection::Locked {
        return Ok(());
    }
    let passphrase = match named {
        Some(path) => of_file(path, lang)?,
        None => asked(lang)?,
    };
    let proof = Proof::Passphrase(passphrase);
    let unlocked = store.unlock(&proof, shell::now().unix_seconds(), &shell::locksmith());
    match unlocked.map_err(Trouble::Store)? {
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
    let answer = shell::ask_secret(&format!("{} ", lang.cli_passphrase_asks()), Passphrase::LONGEST);
    match answer.map_err(Trouble::Terminal)? {
        Answer::Typed(field) => Ok(Passphrase::typed(field.value())),
        Answer::None => Err(Failed::said(lang.cli_passphrase_none())),
        Answer::Nobody => Err(Failed::said(lang.cli_locked())),
    }
}
