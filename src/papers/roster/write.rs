//! Writing a roster as a table that spreadsheets open and [`read`](super::read) takes back.

use std::collections::BTreeSet;

use super::super::date;
use super::super::formula::defused;
use super::super::heading::Heading;
use super::COLUMNS;
use crate::domain::{Person, Roster, Sex};
use crate::text::{Lang, Line};

/// The roster as CSV: UTF-8 with a byte order mark, `;` between cells, the unit's name in a row above the header.
///
/// Headings are Vietnamese. Reading it gives the same roster, as long as every name has a letter and every officer's
/// title names their seat, as in each roster that was read.
pub fn write(roster: &Roster) -> String {
    let own: BTreeSet<&str> =
        roster.people().iter().flat_map(|person| person.fields.keys()).map(String::as_str).collect();
    let mut text = String::from('\u{FEFF}');
    if let Some(unit) = roster.unit() {
        write_row(&mut text, &[Lang::Vi.paper_unit().into(), unit.to_string()]);
    }
    let known = COLUMNS.iter().map(|heading| heading.name(Lang::Vi).to_owned());
    write_row(&mut text, &known.chain(own.iter().map(|heading| heading.to_string())).collect::<Vec<_>>());
    for (at, person) in roster.people().iter().enumerate() {
        let known = COLUMNS.iter().map(|&heading| cell(person, at + 1, heading));
        let own =
            own.iter().map(|&heading| person.fields.get(heading).map(Line::to_string).unwrap_or_default());
        write_row(&mut text, &known.chain(own).collect::<Vec<_>>());
    }
    text
}

fn cell(person: &Person, number: usize, heading: Heading) -> String {
    let vi = Lang::Vi;
    let cell = match heading {
        Heading::Number => Some(number.to_string()),
        Heading::Code => Some(person.id.to_string()),
        Heading::Name => Some(person.name.to_string()),
        Heading::Birth => person.birth.map(date::written),
        Heading::Sex => person.sex.map(|sex| match sex {
            Sex::Female => vi.paper_female().into(),
            Sex::Male => vi.paper_male().into(),
        }),
        Heading::Group => person.group.as_ref().map(ToString::to_string),
        Heading::Post => person.post.as_ref().map(ToString::to_string),
        Heading::Duty => person.duty.as_ref().map(ToString::to_string),
        Heading::Audience => person.audience.as_ref().map(ToString::to_string),
        Heading::Office => person.office.as_ref().map(|office| office.title.to_string()),
        Heading::Joined => person.joined.map(date::written),
        Heading::Reviewed => Some(if person.reviewed { vi.paper_yes() } else { vi.paper_no() }.into()),
        Heading::Input
        | Heading::Value
        | Heading::Criterion
        | Heading::Event
        | Heading::OwnMark
        | Heading::GroupMark
        | Heading::Note => None,
    };
    cell.unwrap_or_default()
}

fn write_row(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&defused(cell))).collect();
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', ',', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
