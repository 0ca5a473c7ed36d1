//! Rows of separated cells, each with the line on which it begins.
//!
//! Stricter than usual readers on purpose: an unbalanced quote would swallow the people between it and the next one,
//! so a quoted cell must end where its cell ends; and blank lines keep their place in the count.

use std::iter::Peekable;
use std::str::Chars;

use super::fault::{Fault, Wrong};
use super::formula::restored;
use crate::text::clean;

/// A row with its cells cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which the row begins, counted from 1.
    pub line: usize,
    /// The cells from the left.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in this column; empty beyond the last.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether nothing is in any cell.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Reads rows one after the other; after a fault nothing more comes.
pub(super) struct Rows<'a> {
    rest: Peekable<Chars<'a>>,
    separator: char,
    line: usize,
}

impl<'a> Rows<'a> {
    pub fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator, line: 1 }
    }

    /// A cell as it is written, and whether it is the last of its row.
    fn cell(&mut self) -> Result<(String, bool), Fault> {
        let opened = self.line;
        let mut cell = String::new();
        let quoted = self.rest.next_if_eq(&'"').is_some();
        if quoted {
            self.quoted(&mut cell, opened)?;
        }
        while let Some(c) = self.rest.next() {
            match c {
                c if c == self.separator => return Ok((cell, false)),
                '\n' | '\r' => {
                    self.break_line(c);
                    break;
                }
                ' ' if quoted => {}
                _ if quoted => return Err(Fault::at_line(opened, Wrong::OpenQuote)),
                c => cell.push(c),
            }
        }
        Ok((cell, true))
    }

    /// Up to the closing quote; a doubled quote is one quote of the text.
    fn quoted(&mut self, cell: &mut String, opened: usize) -> Result<(), Fault> {
        while let Some(c) = self.rest.next() {
            if c == '"' && self.rest.next_if_eq(&'"').is_none() {
                return Ok(());
            }
            if matches!(c, '\n' | '\r') {
                self.break_line(c);
            }
            cell.push(c);
        }
        Err(Fault::at_line(opened, Wrong::OpenQuote))
    }

    /// Counts a line end of any system: LF, CR LF or CR.
    fn break_line(&mut self, c: char) {
        if c == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        self.line += 1;
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            match self.cell() {
                Ok((cell, last)) => {
                    row.cells.push(restored(&clean(&cell)).to_owned());
                    if last {
                        return Some(Ok(row));
                    }
                }
                Err(fault) => {
                    self.rest = "".chars().peekable();
                    return Some(Err(fault));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fault, Rows, Wrong};

    fn read(text: &str) -> Result<Vec<(usize, Vec<String>)>, Fault> {
        Rows::new(text, ';').map(|row| row.map(|row| (row.line, row.cells))).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_kind_of_line_end_counts_and_blank_lines_too() {
        let expected = vec![row(1, &["a", "b"]), row(2, &[""]), row(3, &["c"]), row(4, &["d", ""])];
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(read(&["a;b", "", "c", "d;"].join(end)), Ok(expected.clone()));
        }
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_breaks() {
        let text = "\"a;\"\"b\"\"\";\"c\nd\" \n'=e;f\"g";
        assert_eq!(read(text), Ok(vec![row(1, &["a;\"b\"", "c d"]), row(3, &["=e", "f\"g"])]));
    }

    #[test]
    fn a_quote_that_could_swallow_a_row_is_a_fault_where_it_opens() {
        assert_eq!(read("a\n\"b;c\nd;\"e\"\n"), Err(Fault::at_line(2, Wrong::OpenQuote)));
        assert_eq!(read("a\n\"b;c\nd"), Err(Fault::at_line(2, Wrong::OpenQuote)));
    }

    proptest! {
        #[test]
        fn what_the_usual_library_writes_is_read_back(
            table in prop::collection::vec(prop::collection::vec("[a-c\";,\n]{1,5}", 1..4), 1..5),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
            for cells in &table {
                writer.write_record(cells).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let rows: Vec<_> = Rows::new(&text, ';').map(|row| row.unwrap().cells).collect();
            let cleaned: Vec<Vec<_>> = table.iter().map(|row| row.iter().map(|cell| super::clean(cell)).collect()).collect();
            prop_assert_eq!(rows, cleaned);
        }
    }
}
