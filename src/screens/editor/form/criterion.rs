//! A criterion: where its points start, what can happen to them, whom it applies to.

use serde_json::{Value, json};

use super::{Choice, Form, Need};
use crate::number::Exact;
use crate::screens::editor::draft::Path;

pub(super) fn rows(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    form.text(lang.edit_code(), path.key("code"), Need::Required);
    form.number(lang.edit_points(), path.key("max"), Need::Required);
    start(form, path);
    form.elements(&path.key("events"), event);
    let template = json!({"id": "", "title": "", "unit": lang.edit_times(), "effect": {"each": -1}});
    form.add(lang.edit_an_event(), path.key("events"), template);
    groups(form, path);
    form.text(lang.edit_guide(), path.key("guide"), Need::Optional);
    applies(form, path);
    let evidence = vec![Choice::new(lang.edit_yes(), "needed"), Choice::usual(lang.edit_no(), "free")];
    form.choice(lang.edit_evidence(), path.key("evidence"), evidence);
    let marked_by =
        vec![Choice::usual(lang.edit_by_group(), "group"), Choice::new(lang.edit_by_self(), "self")];
    form.choice(lang.edit_marked_by(), path.key("marked_by"), marked_by);
    form.round(path);
    form.id(path);
}

fn start(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let start = path.key("start");
    let level = |id: &str, title: &str, points: Value| json!({"id": id, "title": title, "points": points});
    let max = path.key("max").get(form.tree).cloned().unwrap_or_else(|| json!(5));
    let levels =
        json!([level("dat", lang.word_met(), max), level("khong_dat", lang.word_not_met(), json!(0))]);
    let starts = vec![
        Choice::new(lang.edit_start_points(), json!({"points": {"step": 0.5}})),
        Choice::new(lang.edit_start_check(), "check"),
        Choice::new(lang.edit_start_levels(), json!({"levels": levels})),
        Choice::new(lang.edit_start_full(), "full"),
        Choice::new(lang.edit_start_empty(), "empty"),
        Choice::new(lang.edit_start_formula(), json!({"formula": ""})),
    ];
    form.choice(lang.edit_start(), start.clone(), starts);
    form.within(|form| {
        if start.key("points").get(form.tree).is_some() {
            scale(form, path, &start.key("points"));
        }
        if start.key("formula").get(form.tree).is_some() {
            form.expression(lang.edit_formula(), start.key("formula"), Need::Required);
        }
        let levels = start.key("levels");
        form.elements(&levels, |form, path, at| {
            form.text(&lang.edit_level(at + 1), path.key("title"), Need::Required);
            form.within(|form| form.number(lang.edit_points(), path.key("points"), Need::Required));
        });
        if levels.get(form.tree).is_some() {
            form.add(lang.edit_a_level(), levels, json!({"id": "", "title": "", "points": 0}));
        }
    });
}

/// A scale: its steps, what a mark is multiplied with, the levels that marks belong to.
fn scale(form: &mut Form<'_>, criterion: &Path, points: &Path) {
    let lang = form.lang;
    form.number(lang.edit_step(), points.key("step"), Need::Required);
    form.number(lang.edit_weight(), points.key("weight"), Need::Optional);
    let levels = points.key("levels");
    form.elements(&levels, |form, path, at| {
        form.text(&lang.edit_level(at + 1), path.key("title"), Need::Required);
        form.within(|form| {
            form.number(lang.edit_from_points(), path.key("from"), Need::Required);
            form.number(lang.edit_to_points(), path.key("to"), Need::Required);
        });
    });
    let next = next_marks(form, criterion, points);
    form.add(lang.edit_a_mark_range(), levels, next);
}

/// A level for the marks that are left below the others.
fn next_marks(form: &Form<'_>, criterion: &Path, points: &Path) -> Value {
    let number = |path: &Path| -> Option<Exact> {
        let written = path.get(form.tree)?;
        written.as_str().map_or_else(|| written.to_string(), str::to_owned).parse().ok()
    };
    let levels = points.key("levels");
    let lowest = (0..form.count(&levels)).filter_map(|at| number(&levels.at(at).key("from"))).min();
    let to = match (lowest, number(&points.key("step"))) {
        (Some(lowest), Some(step)) => lowest.minus(step).filter(|to| !to.is_negative()),
        (Some(_), None) => None,
        (None, _) => number(&criterion.key("max")).and_then(|max| match number(&points.key("weight")) {
            Some(weight) => max.over(weight),
            None => Some(max),
        }),
    };
    let to = serde_json::to_value(to.unwrap_or_default()).unwrap_or_default();
    json!({"id": "", "title": "", "from": 0, "to": to})
}

