//! What each row is for, in a sentence: somebody who never saw the form reads it beneath the row in focus.
//!
//! A row is known by the place that it fills in, so that this stands in one table, not at each row.

use super::{Kind, Row};
use crate::screens::editor::outline::Part;
use crate::text::Lang;

/// What a row is for. Every row has its sentence; a test goes through them.
pub fn purpose(row: &Row, lang: Lang) -> Option<&'static str> {
    if matches!(row.kind, Kind::Part(_)) {
        return Some(lang.purpose_open());
    }
    let steps = row.path.sort();
    let steps = steps.as_slice();
    match *steps.first()? {
        "inputs" => input(steps, lang),
        "values" => value(steps, lang),
        "sections" => section(steps, lang),
        "gates" => gate(steps, lang),
        "classes" | "otherwise" | "default" => class(steps, lang),
        "titles" => title(steps, lang),
        "quotas" => quota(steps, lang),
        "voting" => voting(steps, lang),
        _ => head(steps, lang),
    }
}

/// What a part with a form is for, as long as nobody is in it.
pub fn purpose_of_part(part: Part, lang: Lang) -> Option<&'static str> {
    Some(match part {
        Part::General => lang.purpose_part_general(),
        Part::Inputs | Part::Input(_) => lang.purpose_inputs(),
        Part::Value(_) => lang.purpose_values(),
        Part::Sheet | Part::Criterion(..) => lang.purpose_criteria(),
        Part::Section(_) => lang.purpose_sections(),
        Part::Gates | Part::Gate(_) => lang.purpose_gates(),
        Part::Classes | Part::Class(_) => lang.purpose_classes(),
        Part::Quotas | Part::Quota(_) => lang.purpose_quotas(),
        Part::Titles | Part::Title(_) => lang.purpose_titles(),
        Part::Voting => lang.purpose_part_voting(),
        Part::Trial | Part::Findings | Part::Save => return None,
    })
}

fn head(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["title"] => lang.purpose_set_title(),
        ["period"] => lang.purpose_period(),
        ["first_month"] => lang.purpose_first_month(),
        ["language"] => lang.purpose_language(),
        ["basis", ..] => lang.purpose_basis(),
        ["max"] => lang.purpose_sum(),
        ["times"] => lang.purpose_times(),
        ["id"] => lang.purpose_set_id(),
        _ => return sum(steps, lang),
    })
}

/// Limits of a sum, how it is rounded, and the name of a part.
fn sum(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        [.., "limits"] => lang.purpose_limits(),
        [.., "limits", "min"] => lang.purpose_limit_least(),
        [.., "limits", "max"] => lang.purpose_limit_most(),
        [.., "limits", "deductions"] => lang.purpose_deductions(),
        [.., "limits", "additions"] => lang.purpose_additions(),
        [.., "round"] => lang.purpose_round(),
        [.., "round", "places"] => lang.purpose_places(),
        [.., "round", "step"] => lang.purpose_round_step(),
        [.., "round", "mode"] => lang.purpose_mode(),
        [.., "guide"] => lang.purpose_guide(),
        [.., "id"] => lang.purpose_id(),
        _ => return None,
    })
}

fn input(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["inputs"] => lang.purpose_inputs(),
        [.., "title"] => lang.purpose_input_title(),
        [.., "kind"] => lang.purpose_kind(),
        [.., "kind", "count"] => lang.purpose_unit(),
        [.., "kind", _] | [.., "kind", _, "*"] => lang.purpose_option(),
        [.., "min"] => lang.purpose_stated_least(),
        [.., "max"] => lang.purpose_stated_most(),
        [.., "default"] => lang.purpose_default(),
        [.., "from"] => lang.purpose_from(),
        [.., "from", "roster"] => lang.purpose_column(),
        _ => return sum(steps, lang),
    })
}

fn value(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["values"] => lang.purpose_values(),
        [.., "title"] => lang.purpose_value_title(),
        [.., "value"] => lang.purpose_value(),
        _ => return sum(steps, lang),
    })
}

fn section(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["sections"] => lang.purpose_sections(),
        ["sections", "*", "criteria"] => lang.purpose_criteria(),
        ["sections", "*", "criteria", "*", ref steps @ ..] => return criterion(steps, lang),
        [.., "title"] => lang.purpose_section_title(),
        [.., "code"] => lang.purpose_code(),
        ["sections", "*", "max"] => lang.purpose_sum(),
        [.., "bonus"] => lang.purpose_bonus(),
        [.., "bonus", "cap"] => lang.purpose_cap(),
        [.., "penalty"] => lang.purpose_penalty(),
        [.., "penalty", "cap"] => lang.purpose_penalty_cap(),
        _ => return sum(steps, lang),
    })
}

