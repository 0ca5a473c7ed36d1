//! The names that an expression can use, each with what it stands for, to be completed while typing.

use serde_json::Value;

use super::draft::Path;
use crate::rules::{Field, is_known_before_points};
use crate::text::{Lang, finds, fold};

/// A name that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is written.
    pub spelling: String,
    /// What it stands for.
    pub title: String,
}

/// Functions, with how they are called.
const FUNCTIONS: [&str; 14] = [
    "if(", "min(", "max(", "clamp(", "round(", "floor(", "ceil(", "count(", "any(", "all(", "share(",
    "days(", "months(", "size(",
];

/// The names that can be used at a place of a draft: what comes before the points sees none.
pub fn names_at(place: &Path, tree: &Value, lang: Lang) -> Vec<Name> {
    let way = place.to_string();
    let is_before_points = way == "/times" || way.ends_with("/formula") || way.ends_with("/applies/when");
    let mut names = names(tree, lang);
    names.retain(|name| !is_before_points || is_known_before_points(&name.spelling));
    names
}

/// Every name of a draft.
fn names(tree: &Value, lang: Lang) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |spelling: String, title: String| names.push(Name { spelling, title });
    add("total".into(), lang.name_total().into());
    add("max_total".into(), lang.name_max_total().into());
    add("zeros".into(), lang.name_zeros().into());
    add("below(50%)".into(), lang.name_below("50%"));
    add("class".into(), lang.name_class().into());
    for section in list(tree, "sections") {
        add(format!("s.{}", text(section, "id")), text(section, "title"));
        for criterion in list(section, "criteria") {
            let title = format!("{} {}", text(criterion, "code"), text(criterion, "title"));
            add(format!("c.{}", text(criterion, "id")), title.clone());
            if levels(criterion).next().is_some() {
                add(format!("level.{}", text(criterion, "id")), lang.name_level(title));
            }
        }
    }
    for input in list(tree, "inputs") {
        add(format!("input.{}", text(input, "id")), text(input, "title"));
        add(format!("year.{}", text(input, "id")), lang.offer_year(text(input, "title")));
    }
    for value in list(tree, "values") {
        add(format!("value.{}", text(value, "id")), text(value, "title"));
    }
    for gate in list(tree, "gates").filter(|gate| gate.get("finding").is_some()) {
        add(format!("finding.{}", text(gate, "id")), text(gate, "title"));
    }
    for field in Field::ALL {
        add(format!("member.{}", field.name()), field.words(lang).into());
    }
    for criterion in list(tree, "sections").flat_map(|section| list(section, "criteria")) {
        for event in list(criterion, "events") {
            let spelling = format!("happened.{}.{}", text(criterion, "id"), text(event, "id"));
            add(spelling, lang.offer_happened(text(event, "title")));
        }
    }
    for criterion in list(tree, "sections").flat_map(|section| list(section, "criteria")) {
        for level in levels(criterion) {
            let title = format!("{} ({})", text(level, "title"), text(criterion, "code"));
            add(format!("'{}'", text(level, "id")), title);
        }
    }
    if let Some(months) = months_here(tree, lang) {
        add("past.month.here.meetings".into(), lang.past_meetings(months));
        add("past.month.here.mean_total".into(), lang.past_mean_total(months));
        add("past.month.here.lowest_total".into(), lang.past_lowest_total(months));
        for class in list(tree, "classes") {
            let spelling = format!("past.month.here.count.{}", text(class, "id"));
            add(spelling, lang.past_count(text(class, "title"), months));
        }
    }
    for class in list(tree, "classes") {
        let title = text(class, "title");
        add(format!("'{}'", text(class, "id")), title.clone());
        add(format!("past.month.count.{}", text(class, "id")), lang.offer_past_count(&title));
        add(format!("past.year.run.{}", text(class, "id")), lang.offer_past_run(&title));
        add(format!("past.year.run_from.{}", text(class, "id")), lang.offer_past_run_from(&title));
    }
    for title in list(tree, "titles") {
        let name = text(title, "title");
        add(format!("past.year.count.{}", text(title, "id")), lang.offer_past_years(&name));
        add(format!("past.year.run.{}", text(title, "id")), lang.offer_past_run(&name));
    }
    add("past.year.meetings".into(), lang.offer_past_meetings().into());
    if text(tree, "period") == "year" {
        let terms = lang.past_terms();
        for number in 1..=2 {
            add(format!("past.term.total.{number}"), lang.past_total(number, terms));
        }
    }
    if text(tree, "period") == "month" {
        let months = lang.past_within(lang.past_any_months(), 12);
        for class in list(tree, "classes") {
            let spelling = format!("past.month.within.12.count.{}", text(class, "id"));
            add(spelling, lang.past_count(text(class, "title"), &months));
        }
    }
    add("past.month.mean_total".into(), lang.offer_past_mean().into());
    add("unit.mean_total".into(), lang.offer_unit_mean().into());
    add("unit.members".into(), lang.offer_unit_members().into());
    add("unit.class".into(), lang.offer_unit_class().into());
    add("period.start".into(), lang.name_period_start().into());
    add("period.end".into(), lang.name_period_end().into());
    add("period.next".into(), lang.name_period_next().into());
    for function in FUNCTIONS {
        add(function.into(), lang.offer_function().into());
    }
    names
}