fn event(form: &mut Form<'_>, path: &Path, at: usize) {
    let lang = form.lang;
    form.text(&lang.edit_event(at + 1), path.key("title"), Need::Required);
    form.within(|form| {
        let effect = path.key("effect");
        let effects = vec![
            Choice::new(lang.edit_each(), json!({"each": -1})),
            Choice::new(lang.edit_steps(), json!({"steps": [0, -2, -4]})),
            Choice::new(lang.edit_between(), json!({"between": [-2, -1]})),
            Choice::new(lang.edit_all_lost(), "all"),
            Choice::new(lang.edit_nothing(), "nothing"),
        ];
        form.choice(lang.edit_effect(), effect.clone(), effects);
        form.within(|form| {
            if effect.key("each").get(form.tree).is_some() {
                form.number(lang.edit_points_each(), effect.key("each"), Need::Required);
            }
            steps(form, &effect.key("steps"));
            if effect.key("between").get(form.tree).is_some() {
                form.number(lang.edit_from_points(), effect.key("between").at(0), Need::Required);
                form.number(lang.edit_to_points(), effect.key("between").at(1), Need::Required);
            }
        });
        form.text(lang.edit_unit(), path.key("unit"), Need::Required);
        let limit = path.key("limit");
        // Where the effect has no limit, one that stands there can be taken out.
        if matches!(form.words(&effect), "") || limit.get(form.tree).is_some() {
            form.number(lang.edit_event_limit(), limit, Need::Optional);
        }
        let exempt = path.key("exempt");
        form.elements(&exempt, |form, path, at| {
            form.text(&lang.edit_exempt(at + 1), path.key("title"), Need::Required);
            form.within(|form| form.number(lang.edit_exempt_most(), path.key("most"), Need::Optional));
        });
        form.add(lang.edit_an_exempt(), exempt, json!({"id": "", "title": ""}));
    });
}

/// What each occurrence does where that depends on how many there were before it.
fn steps(form: &mut Form<'_>, list: &Path) {
    let lang = form.lang;
    let count = form.count(list);
    form.elements(list, |form, path, at| {
        let label = if at + 1 == count { lang.edit_last_time(count) } else { lang.edit_time(at + 1) };
        form.number(&label, path.clone(), Need::Required);
    });
    if let Some(last) = list.get(form.tree).and_then(Value::as_array) {
        form.add(lang.edit_a_time(), list.clone(), last.last().cloned().unwrap_or_else(|| json!(-1)));
    }
}

/// Events of which only one counts. There is something to choose from two events on.
fn groups(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let events = path.key("events");
    let one = |at: usize| {
        let event = events.at(at);
        Choice::new(form.words(&event.key("title")), form.words(&event.key("id")))
    };
    let options: Vec<Choice> = (0..form.count(&events)).map(one).collect();
    let groups = path.key("groups");
    form.elements(&groups, |form, path, _| {
        let counts =
            vec![Choice::new(lang.edit_counts_best(), "best"), Choice::new(lang.edit_counts_one(), "one")];
        form.choice(lang.edit_group(), path.key("counts"), counts);
        form.within(|form| form.names(lang.edit_event_of_group(), path.key("events"), &options));
    });
    if let [first, second, ..] = options.as_slice() {
        let template = json!({"events": [first.value, second.value], "counts": "best"});
        form.add(lang.edit_a_group(), groups, template);
    }
}

