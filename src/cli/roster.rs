//! `roster`: the unit's people, taken from a table and given back as one.

use std::path::Path;

use super::arguments::Roster;
use super::failed::Failed;
use super::place::Place;
use super::{file, put, tell};
use crate::domain::{Person, UnitEvent};
use crate::papers::{Fault, facts, roster};
use crate::shell;

/// Does a command about the roster.
///
/// # Errors
/// When the file is not sound, or nothing could be recorded or written.
pub fn run(command: &Roster, place: &Place) -> Result<(), Failed> {
    match command {
        Roster::Import { file } => import(file, place),
        Roster::Export => export(place),
    }
}

fn import(path: &Path, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let bytes = file::read(path, lang)?;
    let unsound =
        |faults: Vec<Fault>| file::unsound(path, faults.iter().map(|fault| fault.sentence(lang)), lang);
    let roster = roster::read(&bytes).map_err(unsound)?;
    let mut started = place.open_telling()?;
    if let Some(last) = started.unit.sets().last() {
        // What the sets ask of the roster is looked at now, while the lines of the file are known.
        let rules_of =
            |person: &Person| started.unit.usual_rules(&started.meetings, last, person.audience.as_ref());
        facts::of_roster(&roster, rules_of, &roster::lines(&bytes)).map_err(unsound)?;
    }
    let (people, officers) = (roster.people().len(), roster.committee().len());
    let taken = lang.cli_roster_taken(people, roster.members().count(), officers);
    let warning = shell::enter(&mut started, vec![UnitEvent::RosterAdopted(roster)], lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&taken);
    Ok(())
}

fn export(place: &Place) -> Result<(), Failed> {
    let started = place.open_telling()?;
    let roster = started.unit.roster().ok_or_else(|| Failed::said(place.lang.cli_no_roster()))?;
    put(&roster::write(roster), place.lang)
}
