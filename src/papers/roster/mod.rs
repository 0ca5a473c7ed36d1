//! Rosters as tables: reading one with every fault named, and writing one that reads back the same.

mod kind;
mod person;
mod unit;
mod words;
mod write;

use std::collections::BTreeMap;

use self::kind::Kind;
use self::person::Draft;
use super::fault::{Fault, Wrong};
use super::heading::Heading;
use super::rows::Row;
use super::table::Table;
use crate::domain::{MemberId, Person, Roster, RosterFault};
use crate::text::Name;

pub(super) use self::words::answer;
pub use self::write::write;

/// The columns that a roster is known to have; others are kept under their own headings.
const COLUMNS: [Heading; 12] = [
    Heading::Number,
    Heading::Code,
    Heading::Name,
    Heading::Birth,
    Heading::Sex,
    Heading::Group,
    Heading::Post,
    Heading::Duty,
    Heading::Audience,
    Heading::Office,
    Heading::Joined,
    Heading::Reviewed,
];

/// Reads a roster from a table of text.
///
/// Above the header there may be titles, among them the unit's name. Below it every row is a person, except: a row
/// with nothing but a group's name gives its group to the people below who name none; blank rows, numbered but empty
/// ones, and repetitions of the header say nothing; totals or signatures end the table. What is none of these is a
/// fault, so that nobody is left out without a word. Without a column that says who is reviewed, everybody is.
///
/// All faults come at once, in the order of their lines. Those of the committee as a whole are held back while a row
/// at fault may be their cause.
pub fn read(bytes: &[u8]) -> Result<Roster, Vec<Fault>> {
    let table = Table::read(bytes, &COLUMNS, &[Heading::Code, Heading::Name])?;
    let mut faults = Vec::new();
    let unit = unit::read(&table.titles).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    let drafts = drafts(&table, &mut faults);
    faults.extend(same_codes(&table, &drafts));
    let certain = drafts.iter().all(|draft| draft.is_certain());
    let (rows, people): (Vec<&Row>, Vec<Person>) =
        drafts.into_iter().filter_map(|draft| Some((draft.row, draft.person?))).unzip();
    faults.extend(spelt_otherwise(&table, &rows, &people));
    match Roster::new(unit, people) {
        Ok(roster) if faults.is_empty() => Ok(roster),
        together => {
            let broken = together.err().unwrap_or_default();
            faults.extend(broken.iter().filter_map(|fault| of_all(&table, &rows, certain, fault)));
            faults.sort_by_key(|fault| fault.line.unwrap_or(usize::MAX));
            Err(faults)
        }
    }
}

/// The lines on which a file has the people with each code; empty where it is no roster.
pub fn lines(bytes: &[u8]) -> BTreeMap<MemberId, usize> {
    let Ok(table) = Table::read(bytes, &COLUMNS, &[Heading::Code, Heading::Name]) else {
        return BTreeMap::new();
    };
    let coded = |row: &Row| Some((MemberId::new(table.cell(row, Heading::Code)).ok()?, row.line));
    table.rows.iter().filter_map(coded).collect()
}

/// The people of the table, and the faults of their rows.
fn drafts<'a>(table: &'a Table, faults: &mut Vec<Fault>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    let mut group: Option<Name> = None;
    let mut ended = false;
    for row in &table.rows {
        match Kind::of(table, row) {
            Kind::Person if ended && kind::is_named_person(table, row) => {
                let name = table.cell(row, Heading::Name).to_owned();
                faults.push(Fault::at_line(row.line, Wrong::BelowEnd(name)));
            }
            _ if ended => {}
            Kind::Person => drafts.push(Draft::read(table, row, group.as_ref(), faults)),
            Kind::Group(heading) => match Name::new(heading) {
                Ok(heading) => group = Some(heading),
                Err(_) => faults.push(Fault::at_line(row.line, Wrong::TooLong(Name::LONGEST))),
            },
            Kind::End => ended = true,
            Kind::Empty => {}
            Kind::Strange(cell) => faults.push(Fault::at_line(row.line, Wrong::StrangeRow(cell.to_owned()))),
        }
    }
    drafts
}

/// Faults of codes that were used before, capitals aside; also among people with other faults.
fn same_codes(table: &Table, drafts: &[Draft<'_>]) -> Vec<Fault> {
    let mut firsts = BTreeMap::new();
    let coded = drafts.iter().filter_map(|draft| Some((draft.row, draft.id.as_ref()?)));
    let again = coded.filter_map(|(row, id)| {
        let first = *firsts.entry(id.spoken()).or_insert(row.line);
        let wrong = Wrong::SameCode { code: id.to_string(), first };
        (first != row.line).then(|| table.fault(row, Heading::Code, wrong))
    });
    again.collect()
}

/// A column, and what a person has in it.
type Grouping = (Heading, fn(&Person) -> Option<&Name>);

/// Faults of groups that differ from an earlier one in capitals alone: shares would be counted apart.
fn spelt_otherwise(table: &Table, rows: &[&Row], people: &[Person]) -> Vec<Fault> {
    let groupings: [Grouping; 2] =
        [(Heading::Group, |person| person.group.as_ref()), (Heading::Duty, |person| person.duty.as_ref())];
    let mut faults = Vec::new();
    for (heading, of) in groupings {
        let mut firsts: BTreeMap<String, (&Name, usize)> = BTreeMap::new();
        for (row, person) in rows.iter().zip(people) {
            let Some(name) = of(person) else { continue };
            let (first, line) = *firsts.entry(name.as_str().to_lowercase()).or_insert((name, row.line));
            if first != name {
                let (text, meant) = (name.to_string(), first.to_string());
                faults.push(table.fault(row, heading, Wrong::SpeltOtherwise { text, meant, first: line }));
            }
        }
    }
    faults
}

/// What is wrong with all people together, with the rows of the people concerned; none for what is said elsewhere or
/// may follow from a row that could not be read.
fn of_all(table: &Table, rows: &[&Row], certain: bool, fault: &RosterFault) -> Option<Fault> {
    match *fault {
        RosterFault::SameCode { .. } => None,
        RosterFault::TwoChairs { first, second } => {
            let wrong = Wrong::TwoChairs { first: rows.get(first)?.line };
            Some(table.fault(rows.get(second)?, Heading::Office, wrong))
        }
        RosterFault::NoChair => certain.then(|| Fault::of_file(Wrong::NoChair)),
        RosterFault::CommitteeSize(officers) => {
            certain.then(|| Fault::of_file(Wrong::CommitteeSize(officers)))
        }
        RosterFault::NobodyReviewed => certain.then(|| Fault::of_file(Wrong::NobodyReviewed)),
    }
}

#[cfg(test)]
mod tests;