fn criterion(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["title"] => lang.purpose_criterion_title(),
        ["code"] => lang.purpose_code(),
        ["max"] => lang.purpose_criterion_max(),
        ["start", ref steps @ ..] => return start(steps, lang),
        ["events", ref steps @ ..] => return event(steps, lang),
        ["groups"] => lang.purpose_groups(),
        ["groups", "*", "counts"] => lang.purpose_counts(),
        ["groups", "*", "events", ..] => lang.purpose_event_of_group(),
        ["applies"] => lang.purpose_applies(),
        ["applies", "when"] => lang.purpose_applies_when(),
        ["applies", "otherwise"] => lang.purpose_applies_otherwise(),
        ["applies", "otherwise", ..] => lang.purpose_receiver(),
        ["evidence"] => lang.purpose_evidence(),
        ["marked_by"] => lang.purpose_marked_by(),
        _ => return sum(steps, lang),
    })
}

fn start(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        [] => lang.purpose_start(),
        ["formula"] => lang.purpose_formula(),
        ["points", "step"] => lang.purpose_step(),
        ["points", "weight"] => lang.purpose_weight(),
        ["points", "levels"] => lang.purpose_ranges(),
        ["levels"] => lang.purpose_levels(),
        [.., "levels", "*", "title"] => lang.purpose_level_title(),
        [.., "levels", "*", "points"] => lang.purpose_level_points(),
        [.., "levels", "*", "from"] => lang.purpose_range_from(),
        [.., "levels", "*", "to"] => lang.purpose_range_to(),
        _ => return None,
    })
}

fn event(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        [] => lang.purpose_events(),
        ["*", "title"] => lang.purpose_event_title(),
        ["*", "effect"] => lang.purpose_event_effect(),
        ["*", "effect", "each"] => lang.purpose_each(),
        ["*", "effect", "steps"] => lang.purpose_times_more(),
        ["*", "effect", "steps", "*"] => lang.purpose_one_time(),
        ["*", "effect", "between", "*"] => lang.purpose_between(),
        ["*", "unit"] => lang.purpose_unit(),
        ["*", "limit"] => lang.purpose_event_limit(),
        [.., "most"] => lang.purpose_exempt_most(),
        ["*", "exempt", ..] => lang.purpose_exempt(),
        _ => return None,
    })
}

fn gate(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["gates"] => lang.purpose_gates(),
        ["gates", "*"] => lang.purpose_test(),
        [.., "title"] => lang.purpose_gate_title(),
        [.., "finding"] => lang.purpose_question(),
        [.., "when"] => lang.purpose_gate_when(),
        [.., "effect"] => lang.purpose_gate_effect(),
        [.., "by_unit_class"] => lang.purpose_unit_classes(),
        [.., "by_unit_class", _] => lang.purpose_ceiling_of_unit(),
        [.., "by_input"] => lang.purpose_ceiling_input(),
        [.., "by_input", "classes", _] => lang.purpose_ceiling_of_option(),
        [.., "effect", "lower" | "raise"] => lang.purpose_bands(),
        [.., "effect", "total_at_most"] => lang.purpose_total_at_most(),
        [.., "effect", _] => lang.purpose_effect_class(),
        [.., "scope"] => lang.purpose_scope(),
        [.., "scope", "months"] => lang.purpose_scope_months(),
        [.., "scope", "until"] => lang.purpose_scope_until(),
        [.., "excludes"] | [.., "excludes", "*"] => lang.purpose_excludes(),
        _ => return sum(steps, lang),
    })
}

fn class(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["classes"] => lang.purpose_classes(),
        ["otherwise"] => lang.purpose_otherwise(),
        ["otherwise", _] => lang.purpose_otherwise_class(),
        ["default"] => lang.purpose_default_class(),
        [.., "title"] => lang.purpose_class_title(),
        [.., "when"] => lang.purpose_class_when(),
        [.., "short"] => lang.purpose_short(),
        [.., "floor"] => lang.purpose_floor(),
        _ => return sum(steps, lang),
    })
}

