use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::rules::Rulebook;

const SAMPLE: &str = include_str!("../../../../fixtures/sample/criteria.json");

/// A set whose parts name one another in every way there is.
fn entwined() -> Value {
    json!({
        "format": "binhxet.criteria/1", "id": "quan_he", "edition": 1, "title": "Quan hệ", "period": "month", "max": 20,
        "inputs": [{"id": "nghi", "title": "Số ngày nghỉ", "kind": {"count": "ngày"}, "default": 0},
            {"id": "phong", "title": "Xếp loại phòng", "kind": {"choice": ["tot", "dat"]}, "default": "tot"}],
        "values": [
            {"id": "cong", "title": "Điểm và ngày nghỉ", "value": "s.viec + input.nghi"},
            {"id": "nua", "title": "Một nửa", "value": "value.cong / 2"}],
        "sections": [
            {"id": "viec", "code": "I", "title": "Việc", "max": 12, "criteria": [
                {"id": "gio", "code": "I.1", "title": "Giờ giấc", "max": 8, "start": "full",
                 "events": [
                    {"id": "muon", "title": "Đi muộn", "unit": "lần", "effect": {"each": -1}},
                    {"id": "vang", "title": "Vắng", "unit": "buổi", "effect": {"each": -2}}],
                 "groups": [{"events": ["muon", "vang"], "counts": "best"}]},
                {"id": "an", "code": "I.2", "title": "An toàn", "max": 4,
                 "start": {"levels": [
                    {"id": "tot", "title": "Tốt", "points": 4}, {"id": "kem", "title": "Kém", "points": 0}]},
                 "applies": {"when": "input.nghi < 5", "otherwise": {"share": ["c.gio", "s.khac"]}}}]},
            {"id": "khac", "code": "II", "title": "Khác", "max": 8, "criteria": [
                {"id": "net", "code": "II.1", "title": "Nền nếp", "max": 8, "start": {"points": {"step": 1}}}]}],
        "gates": [
            {"id": "loi", "title": "Lỗi nặng", "finding": "Có lỗi nặng không?", "effect": "not_ranked",
             "excludes": ["ha"]},
            {"id": "ha", "title": "Hạ bậc", "when": "finding.loi or class = 'tot' and c.gio<2 or past.year.within.36.run_from.tot > 2", "effect": {"at_most": "dat"}},
            {"id": "truong", "title": "Trưởng phòng", "when": "input.nghi >= 0", "effect": {"at_most": {"table": {
                "by_input": {"input": "phong", "classes": {"tot": "tot", "dat": "dat"}}}}}},
            {"id": "don_vi", "title": "Không trên đơn vị", "when": "input.nghi < 9", "effect": {"at_most": {"table": {
                "by_unit_class": {"tot": "tot", "dat": "dat"}}}}}],
        "classes": [
            {"id": "tot", "title": "Tốt", "when": "total >= 18 and c.gio > 4 and s.viec>s.khac / 2 and value.nua >= 0"},
            {"id": "dat", "title": "Đạt", "when": "total >= 10 and level.an != 'kem'"},
            {"id": "kem", "title": "Kém"}],
        "otherwise": {"class": "kem"},
        "quotas": [{"id": "it", "class": "tot", "at_most": {"share": {"share": "20%", "of": {"class": "dat"}}},
            "within": "unit", "over": "rank", "ties": ["c.gio", "-input.nghi"]}],
        "titles": [
            {"id": "ld", "title": "Lao động tiên tiến", "when": "class in ('tot', 'dat')"},
            {"id": "cs", "title": "Chiến sĩ thi đua", "when": "class = 'tot' and level.an in ('tot', 'kem')", "needs": ["ld"]},
            {"id": "gk", "title": "Giấy khen", "unless": ["cs"]}],
        "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
            "tie": "fails", "rounds": 2, "recusal": "self"}
    })
}

fn sample() -> Draft {
    Draft::read(SAMPLE).expect("an object")
}

fn faults(tree: &Value) -> Vec<String> {
    let faults = Rulebook::read(&text(tree)).err().unwrap_or_default();
    faults.iter().map(|fault| fault.sentence(crate::text::Lang::En)).collect()
}

/// Every place of a tree.
fn all_places(tree: &Value) -> Vec<Path> {
    let mut all = places(tree);
    all.sort();
    all.dedup();
    all
}

/// A change somewhere in a tree, sensible or not.
fn change(tree: &Value, kind: u8, place: usize, words: &str) -> Change {
    let all = all_places(tree);
    let path = all[place % all.len()].clone();
    match kind % 9 {
        0 => Change::Set(path, words.into()),
        1 => Change::Set(path.key(words), json!({ "x": [1, words] })),
        2 => Change::Remove(path),
        3 => Change::Add(path, json!({ "id": words, "title": words })),
        4 => Change::Insert(path, number(words)),
        5 => Change::Up(path),
        6 => Change::Down(path),
        7 => Change::Rename(path, words.to_owned()),
        _ => Change::Set(path, number(words)),
    }
}

