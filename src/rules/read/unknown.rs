//! Words that are none of those that can stand in a place: which is meant, and how it is spelled.

use super::super::fault::Reason;
use super::decode::Reader;
use crate::text::json::Entry;
use crate::text::nearest;

/// An unknown text where one of some choices stands. Those that are a key with something behind it are spelled as the whole
/// object, `{ "lower": 1 }`.
pub(super) fn unknown_word<T>(at: usize, word: &str, known: &[&str], reader: &mut Reader<'_>) -> Option<T> {
    unknown(at, word, meant(word, known), known, reader)
}

/// An unknown key where one of some choices stands, which are spelled in the same way. Something stands behind the key
/// already, so the word that is meant is enough.
pub(super) fn unknown_key<T>(entry: &Entry, known: &[&str], reader: &mut Reader<'_>) -> Option<T> {
    let near = meant(&entry.key, known).map(|(name, _)| (name, name));
    unknown(entry.at, &entry.key, near, known, reader)
}

fn unknown<T>(
    at: usize,
    word: &str,
    near: Option<(&str, &str)>,
    known: &[&str],
    reader: &mut Reader<'_>,
) -> Option<T> {
    reader.note(
        at,
        match near {
            Some((name, spelling)) if name == word => {
                Reason::OtherShape(word.to_owned(), spelling.to_owned())
            }
            near => {
                let known = known.iter().map(|word| (*word).to_owned()).collect();
                Reason::UnknownWord(word.to_owned(), near.map(|(_, spelling)| spelling.to_owned()), known)
            }
        },
    );
    None
}

/// The nearest of some choices: its word, and how it is spelled.
fn meant<'k>(word: &str, known: &[&'k str]) -> Option<(&'k str, &'k str)> {
    let named = || known.iter().map(|spelling| (spelling.split('"').nth(1).unwrap_or(spelling), *spelling));
    let near = nearest(word, named().map(|(name, _)| name))?;
    named().find(|(name, _)| *name == near)
}
