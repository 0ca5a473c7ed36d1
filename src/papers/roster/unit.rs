//! The unit's name, from the titles above a roster.

use super::super::fault::{Fault, Wrong};
use super::super::rows::Row;
use crate::text::{Name, fold};

/// The name behind "Đơn vị" (in the same cell or the next), else the last title that begins with "Công đoàn": on
/// papers the higher union stands above.
pub(super) fn read(titles: &[Row]) -> Result<Option<Name>, Fault> {
    let labelled = titles.iter().find_map(|row| Some((row.line, labelled(row)?)));
    let titled = || {
        let cells = titles.iter().flat_map(|row| row.cells.iter().map(|cell| (row.line, cell.as_str())));
        cells.rev().find(|(_, cell)| is_union(cell))
    };
    let Some((line, name)) = labelled.or_else(titled) else {
        return Ok(None);
    };
    Name::new(name).map(Some).map_err(|_| Fault::at_line(line, Wrong::TooLong(Name::LONGEST)))
}

fn labelled(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    let (label, rest) = first.split_once(':').unwrap_or((first, ""));
    if !["don vi", "unit"].contains(&fold(label).trim()) {
        return None;
    }
    if rest.trim().is_empty() { filled.next().map(String::as_str) } else { Some(rest) }
}

fn is_union(cell: &str) -> bool {
    let cell = fold(cell);
    ["cong doan ", "cdcs ", "trade union "].iter().any(|start| cell.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::{Row, read};

    fn unit(titles: &[&[&str]]) -> Option<String> {
        let row = |(at, cells): (usize, &&[&str])| Row {
            line: at + 1,
            cells: cells.iter().map(ToString::to_string).collect(),
        };
        let titles: Vec<Row> = titles.iter().enumerate().map(row).collect();
        read(&titles).unwrap().map(|name| name.to_string())
    }

    #[test]
    fn a_label_decides() {
        assert_eq!(
            unit(&[&["Công đoàn cấp trên"], &["", "Đơn vị:", "", "Trường Mẫu"]]).as_deref(),
            Some("Trường Mẫu")
        );
        assert_eq!(unit(&[&["Đơn vị: Trường Mẫu"]]).as_deref(), Some("Trường Mẫu"));
    }

    #[test]
    fn else_the_lowest_union_does() {
        let titles: &[&[&str]] =
            &[&["CÔNG ĐOÀN THÀNH PHỐ"], &["CÔNG ĐOÀN PHƯỜNG MẪU", "CỘNG HÒA"], &["Danh sách"]];
        assert_eq!(unit(titles).as_deref(), Some("CÔNG ĐOÀN PHƯỜNG MẪU"));
        assert_eq!(unit(&[&["Danh sách đoàn viên"]]), None);
    }
}
