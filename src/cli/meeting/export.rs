//! `meeting export`: everything of a meeting in one file that anybody can check.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::opened;
use crate::cli::failed::Failed;
use crate::cli::place::Place;
use crate::cli::{put, tell};
use crate::domain::MeetingId;
use crate::papers::bundle::{self, PROGRAM};
use crate::shell;
use crate::store::{LogId, Why};
use crate::text::{Lang, clean};

/// Writes a meeting's bundle to a new file or to the output. It is checked as anybody else would check it.
///
/// # Errors
/// When there is no such meeting, its log cannot be read, the file exists or cannot be written, or what was written is
/// not sound.
pub fn run(id: &MeetingId, out: Option<&Path>, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let mut started = opened(id, place)?;
    let is_redacted = started.unit.redacted(id).is_some();
    let lines = if is_redacted {
        shell::left(&mut started.store, &started.unit, id, lang).map_err(Failed::Said)?
    } else {
        let lines = started.store.read(&LogId::Meeting(id.clone()));
        lines.map_err(|fault| Failed::Said(fault.sentence(lang)))?
    };
    let text =
        bundle::write(PROGRAM, id, &lines).map_err(|unfit| Failed::Said(lang.cli_export_unread(unfit)))?;
    let verdict = bundle::verify(text.as_bytes(), None)
        .map_err(|refused| Failed::Said(lang.cli_export_unread(refused.sentence(lang))))?;
    match out {
        None => put(&text, lang)?,
        Some(path) => {
            let name = clean(&path.display().to_string());
            write_new(path, &text).map_err(|why| Failed::Said(not_written(&name, why, lang)))?;
            tell(&lang.cli_exported(&name, lines.len()));
        }
    }
    if is_redacted {
        tell(lang.cli_exported_redacted());
    }
    if !verdict.is_sealed {
        tell(lang.cli_exported_unsealed());
    }
    if verdict.is_sound() { Ok(()) } else { Err(Failed::Unsound(vec![lang.cli_exported_unsound().into()])) }
}

/// Writes a file that must not exist yet, for the owner's eyes alone. What could not be finished is removed.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    owner_only(&mut options);
    let mut file = options.open(path)?;
    let written = fill(&mut file, text);
    if written.is_err() {
        // It is ours and of no use; that it stays behind would be the lesser fault.
        let _ = fs::remove_file(path);
    }
    written
}

fn fill(file: &mut File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn owner_only(_: &mut OpenOptions) {}

fn not_written(name: &str, why: io::Error, lang: Lang) -> String {
    if why.kind() == io::ErrorKind::AlreadyExists {
        return lang.cli_file_exists(name);
    }
    lang.cli_file_not_written(name, Why::from(why).said(lang))
}
