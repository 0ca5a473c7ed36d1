//! Rosters as they come, good and bad.

use proptest::prelude::*;

use super::super::{Fault, Wrong};
use super::{read, write};
use crate::domain::{MemberId, Office, Person, Roster, Seat, Sex};
use crate::text::{Lang, Line, Name};

macro_rules! paper {
    ($file:literal) => {
        include_bytes!(concat!("../../../fixtures/papers/", $file))
    };
}

fn sentences(bytes: &[u8], lang: Lang) -> Vec<String> {
    read(bytes).unwrap_err().iter().map(|fault| fault.sentence(lang)).collect()
}

fn sample() -> Roster {
    read(include_bytes!("../../../fixtures/sample/roster.csv")).unwrap()
}

#[test]
fn the_sample_union_has_its_members_groups_and_committee() {
    let roster = sample();
    assert_eq!(roster.unit().unwrap().as_str(), "Công đoàn cơ sở phường Mẫu");
    assert_eq!((roster.people().len(), roster.members().count()), (28, 24));
    assert_eq!(roster.committee().len(), 7);
    assert_eq!(roster.committee().iter().filter(|officer| officer.reviewed).count(), 3);
    assert_eq!(roster.committee()[0].name.as_str(), "Đoàn Thị Mai Hương");
    let groups: Vec<_> = roster.groups().into_iter().map(Name::as_str).collect();
    assert_eq!(groups, ["Tổ 1 Văn phòng", "Tổ 2 Tư pháp và một cửa", "Tổ 3 Địa chính, xây dựng và văn hóa"]);
    let given: Vec<_> = roster.members().map(|member| member.name.given()).collect();
    let alphabet = [
        "An", "Anh", "Ánh", "Ân", "Bảo", "Dung", "Dũng", "Đạt", "Đức", "Giang", "Hồng", "Hồng", "Hương",
        "Khôi", "Lan", "Ngọc", "Niê", "Oanh", "Ổn", "Quý", "Thúy", "Uyên", "Ươm", "Vân",
    ];
    assert_eq!(given, alphabet);
}

#[test]
fn groups_that_differ_in_capitals_alone_are_named_with_the_line_of_the_first() {
    let file = "Mã;Họ và tên;Ban chấp hành;Tổ;Nhóm nhiệm vụ\n\
        A1;Hồ Thị Một;Chủ tịch;Tổ Văn phòng;Bảo vệ\nA2;Hồ Thị Hai;Ủy viên;Tổ văn phòng;Bảo vệ\n\
        A3;Hồ Thị Ba;Ủy viên;Tổ Văn phòng;Bảo Vệ\n";
    assert_eq!(
        sentences(file.as_bytes(), Lang::En),
        [
            "Line 3, column Tổ: “Tổ văn phòng” differs from “Tổ Văn phòng” on line 2 in capitals alone and would count as another. Write both alike.",
            "Line 4, column Nhóm nhiệm vụ: “Bảo Vệ” differs from “Bảo vệ” on line 2 in capitals alone and would count as another. Write both alike.",
        ]
    );
}

#[test]
fn an_untidy_table_is_read_as_its_writer_meant_it() {
    let roster = read(paper!("untidy.csv")).unwrap();
    assert_eq!(roster.unit().unwrap().as_str(), "CÔNG ĐOÀN PHƯỜNG THỬ");
    let people: Vec<_> = roster
        .people()
        .iter()
        .map(|person| {
            let group = person.group.as_ref().map_or("", Name::as_str);
            let post = person.post.as_ref().map_or("", Line::as_str);
            (
                person.id.as_str(),
                person.name.as_str(),
                group,
                post,
                person.office.as_ref().map(|office| office.seat),
            )
        })
        .collect();
    let expected = [
        ("0071", "Lê Thị Hòa", "Tổ 1 (văn phòng)", "Văn thư, lưu trữ", Some(Seat::Chair)),
        ("0072", "LÊ VĂN MẪU", "Tổ 1 (văn phòng)", "Kế toán", Some(Seat::Officer)),
        ("0074", "Tống Thị Thử", "Nhóm một cửa", "", None),
        ("0073", "Tô Văn Thử", "Nhóm một cửa", "+ Trực một cửa", Some(Seat::DeputyChair)),
    ];
    assert_eq!(people, expected);
    let first = roster.person(&MemberId::new("0071").unwrap()).unwrap();
    assert_eq!(first.birth, Some(jiff::civil::date(1990, 1, 5)));
    assert!(
        roster.people().iter().all(|person| person.reviewed),
        "without such a column everybody is reviewed"
    );
}