#[test]
fn every_line_of_the_text_has_its_place() {
    for tree in [entwined(), sample().tree().clone()] {
        let (places, text) = (places(&tree), text(&tree));
        assert_eq!(places.len(), text.lines().count());
        for (place, line) in places.iter().zip(text.lines()) {
            let value = place.get(&tree).expect("a value");
            if let Value::String(words) = value {
                assert!(line.contains(words.as_str()) || line.contains('\\'), "{place}: {line}");
            }
        }
    }
}

#[test]
fn a_maximum_that_changes_takes_the_printed_sums_along() {
    let mut draft = sample();
    let max = Path::of("sections/0/criteria/1/max");
    assert!(draft.make(&[Change::Set(max, number("7,5"))]));
    assert_eq!(
        Path::of("sections/0/max").get(draft.tree()).map(ToString::to_string).as_deref(),
        Some("26.5")
    );
    assert_eq!(Path::of("max").get(draft.tree()).map(ToString::to_string).as_deref(), Some("101.5"));
    assert_eq!(faults(draft.tree()), Vec::<String>::new());
}

#[test]
fn a_sum_that_somebody_typed_stays_as_it_was_typed() {
    let mut draft = sample();
    draft.make(&[Change::Set(Path::of("max"), number("90"))]);
    draft.make(&[Change::Set(Path::of("sections/0/criteria/1/max"), number("7"))]);
    assert_eq!(Path::of("max").get(draft.tree()), Some(&json!(90)));
    assert_eq!(Path::of("sections/0/max").get(draft.tree()), Some(&json!(26)));
}

#[test]
fn sums_that_were_right_before_a_mistyped_number_are_right_when_it_is_mended() {
    let mut draft = sample();
    let max = Path::of("sections/0/criteria/1/max");
    let printed = |draft: &Draft, path: &str| Path::of(path).get(draft.tree()).map(ToString::to_string);
    draft.make(&[Change::Set(max.clone(), number("8o"))]);
    draft.make(&[Change::Set(max.clone(), number("8oo"))]);
    assert_eq!(printed(&draft, "sections/0/max").as_deref(), Some("25"));
    draft.make(&[Change::Set(max.clone(), number("7,5"))]);
    assert_eq!(printed(&draft, "sections/0/max").as_deref(), Some("26.5"));
    assert_eq!(printed(&draft, "max").as_deref(), Some("101.5"));
    // What somebody typed meanwhile stays.
    draft.make(&[Change::Set(max.clone(), number("x"))]);
    draft.make(&[Change::Set(Path::of("max"), number("90"))]);
    draft.make(&[Change::Set(max, number("6"))]);
    assert_eq!(printed(&draft, "max").as_deref(), Some("90"));
    assert_eq!(printed(&draft, "sections/0/max").as_deref(), Some("25"));
}

#[test]
fn whatever_is_renamed_the_set_stays_sound_and_the_way_back_leads_home() {
    let before = entwined();
    assert_eq!(faults(&before), Vec::<String>::new());
    let parts = all_places(&before).into_iter().filter(|path| path.place().is_some());
    let parts: Vec<Path> = parts.filter(|path| path.key("id").get(&before).is_some()).collect();
    assert_eq!(parts.len(), 2 + 2 + 2 + 3 + 2 + 2 + 4 + 3 + 1 + 3);
    for part in parts {
        let old = part.key("id").get(&before).and_then(Value::as_str).expect("an id").to_owned();
        let mut after = before.clone();
        rename(&mut after, &part, "ten_moi").expect("renamed");
        assert_eq!(faults(&after), Vec::<String>::new(), "{part}: {old}");
        rename(&mut after, &part, &old).expect("renamed back");
        assert_eq!(after, before, "{part}: {old}");
    }
}

#[test]
fn a_class_is_renamed_only_where_the_members_class_is_compared() {
    let renamed = |when: &str| {
        let classes = json!([{"id": "kha", "title": "Khá", "when": when}]);
        let mut tree = json!({ "classes": classes });
        rename(&mut tree, &Path::of("classes/0"), "tot").expect("renamed");
        Path::of("classes/0/when").get(&tree).and_then(Value::as_str).map(str::to_owned).expect("a text")
    };
    for (when, expected) in [
        ("any(class = 'kha', member.group = 'kha')", "any(class = 'tot', member.group = 'kha')"),
        ("member.group = 'kha' and 'kha'!=class", "member.group = 'kha' and 'tot'!=class"),
        ("unit.class = 'kha'", "unit.class = 'kha'"),
        ("'kha' in input.teams or (class) = 'kha'", "'kha' in input.teams or (class) = 'tot'"),
        ("class in ('a', 'kha') and input.a in ('kha')", "class in ('a', 'tot') and input.a in ('kha')"),
        ("all(class not in ('kha','b'), 'kha' = input.a)", "all(class not in ('tot','b'), 'kha' = input.a)"),
    ] {
        assert_eq!(renamed(when), expected);
    }
}

