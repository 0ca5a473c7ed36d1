//! Every shipped set is held: prepared on an invented roster, opened, argued about, voted on, tallied, announced, sealed,
//! replayed, exported and verified.

mod held_support;

use std::path::PathBuf;

use binhxet::domain::{Command, FrozenSet, Item, MemberId, Opening, Record, Refusal, Value};
use binhxet::rules::{ClassId, Period as Kind, Rulebook, Standing, Value as Fact};
use binhxet::text::{Lang, Name};
use held_support::{Room, line, opening, people, with_facts};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(format!("{name}.json"))
}

/// The set of that name.
fn set(name: &str) -> Rulebook {
    Rulebook::read(&std::fs::read_to_string(path(name)).expect("a set")).expect("a sound set")
}

/// The names of the sets that are shipped.
fn shipped() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/criteria");
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
    let ids = files.filter_map(|name| Some(name.to_str()?.strip_suffix(".json")?.to_owned()));
    let sets = ids.filter(|id| !id.ends_with(".cases")).map(|id| format!("criteria/{id}"));
    let mut sets: Vec<String> = sets.chain(["sample/criteria".to_owned()]).collect();
    sets.sort();
    sets
}

/// A period of the set.
fn period_of(rules: &Rulebook) -> &'static str {
    match rules.set().period {
        Kind::Month => "2026-11",
        Kind::Quarter => "2026-Q4",
        Kind::Half => "2026-H2",
        Kind::Term => "2026-K1",
        Kind::Year => "2026",
        Kind::Round => "2026-D1",
    }
}

/// A meeting in which something of every kind happens, sealed.
fn held(rules: &Rulebook, period: &str, earlier: &[Record]) -> Record {
    let mut room = Room::open(opening(rules, period, &people::full(), earlier));
    room.types_what_is_missing();
    let (first, second) = (room.member(1), room.member(2));
    for input in rules.set().inputs.clone() {
        let value = held_support::some_fact(&input.kind);
        let (member, value) = (first.clone(), Some(value));
        let said = room.try_to(Command::EnterFact { member, input: input.id, value, reason: None });
        assert!(matches!(said, Ok(()) | Err(Refusal::SameFact)), "{said:?}");
    }
    room.votes_on_each_kind(&first);
    if rules.set().default.is_some() {
        let class = rules.classes().last().map(|class| class.id.clone());
        room.does(Command::MoveClass { member: second, class, reason: line("bỏ việc nhiều ngày") });
    }
    room.tallies();
    room.ends()
}

#[test]
fn every_shipped_set_can_be_held() {
    for name in shipped() {
        let rules = set(&name);
        let earlier: Vec<Record> = match name.as_str() {
            "criteria/cuoc_van_dong_nam" => months("criteria/cuoc_van_dong_thang"),
            "criteria/cong_chuc_335_nam" => quarters("criteria/cong_chuc_335_quy"),
            _ => Vec::new(),
        };
        let record = held(&rules, period_of(&rules), &earlier);
        assert_eq!(record.outcomes().len(), record.members().len(), "{name}");
        assert!(record.outcomes().into_iter().any(binhxet::domain::Placed::is_ranked), "{name}");
    }
}

/// A plain meeting of each month of 2026.
fn months(name: &str) -> Vec<Record> {
    (1..=12).map(|month| plain(&set(name), &format!("2026-{month:02}"))).collect()
}

/// A plain meeting of each quarter of 2026.
fn quarters(name: &str) -> Vec<Record> {
    (1..=4).map(|quarter| plain(&set(name), &format!("2026-Q{quarter}"))).collect()
}

/// A meeting in which nobody disagrees, sealed.
fn plain(rules: &Rulebook, period: &str) -> Record {
    let mut room = Room::open(opening(rules, period, &people::full(), &[]));
    room.types_what_is_missing();
    room.tallies();
    room.ends()
}

