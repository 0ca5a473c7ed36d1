//! One row of a roster as a person.

use super::super::date;
use super::super::fault::{Fault, Wrong};
use super::super::heading::Heading;
use super::super::rows::Row;
use super::super::table::Table;
use super::words;
use crate::domain::{MemberId, Office, Person};
use crate::text::{Line, Name, NotALine};

/// What could be read of a person.
pub(super) struct Draft<'a> {
    /// The row that it was read from.
    pub row: &'a Row,
    /// The code, where it is one.
    pub id: Option<MemberId>,
    /// The person, where code and name could be read; faulty cells count as empty.
    pub person: Option<Person>,
    /// Whether it is known if the person is an officer and reviewed.
    placed: bool,
}

impl<'a> Draft<'a> {
    /// Reads a row and adds its faults; `group` is that of the heading above.
    pub fn read(table: &Table, row: &'a Row, group: Option<&Name>, faults: &mut Vec<Fault>) -> Self {
        let mut cells = Cells { table, row, faults };
        let id =
            cells.needed(Heading::Code, |text| MemberId::new(text).map_err(|_| Wrong::NotACode(text.into())));
        let name = cells.needed(Heading::Name, person_name);
        let birth = cells.read(Heading::Birth, date::read).flatten();
        let sex = cells.read(Heading::Sex, words::sex).flatten();
        let own_group = cells.read(Heading::Group, heading).flatten();
        let post = cells.read(Heading::Post, line).flatten();
        let duty = cells.read(Heading::Duty, heading).flatten();
        let audience = cells.read(Heading::Audience, heading).flatten();
        let joined = cells.read(Heading::Joined, date::read).flatten();
        let office = cells.read(Heading::Office, office);
        let reviewed = if table.has(Heading::Reviewed) {
            cells.needed(Heading::Reviewed, words::answer)
        } else {
            Some(true)
        };
        let fields = table.others(row).filter_map(|(heading, text)| match line(text) {
            Ok(line) => Some((heading.to_owned(), line)),
            Err(wrong) => {
                cells.faults.push(Fault::at_cell(row.line, heading, wrong));
                None
            }
        });
        let fields = fields.collect();
        faults.extend(table.stray(row));

        let placed = office.is_some() && reviewed.is_some();
        let group = own_group.or_else(|| group.cloned());
        let person = id.clone().zip(name).map(|(id, name)| Person {
            id,
            name,
            birth,
            sex,
            group,
            post,
            duty,
            audience,
            joined,
            office: office.flatten().flatten(),
            reviewed: reviewed.unwrap_or_default(),
            fields,
        });
        Self { row, id, person, placed }
    }

    /// Whether the person and their place in the unit are known.
    pub fn is_certain(&self) -> bool {
        self.placed && self.person.is_some()
    }
}

/// The cells of one row and where their faults go.
struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    faults: &'a mut Vec<Fault>,
}

impl Cells<'_> {
    /// The cell's value; none inside when it is empty, none at all when it is at fault.
    fn read<T>(&mut self, heading: Heading, read: impl Fn(&str) -> Result<T, Wrong>) -> Option<Option<T>> {
        match self.table.cell(self.row, heading) {
            "" => Some(None),
            text => match read(text) {
                Ok(value) => Some(Some(value)),
                Err(wrong) => {
                    self.faults.push(self.table.fault(self.row, heading, wrong));
                    None
                }
            },
        }
    }

    /// The value of a cell that must not be empty.
    fn needed<T>(&mut self, heading: Heading, read: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let value = self.read(heading, read)?;
        if value.is_none() {
            self.faults.push(self.table.fault(self.row, heading, Wrong::Missing));
        }
        value
    }
}

fn person_name(text: &str) -> Result<Name, Wrong> {
    if text.chars().any(char::is_alphabetic) { heading(text) } else { Err(Wrong::NotAName(text.into())) }
}

fn heading(text: &str) -> Result<Name, Wrong> {
    Name::new(text).map_err(|error| too_long(error, text))
}

fn line(text: &str) -> Result<Line, Wrong> {
    Line::new(text).map_err(|error| too_long(error, text))
}

fn too_long(error: NotALine, text: &str) -> Wrong {
    match error {
        NotALine::TooLong(longest) => Wrong::TooLong(longest),
        NotALine::Empty => Wrong::NotAName(text.into()),
    }
}

/// The office that a title names; none for the words that say that somebody has none.
fn office(text: &str) -> Result<Option<Office>, Wrong> {
    let seat = words::seat(text)?;
    let title = line(text)?;
    Ok(seat.map(|seat| Office { seat, title }))
}
