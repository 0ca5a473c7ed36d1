//! What is said of votes that the chair alone settled, and of those that are still open.

pub(crate) mod grounds;

use jiff::civil::date;

use super::*;
use crate::domain::{
    Answer, Choice, Command, Duty, FrozenSet, Held, Item, Legacy, Meeting, MemberId, Missing, Moment, Office,
    Opening, Person, Roster, Salt, Seat, Stamp, Value, Way,
};
use crate::papers::minutes::minutes;
use crate::rules::{History, Mark, Rulebook};
use crate::text::{Lang, Line, Name};

/// A mark, a yes-or-no mark and something that happened; the majority decides, else the chair.
pub(crate) const SET: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
    "sections":[{"id":"s1","code":"I","title":"Chung","criteria":[
        {"id":"c1","code":"I.1","title":"Việc","max":10,"start":{"points":{"step":1}}},
        {"id":"c2","code":"I.2","title":"Nếp","max":10,"start":"check"},
        {"id":"c3","code":"I.3","title":"Giờ","max":10,"start":"full","events":[
            {"id":"tre","title":"Đi trễ","unit":"lần","effect":{"each":-1},
                "exempt":[{"id":"mua","title":"Mưa bão","most":2}]}]}]}],
    "gates":[{"id":"ky_luat","title":"Kỷ luật","finding":"Có không?","effect":{"lower":1},"scope":{"months":3}},
        {"id":"hay_tre","title":"Hay đi trễ","when":"year.c3.tre >= 40","effect":"nothing"}],
    "classes":[{"id":"tot","title":"Tốt","when":"total >= 25"},{"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"more_than":"1/2"},"marks":"majority","findings":{"more_than":"1/2","of":"present"},
        "checks":{"at_least":"2/3","of":"cast"},"tie":"chair","rounds":2}}"#;

