//! A table in a file: what stands above it, its columns, and its rows.

use super::encoding;
use super::fault::{Fault, Wrong};
use super::heading::Heading;
use super::rows::{Row, Rows};
use crate::text::{Name, NotALine};

/// More rows than this are no unit's roster.
pub(super) const MOST_ROWS: usize = 20_000;
/// A header stands below at most so many rows of titles.
const MOST_TITLES: usize = 10;
/// A row is the header when it has at least so many of the headings that are looked for.
const ENOUGH_HEADINGS: usize = 2;
/// A row with more cells is no header.
const MOST_COLUMNS: usize = 200;
/// A row below the header with at least so many cells may be one that only numbers the columns.
const ENOUGH_NUMBERS: usize = 3;

/// A table as it stands in a file; blank rows are left out.
#[derive(Debug)]
pub(super) struct Table {
    /// The rows above the header.
    pub titles: Vec<Row>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    header: Row,
    columns: Vec<Option<Heading>>,
}

impl Table {
    /// Finds the table with these headings in a file of text.
    ///
    /// The separator is that of `;`, tab and `,` under which a header row is found. Of two columns that say the same
    /// the left one counts; the right one is a column of its own, unless it has the very same heading, which is a
    /// fault, as is the lack of a column that is needed.
    pub fn read(bytes: &[u8], known: &[Heading], needed: &[Heading]) -> Result<Self, Vec<Fault>> {
        let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
        let Some(separator) = separator(text, known) else {
            return Err(vec![Fault::of_file(Wrong::NoHeader(needed.to_vec()))]);
        };
        let mut titles = Vec::new();
        let mut header = None;
        let mut rows = Vec::new();
        for row in Rows::new(text, separator) {
            let row = row.map_err(|fault| vec![fault])?;
            if row.is_blank() {
                continue;
            } else if header.is_some() {
                rows.push(row);
            } else if headings(&row, known) >= ENOUGH_HEADINGS {
                header = Some(row);
            } else {
                titles.push(row);
            }
            if rows.len() > MOST_ROWS {
                return Err(vec![Fault::of_file(Wrong::TooManyRows)]);
            }
        }
        let Some(header) = header else {
            return Err(vec![Fault::of_file(Wrong::NoHeader(needed.to_vec()))]);
        };
        let columns = columns(&header, known);
        let table = Self { titles, rows, header, columns };
        let faults = table.header_faults(needed);
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// The cell that says this in a row; empty when the table has no such column.
    pub fn cell<'a>(&self, row: &'a Row, heading: Heading) -> &'a str {
        self.column(heading).map_or("", |column| row.cell(column))
    }

    /// Whether the table has such a column.
    pub fn has(&self, heading: Heading) -> bool {
        self.column(heading).is_some()
    }

    /// A fault of the cell that says this.
    pub fn fault(&self, row: &Row, heading: Heading, wrong: Wrong) -> Fault {
        match self.column(heading) {
            Some(column) => Fault::at_cell(row.line, self.header.cell(column), wrong),
            None => Fault::at_line(row.line, wrong),
        }
    }

    /// The cells of a row in columns that have a heading of their own, filled ones only.
    pub fn others<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a str, &'a str)> {
        let own = self.other_headings().map(|(column, heading)| (heading, row.cell(column)));
        own.filter(|(_, cell)| !cell.is_empty())
    }

    /// Faults for the headings that this table can't keep.
    pub fn unused(&self) -> impl Iterator<Item = Fault> {
        self.other_headings()
            .map(|(_, heading)| Fault::at_cell(self.header.line, heading, Wrong::ColumnUnused))
    }

    /// The fault of a row in which something stands under no heading; the first such value is named.
    pub fn stray(&self, row: &Row) -> Option<Fault> {
        let mut cells = row.cells.iter().enumerate();
        let (_, stray) =
            cells.find(|(column, cell)| !cell.is_empty() && self.header.cell(*column).is_empty())?;
        Some(Fault::at_line(row.line, Wrong::UnderNoHeading(stray.clone())))
    }

    /// Whether a row only repeats the header, as at the top of a page, or numbers the columns, as below a header.
    pub fn is_header_again(&self, row: &Row) -> bool {
        let filled = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let is_count = |(column, cell): (usize, &String)| {
            cell.trim_matches(['(', ')']).parse::<usize>().is_ok_and(|number| number == column + 1)
        };
        filled().all(|(column, cell)| cell == self.header.cell(column))
            || filled().count() >= ENOUGH_NUMBERS && filled().all(is_count)
    }

    fn column(&self, heading: Heading) -> Option<usize> {
        self.columns.iter().position(|&column| column == Some(heading))
    }

    fn other_headings(&self) -> impl Iterator<Item = (usize, &str)> {
        let own = self.columns.iter().enumerate().filter(|(_, known)| known.is_none());
        own.map(|(column, _)| (column, self.header.cell(column))).filter(|(_, heading)| !heading.is_empty())
    }

    fn header_faults(&self, needed: &[Heading]) -> Vec<Fault> {
        let lacking = needed.iter().filter(|&&heading| !self.has(heading));
        let lacking = lacking.map(|&heading| Fault::at_line(self.header.line, Wrong::NoColumn(heading)));
        let cells = &self.header.cells;
        let twice =
            cells.iter().enumerate().filter(|(at, cell)| !cell.is_empty() && cells[..*at].contains(cell));
        let twice = twice.map(|(_, cell)| Fault::at_cell(self.header.line, cell, Wrong::ColumnTwice));
        let long = cells.iter().filter(|cell| matches!(Name::new(cell), Err(NotALine::TooLong(_))));
        let long = long.map(|cell| Fault::at_cell(self.header.line, cell, Wrong::TooLong(Name::LONGEST)));
        lacking.chain(twice).chain(long).collect()
    }
}