/// What the months within this period are called, where the set is about something longer.
fn months_here(tree: &Value, lang: Lang) -> Option<&'static str> {
    let longer = ["quarter", "half", "term", "year", "round"];
    longer.contains(&text(tree, "period").as_str()).then(|| lang.past_months_here())
}

/// The names that a word under the cursor may become: those that go on as it does, then those whose title has it.
pub fn matching(names: &[Name], word: &str) -> Vec<Name> {
    let wanted = fold(word);
    let starts = |name: &&Name| name.spelling.starts_with(&wanted) && name.spelling != wanted;
    let last = wanted.rsplit('.').next().unwrap_or_default();
    let titled = |name: &&Name| {
        !name.spelling.starts_with(&wanted) && last.len() > 1 && {
            let prefix = &wanted[..wanted.len() - last.len()];
            name.spelling.starts_with(prefix) && finds(last, &name.title)
        }
    };
    names.iter().filter(starts).chain(names.iter().filter(titled)).cloned().collect()
}

/// The word that ends at the end of a text: what a name can be completed from.
pub fn word_at_end(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '\'');
    let start =
        text.rfind(|c| !is_word(c)).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

/// The levels of a criterion that is marked in levels, or whose marks belong to some.
fn levels(criterion: &Value) -> impl Iterator<Item = &Value> {
    let start = criterion.get("start");
    start
        .into_iter()
        .chain(start.and_then(|start| start.get("points")))
        .flat_map(|start| list(start, "levels"))
}