#[test]
fn every_faulty_cell_is_named_at_once() {
    let expected = [
        "Dòng 2, cột Ngày sinh: không có ngày 31/02/1990 trong lịch.",
        "Dòng 3, cột Ngày sinh: ngày \"1/2/90\" cần ghi năm đủ bốn chữ số.",
        "Dòng 4, cột Ngày sinh: \"32874\" không phải là ngày. Hãy viết ngày/tháng/năm, ví dụ 05/01/1990.",
        "Dòng 4, cột Giới tính: không hiểu \"Nan\". Hãy ghi Nam hoặc Nữ.",
        "Dòng 4, cột Ban chấp hành: không hiểu \"Tổ trưởng\". Hãy ghi Chủ tịch, Phó Chủ tịch hoặc Ủy viên; để trống \
         nếu không thuộc ban chấp hành.",
        "Dòng 5, cột Mã: ô này còn trống.",
        "Dòng 6, cột Mã: \"M 1\" không phải là mã. Mã chỉ gồm chữ, số, gạch nối, gạch dưới và dấu chấm, không quá 40 \
         ký tự.",
        "Dòng 7, cột Họ và tên: ô này còn trống.",
        "Dòng 8, cột Họ và tên: \"12345\" không phải là tên.",
        "Dòng 9, cột Bình xét: không hiểu \"có lẽ\". Hãy ghi Có hoặc Không.",
        "Dòng 9, cột Mã: mã b1 đã có ở dòng 2.",
        "Dòng 10, cột Bình xét: ô này còn trống.",
        "Dòng 11: \"lạc\" nằm ngoài các cột có tiêu đề.",
        "Dòng 12, cột Ghi chú riêng: dài hơn 500 ký tự.",
        "Dòng 13, cột Mã: mã M2 đã có ở dòng 7.",
    ];
    assert_eq!(sentences(paper!("cells.csv"), Lang::Vi), expected);
}

#[test]
fn faults_of_the_committee_name_their_lines() {
    let expected = [
        "Line 4, column Ban chấp hành: there is already a chair on line 2.",
        "The committee has 2 officers; it must have 3 to 15.",
        "Nobody on the roster is to be reviewed.",
    ];
    assert_eq!(sentences(paper!("committee.csv"), Lang::En), expected);
    assert_eq!(sentences(paper!("no-chair.csv"), Lang::Vi), ["Ban chấp hành chưa có Chủ tịch."]);
}

