//! What a secretary finds out by the trial.

use super::*;

#[test]
fn the_trial_keeps_the_last_sound_result() {
    let mut typist = Typist::new(80, 21);
    typist.press(&[Chord::F(4), Chord::Right, Chord::Right]);
    let before = typist.editor.sound.clone().expect("sound");
    let total = typist.editor.trial.outcome(&before).total;
    assert_eq!(total.map(|total| total.shown(Lang::En)).as_deref(), Some("96"));
    typist.press(&[Chord::Esc, Chord::Char('5'), Chord::Enter, Chord::Enter, Chord::Char('x'), Chord::Enter]);
    assert_eq!(typist.editor.shown.reading.rulebook, None);
    assert_eq!(typist.editor.sound, Some(before));
}

#[test]
fn every_shipped_set_comes_to_a_result_once_what_is_missing_was_filled_in() {
    for model in begin::shipped() {
        let mut typist = Typist::new(80, 21);
        typist.desk.drafts = vec![domain::Draft { number: 1, text: begin::tree_of(model).to_string() }];
        typist.editor = Editor::new(1, &typist.desk);
        typist.press(&[Chord::F(4)]);
        for _ in 0..40 {
            if typist.editor.trial_missing().is_empty() {
                break;
            }
            typist.press(&[Chord::Tab, Chord::Right]);
        }
        assert_eq!(typist.editor.trial_missing(), [], "{}", model.set().id);
        typist.draw();
        typist.check();
    }
}

#[test]
fn what_earlier_months_came_to_can_be_said_month_by_month() {
    let model = begin::shipped().find(|set| set.set().id.as_str() == "cuoc_van_dong_nam").expect("a model");
    let mut typist = Typist::new(80, 21);
    typist.desk.drafts = vec![domain::Draft { number: 1, text: begin::tree_of(model).to_string() }];
    typist.editor = Editor::new(1, &typist.desk);
    typist.press(&[Chord::F(4)]);
    let missing = typist.editor.trial_missing();
    assert!(missing.contains(&crate::rules::Missing::NoneEarlier), "{missing:?}");
    let labels = |typist: &Typist| -> Vec<String> {
        typist.editor.trial_rows(Lang::Vi).into_iter().map(|row| row.label).collect()
    };
    assert!(labels(&typist).iter().any(|label| label == "Kết quả tháng 12/2026"), "{:?}", labels(&typist));
    typist.press(&[Chord::Tab, Chord::Char('2')]);
    assert!(labels(&typist).iter().any(|label| label == "Kết quả tháng 11/2026"), "the month before is next");
    assert!(!typist.editor.trial_missing().contains(&crate::rules::Missing::NoneEarlier));
}

#[test]
fn what_the_trial_comes_to_can_be_read_to_its_end_and_back() {
    let mut typist = Typist::new(80, 21);
    typist.press(&[Chord::F(4), Chord::PageDown]);
    assert!(typist.editor.told > 0);
    for _ in 0..20 {
        typist.press(&[Chord::PageDown]);
    }
    let (columns, rows) = draw::told_in(&typist.editor, typist.desk.body);
    let lines = draw::told_lines(&typist.editor, &typist.desk, columns);
    assert_eq!(typist.editor.told, lines - usize::from(rows), "the last line is the last one in sight");
    typist.draw();
    typist.press(&[Chord::Right]);
    assert_eq!(typist.editor.told, 0, "another result is read from its beginning");
}

#[test]
fn a_text_of_the_roster_is_chosen_from_what_the_set_tells_apart() {
    let mut typist = Typist::new(80, 21);
    let when = Path::of("classes").at(0).key("when");
    let condition = "total >= 90 and (member.sex = 'female' or member.role = 'Ủy viên')";
    typist.editor.draft.make(&[draft::Change::Set(when, condition.into())]);
    typist.editor.show();
    typist.press(&[Chord::F(4), Chord::End, Chord::Up]);
    let row = |typist: &Typist| typist.editor.trial_rows(Lang::Vi).swap_remove(typist.editor.row);
    while row(&typist).item != trial::Item::Field(crate::rules::Field::Sex) {
        typist.press(&[Chord::Down]);
    }
    assert_eq!(row(&typist).options, ["chưa biết", "nam", "nữ"]);
    typist.press(&[Chord::Char('3')]);
    assert_eq!(row(&typist).value, "nữ");
    let role = typist
        .editor
        .trial_rows(Lang::Vi)
        .into_iter()
        .find(|row| row.options.len() == 3 && row.options[1] == "Ủy viên");
    assert_eq!(role.expect("the role").options, ["chưa biết", "Ủy viên", "khác"]);
}

#[test]
fn a_gate_that_fired_in_an_earlier_meeting_counts_in_the_trial_as_long_as_it_lasts() {
    let mut typist = Typist::new(80, 21);
    let gate = Path::of("gates").at(0);
    let changes = [
        draft::Change::Set(gate.key("effect"), "not_ranked".into()),
        draft::Change::Set(gate.key("scope"), serde_json::json!({"months": 2})),
    ];
    typist.editor.draft.make(&changes);
    typist.editor.show();
    typist.press(&[Chord::F(4), Chord::End]);
    let row = typist.editor.trial_rows(Lang::Vi).swap_remove(typist.editor.row);
    assert!(matches!(row.item, trial::Item::Before(_)), "{row:?}");
    assert!(row.label.starts_with("Kỳ trước đã có: "), "{row:?}");
    assert_eq!(&row.options[..4], ["không", "tháng 10/2026", "tháng 9/2026", "tháng 8/2026"]);
    let is_ranked = |typist: &Typist| {
        let rulebook = typist.editor.sound.clone().expect("sound");
        typist.editor.trial.outcome(&rulebook).standing == crate::rules::Standing::Ranked
    };
    for (key, ranked) in [('2', false), ('3', false), ('4', true), ('1', true)] {
        typist.press(&[Chord::Char(key)]);
        assert_eq!(is_ranked(&typist), ranked, "{key}");
        typist.draw();
    }
}
