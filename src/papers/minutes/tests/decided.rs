//! What the minutes say of waivers that opened sheets again, of titles that stay open, and of decisions on an officer's own case.

use crate::domain::room::{Room, STATION, line, member};
use crate::domain::{Command, Way};
use crate::papers::minutes::minutes;
use crate::text::Lang;

fn said(room: &Room) -> [String; 2] {
    [Lang::Vi, Lang::En].map(|lang| minutes(&room.meeting, lang).words())
}

fn has(said: &[String; 2], vi: &str, en: &str) {
    for (said, expected) in said.iter().zip([vi, en]) {
        assert!(said.contains(expected), "“{expected}” is missing in:\n{said}");
    }
}

#[test]
fn whose_sheets_a_waiver_opened_again_stands_beneath_it_and_with_the_sheet() {
    let mut room = Room::open(STATION);
    room.marks("M1", 4);
    room.does(Command::AcceptUndisputed);
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    room.does(Command::Waive { set, criterion, way: Way::Full, reason: line("Tháng có bão") });
    let first = said(&room);
    has(
        &first,
        "Phiếu đã thông qua nay thay đổi, phải thông qua lại: 1 (Lê Thị M1).",
        "Accepted sheets that this changes, to be accepted anew: 1 (Lê Thị M1).",
    );
    has(
        &first,
        "(miễn chung I.1 Việc: Tháng có bão; Lê Thị B2 ghi lúc",
        "(I.1 Việc waived: Tháng có bão; entered by Lê Thị B2 at",
    );
    room.does(Command::AcceptUndisputed);
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    room.does(Command::LiftWaiver { set, criterion, reason: line("Bão không về") });
    has(&said(&room), "(I.1 Việc lại được tính: Bão không về; ", "(I.1 Việc counts again: Bão không về; ");
}

#[test]
fn a_title_that_a_tie_leaves_open_is_named_with_those_who_tie() {
    let titles = r#""titles":[{"id":"gioi","title":"Giỏi nhất",
        "quota":{"at_most":{"count":2},"within":"unit","over":"rank"}}],"voting""#;
    let mut room = Room::open(&STATION.replace("\"voting\"", titles));
    for about in ["B1", "B3", "B5"] {
        room.marks(about, 6);
    }
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    has(
        &said(&room),
        "Danh hiệu Giỏi nhất: ngang nhau ở ranh giới tỷ lệ: 3 người, còn 2 chỗ; chưa ai trong số này được công nhận (Lê Thị B7, Lê Thị M1, Lê Thị M2).",
        "Giỏi nhất: tied at the edge of the quota: 3 for 2 of its places; none of them has won it (Lê Thị B7, Lê Thị M1, Lê Thị M2).",
    );
}

#[test]
fn what_the_committee_decided_on_an_open_title_is_told_and_struck_through_where_it_no_longer_holds() {
    let titles = r#""titles":[{"id":"gioi","title":"Giỏi nhất",
        "quota":{"at_most":{"count":2},"within":"unit","over":"rank"}}],"voting""#;
    let mut room = Room::open(&STATION.replace("\"voting\"", titles));
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let decides = |about: &str, granted| Command::DecideTitle {
        member: member(about),
        title: "gioi".parse().expect("an id"),
        granted,
        reason: line("đã bàn kỹ"),
    };
    room.does(decides("B1", true));
    room.does(decides("M1", true));
    room.does(decides("M1", false));
    let told = said(&room);
    has(
        &told,
        "Ban Chấp hành quyết định: công nhận Giỏi nhất (lý do: đã bàn kỹ); Lê Thị B1 không tham gia quyết định về mình",
        "Decided by the committee: Giỏi nhất is won (reason: đã bàn kỹ); Lê Thị B1 takes no part in it",
    );
    has(
        &told,
        "~Ban Chấp hành quyết định: công nhận Giỏi nhất (lý do: đã bàn kỹ)~",
        "~Decided by the committee: Giỏi nhất is won (reason: đã bàn kỹ)~",
    );
    has(
        &told,
        "Ban Chấp hành quyết định: không công nhận Giỏi nhất (lý do: đã bàn kỹ)",
        "Decided by the committee: Giỏi nhất is not won (reason: đã bàn kỹ)",
    );
    has(
        &told,
        "Danh hiệu Giỏi nhất: ngang nhau ở ranh giới tỷ lệ: 4 người, còn 1 chỗ; chưa ai trong số này được công nhận",
        "Giỏi nhất: tied at the edge of the quota: 4 for 1 of its places; none of them has won it",
    );
    has(
        &told,
        "Tỷ lệ, tính trước khi Ban Chấp hành quyết định",
        "The quotas, counted before the committee decided",
    );
    room.does(Command::Correct { member: member("M2"), item: None, reason: line("Nhầm sổ") });
    let gone = "~Ban Chấp hành quyết định: không công nhận Giỏi nhất (lý do: đã bàn kỹ)~";
    has(&said(&room), gone, "~Decided by the committee: Giỏi nhất is not won (reason: đã bàn kỹ)~");
}

#[test]
fn who_decides_with_the_others_takes_no_part_in_the_own_case() {
    let refers =
        r#""gates":[{"id":"ban","title":"Phải bàn","when":"total >= 0","effect":"refer"}],"classes":["#;
    let mut room = Room::open(&STATION.replace("\"classes\":[", refers));
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    for about in ["B1", "M1"] {
        let class = "tot".parse().expect("an id");
        let (member, reason) = (member(about), line("đã bàn kỹ"));
        room.does(Command::DecideReferral { member, class, reason });
    }
    let said = said(&room);
    has(
        &said,
        "Ban Chấp hành quyết định: Tốt (lý do: đã bàn kỹ); Lê Thị B1 không tham gia quyết định về mình",
        "Decided by the committee: Tốt (reason: đã bàn kỹ); Lê Thị B1 takes no part in it",
    );
    assert!(!said[0].contains("Lê Thị M1 không tham gia"), "{}", said[0]);
}
