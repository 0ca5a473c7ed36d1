//! A file that somebody gives: read whole, and its faults told with its name.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::failed::Failed;
use crate::store::Why;
use crate::text::{Lang, clean};

/// More than this is not read, in bytes. What reads the text refuses far less, and says so.
const MOST: u64 = 16 << 20;

/// The bytes of a file that was named on the command line, where a pipe may stand for it.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failed> {
    bytes(path).map_err(|why| not_read(path, why, lang))
}

/// The bytes of a file that another file names. A pipe is refused: nobody may know that it would be waited for.
///
/// # Errors
/// When it cannot be read.
pub fn named(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { bytes(path) } else { Err(io::ErrorKind::NotSeekable.into()) }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_file_names_has_to_be_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("set.json");
        fs::write(&path, "{}").expect("is written");
        assert_eq!(named(&path).expect("a file"), b"{}");
        let refused = named(folder.path()).expect_err("a folder");
        assert_eq!(Why::from(refused), Why::NotAFile);
    }
}