#[test]
fn only_what_names_the_part_is_renamed() {
    let mut tree = entwined();
    // A class and a section may be called alike: each keeps its own name.
    rename(&mut tree, &Path::of("sections/1"), "tot").expect("renamed");
    assert_eq!(Path::of("classes/0/id").get(&tree), Some(&json!("tot")));
    rename(&mut tree, &Path::of("classes/0"), "gioi").expect("renamed");
    assert_eq!(Path::of("titles/0/when").get(&tree), Some(&json!("class in ('gioi', 'dat')")));
    // Neither is a level of that name.
    let beside = "class = 'gioi' and level.an in ('tot', 'kem')";
    assert_eq!(Path::of("titles/1/when").get(&tree), Some(&json!(beside)));
    rename(&mut tree, &Path::of("sections/0/criteria/1/start/levels/1"), "yeu").expect("renamed");
    assert_eq!(Path::of("classes/1/when").get(&tree), Some(&json!("total >= 10 and level.an != 'yeu'")));
    rename(&mut tree, &Path::of("sections/0/criteria/1"), "xa").expect("renamed");
    let beside = "class = 'gioi' and level.xa in ('tot', 'yeu')";
    assert_eq!(Path::of("titles/1/when").get(&tree), Some(&json!(beside)));
    assert_eq!(
        Path::of("classes/0/when").get(&tree),
        Some(&json!("total >= 18 and c.gio > 4 and s.viec>s.tot / 2 and value.nua >= 0"))
    );
    assert_eq!(
        Path::of("gates/1/when").get(&tree),
        Some(&json!("finding.loi or class = 'gioi' and c.gio<2 or past.year.within.36.run_from.gioi > 2"))
    );
}

#[test]
fn a_level_of_a_scale_is_renamed_where_conditions_name_it() {
    let levels = json!([{"id": "tot", "from": 5, "to": 9}, {"id": "kha", "from": 0, "to": 4}]);
    let criterion = json!({"id": "an", "start": {"points": {"step": 1, "levels": levels}}});
    let mut tree = json!({"sections": [{"criteria": [criterion]}],
        "classes": [{"id": "tot", "when": "level.an in ('tot', 'kha') and level.ba != 'tot'"}]});
    rename(&mut tree, &Path::of("sections/0/criteria/0/start/points/levels/0"), "gioi").expect("renamed");
    let renamed = "level.an in ('gioi', 'kha') and level.ba != 'tot'";
    assert_eq!(Path::of("classes/0/when").get(&tree), Some(&json!(renamed)));
}

#[test]
fn ids_are_proposed_from_titles_and_are_never_taken_twice() {
    assert_eq!(proposed_id("Đi muộn, về sớm"), "di_muon_ve_som");
    assert_eq!(proposed_id("Chấp hành chủ trương, pháp luật"), "chap_hanh_chu_truong");
    assert_eq!(proposed_id("…"), "");
    let tree = entwined();
    let new = Path::of("sections/1/criteria").at(1);
    assert_eq!(fresh_id(&tree, &new, "Giờ", "criterion"), "gio_2", "criteria are alike in all sections");
    assert_eq!(fresh_id(&tree, &Path::of("titles/2"), "Tốt", "title"), "tot_2", "a title is no class");
    assert_eq!(fresh_id(&tree, &Path::of("quotas/1"), "", "quota"), "quota");
}

#[test]
fn numbers_are_taken_as_people_type_them() {
    assert_eq!(number("8,5").to_string(), "8.5");
    assert_eq!(number(" -2 ").to_string(), "-2");
    assert_eq!(number("2/3"), json!("2/3"));
    assert_eq!(number("20%"), json!("20%"));
    assert_eq!(number("1e400"), json!("1e400"));
    assert_eq!(number(""), json!(""));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_was_done_can_be_taken_back_and_made_again(
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), "[a-z0-9.,_ đ/~%-]{0,8}"), 1..30)
    ) {
        let mut draft = Draft::new(entwined());
        let mut states = vec![draft.tree().clone()];
        for (kind, place, words) in steps {
            let change = change(draft.tree(), kind, place, &words);
            let before = draft.clone();
            if draft.make(&[change]) {
                states.push(draft.tree().clone());
            } else {
                prop_assert_eq!(&draft, &before, "a change of nothing leaves nothing behind");
            }
            prop_assert_eq!(places(draft.tree()).len(), text(draft.tree()).lines().count());
            // Whatever stands there, reading it ends with faults and not with a panic.
            faults(draft.tree());
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(draft.undo().is_some());
            prop_assert_eq!(draft.tree(), state);
        }
        prop_assert!(draft.undo().is_none());
        for state in states.iter().skip(1) {
            prop_assert!(draft.redo().is_some());
            prop_assert_eq!(draft.tree(), state);
        }
        prop_assert!(draft.redo().is_none());
    }
}
