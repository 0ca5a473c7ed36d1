//! `docs/criteria.md`: what it shows as good is read, what it shows as faulty is refused.
//!
//! A fenced block says in its first line what it holds: `json` a whole set, `json <part>` parts that are read as if they
//! stood in the first whole set (`head`, `input`, `section`, `criterion`, `gate`, `class`, `title`, `quota`, `voting`),
//! `expr` a condition on each line. `faulty` after the first word means that each of them must be refused.
//!
//! What is good also fits the JSON Schema, and so does every shipped sheet.

use std::path::{Path, PathBuf};

use binhxet::number::Exact;
use binhxet::rules::{
    Case, CriterionId, Entry, History, LineKind, Mark, Occurrence, Past, Period, PeriodDates, Rulebook,
    Severity, Truth, UnitRules, Value as Fact, classify, evaluate, lint, schema,
};
use binhxet::text::Lang;
use boon::{Compiler, Schemas};
use jiff::civil::date;
use serde_json::{Map, Value, json};

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
    match kind {
        "json head" => {
            let part = part.as_object().expect("an object");
            if part.contains_key("default") {
                fields.remove("otherwise");
            }
            fields.extend(part.clone());
        }
        "json criterion" => {
            fields.remove("max");
            append(
                fields,
                "sections",
                json!({"id": "more", "code": "X", "title": "More", "criteria": [part]}),
            );
        }
        "json section" => {
            fields.remove("max");
            append(fields, "sections", part);
        }
        "json input" | "json gate" | "json title" | "json quota" => {
            append(fields, &(kind.replace("json ", "") + "s"), part);
        }
        "json class" => append(fields, "classes", part),
        other => {
            assert_eq!(other, "json voting", "no block is of this kind");
            fields.insert("voting".to_owned(), part);
        }
    }
    set.to_string()
}