fn applies(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let applies = path.key("applies");
    if !form.optional(lang.edit_applies(), applies.clone(), json!({"when": "", "otherwise": "excluded"})) {
        return;
    }
    form.within(|form| {
        form.expression(lang.edit_when(), applies.key("when"), Need::Required);
        let otherwise = applies.key("otherwise");
        let receivers = receivers(form, path);
        let first = receivers.first().and_then(|choice| choice.value.clone()).unwrap_or_else(|| json!("c."));
        let ways = vec![
            Choice::new(lang.edit_excluded(), "excluded"),
            Choice::new(lang.edit_counts_full(), "full"),
            Choice::new(lang.edit_shared(), json!({"share": [first]})),
            Choice::new(lang.edit_rescale(), "rescale"),
        ];
        form.choice(lang.edit_otherwise(), otherwise.clone(), ways);
        if otherwise.key("share").get(form.tree).is_some() {
            form.within(|form| form.names(lang.edit_receiver(), otherwise.key("share"), &receivers));
        }
    });
}

/// Who can receive a criterion's points: the other criteria and the sections.
fn receivers(form: &Form<'_>, own: &Path) -> Vec<Choice> {
    let mut choices = Vec::new();
    let sections = Path::of("sections");
    for section in (0..form.count(&sections)).map(|at| sections.at(at)) {
        let named = |prefix: &str, path: &Path| {
            let label = super::sheet::code_and_title(form, path);
            Choice::new(label, format!("{prefix}{}", form.words(&path.key("id"))))
        };
        choices.push(named("s.", &section));
        let criteria = section.key("criteria");
        let others = (0..form.count(&criteria)).map(|at| criteria.at(at)).filter(|path| path != own);
        choices.extend(others.map(|path| named("c.", &path)));
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Row, form};
    use super::*;
    use crate::screens::editor::outline::Part;
    use crate::text::Lang;

    #[test]
    fn a_scale_has_lines_for_its_weight_and_levels_and_the_next_level_takes_what_is_left() {
        let rows_of = |points: Value| -> Vec<Row> {
            let criterion =
                json!({"id": "c", "code": "1", "title": "C", "max": 30, "start": {"points": points}});
            let tree = json!({"sections": [{"criteria": [criterion]}]});
            let rows = form(&tree, Part::Criterion(0, 0), Lang::En).into_iter();
            rows.filter(|row| row.path.to_string().contains("points")).collect()
        };
        let next = |points: Value| match rows_of(points).pop().map(|row| row.kind) {
            Some(Kind::Add(template)) => (template["from"].clone(), template["to"].clone()),
            other => panic!("{other:?}"),
        };
        let level = |from: Value, to: Value| json!({"id": "a", "title": "A", "from": from, "to": to});
        let two = json!([level(json!(8), json!(10)), level(json!("4.5"), json!("7.5"))]);
        let rows = rows_of(json!({"step": 0.5, "weight": 3, "levels": two}));
        let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        let wanted = [
            "Steps of",
            "Weight",
            "Level 1",
            "From",
            "To",
            "Level 2",
            "From",
            "To",
            "+ add a level with its range",
        ];
        assert_eq!(labels, wanted);
        assert_eq!(next(json!({"step": 0.5})), (json!(0), json!(30)));
        assert_eq!(next(json!({"step": 0.5, "weight": 3})), (json!(0), json!(10)));
        assert_eq!(next(json!({"step": 0.5, "weight": 3, "levels": two})), (json!(0), json!(4)));
        let all = json!([level(json!(0), json!(10))]);
        assert_eq!(next(json!({"step": 1, "levels": all})), (json!(0), json!(0)), "nothing is left");
    }

    #[test]
    fn each_step_of_an_event_has_a_line_of_its_own_and_one_more_can_be_added() {
        let effect = json!({"steps": [0, -2, "-4.5"]});
        let event = json!({"id": "e", "title": "E", "unit": "lần", "effect": effect});
        let criterion =
            json!({"id": "c", "code": "1", "title": "C", "max": 9, "start": "full", "events": [event]});
        let tree = json!({"sections": [{"criteria": [criterion]}]});
        let rows = form(&tree, Part::Criterion(0, 0), Lang::En);
        let steps: Vec<&Row> = rows.iter().filter(|row| row.path.to_string().contains("steps")).collect();
        let labels: Vec<&str> = steps.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["No. 1", "No. 2", "From no. 3 on", "+ add one more time"]);
        assert_eq!(steps[3].kind, Kind::Add(json!("-4.5")), "as dear as the last");
        let chosen = rows.iter().find(|row| row.path.to_string().ends_with("effect")).map(|row| &row.kind);
        assert!(matches!(chosen, Some(Kind::Choice { at: Some(1), .. })), "{chosen:?}");
    }
}
