//! Sets that begin from the same model, and what saving one does to another.

use super::*;
use crate::screens::dialog::{Dialog, Enter, Question};

fn words<'t>(tree: &'t Value, key: &str) -> &'t str {
    tree.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn a_new_set_has_the_id_and_the_title_of_no_other_set_and_of_no_draft() {
    let mut desk = desk(80, 21);
    let model = begin::shipped().next().expect("a model");
    let (id, title) = (model.set().id.as_str(), model.set().title.as_str());
    assert!(desk.unit.sets().iter().any(|set| set.set().id.as_str() == id), "the unit has it already");
    for number in 2..4 {
        let known = begin::Known::of(&desk, None);
        let tree = begin::from_shipped(model, &known);
        assert_eq!(words(&tree, "id"), format!("{id}_{number}"));
        assert_eq!(words(&tree, "title"), format!("{title} ({number})"));
        assert_eq!(begin::edition_after(&desk.unit, &tree), 1);
        desk.drafts.push(domain::Draft { number, text: tree.to_string() });
    }
    let copies: Vec<Value> = (4..6)
        .map(|number| {
            let copy = begin::copy(model, &begin::Known::of(&desk, None), Lang::Vi);
            desk.drafts.push(domain::Draft { number, text: copy.to_string() });
            copy
        })
        .collect();
    assert_ne!(words(&copies[0], "id"), words(&copies[1], "id"));
    assert_ne!(words(&copies[0], "title"), words(&copies[1], "title"));
}

/// The question that saving asks.
fn question(typist: &mut Typist) -> Question {
    match typist.stroke(&Stroke::Key(Chord::Ctrl('s'))) {
        Ask::Open(Dialog::Question(question)) => question,
        ask => panic!("{ask:?}"),
    }
}

#[test]
fn an_edition_with_another_title_is_saved_by_a_digit_and_can_be_a_set_of_its_own() {
    let mut typist = Typist::new(80, 21);
    let before = typist.desk.unit.sets()[0].set().title.clone();
    assert_eq!(question(&mut typist).enter, Enter::TakesFirst, "an edition of the same title");
    typist.press(&[Chord::Enter, Chord::Enter, Chord::Ctrl('u')]);
    typist.write("Bộ thứ hai");
    typist.press(&[Chord::Enter]);
    let question = question(&mut typist);
    assert_eq!(question.enter, Enter::Nothing);
    assert!(question.body.iter().any(|line| line.contains(&before) && line.contains("Bộ thứ hai")));
    let adopted: Vec<(u8, &str, u32)> = question
        .choices
        .iter()
        .map(|choice| match &choice.ask {
            Ask::Adopt(rulebook, 1) => (choice.digit, rulebook.set().id.as_str(), rulebook.set().edition),
            ask => panic!("{ask:?}"),
        })
        .collect();
    assert_eq!(adopted, [(1, "phuong_mau_thang", 2), (2, "phuong_mau_thang_2", 1)]);
}
