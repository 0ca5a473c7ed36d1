//! A file that somebody gives: read whole, and its faults told with its name.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::failed::Failed;
use crate::store::Why;
use crate::text::{Lang, clean};

/// More than this is not read, in bytes. What reads the text refuses far less, and says so.
const MOST: u64 = 16 << 20;

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failed> {
    bytes(path).map_err(|why| not_read(path, why, lang))
}

/// The bytes of a file, or why it cannot be read.
///
/// # Errors
/// When it cannot be read.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file cannot be read.
pub fn not_read(path: &Path, why: io::Error, lang: Lang) -> Failed {
    Failed::Said(lang.cli_file_not_read(name(path), Why::from(why).said(lang)))
}

/// The faults of a file, and that nothing was changed.
pub fn unsound(path: &Path, faults: impl IntoIterator<Item = String>, lang: Lang) -> Failed {
    let mut sentences: Vec<String> =
        faults.into_iter().map(|fault| lang.cli_fault(name(path), fault)).collect();
    sentences.push(lang.cli_faults(name(path), sentences.len()));
    Failed::Unsound(sentences)
}

/// The file as it is called in a sentence.
pub fn name(path: &Path) -> String {
    clean(&path.display().to_string())
}
