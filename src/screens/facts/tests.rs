use super::*;
use crate::domain::{Answer, Command, Held, MeetingId, Moment, Opening, Salt, Stamp};
use crate::number::Exact;
use crate::papers;
use crate::rules::{Rulebook, Value};
use crate::screens::why;
use crate::ui::Line;

const ROSTER: &str = "Mã;Họ và tên;Ban chấp hành;Bình xét\nA;Đỗ Thị An;Chủ tịch;Không\nB;Lý Văn Bảo;Ủy viên;Không\n\
    E;Mai Thị Em;Ủy viên;Không\nC;Hồ Thị Cúc;;Có\nD;Vũ Thị Dung;;Có\n";

/// Whoever was away is in the lower class whatever the points are; the others' class rests on the hours.
const SET: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
    "inputs":[{"id":"gio","title":"Giờ dạy","kind":"number","min":0,"max":10},
        {"id":"vang","title":"Vắng","kind":"flag","default":false}],
    "sections":[{"id":"s1","code":"I","title":"Chung",
        "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":{"formula":"input.gio"}}]}],
    "gates":[{"id":"g","title":"Vắng","when":"input.vang","effect":{"force":"kha"}}],
    "classes":[{"id":"tot","title":"Tốt","when":"total >= 5"},{"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
        "tie":"chair","rounds":2}}"#;

fn stamp() -> Stamp {
    let at = Moment::at(jiff::civil::date(2026, 11, 30).at(8, 0, 0, 0), 7).expect("a moment");
    Stamp { at, salt: Salt::new([1; 16]) }
}

fn after(meeting: Meeting, commands: impl IntoIterator<Item = Command>) -> Meeting {
    commands.into_iter().fold(meeting, |meeting, command| {
        let entry = meeting.decide(command, &stamp()).expect("granted");
        let Held::Meeting(meeting) = meeting.take(&entry).expect("sound") else { panic!("it goes on") };
        *meeting
    })
}

fn code(id: &str) -> MemberId {
    MemberId::new(id).expect("a code")
}

fn enters(about: &str, input: &str, value: Value) -> Command {
    let input = input.parse().expect("an id");
    Command::EnterFact { member: code(about), input, value: Some(value), reason: None }
}

#[test]
fn who_has_a_class_and_no_points_is_told_in_the_grid_on_the_card_and_before_the_results_are_announced() {
    let roster = papers::roster::read(ROSTER.as_bytes()).expect("a roster");
    let rules = Rulebook::read(SET).expect("a sound set");
    let opening = Opening::usual("2026-11".parse().expect("a period"), roster, rules).expect("two officers");
    let id = MeetingId::fresh(opening.period, &[]);
    let entry = Meeting::prepare(opening, &stamp()).expect("prepared");
    let Held::Meeting(meeting) = Held::replay(id, &[entry]).expect("sound") else { panic!("it goes on") };
    let told = |meeting: &Meeting| missing_words(meeting, Lang::Vi);
    assert_eq!(told(&meeting).as_deref(), Some("còn thiếu 2"));
    let officers = ["A", "B", "E"].map(code).into();
    let roll = [Command::AnswerRoll { officers, answer: Answer::Present }, Command::Open];
    let meeting = after(*meeting, roll);
    let meeting = after(meeting, [enters("C", "vang", Value::Flag(true))]);
    let both = "còn thiếu 1; 1 người khác chưa có điểm (thiếu 1)";
    assert_eq!(told(&meeting).as_deref(), Some(both));
    assert_eq!(missing_cells(&meeting), [(0, 0), (1, 0)]);
    let hours = |about: &str| enters(about, "gio", Value::Number(Exact::from(7_u32)));
    let meeting = after(meeting, [hours("D"), Command::AcceptUndisputed, Command::Tally]);
    assert_eq!(told(&meeting).as_deref(), Some("đủ để xếp loại; 1 người chưa có điểm (thiếu 1)"));
    let text = |lines: Vec<Line>| lines.iter().map(Line::text).collect::<Vec<_>>().join("\n");
    let note = text(totals::lines(&meeting, Lang::Vi, 200));
    assert!(note.starts_with("Chưa có điểm: Hồ Thị Cúc. Thiếu: Giờ dạy."), "{note}");
    let card = text(why::card(&meeting, &code("C"), &[], Lang::Vi, 200));
    for part in ["→ Khá · chưa có điểm", "Chưa có tổng điểm. Chưa có dữ kiện “Giờ dạy”."]
    {
        assert!(card.contains(part), "{card}");
    }
    assert!(text(why::card(&meeting, &code("D"), &[], Lang::Vi, 200)).contains("→ Tốt · 7 / 10 điểm"));
    let back = Command::TakeTallyBack { reason: crate::text::Line::new("Ghi thêm").expect("a line") };
    let again = Command::TakeAcceptanceBack {
        members: vec![code("C")],
        reason: crate::text::Line::new("Ghi thêm").expect("a line"),
    };
    let meeting = after(meeting, [back, again, hours("C")]);
    assert_eq!(told(&meeting), None);
    assert!(totals::lines(&meeting, Lang::Vi, 200).is_empty());
}
