//! `docs/tieu-chi.md`: its expressions are read or refused as it says, and the rows that it names are those of the editor.

use std::path::Path;

use binhxet::rules::Rulebook;
use binhxet::text::Lang;
use serde_json::{Value, json};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("a text")
}

/// The set that the examples are about: the first model with the three facts that the page names.
fn set() -> Value {
    let mut set: Value = serde_json::from_str(&read("fixtures/sample/criteria.json")).expect("JSON");
    set["inputs"] = json!([
        {"id": "nghi", "title": "Số ngày nghỉ", "kind": {"count": "ngày"}, "default": 0},
        {"id": "tap_su", "title": "Tập sự", "kind": "flag", "default": false},
        {"id": "ty_le", "title": "Tỷ lệ hoàn thành", "kind": "percent"},
    ]);
    set
}

/// Why a set is not read; none where it is.
fn refused(set: &Value) -> Option<String> {
    let faults = Rulebook::read(&set.to_string()).err()?;
    Some(faults.iter().map(|fault| format!("{}: {}", fault.place, fault.sentence(Lang::Vi))).collect())
}

/// The set with a condition that moves somebody, or with a criterion that is worked out.
fn with(kind: &str, expression: &str) -> Value {
    let mut set = set();
    if kind.contains("number") {
        let criterion =
            json!({"id": "x", "code": "V.1", "title": "X", "max": 10, "start": {"formula": expression}});
        let section = json!({"id": "them", "code": "V", "title": "Thêm", "criteria": [criterion]});
        set.as_object_mut().expect("an object").remove("max");
        set["sections"].as_array_mut().expect("a list").push(section);
    } else {
        let gate = json!({"id": "x", "title": "X", "when": expression, "effect": {"lower": 1}});
        set["gates"].as_array_mut().expect("a list").push(gate);
    }
    set
}

#[test]
fn the_expressions_of_the_page_are_what_it_says() {
    let page = read("docs/tieu-chi.md");
    let mut kind: Option<&str> = None;
    let mut count = 0;
    for line in page.lines() {
        match (line.strip_prefix("```"), kind) {
            (Some(""), _) => kind = None,
            (Some(info), _) => kind = Some(info),
            (None, Some(info)) => {
                let answer = refused(&with(info, line));
                let told = answer.as_deref().unwrap_or("is read");
                assert_eq!(answer.is_some(), info.contains("faulty"), "{line}: {told}");
                count += 1;
            }
            (None, None) => {}
        }
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn the_names_in_the_table_of_the_page_can_be_written() {
    let page = read("docs/tieu-chi.md");
    let table = page.split("| Viết | Nghĩa là |").nth(1).expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let names = rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2));
    let mut count = 0;
    for name in names {
        let is_condition = name.contains(" = ") || name.starts_with("finding.");
        let when = match name {
            "unit.class" | "member.role" => format!("{name} = 'tot'"),
            "member.joined" => format!("{name} < '2026-01-01'"),
            name if is_condition => name.to_owned(),
            name => format!("{name} >= 1"),
        };
        assert_eq!(refused(&with("expr", &when)), None, "{when}");
        count += 1;
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn the_rows_that_the_page_names_are_those_of_the_editor() {
    let catalogue: String =
        ["editor.rs", "editor_fields.rs"].map(|file| read(&format!("src/text/catalogue/{file}"))).concat();
    let page = read("docs/tieu-chi.md");
    let editor = page.split("## Công thức").next().expect("the parts");
    let rows = editor.lines().filter(|line| line.starts_with("| "));
    let heads = ["Dòng", "Dòng của phần", "Dòng của tiêu chí", "---"];
    let mut count = 0;
    for row in rows {
        for name in row.split('|').nth(1).unwrap_or_default().split(" / ") {
            let name = name.trim().trim_start_matches("+ ");
            let is_there =
                [format!("\"{name}\""), format!("\"{name} {{")].iter().any(|said| catalogue.contains(said));
            assert!(is_there || heads.contains(&name), "no row is called “{name}”");
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}