/// The separator under which the first rows have the most headings.
fn separator(text: &str, known: &[Heading]) -> Option<char> {
    let found = [';', '\t', ','].map(|separator| {
        let rows = Rows::new(text, separator).flatten().filter(|row| !row.is_blank()).take(MOST_TITLES + 1);
        (rows.map(|row| headings(&row, known)).max().unwrap_or(0), separator)
    });
    let best = found.into_iter().max_by_key(|(headings, _)| *headings)?;
    (best.0 >= ENOUGH_HEADINGS).then_some(best.1)
}

fn headings(row: &Row, known: &[Heading]) -> usize {
    if row.cells.len() > MOST_COLUMNS {
        return 0;
    }
    columns(row, known).into_iter().flatten().count()
}

fn columns(header: &Row, known: &[Heading]) -> Vec<Option<Heading>> {
    let mut columns: Vec<Option<Heading>> = Vec::with_capacity(header.cells.len());
    for cell in &header.cells {
        let heading = Heading::of(cell, known);
        columns.push(heading.filter(|heading| !columns.contains(&Some(*heading))));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::{Fault, Heading, Table, Wrong};
    use crate::text::Name;

    const KNOWN: [Heading; 3] = [Heading::Code, Heading::Name, Heading::Post];

    fn read(text: &str) -> Result<Table, Vec<Fault>> {
        Table::read(text.as_bytes(), &KNOWN, &[Heading::Code])
    }

    #[test]
    fn the_separator_is_the_one_that_gives_a_header() {
        for text in ["sep=;\nMã;Họ tên\nM1;A,B", "Mã\tHọ tên\nM1\t\"A,B\"", "x;y;z\nMã,Họ tên\nM1,\"A,B\""]
        {
            let table = read(text).unwrap();
            assert_eq!(table.cell(&table.rows[0], Heading::Name), "A,B", "{text}");
        }
    }

    #[test]
    fn the_left_of_two_columns_that_say_the_same_counts() {
        let table = read("Mã;Chức vụ;Chức danh\nM1;kế toán;chuyên viên").unwrap();
        assert_eq!(table.cell(&table.rows[0], Heading::Post), "kế toán");
        assert_eq!(table.others(&table.rows[0]).collect::<Vec<_>>(), [("Chức danh", "chuyên viên")]);
    }

    #[test]
    fn a_header_stands_below_at_most_ten_titles() {
        let below = |titles: usize| read(&format!("{}Mã;Họ tên\n", "Danh sách\n\n".repeat(titles)));
        assert!(below(10).is_ok());
        assert_eq!(below(11).unwrap_err(), [Fault::of_file(Wrong::NoHeader(vec![Heading::Code]))]);
    }

    #[test]
    fn endless_headings_are_refused() {
        let heading = "x".repeat(Name::LONGEST + 1);
        let fault = Fault::at_cell(1, &heading, Wrong::TooLong(Name::LONGEST));
        assert_eq!(read(&format!("Mã;Họ tên;{heading}\n")).unwrap_err(), [fault]);
        let wide = format!("Mã;Họ tên{}\n", ";".repeat(200));
        assert_eq!(read(&wide).unwrap_err(), [Fault::of_file(Wrong::NoHeader(vec![Heading::Code]))]);
    }
}
