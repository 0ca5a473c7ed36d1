//! The classes, and the titles on top of them.

use serde_json::{Value, json};

use super::{Choice, Form, Kind, Need, quotas};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;

/// All classes with their conditions in one list, which is where thresholds are looked for.
pub(super) fn all(form: &mut Form<'_>) {
    let lang = form.lang;
    let list = Path::of("classes");
    form.elements(&list, |form, path, _| {
        let short = form.words(&path.key("short"));
        let title = if short.is_empty() { form.words(&path.key("title")) } else { short };
        form.expression(title, path.key("when"), Need::Optional);
    });
    form.add(lang.edit_a_class(), list, json!({"id": "", "title": ""}));
    let classes = form.named("classes");
    let last = classes.last().and_then(|class| class.value.clone()).unwrap_or_else(|| json!(""));
    let ways = vec![
        Choice::new(lang.edit_to_class(), json!({"class": last})),
        Choice::new(lang.edit_refer(), "refer"),
    ];
    let otherwise = Path::of("otherwise");
    form.choice(lang.edit_fits_none(), otherwise.clone(), ways);
    if otherwise.key("class").get(form.tree).is_some() {
        form.within(|form| form.choice(lang.edit_class(), otherwise.key("class"), classes.clone()));
    }
    let default = std::iter::once(Choice::none(lang.edit_no_default())).chain(classes).collect();
    form.choice(lang.edit_default_class(), Path::of("default"), default);
}

pub(super) fn class(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    form.expression(lang.edit_when(), path.key("when"), Need::Optional);
    form.text(lang.edit_short(), path.key("short"), Need::Optional);
    form.number(lang.edit_floor_score(), path.key("floor"), Need::Optional);
    form.id(path);
}

pub(super) fn titles(form: &mut Form<'_>) {
    let list = Path::of("titles");
    form.elements(&list, |form, path, at| {
        let title = form.words(&path.key("title")).to_owned();
        form.row(title, path.clone(), Kind::Part(Part::Title(at)));
    });
    form.add(form.lang.edit_an_honour(), list, json!({"id": "", "title": ""}));
}

pub(super) fn title(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    form.text(lang.edit_short(), path.key("short"), Need::Optional);
    form.expression(lang.edit_when(), path.key("when"), Need::Optional);
    let own = form.words(&path.key("id"));
    let mut others = form.named("titles");
    others.retain(|title| title.value.as_ref().and_then(Value::as_str) != Some(own));
    form.names(lang.edit_needs(), path.key("needs"), &others);
    form.names(lang.edit_unless(), path.key("unless"), &others);
    let votes = path.key("votes");
    if form.optional(lang.edit_votes(), votes.clone(), json!({"more_than": "1/2", "of": "present"})) {
        form.within(|form| form.threshold(lang.edit_bound(), &votes, true));
    }
    let quota = path.key("quota");
    let template = json!({"at_most": {"count": 1}, "within": "unit", "over": "rank"});
    if form.optional(lang.edit_title_quota(), quota.clone(), template) {
        form.within(|form| quotas::limits(form, &quota));
    }
    form.id(path);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::editor::form::{form, purpose};
    use crate::text::Lang;

    #[test]
    fn a_title_names_those_before_it_whose_winners_do_not_win_it() {
        let titles = json!([{"id": "a", "title": "A"}, {"id": "b", "title": "B", "unless": ["a"]}]);
        let rows = form(&json!({ "titles": titles }), Part::Title(1), Lang::Vi);
        let row = |place: &str| rows.iter().find(|row| row.path == Path::of(place)).expect("a row");
        let chosen = row("titles/1/unless/0");
        assert_eq!(chosen.label, "trừ người đã có 1");
        let Kind::Choice { options, at: Some(0) } = &chosen.kind else { panic!("{:?}", chosen.kind) };
        assert_eq!(options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>(), ["A"]);
        let more = row("titles/1/unless");
        assert_eq!((more.label.as_str(), more.kind.adds()), ("+ trừ người đã có", true));
        for row in [chosen, more] {
            let told = purpose(row, Lang::Vi).expect("a purpose");
            assert!(told.contains("không được danh hiệu này nữa"), "{told}");
        }
    }
}
