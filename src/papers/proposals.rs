//! Marks proposed before the meeting: by the members themselves and by their groups.

use std::collections::BTreeMap;

use super::fault::{Fault, Wrong};
use super::heading::Heading;
use super::rows::Row;
use super::table::Table;
use crate::domain::{MemberId, Person, Roster};
use crate::text::{Line, fold};

const COLUMNS: [Heading; 8] = [
    Heading::Number,
    Heading::Code,
    Heading::Name,
    Heading::Criterion,
    Heading::Event,
    Heading::OwnMark,
    Heading::GroupMark,
    Heading::Note,
];

/// One proposed mark or count; whether the criteria know it is for them to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// The line of the file, for faults that are found later.
    pub line: usize,
    /// The member whom it is about.
    pub member: MemberId,
    /// The criterion, as written.
    pub criterion: String,
    /// The kind of event that is counted; none when the mark itself is proposed.
    pub event: Option<String>,
    /// What the member proposes, as written.
    pub own: Option<String>,
    /// What the group proposes, as written.
    pub group: Option<String>,
    /// A remark, such as the reason.
    pub note: Option<Line>,
}

/// Reads the marks proposed for the members of a roster, in the order of the file.
///
/// Checked here: every code is that of somebody under review, the name beside it, where there is one, is theirs, each
/// item is proposed once, and nothing stands in the table that would be left out. All faults come at once.
pub fn read(bytes: &[u8], roster: &Roster) -> Result<Vec<ProposalRow>, Vec<Fault>> {
    let table = Table::read(bytes, &COLUMNS, &[Heading::Code, Heading::Criterion])?;
    let people = roster.people().iter().map(|person| (person.id.spoken(), person)).collect();
    let mut reading = Reading { table: &table, people, faults: table.unused().collect() };
    let mut firsts = BTreeMap::new();
    let mut proposals = Vec::new();
    for row in &table.rows {
        if let Some(proposal) = reading.row(row) {
            let item =
                (proposal.member.clone(), fold(&proposal.criterion), proposal.event.as_deref().map(fold));
            let first = *firsts.entry(item).or_insert(row.line);
            if first != row.line {
                reading.faults.push(Fault::at_line(row.line, Wrong::SameProposal { first }));
            }
            proposals.push(proposal);
        }
    }
    if reading.faults.is_empty() { Ok(proposals) } else { Err(reading.faults) }
}