/// Puts one more element at the end of a list.
fn append(fields: &mut Map<String, Value>, name: &str, part: Value) {
    fields[name].as_array_mut().expect("a list").push(part);
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

/// The points of a criterion of the page, where its first event happened so often and these facts are given.
fn points(id: &str, count: u32, facts: &[(&str, Fact)]) -> Option<Exact> {
    let sets = blocks().into_iter().filter(|block| block.kind == "json criterion" && !block.faulty);
    let sets: Vec<String> = sets.flat_map(|block| self::sets(&block)).collect();
    let mut books = sets.iter().map(|set| Rulebook::read(set).expect("a sound set"));
    let book =
        books.find(|book| book.criteria().any(|criterion| criterion.id.as_str() == id)).expect("there");
    let criterion = book.criteria().find(|criterion| criterion.id.as_str() == id).expect("there");
    let happened = criterion.events.first().filter(|_| count > 0).map(|event| {
        let exempt = event.exempt.first().map(|reason| reason.id.clone());
        let (criterion, event) = (criterion.id.clone(), event.id.clone());
        Occurrence { criterion, event, count, points: None, exempt, note: String::new() }
    });
    let inputs = facts.iter().map(|(name, fact)| (name.parse().expect("an id"), fact.clone())).collect();
    let case = Case { occurrences: happened.into_iter().collect(), inputs, ..Case::default() };
    let outcome = evaluate(&book, &case);
    outcome.criteria.iter().find(|result| result.id.as_str() == id).expect("there").points
}

#[test]
fn the_recipes_come_to_what_they_promise() {
    let exact = |text: &str| -> Exact { text.parse().expect("a number") };
    for (id, expected) in [
        ("dearer", ["10", "10", "8", "4", "0"]),
        ("thirds", ["5", "5", "5", "4", "4"]),
        ("from_100", ["100", "98", "96", "94", "92"]),
    ] {
        let counted: Vec<Option<Exact>> = (0..5).map(|count| points(id, count, &[])).collect();
        assert_eq!(counted, expected.map(|points| Some(exact(points))), "{id}");
    }
    let quantity = |share: &str| ("quantity", Fact::Number(exact(share)));
    for (share, expected) in [("0.799", "0"), ("0.8", "5"), ("0.95", "8"), ("1.2", "10")] {
        assert_eq!(points("tiers", 0, &[quantity(share)]), Some(exact(expected)), "{share}");
    }
    for (duty, share, expected) in [("desk", "0.9", "9"), ("field", "0.9", "10.8"), ("field", "1.1", "12")] {
        let duty = ("duty", Fact::Text(duty.to_owned()));
        assert_eq!(points("weighed", 0, &[duty, quantity(share)]), Some(exact(expected)));
    }
}

#[test]
fn the_scales_come_to_what_they_promise() {
    let exact = |text: &str| -> Exact { text.parse().expect("a number") };
    let line = |id: &str, mark: &str| {
        let blocks = blocks().into_iter().filter(|block| block.kind == "json criterion" && !block.faulty);
        let mut books = blocks.flat_map(|block| sets(&block)).map(|set| Rulebook::read(&set).expect("sound"));
        let criterion: CriterionId = id.parse().expect("an id");
        let book = books.find(|book| book.criterion(&criterion).is_some()).expect("there");
        let case = Case { marks: [(criterion, Mark::Points(exact(mark)))].into(), ..Case::default() };
        let lines = evaluate(&book, &case).lines(&book, Lang::En);
        let title = book.criterion(&id.parse().expect("an id")).expect("there").title.clone();
        lines.into_iter().find(|line| line.text.contains(&title)).expect("its line").text
    };
    assert_eq!(line("expertise", "8"), "12 Expertise: 8 × 3 = 24 / 30");
    assert_eq!(line("output", "38"), "13 Output: 38 (Good) / 40");
    assert_eq!(line("output", "19"), "13 Output: 19 (Weak) / 40");
    assert_eq!(line("duties", "4.5"), "14 Duties: 4.5 (Not done) × 2 = 9 / 20");
}

/// What full marks but for one point come to under each head of the page that multiplies the total and has inputs of
/// its own, and how the total is explained.
fn multiplied(facts: &[(&str, Fact)]) -> Vec<(Option<Exact>, Vec<String>)> {
    let heads = blocks().into_iter().filter(|block| block.kind == "json head" && !block.faulty);
    let heads = heads.flat_map(|block| self::sets(&block)).filter(|set| set.contains("\"times\""));
    let books = heads.map(|set| Rulebook::read(&set).expect("a sound set"));
    let own = books.filter(|book| book.set().inputs.len() == 2 && book.set().times.is_some());
    let inputs: std::collections::BTreeMap<_, _> =
        facts.iter().map(|(name, fact)| (name.parse().expect("an id"), fact.clone())).collect();
    own.map(|book| {
        let mut marks: std::collections::BTreeMap<_, _> = (book.criteria())
            .filter_map(|criterion| Some((criterion.id.clone(), book.full_mark(&criterion.id)?)))
            .collect();
        marks.insert("quality".parse().expect("an id"), Mark::Points(Exact::whole(9)));
        let outcome = evaluate(&book, &Case { inputs: inputs.clone(), marks, ..Case::default() });
        let lines = outcome.lines(&book, Lang::En).into_iter();
        let lines = lines.filter(|line| line.kind == LineKind::Total).map(|line| line.text).collect();
        (outcome.total, lines)
    })
    .collect()
}

#[test]
fn the_factors_come_to_what_they_promise() {
    let number = |text: &str| Fact::Number(text.parse().expect("a number"));
    let facts = [("worked", number("22")), ("k1", number("1.3")), ("k2", Fact::Text("poor".to_owned()))];
    let [(days, told), (coefficients, _)] = multiplied(&facts).try_into().expect("two recipes");
    assert_eq!(days, Some(Exact::whole(17)));
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/criteria.md"));
    let page = page.expect("docs/criteria.md can be read");
    assert_eq!(told.len(), 2);
    for line in told {
        assert!(page.contains(&format!("    {line}\n")), "{line}");
    }
    // 19 × 120% × 0.8; 19 × 120% × 1.2 = 27.36, held at 24.
    assert_eq!(coefficients, "18.24".parse().ok());
    let facts = [("worked", number("26")), ("k1", number("1.2")), ("k2", Fact::Text("good".to_owned()))];
    let totals: Vec<Option<Exact>> = multiplied(&facts).into_iter().map(|(total, _)| total).collect();
    assert_eq!(totals, [Some(Exact::whole(21)), Some(Exact::whole(24))]);
}

#[test]
fn the_ceiling_of_a_head_comes_to_what_it_promises() {
    let heads = blocks().into_iter().filter(|block| block.kind == "json head" && !block.faulty);
    let mut sets = heads.flat_map(|block| self::sets(&block)).filter(|set| set.contains("\"not_above\""));
    let book = Rulebook::read(&sets.next().expect("an example")).expect("a sound set");
    let marks = book.criteria().filter_map(|one| Some((one.id.clone(), book.full_mark(&one.id)?))).collect();
    let inputs = [("head", Fact::Flag(true)), ("dept", Fact::Text("B".to_owned()))];
    let inputs = inputs.map(|(id, fact)| (id.parse().expect("an id"), fact)).into();
    let findings = [("deed".parse().expect("an id"), true)].into();
    let outcome = evaluate(&book, &Case { marks, inputs, findings, ..Case::default() });
    assert_eq!(outcome.class.as_ref().map(|class| class.as_str()), Some("good"), "whatever the deed");
    let lines = outcome.lines(&book, Lang::En).into_iter().filter(|line| line.kind == LineKind::Gate);
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/criteria.md"));
    let page = page.expect("docs/criteria.md can be read");
    let told = lines.map(|line| line.text).find(|line| line.starts_with("Not above")).expect("a line");
    assert!(page.contains(&format!("    {told}\n")), "{told}");
}

#[test]
fn points_of_fault_come_to_what_they_promise() {
    let heads = blocks().into_iter().filter(|block| block.kind == "json head" && !block.faulty);
    let mut sets = heads.flat_map(|block| self::sets(&block)).filter(|set| set.contains("\"driving\""));
    let book = Rulebook::read(&sets.next().expect("the recipe")).expect("a sound set");
    assert!(lint(&book).iter().all(|finding| finding.severity != Severity::Error));
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/criteria.md"));
    let page = page.expect("docs/criteria.md can be read");
    for (faults, total, class) in
        [(0, 30, "best"), (1, 28, "best"), (2, 26, "good"), (3, 24, "good"), (4, 22, "fair")]
    {
        let occurrence = Occurrence {
            criterion: "driving".parse().expect("an id"),
            event: "speed".parse().expect("an id"),
            count: faults,
            points: None,
            exempt: None,
            note: String::new(),
        };
        let occurrences = if faults > 0 { vec![occurrence] } else { Vec::new() };
        let findings = [("spoke".parse().expect("an id"), false)].into();
        let outcome = evaluate(&book, &Case { occurrences, findings, ..Case::default() });
        assert_eq!(outcome.total, Some(Exact::whole(total)));
        assert_eq!(outcome.class.as_ref().map(ToString::to_string).as_deref(), Some(class), "{faults}");
        let told = outcome
            .lines(&book, Lang::En)
            .into_iter()
            .any(|line| page.contains(&format!("    {}\n", line.text)));
        assert_eq!(told, faults == 2);
    }
}

#[test]
fn the_lowest_classes_in_a_row_are_counted_as_the_page_promises() {
    let when = "past.month.within.3.count.good + past.month.within.3.count.fair >= 2";
    assert!(blocks().iter().any(|block| block.kind == "expr" && block.text.contains(when)));
    let gate = json!({"id": "low", "title": "Low", "when": when, "effect": "refer"});
    let book = Rulebook::read(&with("json gate", gate)).expect("a sound set");
    assert!(!lint(&book).iter().any(|finding| finding.place() == "gates.low.when"), "nothing is said of it");
    let month =
        |month: i8| PeriodDates { start: date(2026, month, 1), end: date(2026, month, 1).last_of_month() };
    let fires = |earlier: &[(i8, &str)]| {
        let past = earlier.iter().map(|(at, class)| Past {
            kind: Period::Month,
            days: month(*at),
            class: Some(class.parse().expect("an id")),
            total: None,
            max_total: None,
            inputs: Default::default(),
            gates: Default::default(),
            titles: Default::default(),
        });
        let history = History { past: past.collect(), ..History::default() };
        let outcome =
            evaluate(&book, &Case { period: Some(month(6)), history: Some(history), ..Case::default() });
        outcome.gates.iter().find(|gate| gate.id.as_str() == "low").expect("the gate").fired
    };
    for (earlier, wanted) in [
        (&[(4, "good"), (5, "fair")][..], Truth::True),
        (&[(4, "fair"), (5, "fair")], Truth::True),
        (&[(4, "best"), (5, "fair")], Truth::False),
        (&[(3, "fair"), (4, "fair"), (5, "best")], Truth::False),
        (&[(3, "fair"), (5, "fair")], Truth::False),
        (&[], Truth::False),
    ] {
        assert_eq!(fires(earlier), wanted, "{earlier:?}");
    }
}

#[test]
fn a_sheet_without_points_comes_to_what_it_promises() {
    let mut sets = blocks().into_iter().filter(|block| block.kind == "json" && !block.faulty);
    let crew = sets.find(|block| block.text.contains("\"crew_month\"")).expect("the recipe");
    let book = Rulebook::read(&crew.text).expect("a sound set");
    assert_eq!(lint(&book), Vec::new());
    let case = |leave: i64, conduct: &str| Case {
        inputs: [
            ("leave", Fact::Number(Exact::whole(leave))),
            ("quality", Fact::Text("excellent".to_owned())),
            ("conduct", Fact::Text(conduct.to_owned())),
        ]
        .map(|(id, fact)| (id.parse().expect("an id"), fact))
        .into(),
        findings: [("breach".parse().expect("an id"), false)].into(),
        ..Case::default()
    };
    let cases =
        [case(0, "excellent"), case(1, "excellent"), case(1, "excellent"), case(0, "good"), case(0, "poor")];
    let rules = UnitRules::new(vec![&book]);
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    let classified = classify(&rules, &entries);
    let classes = classified.outcomes.iter().map(|outcome| outcome.class.as_ref().map(ToString::to_string));
    let classes: Vec<String> = classes.flatten().collect();
    assert_eq!(classes, ["a", "b", "b", "b", "c"]);
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/criteria.md"));
    let page = page.expect("docs/criteria.md can be read");
    for (at, kind) in [(3, LineKind::Atom), (1, LineKind::Quota)] {
        let lines = classified.outcomes[at].lines(&book, Lang::En).into_iter();
        let mut told = lines.filter(|line| line.kind == kind);
        assert!(told.any(|line| page.contains(&format!("    {}\n", line.text))), "{kind:?}");
    }
}

#[test]
fn the_page_has_examples_of_every_part() {
    let blocks = blocks();
    let parts = ["head", "input", "section", "criterion", "gate", "class", "title", "quota", "voting"];
    let kinds = parts.map(|part| format!("json {part}"));
    for kind in kinds.iter().map(String::as_str).chain(["json", "expr"]) {
        let there = blocks.iter().any(|block| block.kind == kind && !block.faulty && !sets(block).is_empty());
        assert!(there, "no example of {kind}");
    }
    assert!(blocks.iter().any(|block| block.faulty), "no example of what is refused");
}

/// Why the JSON Schema refuses sets; none where it takes all of them.
fn misfits(sets: impl IntoIterator<Item = (String, String)>) -> Vec<String> {
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("criteria.json", schema()).expect("a resource");
    let index = compiler.compile("criteria.json", &mut schemas).expect("a schema");
    let fits = |(name, set): (String, String)| {
        let set = serde_json::from_str(&set).expect("JSON");
        schemas.validate(&set, index).err().map(|why| format!("{name}: {why:#}"))
    };
    sets.into_iter().filter_map(fits).collect()
}

#[test]
fn every_good_example_fits_the_schema() {
    let good = blocks().into_iter().filter(|block| !block.faulty);
    let sets = good.flat_map(|block| {
        let name = format!("the block at line {}", block.line);
        sets(&block).into_iter().map(move |set| (name.clone(), set))
    });
    assert_eq!(misfits(sets), Vec::<String>::new());
}

#[test]
fn every_shipped_sheet_is_read_and_fits_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut files = vec![root.join("sample/criteria.json")];
    let mut folders = vec![root.join("criteria")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("json") => files.push(path),
                _ => {}
            }
        }
    }
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|path| (path.display().to_string(), std::fs::read_to_string(path).expect("a text")))
        .filter(|(_, text)| text.contains("binhxet.criteria/1"))
        .collect();
    assert!(texts.len() >= 2);
    for (name, text) in &texts {
        assert_eq!(refused(text), None, "{name}");
    }
    assert_eq!(misfits(texts), Vec::<String>::new());
}
