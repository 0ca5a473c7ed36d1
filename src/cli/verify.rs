//! `verify`: whether a meeting's file is sound, said without any store.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::failed::Failed;
use super::put;
use crate::papers::bundle::{self, Head, Paper};
use crate::store::Why;
use crate::text::{Lang, clean};

/// Checks a file, against the seal on paper too where there is one. The verdict is what was asked for, so it goes to
/// the output whether it is good or bad.
///
/// # Errors
/// When the file cannot be read or is not sound.
pub fn run(path: &Path, paper: Option<(Head, u64)>, json: bool, lang: Lang) -> Result<(), Failed> {
    let name = clean(&path.display().to_string());
    let bytes =
        read(path).map_err(|why| Failed::Said(lang.cli_not_read(&name, Why::from(why).said(lang))))?;
    let paper = paper.map(|(head, entries)| Paper { head, entries });
    let verdict = bundle::verify(&bytes, paper)
        .map_err(|refused| Failed::Unsound(vec![lang.cli_not_verified(&name, refused.sentence(lang))]))?;
    let said = if json {
        format!("{:#}\n", verdict.json(lang))
    } else {
        verdict.sentences(lang).iter().map(|sentence| format!("{sentence}\n")).collect()
    };
    put(&said, lang)?;
    if verdict.is_sound() { Ok(()) } else { Err(Failed::Unsound(Vec::new())) }
}

/// A file's bytes, at most one more than a bundle may have.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(bundle::LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
