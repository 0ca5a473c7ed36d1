//! `docs/criteria.md`: what it shows as good is read, what it shows as faulty is refused.
//!
//! A fenced block says in its first line what it holds: `json` a whole set, `json <part>` parts that are read as if they
//! stood in the first whole set (`criterion`, `gate`, `quota`, `voting`), `expr` a condition on each line. `faulty` after the
//! first word means that each of them must be refused.

use std::path::Path;

use binhxet::rules::Rulebook;
use binhxet::text::Lang;
use serde_json::{Value, json};

/// A fenced block of the page.
struct Block {
    /// What it holds, such as `json gate`, without `faulty`.
    kind: String,
    faulty: bool,
    text: String,
    /// The line on which its text begins.
    line: usize,
}

/// The blocks of the page that hold examples.
fn blocks() -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/criteria.md");
    let page = std::fs::read_to_string(path).expect("docs/criteria.md can be read");
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(""), Some(block)) => blocks.push(block),
            (Some(info), None) => {
                let words: Vec<&str> = info.split(' ').filter(|word| *word != "faulty").collect();
                let faulty = info.split(' ').any(|word| word == "faulty");
                open = Some(Block { kind: words.join(" "), faulty, text: String::new(), line: index + 2 });
            }
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (Some(info), Some(block)) => assert_eq!(info, "", "line {}: a block within a block", block.line),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Why a set is not read; none where it is.
fn refused(set: &str) -> Option<String> {
    let faults = Rulebook::read(set).err()?;
    Some(faults.iter().map(|fault| format!("{}: {}", fault.place, fault.sentence(Lang::En))).collect())
}

/// The first whole set of the page.
fn whole() -> Value {
    let blocks = blocks();
    let first = blocks.iter().find(|block| block.kind == "json" && !block.faulty).expect("a whole set");
    serde_json::from_str(&first.text).expect("JSON")
}

/// The first whole set with one more part.
fn with(kind: &str, part: Value) -> String {
    let mut set = whole();
    let fields = set.as_object_mut().expect("an object");
    let list = |field: &Value| field.as_array().cloned().unwrap_or_default();
    match kind {
        "json criterion" => {
            fields.remove("max");
            let mut sections = list(&fields["sections"]);
            sections.push(json!({"id": "more", "code": "X", "title": "More", "criteria": [part]}));
            fields.insert("sections".to_owned(), sections.into());
        }
        "json gate" | "json quota" => {
            let name = kind.replace("json ", "") + "s";
            let mut parts = list(&fields[&name]);
            parts.push(part);
            fields.insert(name, parts.into());
        }
        other => {
            assert_eq!(other, "json voting", "no block is of this kind");
            fields.insert("voting".to_owned(), part);
        }
    }
    set.to_string()
}

/// The sets that a block comes to, one for each of its examples.
fn sets(block: &Block) -> Vec<String> {
    match block.kind.as_str() {
        "json" => vec![block.text.clone()],
        "expr" => (block.text.lines())
            .map(|when| {
                with("json gate", json!({"id": "example", "title": "?", "when": when, "effect": "refer"}))
            })
            .collect(),
        kind => serde_json::Deserializer::from_str(&block.text)
            .into_iter()
            .map(|part| with(kind, part.expect("JSON")))
            .collect(),
    }
}

#[test]
fn every_example_is_read_and_every_faulty_one_refused() {
    for block in blocks() {
        for (index, set) in sets(&block).iter().enumerate() {
            let answer = refused(set);
            assert!(
                answer.is_some() == block.faulty,
                "example {} of the block at line {}: {}",
                index + 1,
                block.line,
                answer.as_deref().unwrap_or("is read")
            );
        }
    }
}

#[test]
fn the_page_has_examples_of_every_part() {
    let blocks = blocks();
    for kind in ["json", "json criterion", "json gate", "json quota", "json voting", "expr"] {
        let there = blocks.iter().any(|block| block.kind == kind && !block.faulty && !sets(block).is_empty());
        assert!(there, "no example of {kind}");
    }
    assert!(blocks.iter().any(|block| block.faulty), "no example of what is refused");
}
