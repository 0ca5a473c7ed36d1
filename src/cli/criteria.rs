//! `criteria`: the sets of criteria, taken from JSON and given back as JSON.

mod lint;
mod list;
mod show;

use std::path::Path;

use serde::Serialize;

use super::arguments::Criteria;
use super::failed::Failed;
use super::place::Place;
use super::{file, put, tell};
use crate::domain::UnitEvent;
use crate::papers;
use crate::rules::{Fault, Rulebook, schema};
use crate::shell;
use crate::text::Lang;

/// Does a command about criteria sets.
///
/// # Errors
/// When the file is not sound, or nothing could be recorded or written.
pub fn run(command: &Criteria, place: &Place) -> Result<(), Failed> {
    match command {
        Criteria::Import { file } => import(file, place),
        Criteria::Export { id } => export(id.as_deref(), place),
        Criteria::Schema => write(&schema(), place.lang),
        Criteria::Lint { files, json } => lint::run(files, *json, place.lang),
        Criteria::List { json } => list::run(*json, place),
        Criteria::Show { which, json } => show::run(which, *json, place),
    }
}

fn import(path: &Path, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let rulebook = read(path, lang)?;
    let set = rulebook.set();
    let (criteria, gates) = (rulebook.criteria().count(), rulebook.gates().count());
    let taken = lang.cli_criteria_taken(&set.title, set.edition, criteria, gates);
    let mut started = place.open_telling()?;
    let known = started.unit.sets().iter().find(|known| known.set().id == set.id);
    match known.map(|known| compared(&rulebook, known)) {
        None | Some(News::Newer) => {}
        Some(News::Same) => {
            tell(&lang.cli_criteria_same(&set.title, set.edition));
            return Ok(());
        }
        Some(News::Older(edition)) => {
            return Err(Failed::Said(lang.cli_criteria_not_newer(&set.title, edition, set.edition)));
        }
    }
    let adopted = vec![UnitEvent::CriteriaAdopted(Box::new(rulebook))];
    let warning = shell::enter(&mut started, adopted, lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&taken);
    Ok(())
}

/// What a set is beside the one that the unit has under its id.
#[derive(Debug, PartialEq)]
enum News {
    /// A later edition.
    Newer,
    /// The same, to the letter.
    Same,
    /// Another one that would take the place of this edition and is no later.
    Older(u32),
}

fn compared(given: &Rulebook, known: &Rulebook) -> News {
    if given.set() == known.set() {
        News::Same
    } else if given.set().edition > known.set().edition {
        News::Newer
    } else {
        News::Older(known.set().edition)
    }
}

/// Reads the set in a file.
///
/// # Errors
/// When the file cannot be read or is not sound.
pub fn read(path: &Path, lang: Lang) -> Result<Rulebook, Failed> {
    Rulebook::read(&text(path, lang)?)
        .map_err(|faults| file::unsound(path, faults.iter().map(|fault| described(fault, lang)), lang))
}

/// The text of a file, without the mark that some programs put before it.
fn text(path: &Path, lang: Lang) -> Result<String, Failed> {
    papers::text_of_set(file::read(path, lang)?, lang).map_err(|why| file::unsound(path, [why], lang))
}

/// A fault with its place, and the line of the file beneath it.
fn described(fault: &Fault, lang: Lang) -> String {
    let place = if fault.place.is_empty() { "–" } else { &fault.place };
    let place = lang.cli_place(fault.line, fault.column, place);
    format!("{place}: {}\n{}", fault.sentence(lang), fault.excerpt)
}

fn export(id: Option<&str>, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let started = place.open_telling()?;
    let sets = started.unit.sets();
    let rulebook = match id {
        None => sets.last().ok_or_else(|| Failed::said(lang.cli_no_criteria()))?,
        Some(id) => stored(sets, id, lang)?,
    };
    write(rulebook.set(), lang)
}

/// The set of that id.
fn stored<'s>(sets: &'s [Rulebook], id: &str, lang: Lang) -> Result<&'s Rulebook, Failed> {
    let found = sets.iter().find(|rulebook| rulebook.set().id.as_str() == id);
    found.ok_or_else(|| Failed::Said(lang.cli_no_such_criteria(crate::text::clean(id))))
}

/// Writes something as JSON, indented for people.
fn write(value: &impl Serialize, lang: Lang) -> Result<(), Failed> {
    let text = serde_json::to_string_pretty(value).map_err(|why| Failed::Said(lang.cli_not_written(why)))?;
    put(&format!("{text}\n"), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_takes_the_place_of_another_only_as_a_later_edition() {
        let text = include_str!("../../fixtures/sample/criteria.json");
        let known = Rulebook::read(text).expect("sound");
        let changed = |key: &str, value: serde_json::Value| {
            let mut tree = serde_json::to_value(known.set()).expect("a tree");
            tree[key] = value;
            Rulebook::read(&tree.to_string()).expect("sound")
        };
        let edition = known.set().edition;
        assert_eq!(compared(&known.clone(), &known), News::Same);
        assert_eq!(compared(&changed("title", "Khác".into()), &known), News::Older(edition));
        assert_eq!(compared(&changed("edition", (edition + 1).into()), &known), News::Newer);
    }
}
