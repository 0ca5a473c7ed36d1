//! What was repaired, written down: so that it can be looked up, and so that the screen shows once what a command, or a log
//! that was opened late, has found.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Kind};
use super::repair::Repair;
use super::store::Store;
use super::whole_file;
use crate::text::Lang;

const NAME: &str = "repairs.jsonl";
/// The longest file that is read or written on, in bytes; a longer one begins anew.
const LONGEST: u64 = 1 << 20;

/// One line: a repair in both languages, and since when the program had been open; or that everything above was shown.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Noted {
    Repaired { run: String, vi: String, en: String },
    Shown { shown: String },
}

impl Store {
    /// Writes down the repairs that are not written down yet. Where that fails they are told all the same.
    pub(super) fn note_repairs(&mut self) {
        let run = self.since.clone();
        let new = self.repairs.iter().skip(self.noted).map(|repair| Noted::Repaired {
            run: run.clone(),
            vi: repair.sentence(Lang::Vi),
            en: repair.sentence(Lang::En),
        });
        // That it cannot be written does not stop anything: the sentence is said now.
        let _ = write(self.disk.as_ref(), &self.dir.join(NAME), new.collect());
        self.noted = self.repairs.len();
    }

    /// What was repaired and never shown on the screen; a sentence each. From now on it counts as shown.
    pub fn unshown_repairs(&mut self, lang: Lang) -> Vec<String> {
        self.repairs.clear();
        self.noted = 0;
        let path = self.dir.join(NAME);
        let Ok(Some(text)) = whole_file::read(self.disk.as_ref(), &path, LONGEST) else { return Vec::new() };
        let mut sentences = Vec::new();
        for line in text.lines() {
            match serde_json::from_str(line) {
                Ok(Noted::Repaired { vi, en, .. }) => {
                    let said = if lang == Lang::Vi { vi } else { en };
                    // It was a file that anybody could have written.
                    sentences.push(crate::text::clean(&said));
                }
                Ok(Noted::Shown { .. }) => sentences.clear(),
                Err(_) => {}
            }
        }
        if !sentences.is_empty() {
            // What cannot be written is shown twice.
            let _ = write(self.disk.as_ref(), &path, vec![Noted::Shown { shown: self.since.clone() }]);
        }
        sentences
    }

    /// What was repaired since this was last asked.
    pub fn take_repairs(&mut self) -> Vec<Repair> {
        self.noted = 0;
        std::mem::take(&mut self.repairs)
    }
}

fn write(disk: &dyn Disk, path: &Path, lines: Vec<Noted>) -> std::io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(&serde_json::to_string(&line)?);
        text.push('\n');
    }
    let mut pen = match disk.look(path)? {
        Some(looks) if looks.kind == Kind::File && looks.len + text.len() as u64 <= LONGEST => {
            disk.extend(path)?
        }
        Some(looks) if looks.kind == Kind::File => {
            disk.remove(path)?;
            disk.create(path)?
        }
        Some(_) => return Err(std::io::ErrorKind::AlreadyExists.into()),
        None => disk.create(path)?,
    };
    pen.append(text.as_bytes())?;
    pen.sync()
}