struct Reading<'a> {
    table: &'a Table,
    people: BTreeMap<String, &'a Person>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    /// The row as a proposal; none when it says nothing or is at fault.
    fn row(&mut self, row: &Row) -> Option<ProposalRow> {
        let table = self.table;
        if table.is_header_again(row)
            || row.cells.iter().all(|cell| cell.is_empty() || cell == table.cell(row, Heading::Number))
        {
            return None;
        }
        self.faults.extend(table.stray(row));
        let filled =
            |heading| Some(table.cell(row, heading)).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let member = self.member(row);
        let criterion = filled(Heading::Criterion);
        if criterion.is_none() {
            self.faults.push(table.fault(row, Heading::Criterion, Wrong::Missing));
        }
        let (own, group) = (filled(Heading::OwnMark), filled(Heading::GroupMark));
        if own.is_none() && group.is_none() {
            self.faults.push(Fault::at_line(row.line, Wrong::NothingProposed));
        }
        let note = match filled(Heading::Note).map(|note| Line::new(&note)) {
            Some(Err(_)) => {
                self.faults.push(table.fault(row, Heading::Note, Wrong::TooLong(Line::LONGEST)));
                None
            }
            note => note.and_then(Result::ok),
        };
        let (member, criterion) = (member?, criterion?);
        Some(ProposalRow {
            line: row.line,
            member,
            criterion,
            event: filled(Heading::Event),
            own,
            group,
            note,
        })
    }

    fn member(&mut self, row: &Row) -> Option<MemberId> {
        let code = self.table.cell(row, Heading::Code);
        let name = self.table.cell(row, Heading::Name);
        let person = self.people.get(&code.to_lowercase()).copied();
        let wrong = match person {
            None if code.is_empty() => Wrong::Missing,
            None => Wrong::UnknownMember(code.to_owned()),
            Some(person) if !person.reviewed => Wrong::NotReviewed(person.name.clone()),
            Some(person) if !name.is_empty() && fold(name) != fold(person.name.as_str()) => {
                self.faults.push(self.table.fault(row, Heading::Name, Wrong::OtherName(person.name.clone())));
                return None;
            }
            Some(person) => return Some(person.id.clone()),
        };
        self.faults.push(self.table.fault(row, Heading::Code, wrong));
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ProposalRow, Roster, read};
    use crate::domain::MemberId;
    use crate::papers::roster;
    use crate::text::{Lang, Line};

    const PEOPLE: &str =
        "Mã;Họ tên;Ban chấp hành;Bình xét\nB1;Lê An;Chủ tịch;Không\nB2;Lê Ân;UV;Có\nM01;Lê Hòa;UV;Có\n";

    fn people() -> Roster {
        roster::read(PEOPLE.as_bytes()).unwrap()
    }

    fn faults(table: &str) -> Vec<String> {
        let faults = read(table.as_bytes(), &people()).unwrap_err();
        faults.iter().map(|fault| fault.sentence(Lang::Vi)).collect()
    }

    #[test]
    fn the_sample_proposes_for_most_members_and_not_always_alike() {
        let people = roster::read(include_bytes!("../../fixtures/sample/roster.csv")).unwrap();
        let proposals = read(include_bytes!("../../fixtures/sample/proposals.csv"), &people).unwrap();
        let members: std::collections::BTreeSet<_> = proposals.iter().map(|row| &row.member).collect();
        assert_eq!((proposals.len(), members.len()), (127, 23));
        assert!(proposals.iter().all(|row| row.own.is_some() && row.group.is_some()));
        assert_eq!(proposals.iter().filter(|row| row.own != row.group).count(), 31);
    }

    #[test]
    fn marks_and_counts_are_told_apart_by_the_event() {
        let table = "Phiếu tự chấm quý I\nMã,Tiêu chí,Sự việc,Tự chấm,Tổ chấm,Lý do\n\
                     m01,II.1,,\"7,5\",7,họp muộn\n\nB2,II.1,late,,2,\n";
        let member = |code| MemberId::new(code).unwrap();
        let expected = [
            ProposalRow {
                line: 3,
                member: member("M01"),
                criterion: "II.1".into(),
                event: None,
                own: Some("7,5".into()),
                group: Some("7".into()),
                note: Some(Line::new("họp muộn").unwrap()),
            },
            ProposalRow {
                line: 5,
                member: member("B2"),
                criterion: "II.1".into(),
                event: Some("late".into()),
                own: None,
                group: Some("2".into()),
                note: None,
            },
        ];
        assert_eq!(read(table.as_bytes(), &people()).unwrap(), expected);
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let table = "STT;Mã;Họ tên;Tiêu chí;Sự việc;Tự chấm;Tổ chấm\n1;M01;Lê Hoà;c1;;5;\n2;M99;;c1;;5;\n3;B1;;c1;;5;\n\
                     4;M01;Lê An;c2;;5;\n5;M01;;;;5;\n6;M01;;c3;;;\n7;M01;;C1;;;4\n8;M01;;c1;late;1;\n9;;;c1;;1;\n10\n;M01;;c4;;1;1;lạ";
        let expected = [
            "Dòng 3, cột Mã: mã M99 không có trong danh sách.",
            "Dòng 4, cột Mã: Lê An không thuộc diện bình xét.",
            "Dòng 5, cột Họ tên: theo danh sách, mã này là của Lê Hòa.",
            "Dòng 6, cột Tiêu chí: ô này còn trống.",
            "Dòng 7: cả cột tự chấm và tổ chấm đều trống.",
            "Dòng 8: mục này của đoàn viên đã được chấm ở dòng 2.",
            "Dòng 10, cột Mã: ô này còn trống.",
            "Dòng 12: \"lạ\" nằm ngoài các cột có tiêu đề.",
        ];
        assert_eq!(faults(table), expected);
    }

    #[test]
    fn a_column_that_would_be_left_out_is_a_fault() {
        let expected = ["Dòng 1, cột Điểm cộng: bảng này không dùng cột như vậy. Hãy xoá hoặc đổi tên cột."];
        assert_eq!(faults("Mã;Tiêu chí;Tự chấm;Điểm cộng\nM01;c1;5;1\n"), expected);
        let expected = ["Không tìm thấy dòng tiêu đề trong các dòng đầu. Bảng cần có các cột: Mã, Tiêu chí."];
        assert_eq!(faults("Mã;Điểm\nM01;5\n"), expected);
    }

    proptest! {
        #[test]
        fn no_table_makes_the_reader_fail(
            cells in prop::collection::vec(prop::sample::select(vec![";", "\n", "\"", "M01", "B2", "c1", "5"]), 0..60),
        ) {
            let table = format!("STT;Mã;Họ tên;Tiêu chí;Sự việc;Tự chấm;;Ghi chú\n{}", cells.concat());
            if let Err(faults) = read(table.as_bytes(), &people()) {
                prop_assert!(!faults.is_empty());
            }
        }
    }
}