fn list<'v>(part: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    part.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text(part: &Value, key: &str) -> String {
    part.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn name(spelling: &str, title: &str) -> Name {
        Name { spelling: spelling.into(), title: title.into() }
    }

    #[test]
    fn a_name_is_found_by_its_beginning_and_by_its_title() {
        let names = [
            name("c.dung_han", "II.2 Giải quyết hồ sơ đúng hạn"),
            name("class", "hạng"),
            name("total", "tổng"),
        ];
        let found = |word: &str| -> Vec<String> {
            matching(&names, word).into_iter().map(|name| name.spelling).collect()
        };
        assert_eq!(found("c"), ["c.dung_han", "class"]);
        assert_eq!(found("c.hồ"), ["c.dung_han"]);
        assert_eq!(found("tot"), ["total"]);
        assert_eq!(found("total"), Vec::<String>::new());
    }

    #[test]
    fn levels_are_offered_where_a_criterion_has_some() {
        let levels = json!({"levels": [{"id": "kha", "title": "Khá", "points": 3}]});
        let criterion = json!({"id": "viec", "code": "I.2", "title": "Việc", "start": levels});
        let other = json!({"id": "hop", "code": "I.3", "title": "Họp", "start": "check"});
        let tree = json!({"sections": [{"id": "s", "criteria": [criterion, other]}]});
        let found = |word: &str| matching(&names(&tree, Lang::En), word);
        assert_eq!(found("lev"), [name("level.viec", "level of I.2 Việc")]);
        assert_eq!(found("'kh"), [name("'kha'", "Khá (I.2)")]);
    }

    #[test]
    fn levels_of_a_scale_are_offered_as_well() {
        let scale =
            json!({"points": {"step": 1, "levels": [{"id": "kha", "title": "Khá", "from": 3, "to": 5}]}});
        let criterion = json!({"id": "viec", "code": "I.2", "title": "Việc", "start": scale});
        let tree = json!({"sections": [{"id": "s", "criteria": [criterion]}]});
        let found = |word: &str| matching(&names(&tree, Lang::En), word);
        assert_eq!(found("lev"), [name("level.viec", "level of I.2 Việc")]);
        assert_eq!(found("'kh"), [name("'kha'", "Khá (I.2)")]);
    }

    #[test]
    fn values_are_offered_with_their_titles() {
        let tree = json!({"values": [{"id": "norm", "title": "Định mức", "value": "270"}]});
        let found = |word: &str| matching(&names(&tree, Lang::Vi), word);
        assert_eq!(found("val"), [name("value.norm", "Định mức")]);
        assert_eq!(found("value.định"), [name("value.norm", "Định mức")]);
    }

    #[test]
    fn the_months_of_a_period_are_offered_where_it_has_some() {
        let offered = |period: &str| {
            let tree = json!({"period": period, "classes": [{"id": "tot", "title": "Tốt"}]});
            let found = matching(&names(&tree, Lang::En), "past.month.here.");
            found.into_iter().map(|name| name.spelling).collect::<Vec<_>>()
        };
        assert_eq!(
            offered("quarter"),
            [
                "past.month.here.meetings",
                "past.month.here.mean_total",
                "past.month.here.lowest_total",
                "past.month.here.count.tot"
            ]
        );
        assert_eq!(offered("month"), Vec::<String>::new());
    }

    #[test]
    fn what_comes_before_the_points_is_offered_no_points_and_a_quarter_its_own_months_first() {
        let criterion = json!({"id": "viec", "code": "I.2", "title": "Việc", "start": "check"});
        let tree = json!({"period": "quarter", "inputs": [{"id": "cong", "title": "Công"}],
            "sections": [{"id": "s", "title": "Chung", "criteria": [criterion]}],
            "classes": [{"id": "tot", "title": "Tốt"}]});
        let at = |place: &str| names_at(&Path::of(place), &tree, Lang::En);
        let has = |place: &str, spelling: &str| at(place).iter().any(|name| name.spelling == spelling);
        for early in ["times", "sections/0/criteria/0/start/formula", "sections/0/criteria/0/applies/when"] {
            for points in ["zeros", "total", "below(50%)", "c.viec", "s.s", "class", "unit.mean_total"] {
                assert!(!has(early, points), "{early}: {points}");
                assert!(has("gates/0/when", points), "{points}");
            }
            assert!(has(early, "input.cong") && has(early, "min("), "{early}");
        }
        let months = matching(&at("gates/0/when"), "past.mo");
        assert!(months[0].spelling.starts_with("past.month.here."), "{months:?}");
    }

    #[test]
    fn the_months_of_a_year_back_are_offered_to_a_sheet_by_months() {
        let offered = |period: &str| {
            let tree = json!({"period": period, "classes": [{"id": "tot", "title": "Tốt"}]});
            matching(&names(&tree, Lang::En), "past.month.within.")
        };
        let told = "times Tốt in the months of the 12 months up to the end of this period";
        assert_eq!(offered("month"), [name("past.month.within.12.count.tot", told)]);
        assert_eq!(offered("quarter"), []);
    }

    #[test]
    fn the_word_under_the_cursor_ends_where_a_sign_stands() {
        for (text, word) in
            [("total >= c.du", "c.du"), ("(tổ", "tổ"), ("a ", ""), ("class = 'to", "'to"), ("", "")]
        {
            assert_eq!(word_at_end(text), word);
        }
    }
}
