//! `backup`: everything that is stored in one file.

use std::path::Path;

use super::failed::Failed;
use super::place::Place;
use super::{file, tell};
use crate::domain::Moment;
use crate::shell;
use crate::store::{BackedUp, Existing};
use crate::text::Lang;

/// Writes a backup, reads it back, and says what is in it.
///
/// # Errors
/// When the store cannot be opened or there is no backup.
pub fn run(path: &Path, force: bool, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let mut store = place.hold()?;
    let existing = if force { Existing::Replace } else { Existing::Keep };
    let made = store.back_up(path, existing, &shown(shell::now()));
    let made = made.map_err(|fault| Failed::Said(lang.cli_fault(file::name(path), fault.sentence(lang))))?;
    if !store.boxes().is_empty() {
        tell(lang.cli_backup_without_box());
    }
    tell(&said(&made, lang));
    Ok(())
}

/// What was made, in a sentence.
pub fn said(made: &BackedUp, lang: Lang) -> String {
    lang.cli_backed_up(file::name(&made.path), made.logs, made.entries, made.bytes.div_ceil(1024))
}

/// A moment as a backup says when it was made.
pub fn shown(moment: Moment) -> String {
    format!("{} {}", moment.clock(), moment.day())
}