fn stamp() -> Stamp {
    let at = Moment::at(date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset");
    Stamp { at, salt: Salt::new([1; 16]) }
}

pub(crate) fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

pub(crate) fn member(id: &str) -> MemberId {
    MemberId::new(id).expect("a code")
}

pub(crate) fn after(meeting: Meeting, commands: impl IntoIterator<Item = Command>) -> Meeting {
    commands.into_iter().fold(meeting, |meeting, command| {
        let entry = meeting.decide(command, &stamp()).expect("granted");
        match meeting.take(&entry).expect("sound") {
            Held::Meeting(meeting) => *meeting,
            Held::Record(_) => panic!("it goes on"),
        }
    })
}

/// An open meeting of four officers about one member, by a set.
pub(crate) fn open(set: &str, change: impl Fn(Opening) -> Opening) -> Meeting {
    let officers = [
        ("B1", "An Văn Ất", Some(Seat::Chair)),
        ("B2", "Lê Thị Bính", Some(Seat::Officer)),
        ("B3", "Lê Thị Đinh", Some(Seat::Officer)),
        ("B4", "Lê Thị Kỷ", Some(Seat::Officer)),
        ("M1", "Võ Thị Khế", None),
    ];
    let person = |(id, name, seat): (&str, &str, Option<Seat>)| Person {
        office: seat.map(|seat| Office { seat, title: line("Ban Chấp hành") }),
        reviewed: seat.is_none(),
        ..Person::new(member(id), Name::new(name).expect("a name"))
    };
    let roster = Roster::new(None, officers.map(person).into()).expect("a roster");
    let rules = Rulebook::read(set).expect("a sound set");
    let usual = Opening::usual("2026-11".parse().expect("a period"), roster, rules).expect("two officers");
    let nothing = [(member("M1"), History::default())].into();
    let usual = Opening { earlier: Some(Legacy { members: nothing, ..Legacy::default() }), ..usual };
    let entry = Meeting::prepare(change(usual), &stamp()).expect("prepared");
    let Held::Meeting(meeting) = Held::replay("2026-11".parse().expect("an id"), &[entry]).expect("sound")
    else {
        panic!("it goes on")
    };
    let officers = ["B1", "B2", "B3", "B4"].map(member).into();
    after(*meeting, [Command::AnswerRoll { officers, answer: Answer::Present }, Command::Open])
}

/// The meeting with an open vote on an item of the member, in which these were given in the order of the committee.
pub(crate) fn voting(meeting: Meeting, item: &Item, values: &[Value]) -> Meeting {
    let about = || (member("M1"), item.clone());
    let ((one, disputed), (other, asked)) = (about(), about());
    let begin = [
        Command::Dispute { member: one, item: disputed },
        Command::OpenBallot { member: other, item: asked },
    ];
    let votes = ["B1", "B2", "B3", "B4"].into_iter().zip(values).map(|(officer, value)| Command::Cast {
        officer: member(officer),
        choice: Choice::For(value.clone()),
        written: false,
    });
    after(meeting, begin.into_iter().chain(votes))
}

pub(crate) const CLOSE: Command = Command::CloseBallot { missing: Missing::LeaveOut };

pub(crate) fn mark(id: &str) -> Item {
    Item::Mark(id.parse().expect("an id"))
}

fn late() -> Item {
    Item::Occurrence { criterion: "c3".parse().expect("an id"), event: "tre".parse().expect("an id") }
}

pub(crate) fn points(points: u32) -> Value {
    Value::Mark(Mark::Points(points.into()))
}

/// What is said before and after a vote is closed.
fn said(item: &Item, values: &[Value], lang: Lang) -> [String; 2] {
    let meeting = voting(open(SET, |opening| opening), item, values);
    let ballot = meeting.ballot().expect("open");
    let (ruling, tally) = meeting.ruling_of(ballot);
    let before = ruling_words(&meeting, ballot, &ruling, tally, lang);
    let meeting = after(meeting, [CLOSE]);
    let closed = &meeting.sheet(&member("M1")).expect("a sheet").question(item).expect("asked").ballots[0];
    [before, closed_words(&meeting, closed, lang)]
}

#[test]
fn a_vote_that_only_the_chair_settled_says_so_before_and_after_it_is_closed() {
    let votes = [8, 9, 9, 10].map(points);
    let vi = "9 ×2 · 8 ×1 · 10 ×1; không ý kiến nào quá nửa; theo ý kiến chủ trì (An Văn Ất): 8";
    assert_eq!(said(&mark("c1"), &votes, Lang::Vi), [vi; 2]);
    let en = "9 ×2 · 8 ×1 · 10 ×1; no answer has more than half; by the vote of the chair (An Văn Ất): 8";
    assert_eq!(said(&mark("c1"), &votes, Lang::En), [en; 2]);
    let level = |votes: &[u32]| {
        let votes: Vec<Value> = votes.iter().copied().map(points).collect();
        said(&mark("c1"), &votes, Lang::Vi)[1].split("; ").nth(1).map(str::to_owned).unwrap_or_default()
    };
    assert_eq!(level(&[8, 8, 9, 9]), "hai bên bằng nhau");
    assert_eq!(level(&[8, 9, 10]), "3 bên bằng nhau");
    let majority = said(&mark("c1"), &[8, 9, 9, 9].map(points), Lang::Vi);
    assert_eq!(majority, ["9 ×3 · 8 ×1 → 9"; 2], "the votes alone settled it");
    let met = |met| Value::Mark(Mark::Check(met));
    let check = said(&mark("c2"), &[met(true), met(true), met(false), met(false)], Lang::Vi);
    assert_eq!(check, ["2 phiếu “đạt”, cần 3 → không đạt"; 2], "its own bound settles it");
}

#[test]
fn who_chaired_at_the_vote_is_named_although_somebody_else_does_now() {
    let meeting = voting(open(SET, |opening| opening), &mark("c1"), &[8, 9, 9, 10].map(points));
    let take = Command::TakeDuty { duty: Duty::Chair, officer: member("B3") };
    let meeting = after(meeting, [CLOSE, take]);
    let sheet = meeting.sheet(&member("M1")).expect("a sheet");
    let closed = &sheet.question(&mark("c1")).expect("asked").ballots[0];
    assert!(closed_words(&meeting, closed, Lang::En).ends_with("the chair (An Văn Ất): 8"));
    let minutes = minutes(&meeting, Lang::Vi).words();
    assert!(minutes.contains("theo ý kiến chủ trì (An Văn Ất): 8"), "{minutes}");
    assert!(minutes.contains(
        "Khi không ý kiến nào quá nửa hoặc đủ số phiếu cần, hoặc hai bên bằng nhau: theo ý kiến chủ trì."
    ));
}

#[test]
fn a_bound_of_the_votes_given_is_a_share_while_they_come_in() {
    let meeting = voting(open(SET, |opening| opening), &mark("c2"), &[]);
    let ballot = meeting.ballot().expect("open");
    assert_eq!(needed_words(&meeting, ballot, Lang::Vi), "Cần ít nhất 2/3 số phiếu thu vào là “đạt”");
}

#[test]
fn what_a_reason_excuses_beyond_its_limit_is_told_as_counting() {
    let rules = Rulebook::read(SET).expect("a sound set");
    let excused = |count, excused| {
        let exempt = [("mua".parse().expect("an id"), excused)].into();
        value_words(&rules, &late(), &Value::Excused { count, exempt }, Lang::Vi)
    };
    assert_eq!(excused(0, 2), "2 được miễn (Mưa bão)");
    assert_eq!(excused(0, 3), "1 lần, 2 được miễn (Mưa bão)");
    assert_eq!(excused(1, 5), "4 lần, 2 được miễn (Mưa bão)");
}

#[test]
fn the_minutes_say_which_bounds_applied_and_when_they_differ_by_which_set() {
    let told = |meeting: &Meeting| minutes(meeting, Lang::Vi).words();
    let one = told(&open(SET, |opening| opening));
    for text in [
        "Tiêu chí đạt hay không đạt được tính là đạt khi ít nhất 2/3 số phiếu đã bỏ cho là đạt.",
        "Điều kiện loại được kết luận là có khi quá nửa số người có mặt xác nhận.",
    ] {
        assert!(one.contains(text), "“{text}” is missing in:\n{one}");
    }
    assert!(!one.contains("Theo bộ"), "there is only one set");
    let ballots = r#""classes":{"more_than":"1/2","of":"valid"},"checks""#;
    let titles = r#""titles":[{"id":"z","title":"Lao động tiên tiến","votes":{"at_least":"3/4","of":"committee"}}],"voting""#;
    let other =
        SET.replace("\"checks\"", ballots).replace("\"voting\"", titles).replace("\"majority\"", "\"mean\"");
    let other = other
        .replace("\"id\":\"s\"", "\"id\":\"l\"")
        .replace("\"title\":\"Phiếu\"", "\"title\":\"Lãnh đạo\"");
    let two = told(&open(SET, |opening| {
        let rules = Rulebook::read(&other).expect("a sound set");
        let own = FrozenSet::for_audiences(rules, vec![Name::new("Lãnh đạo").expect("a name")]);
        Opening { sets: opening.sets.iter().cloned().chain([own]).collect(), ..opening.clone() }
    }));
    for text in [
        "Theo bộ “Phiếu”:",
        "Theo bộ “Lãnh đạo”:",
        "Cần quá nửa số ý kiến.",
        "Lao động tiên tiến: ít nhất 75% số ủy viên Ban Chấp hành đồng ý.",
        "hạng được chọn có nhiều phiếu nhất, và quá nửa số phiếu hợp lệ.",
    ] {
        assert!(two.contains(text), "“{text}” is missing in:\n{two}");
    }
}

#[test]
fn votes_on_what_was_waived_afterwards_say_that_they_no_longer_count() {
    let meeting =
        after(voting(open(SET, |opening| opening), &mark("c1"), &[8, 8, 8, 8].map(points)), [CLOSE]);
    let waive = Command::Waive {
        set: "s".parse().expect("an id"),
        criterion: "c1".parse().expect("an id"),
        way: Way::Rescale,
        reason: line("không phát sinh"),
    };
    let said = "không còn tính: tiêu chí được miễn chung (không phát sinh)";
    assert!(!minutes(&meeting, Lang::Vi).words().contains(said));
    assert!(minutes(&after(meeting, [waive]), Lang::Vi).words().contains(said));
}