#[test]
fn a_year_needs_its_months_and_says_so() {
    let (year, months) = (set("criteria/cuoc_van_dong_nam"), months("criteria/cuoc_van_dong_thang"));
    let refusal = Room::prepare(opening(&year, "2026", &people::full(), &[])).err().expect("refused");
    assert_eq!(
        refusal.sentence(Lang::Vi),
        "Chưa họp được với bộ tiêu chí này: Trước kỳ này chưa có kỳ nào để tính. Thiếu ở: tất cả mọi người. Hãy họp và chốt \
         các kỳ trước; ai chưa có kỳ nào thì ghi Bình xét: Không trong danh sách."
    );
    let newcomer = |reviewed: &str| {
        let row = format!("M6;Ngô Thị Mẫu Chín;01/01/2001;Nữ;Tổ 2;;;;;;{reviewed};;\n");
        people::read(&format!("{}{row}", people::FULL))
    };
    let refusal = Room::prepare(opening(&year, "2026", &newcomer("Có"), &months)).err().expect("refused");
    assert!(refusal.sentence(Lang::Vi).contains("Thiếu ở: Ngô Thị Mẫu Chín."), "{refusal:?}");
    let mut room = Room::open(opening(&year, "2026", &newcomer("Không"), &months));
    room.types_what_is_missing();
    room.tallies();
    let record = room.ends();
    let first = record.outcomes()[0];
    assert_eq!(first.total, Some(95.into()), "60% of a full mean, 40 of the year's own less an initiative");
}

#[test]
fn a_meeting_in_the_first_month_has_nothing_behind_it() {
    let rules = set("criteria/giao_vien_thang");
    let room = Room::open(opening(&rules, "2026-09", &people::full(), &[]));
    let outcome = room.state().outcome(&room.member(0)).expect("worked out");
    assert_eq!(outcome.standing, Standing::Ranked, "a year of no leave is nought");
}

#[test]
fn what_the_roster_lacks_is_told_before_and_after() {
    let rules = set("criteria/cuoc_van_dong_thang");
    let roster = people::read(
        "Mã;Họ tên;Ban chấp hành\nB1;Lê An;Chủ tịch\nB2;Lê Ân;Ủy viên\nB3;Lê Ấm;Ủy viên\nM1;Lê Hòa;\n",
    );
    let mut room = Room::open(opening(&rules, "2026-11", &roster, &[]));
    let member = room.member(3);
    room.types(&member, "bo_nu", Fact::Flag(true));
    room.does(Command::AcceptUndisputed);
    let refusal = room.refuses(Command::Tally).sentence(Lang::Vi);
    assert_eq!(refusal, "Chưa đủ dữ kiện để xếp loại: Lê Hòa. Danh sách đoàn viên chưa ghi giới tính.");
    let input = "bo_nu".parse().expect("an id");
    room.does(Command::EnterFact { member, input, value: None, reason: Some(line("ghi nhầm người")) });
    room.tallies();
    room.ends();
}

#[test]
fn an_empty_cell_of_the_roster_says_that_there_is_nothing() {
    let text = std::fs::read_to_string(path("sample/criteria")).expect("a set");
    let when = "\"when\": \"member.group = '' and member.role = '' and total >= 90";
    let text = text.replacen("\"when\": \"total >= 90", when, 1);
    let rules = Rulebook::read(&text).expect("sound");
    let roster = people::read(
        "Mã;Họ tên;Tổ công đoàn;Ban chấp hành\nB1;Lê An;Tổ 1;Chủ tịch\nB2;Lê Ân;;Ủy viên\nB3;Lê Ấm;;Ủy viên\nM1;Lê Hòa;;\n",
    );
    let room = Room::open(opening(&rules, "2026-11", &roster, &[]));
    let classes = room.state().members().iter().map(|member| room.state().outcome(member).expect("known"));
    let bests: Vec<bool> = classes
        .map(|outcome| outcome.class.as_ref() == rules.classes().next().map(|best| &best.id))
        .collect();
    assert_eq!(bests, [false, false, false, true]);
    let bare = people::read(
        "Mã;Họ tên;Ban chấp hành\nB1;Lê An;Chủ tịch\nB2;Lê Ân;Ủy viên\nB3;Lê Ấm;Ủy viên\nM1;Lê Hòa;\n",
    );
    let refusal = Room::prepare(opening(&rules, "2026-11", &bare, &[])).err().expect("refused");
    assert!(
        refusal.sentence(Lang::Vi).ends_with("Hãy bổ sung vào danh sách rồi chuẩn bị lại."),
        "{refusal:?}"
    );
}

