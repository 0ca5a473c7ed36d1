//! How many may be in a class, or win a title.

use serde_json::{Value, json};

use super::{Choice, Form, Kind, Need, roundings};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::{Part, quota_words};

pub(super) fn all(form: &mut Form<'_>) {
    let list = Path::of("quotas");
    form.elements(&list, |form, path, at| {
        let label =
            path.get(form.tree).map(|quota| quota_words(form.tree, quota, form.lang)).unwrap_or_default();
        form.row(label, path.clone(), Kind::Part(Part::Quota(at)));
    });
    let first = form.named("classes").first().and_then(|class| class.value.clone());
    let share = json!({"share": {"share": "20%", "of": "members"}});
    let template = json!({"id": "", "class": first.unwrap_or_else(|| json!("")), "at_most": share, "within": "unit", "over": "rank"});
    form.add(form.lang.edit_a_quota(), list, template);
}

pub(super) fn one(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    let classes = form.named("classes");
    form.choice(lang.edit_class(), path.key("class"), classes);
    limits(form, path);
    form.id(path);
}

/// How many, within whom, and what happens to those over it.
pub(super) fn limits(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let most = path.key("at_most");
    let shares: serde_json::Map<String, Value> = form
        .named("classes")
        .iter()
        .filter_map(|class| Some((class.value.as_ref()?.as_str()?.to_owned(), json!("20%"))))
        .collect();
    let ways = vec![
        Choice::new(lang.edit_most_share(), json!({"share": {"share": "20%", "of": "members"}})),
        Choice::new(lang.edit_most_count(), json!({"count": 1})),
        Choice::new(lang.edit_most_table(), json!({"table": {"by_unit_class": shares, "of": "members"}})),
    ];
    form.choice(lang.edit_at_most(), most.clone(), ways);
    form.within(|form| {
        if most.key("count").get(form.tree).is_some() {
            form.number(lang.edit_people(), most.key("count"), Need::Required);
        }
        if most.key("share").get(form.tree).is_some() {
            form.number(lang.edit_share(), most.key("share").key("share"), Need::Required);
            of_whom(form, &most.key("share"));
        }
        let table = most.key("table");
        if let Some(Value::Object(shares)) = table.key("by_unit_class").get(form.tree) {
            for class in shares.keys() {
                form.number(
                    &lang.edit_unit_class(class),
                    table.key("by_unit_class").key(class),
                    Need::Required,
                );
            }
            of_whom(form, &table);
        }
    });
    let within = vec![
        Choice::new(lang.edit_within_unit(), "unit"),
        Choice::new(lang.edit_within_group(), "group"),
        Choice::new(lang.edit_within_duty(), "duty"),
    ];
    form.choice(lang.edit_within(), path.key("within"), within);
    let over = vec![
        Choice::new(lang.edit_over_rank(), "rank"),
        Choice::new(lang.edit_over_refer(), "refer"),
        Choice::new(lang.edit_over_warn(), "warn"),
    ];
    form.choice(lang.edit_over(), path.key("over"), over);
    form.elements(&path.key("order"), |form, path, at| {
        form.expression(&lang.edit_order_by(at + 1), path.clone(), Need::Required);
    });
    form.add(lang.edit_an_order(), path.key("order"), json!("total / max_total"));
    form.elements(&path.key("ties"), |form, path, at| {
        form.expression(&lang.edit_tie_by(at + 1), path.clone(), Need::Required);
    });
    form.add(lang.edit_a_tie(), path.key("ties"), json!(""));
}

fn of_whom(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let of = path.key("of");
    let classes = form.named("classes");
    let last = classes.last().and_then(|class| class.value.clone()).unwrap_or_else(|| json!(""));
    let whom = vec![
        Choice::new(lang.edit_of_members(), "members"),
        Choice::new(lang.edit_of_ranked(), "ranked"),
        Choice::new(lang.edit_of_class(), json!({"class": last})),
    ];
    form.choice(lang.edit_of(), of.clone(), whom);
    if of.key("class").get(form.tree).is_some() {
        form.within(|form| form.choice(lang.edit_class(), of.key("class"), classes));
    }
    let mut modes = roundings(lang);
    // Without a word about it a share is cut down to whole people.
    if let Some(floor) = modes.iter_mut().find(|mode| mode.value == Some(json!("floor"))) {
        floor.value = path.key("round").get(form.tree).map(|_| json!("floor"));
    }
    form.choice(lang.edit_mode(), path.key("round"), modes);
    form.number(lang.edit_least_in(), path.key("least"), Need::Optional);
}
