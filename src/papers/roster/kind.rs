//! What a row of a roster is: a person, the heading of a group, the end of the table, or nothing.

use super::super::heading::Heading;
use super::super::rows::Row;
use super::super::table::Table;
use crate::domain::MemberId;

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A person, perhaps with faults.
    Person,
    /// The heading of a group, with its name.
    Group(&'a str),
    /// The first row of totals or signatures.
    End,
    /// A running number without anybody, or the header again.
    Empty,
    /// None of these; the first thing it says.
    Strange(&'a str),
}

/// With more cells than this a row below the end is no line of signatures.
const MOST_END_CELLS: usize = 4;

impl<'a> Kind<'a> {
    pub fn of(table: &Table, row: &'a Row) -> Self {
        if table.is_header_again(row) {
            return Self::Empty;
        }
        let number = table.cell(row, Heading::Number);
        let numbered = !number.is_empty() && is_running_number(number);
        let filled = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty());
        let mut told = filled.skip(usize::from(numbered && is_first(row, number)));
        let Some(first) = told.next() else {
            return Self::Empty;
        };
        let more = told.count();
        let (code, name) = (table.cell(row, Heading::Code), table.cell(row, Heading::Name));
        if more == 0 && is_group(first) {
            Self::Group(first)
        } else if is_end(first) && !names_somebody(code, name, first) {
            Self::End
        } else if code.is_empty() && name.is_empty() && more == 0 {
            Self::Strange(first)
        } else {
            Self::Person
        }
    }
}

/// Whether a row below the end is a person all the same: a name with a code, or with more cells than signatures have.
pub(super) fn is_named_person(table: &Table, row: &Row) -> bool {
    let (code, name) = (table.cell(row, Heading::Code), table.cell(row, Heading::Name));
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    has_letter(name) && (MemberId::new(code).is_ok() || filled > MOST_END_CELLS)
}

fn is_first(row: &Row, cell: &str) -> bool {
    row.cells.iter().find(|cell| !cell.is_empty()).is_some_and(|first| first == cell)
}

/// `12`, `12.`, `IV` or `A`: what counts rows or groups.
fn is_running_number(cell: &str) -> bool {
    let cell = cell.trim_end_matches(['.', ')', '/']);
    cell.len() <= 5 && (cell.bytes().all(|byte| byte.is_ascii_digit()) || is_roman(cell) || cell.len() == 1)
}

fn is_roman(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Diacritics count here: `Tổ` is a group, `Tô` a family.
fn is_group(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    ["tổ ", "nhóm ", "bộ phận ", "group "].iter().any(|start| cell.starts_with(start))
}

/// Totals and the usual words over signatures; diacritics count here too: `Tổng` is a total, `Tống` a family.
fn is_end(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let starts = ["tổng cộng", "tổng số", "tổng:", "cộng:", "total", "người lập", "tm.", "t/m", "xác nhận"];
    let dated = ["ngày", "tháng", "năm"].iter().all(|word| cell.contains(word));
    dated || matches!(cell.as_str(), "tổng" | "cộng") || starts.iter().any(|start| cell.starts_with(start))
}

/// Whether the name of the row is a person's: it has letters, and it is not the row's first cell with no code to it.
fn names_somebody(code: &str, name: &str, first: &str) -> bool {
    has_letter(name) && (name != first || !code.is_empty())
}

fn has_letter(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{Heading, Kind, Table, is_named_person};

    const HEADER: &str = "STT;Mã;Họ tên;Ngày sinh;Tổ;Chức vụ";

    fn kinds<T>(header: &str, rows: &str, of: impl Fn(&Table, &super::Row) -> T) -> Vec<T> {
        let text = format!("{header}\n{rows}");
        let known =
            [Heading::Number, Heading::Code, Heading::Name, Heading::Birth, Heading::Group, Heading::Post];
        let table = Table::read(text.as_bytes(), &known, &[]).unwrap();
        table.rows.iter().map(|row| of(&table, row)).collect()
    }

    fn assert_all(kind: &str, rows: &[&str]) {
        for row in rows {
            assert_eq!(
                kinds(HEADER, row, |table, row| format!("{:?}", Kind::of(table, row))),
                [kind],
                "{row}"
            );
        }
    }

    #[test]
    fn groups_stand_alone_in_a_row_wherever_a_merged_cell_puts_them() {
        assert_all("Group(\"Tổ 1\")", &["Tổ 1", ";Tổ 1", ";;Tổ 1;;", "I;Tổ 1", "A.;;Tổ 1", "1;;;;;Tổ 1"]);
    }

    #[test]
    fn totals_and_signatures_end_the_table() {
        assert_all(
            "End",
            &[
                ";;Tổng cộng: 28",
                "Cộng;28;;;;",
                ";Tổng;28",
                ";Tổng cộng;28;12;16;4;3",
                ";;Người lập biểu;;;TM. Ban Chấp hành",
            ],
        );
        assert_all("End", &[";;;;Phường Mẫu, ngày 02 tháng 01 năm 2026"]);
    }

    #[test]
    fn whoever_has_a_name_or_a_code_is_a_person() {
        assert_all(
            "Person",
            &["1;M1;An", ";;Tô Văn An", ";;Tống An", "1;M1", ";Cộng;Trần An", ";;;;Tổ 1;Tổng hợp"],
        );
        assert_all("Person", &["1;2", "Tổng cộng;M1;Trần An"]);
    }

    #[test]
    fn a_code_makes_a_person_of_the_oddest_name() {
        let rows = "Tổng Cộng An;M1\nTổng cộng;\n";
        let people = kinds("Họ tên;Mã", rows, |table, row| Kind::of(table, row) == Kind::Person);
        assert_eq!(people, [true, false]);
    }

    #[test]
    fn running_numbers_and_repeated_headings_say_nothing() {
        assert_all("Empty", &["3", "STT;Mã;Họ tên;Ngày sinh;Tổ;Chức vụ", "1;2;3;4;5;6", "(1);(2);(3)"]);
    }

    #[test]
    fn anything_else_alone_is_strange() {
        assert_all(
            "Strange(\"Phòng Một cửa\")",
            &[";;;Phòng Một cửa", "Phòng Một cửa", "II;;;Phòng Một cửa"],
        );
    }

    #[test]
    fn a_person_below_the_end_is_noticed_with_a_code_or_without() {
        let rows =
            "7;M7;An\n7;;Trần An;05/01/1990;Tổ 1;Kế toán\n;;Lê Thị Mẫu;;;Trần An\n;Người lập;;;;Chủ tịch";
        assert_eq!(kinds(HEADER, rows, is_named_person), [true, true, false, false]);
    }
}