#[test]
fn a_class_that_needs_a_ballot_is_voted_on_and_so_is_the_title_on_top_of_it() {
    let rules = set("criteria/mac_dinh_loai_b_quy");
    let mut room = Room::open(opening(&rules, "2026-Q4", &people::full(), &[]));
    let member = room.member(0);
    let best: ClassId = "loai_a".parse().expect("an id");
    let moved =
        Command::MoveClass {
            member: member.clone(), class: Some(best.clone()), reason: line("làm rất tốt")
        };
    room.does(moved);
    room.does(Command::AcceptUndisputed);
    assert!(matches!(room.refuses(Command::Tally), Refusal::Incomplete { .. }));
    room.balloted(&member, &Item::Class, &Value::Class(best.clone()));
    room.does(Command::Tally);
    assert_eq!(room.state().outcome(&member).and_then(|outcome| outcome.class.clone()), Some(best));
    let title = "tieu_bieu".parse().expect("an id");
    room.balloted(&member, &Item::Title(title), &Value::Granted(true));
    let placed = room.state().result(&member).expect("placed");
    assert_eq!(placed.titles.len(), 1);
    room.ends();
}

#[test]
fn two_sets_share_a_meeting_and_its_quotas() {
    let (officials, staff) = (set("criteria/cong_chuc_335_nam"), set("criteria/vien_chuc_90"));
    let quarters = quarters("criteria/cong_chuc_335_quy");
    let period = "2026".parse().expect("a period");
    let usual = Opening::usual(period, people::full(), officials).expect("a committee");
    let of_staff = FrozenSet::for_audiences(staff, vec![Name::new("Viên chức").expect("a name")]);
    let sets = usual.sets.iter().cloned().chain([of_staff]).collect();
    let quotas = vec!["co_quan".parse().expect("an id")];
    let opening = Opening { sets, quotas, unit_class: Some("tot".into()), ..usual };
    let mut room = Room::open(with_facts(opening, &quarters));
    room.types_what_is_missing();
    for (code, set) in [("M1", "cong_chuc_335_nam"), ("M3", "vien_chuc_90")] {
        let member = MemberId::new(code).expect("a code");
        assert_eq!(room.state().rules_of(&member).set().id.as_str(), set);
    }
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let over_all: Vec<_> =
        room.state().quotas().iter().filter(|quota| quota.set.is_none()).cloned().collect();
    assert_eq!(over_all.len(), 1, "one quota is counted over both sets");
    let did_well =
        room.state().members().iter().filter_map(|member| room.state().outcome(member)?.class.clone());
    let did_well = did_well.filter(|class| class.as_str() == "tot").count();
    assert_eq!(over_all[0].base, Some(did_well), "those of both sets who did well");
    let record = room.ends();
    assert_eq!(record.quotas().len(), record.quotas().iter().filter(|quota| quota.allowed.is_some()).count());
}

#[test]
fn a_factor_is_asked_for_at_the_table_and_later_meetings_see_the_multiplied_total() {
    let with = |gate: Option<serde_json::Value>| {
        let text = std::fs::read_to_string(path("sample/criteria")).expect("a set");
        let mut set: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let days =
            serde_json::json!({"id": "cong", "title": "Ngày công", "kind": {"count": "ngày"}, "max": 24});
        let fields = set.as_object_mut().expect("an object");
        for (list, part) in [("inputs", Some(days)), ("gates", gate)] {
            let list = fields.entry(list).or_insert_with(|| serde_json::json!([]));
            list.as_array_mut().expect("a list").extend(part);
        }
        fields.insert("times".to_owned(), "input.cong / 24".into());
        Rulebook::read(&set.to_string()).expect("a sound set")
    };
    let begun = || Room::open(opening(&with(None), "2026-10", &people::full(), &[]));
    let mut room = begun();
    room.does(Command::AcceptUndisputed);
    assert!(matches!(room.refuses(Command::Tally), Refusal::Incomplete { .. }), "no days, no total");
    let mut room = begun();
    room.types_what_is_missing();
    let member = room.member(1);
    room.types(&member, "cong", Fact::Number(12.into()));
    room.tallies();
    let record = room.ends();
    let placed = record.result(&member).expect("placed");
    assert_eq!(placed.total, Some(50.into()), "100 × 12 / 24");
    let gate = serde_json::json!({"id": "ky_truoc", "title": "Kỳ trước", "when": "past.month.last_total = 50", "effect": "nothing"});
    let mut room = Room::open(opening(&with(Some(gate)), "2026-11", &people::full(), &[record]));
    room.types_what_is_missing();
    let fired = |member: &MemberId| {
        let outcome = room.state().outcome(member).expect("worked out");
        outcome.gates.last().expect("the gate").fired == binhxet::rules::Truth::True
    };
    assert!(fired(&member) && !fired(&room.member(2)));
}