fn title(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["titles"] => lang.purpose_titles(),
        ["titles", "*", "title"] => lang.purpose_honour_title(),
        ["titles", "*", "short"] => lang.purpose_short(),
        ["titles", "*", "when"] => lang.purpose_honour_when(),
        ["titles", "*", "needs", ..] => lang.purpose_needs(),
        ["titles", "*", "unless", ..] => lang.purpose_unless(),
        ["titles", "*", "votes"] => lang.purpose_votes(),
        ["titles", "*", "quota"] => lang.purpose_title_quota(),
        ["titles", "*", "quota", ..] => return quota(steps, lang),
        _ => return threshold(steps, lang).or_else(|| sum(steps, lang)),
    })
}

fn quota(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        ["quotas"] => lang.purpose_quotas(),
        ["quotas", "*", "class"] => lang.purpose_quota_class(),
        ["quotas", "*", "and_better"] => lang.purpose_and_better(),
        [.., "at_most"] => lang.purpose_at_most(),
        [.., "count"] => lang.purpose_people(),
        [.., "share", "share"] => lang.purpose_share(),
        [.., "by_unit_class"] => lang.purpose_unit_classes(),
        [.., "by_unit_class", _] => lang.purpose_share_of_unit(),
        [.., "by_input"] => lang.purpose_share_input(),
        [.., "by_input", "shares", _] => lang.purpose_share_of_option(),
        [.., "of"] => lang.purpose_of(),
        [.., "of", _] => lang.purpose_of_class(),
        [.., "round"] => lang.purpose_people_mode(),
        [.., "least"] => lang.purpose_least(),
        [.., "within"] => lang.purpose_within(),
        [.., "over"] => lang.purpose_over(),
        [.., "order"] | [.., "order", "*"] => lang.purpose_order(),
        [.., "ties"] | [.., "ties", "*"] => lang.purpose_ties(),
        _ => return sum(steps, lang),
    })
}

/// How many votes something needs.
fn threshold(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        [.., "more_than" | "at_least"] => lang.purpose_votes_needed(),
        [.., "of"] => lang.purpose_votes_of(),
        _ => return None,
    })
}

fn voting(steps: &[&str], lang: Lang) -> Option<&'static str> {
    Some(match *steps {
        [_, "quorum", ..] => lang.purpose_quorum(),
        [_, "marks"] => lang.purpose_marks(),
        [_, "findings"] => lang.purpose_findings(),
        [_, "checks"] => lang.purpose_checks(),
        [_, "classes"] => lang.purpose_class_ballot(),
        [_, "tie"] => lang.purpose_tie(),
        [_, "rounds"] => lang.purpose_rounds(),
        [_, "recusal"] => lang.purpose_recusal(),
        [_, "forms", _] => lang.purpose_form(),
        _ => return threshold(steps, lang),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::form;
    use super::*;
    use crate::screens::editor::begin::{shipped, tree_of};
    use crate::screens::editor::draft::{Change, Draft};
    use crate::screens::editor::outline::outline;

    /// Every row of every part of a draft.
    fn rows(tree: &Value) -> Vec<Row> {
        let parts = outline(tree, Lang::En).into_iter().map(|entry| entry.part);
        parts.flat_map(|part| form(tree, part, Lang::En)).collect()
    }

    fn check(tree: &Value) {
        for row in rows(tree) {
            for lang in [Lang::Vi, Lang::En] {
                assert!(purpose(&row, lang).is_some(), "{}: {}", row.path, row.label);
            }
        }
    }

    #[test]
    fn every_row_says_what_it_is_for_whatever_is_chosen_or_added() {
        for rulebook in shipped() {
            let tree = tree_of(rulebook);
            check(&tree);
            for row in rows(&tree) {
                let changes: Vec<Change> = match &row.kind {
                    Kind::Choice { options, .. } => options
                        .iter()
                        .filter_map(|option| Some(Change::Set(row.path.clone(), option.value.clone()?)))
                        .collect(),
                    Kind::Add(template) => vec![Change::Add(row.path.clone(), template.clone())],
                    _ => Vec::new(),
                };
                for change in changes {
                    let mut draft = Draft::new(tree.clone());
                    draft.make(&[change]);
                    check(draft.tree());
                }
            }
        }
    }

    #[test]
    fn every_part_says_what_it_is_for_before_anybody_is_in_it() {
        for entry in outline(&tree_of(shipped().next().expect("a set")), Lang::Vi) {
            let is_form = !matches!(entry.part, Part::Trial | Part::Findings | Part::Save);
            assert_eq!(purpose_of_part(entry.part, Lang::Vi).is_some(), is_form);
        }
    }
}
