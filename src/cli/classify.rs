//! `classify`: what the members of a marks file come to, without a meeting and without a store.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::arguments::Classify;
use super::failed::Failed;
use super::place::Place;
use super::progress::Bar;
use super::temporary::temporary;
use super::{criteria, file};
use crate::papers::marks::{self, Faults, Request, Scratch, Sets, Trouble};
use crate::rules::Rulebook;
use crate::store::Why;
use crate::text::Lang;

/// The name of the standard input.
const STDIN: &str = "-";

/// From so many bytes on it is worth showing how far it is.
const LARGE: u64 = 4 << 20;

/// Classifies the members of a marks file.
///
/// # Errors
/// When the file, or a criteria set, is not sound; when something cannot be read or written.
pub fn run(command: &Classify, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let path = &command.file;
    let input = open(path, lang)?;
    let sets = sets(&command.criteria, lang)?;
    let folder = if path.as_os_str() == STDIN { None } else { path.parent() };
    let folder = folder.unwrap_or(Path::new(""));
    let bar = Bar::new(place.look.signs, lang);
    let request = Request {
        sets,
        why: command.why.then_some(lang),
        beside: &|name| beside(&folder.join(name), lang),
        scratch: &|| temporary().map(|file| Box::new(file) as Box<dyn Scratch>),
        progress: &|progress| {
            if progress.of >= LARGE {
                bar.show(progress.done, progress.of);
            }
        },
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let done = marks::classify(input, &mut output, &request);
    bar.end();
    done.map_err(|trouble| match trouble {
        Trouble::Unsound(faults) => unsound(path, &faults, lang),
        Trouble::NotRead(why) => file::not_read(path, why, lang),
        Trouble::NotWritten(why) if why.kind() == io::ErrorKind::BrokenPipe => Failed::Unread,
        Trouble::NotWritten(why) => Failed::Said(lang.cli_not_written(Why::from(why).said(lang))),
        Trouble::Changed => Failed::Said(lang.cli_file_changed(file::name(path))),
    })
}

/// The file; what comes in by the standard input or another pipe is laid down first, because it is gone through more than
/// once.
fn open(path: &Path, lang: Lang) -> Result<File, Failed> {
    let whole = || -> io::Result<File> {
        if path.as_os_str() == STDIN {
            return spooled(io::stdin().lock());
        }
        let file = File::open(path)?;
        if file.metadata()?.is_file() { Ok(file) } else { spooled(file) }
    };
    whole().map_err(|why| file::not_read(path, why, lang))
}

fn spooled(mut input: impl Read) -> io::Result<File> {
    let mut file = temporary()?;
    io::copy(&mut input, &mut file)?;
    file.flush()?;
    Ok(file)
}

/// The text of a criteria set's file that a marks file names.
fn beside(path: &Path, lang: Lang) -> Result<String, String> {
    match file::named(path).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(text),
        Ok(Err(_)) => Err(lang.marks_not_utf8().to_owned()),
        Err(why) => Err(Why::from(why).said(lang)),
    }
}

/// The sets named on the command line: one for everybody, or `AUDIENCE=FILE` for each audience.
fn sets(named: &[String], lang: Lang) -> Result<Option<Sets>, Failed> {
    let mut everybody: Option<Rulebook> = None;
    let mut by_audience: BTreeMap<String, Rulebook> = BTreeMap::new();
    for name in named {
        let (audience, path) = match name.split_once('=') {
            Some((audience, path)) if !audience.contains('/') => (Some(audience), PathBuf::from(path)),
            _ => (None, PathBuf::from(name)),
        };
        let rulebook = criteria::read(&path, lang)?;
        let twice = match audience {
            Some(audience) => by_audience.insert(audience.to_owned(), rulebook).is_some(),
            None => everybody.replace(rulebook).is_some(),
        };
        if twice || (everybody.is_some() && !by_audience.is_empty()) {
            return Err(Failed::said(lang.cli_criteria_twice()));
        }
    }
    Ok(everybody.map(Sets::one).or_else(|| (!by_audience.is_empty()).then(|| Sets::by_audience(by_audience))))
}

fn unsound(path: &Path, faults: &Faults, lang: Lang) -> Failed {
    let listed = faults.listed();
    let told = listed.iter().map(|fault| lang.cli_fault(file::name(path), fault.sentence(lang)));
    let count = faults.count();
    let last = if faults.more() == 0 {
        lang.cli_marks_faults(file::name(path), count)
    } else {
        lang.cli_marks_more_faults(file::name(path), listed.len(), count)
    };
    Failed::Unsound(told.chain([last]).collect())
}