#[test]
fn nobody_is_left_out_without_a_word() {
    let expected = [
        "Dòng 5, cột Mã: ô này còn trống.",
        "Dòng 6: không rõ dòng \"Phòng Một cửa\" là đoàn viên hay tên tổ. Tên tổ bắt đầu bằng Tổ, Nhóm hoặc Bộ phận.",
        "Dòng 8: Trần Văn Mẫu đứng dưới dòng tổng cộng hoặc chữ ký, nơi bảng đã kết thúc. Hãy chuyển lên trên.",
    ];
    let faults: Vec<_> = sentences(paper!("rows.csv"), Lang::Vi);
    assert_eq!(
        faults.iter().filter(|fault| !fault.contains("Bình xét")).collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    assert_eq!(read(paper!("open-quote.csv")), Err(vec![Fault::at_line(3, Wrong::OpenQuote)]));
}

#[test]
fn a_table_without_its_columns_says_which() {
    let expected = ["Không tìm thấy dòng tiêu đề trong các dòng đầu. Bảng cần có các cột: Mã, Họ và tên."];
    assert_eq!(sentences(paper!("no-header.csv"), Lang::Vi), expected);
    let expected = ["Dòng 2: thiếu cột \"Mã\".", "Dòng 2, cột Quê: có hai cột cùng tên này."];
    assert_eq!(sentences(paper!("no-code.csv"), Lang::Vi), expected);
}

#[test]
fn other_encodings_are_refused_with_the_remedy() {
    for (bytes, wrong) in
        [(&paper!("utf-16.csv")[..], Wrong::Utf16), (&paper!("windows-1258.csv")[..], Wrong::NotUtf8)]
    {
        let faults = read(bytes).unwrap_err();
        assert_eq!(faults[0].wrong, wrong);
        assert!(faults[0].sentence(Lang::Vi).contains("CSV UTF-8"));
    }
}

#[test]
fn too_many_rows_are_refused() {
    let table = format!("Mã;Họ tên\n{}", "M;An\n".repeat(20_001));
    assert_eq!(read(table.as_bytes()), Err(vec![Fault::of_file(Wrong::TooManyRows)]));
}

#[test]
fn the_sample_reads_back_from_what_is_written() {
    let written = write(&sample());
    assert!(written.starts_with('\u{FEFF}'));
    assert_eq!(read(written.as_bytes()), Ok(sample()));
}

#[test]
fn no_written_cell_runs_as_a_formula() {
    let mut people = sample().people().to_vec();
    people[0].post = Some(Line::new("=HYPERLINK(\"x\")").unwrap());
    people[0].fields.insert("@own".into(), Line::new("-1;\"2\"").unwrap());
    let roster = Roster::new(Some(Name::new("+84").unwrap()), people).unwrap();
    let written = write(&roster);
    let mut cells = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .has_headers(false)
        .from_reader(written.as_bytes());
    let cells: Vec<_> =
        cells.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    assert_eq!(read(written.as_bytes()), Ok(roster));
}

fn text(pattern: &str) -> impl Strategy<Value = String> + use<> {
    prop::string::string_regex(pattern).unwrap()
}

fn name() -> impl Strategy<Value = Name> {
    text("[A-ZĐƠ'=+@-][A-Z][a-zàệỗđ';,\"-]{0,6}( [A-ZĐ][a-zàệỗđ]{1,5}){0,3}")
        .prop_map(|name| Name::new(&name).unwrap())
}

fn line() -> impl Strategy<Value = Line> {
    text("[=+@'\"a-z;,\t-]{1,8}").prop_filter_map("empty", |line| Line::new(&line).ok())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (1900i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn person() -> impl Strategy<Value = Person> {
    let sex = prop_oneof![Just(Sex::Female), Just(Sex::Male)];
    let own = prop::collection::btree_map(text("(Quê|=Trình độ|Chức danh|a;b)"), line(), 0..3);
    let dates = (prop::option::of(day()), prop::option::of(day()));
    let kinds = (prop::option::of(name()), prop::option::of(name()));
    let places = (prop::option::of(name()), prop::option::of(line()), kinds, any::<bool>());
    (name(), dates, prop::option::of(sex), places, own).prop_map(
        |(name, (birth, joined), sex, (group, post, (duty, audience), reviewed), fields)| Person {
            id: MemberId::new("0").unwrap(),
            name,
            birth,
            sex,
            group,
            post,
            duty,
            audience,
            joined,
            office: None,
            reviewed,
            fields,
        },
    )
}

prop_compose! {
    fn roster()(
        unit in prop::option::of(name()),
        mut people in prop::collection::vec(person(), 3..12),
    ) -> Roster {
        let titles = [(Seat::Chair, "Chủ tịch"), (Seat::DeputyChair, "Phó Chủ tịch CĐCS"), (Seat::Officer, "UV BCH")];
        for (at, person) in people.iter_mut().enumerate() {
            person.id = MemberId::new(&format!("{at:04}")).unwrap();
            person.office = titles.get(at).map(|&(seat, title)| Office { seat, title: Line::new(title).unwrap() });
        }
        people[0].reviewed = true;
        Roster::new(unit, people).unwrap()
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(roster in roster()) {
        prop_assert_eq!(read(write(&roster).as_bytes()), Ok(roster));
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(faults) = read(&bytes) {
            prop_assert!(!faults.is_empty());
        }
    }

    #[test]
    fn no_table_makes_the_reader_fail(
        cells in prop::collection::vec(
            prop::sample::select(vec![
                ";", ";", "\n", "\"", "M1", "M2", "Tổ ", "Tổng", "An", "Chủ tịch", "UV", "Có", "31/02", "'=",
            ]),
            0..60,
        ),
    ) {
        let table = format!("Mã;Họ tên;Ban chấp hành;Bình xét;;Quê\n{}", cells.concat());
        if let Err(faults) = read(table.as_bytes()) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(!fault.sentence(Lang::Vi).is_empty() && !fault.sentence(Lang::En).is_empty());
            }
        }
    }
}
