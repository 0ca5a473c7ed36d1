//! The layers: each uses those before it only, and the world is touched where it may be.

mod support;

use std::collections::BTreeMap;

use support::source::{self, Source};

/// From the innermost on. A layer may use those before it, and itself.
const LAYERS: [&str; 13] = [
    "number", "text", "rules", "domain", "store", "papers", "input", "ui", "screens", "app", "shell", "cli",
    "main",
];

/// Where the world may be named: what is written, and the files or folders that may.
const WORLD: [(&str, &[&str]); 8] = [
    ("crossterm", &["shell/"]),
    ("rustix", &["shell/privacy.rs"]),
    ("std::fs", &["store/real_disk.rs", "store/sled_archive.rs", "shell/", "cli/"]),
    ("std::env", &["shell/", "cli/", "main.rs"]),
    ("std::process", &["shell/", "cli/", "main.rs"]),
    ("SystemTime", &["shell/", "cli/"]),
    ("Zoned::now", &["shell/", "cli/"]),
    ("getrandom", &["shell/", "cli/"]),
];

/// A file longer than this needs a reason.
const LONGEST: usize = 350;

/// Files that are longer, with the reason.
const LONGER: &[(&str, &str)] = &[
    ("domain/event.rs", "everything that a log can hold, in one place, with what it means"),
    ("domain/refusal.rs", "every reason that the room can be given, each beside its sentence"),
];

#[test]
fn a_layer_uses_only_those_before_it() {
    let mut wrong = Vec::new();
    for file in source::all() {
        let Some(own) = layer(&file) else { continue };
        for (line, used) in uses(&file) {
            let of = |name: &str| LAYERS.iter().position(|layer| *layer == name);
            match (of(&used), of(own)) {
                (Some(used_at), Some(own_at)) if used_at > own_at => {
                    wrong.push(format!("src/{}:{line} is in {own} and uses {used}", file.path));
                }
                (_, None) => wrong.push(format!("src/{} is in no layer", file.path)),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_order_of_the_layers_is_kept_everywhere_it_is_used() {
    // If the reading of paths above went blind, this would show it: each of these layers uses that one.
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in source::all() {
        let own = layer(&file).unwrap_or_default().to_owned();
        seen.entry(own).or_default().extend(uses(&file).into_iter().map(|(_, used)| used));
    }
    for (own, used) in [("rules", "number"), ("domain", "rules"), ("screens", "ui"), ("shell", "app")] {
        assert!(seen[own].iter().any(|name| name == used), "{own} uses {used}");
    }
}

#[test]
fn the_world_is_touched_only_where_it_may_be() {
    let mut wrong = Vec::new();
    for file in source::of_the_program() {
        for (name, places) in WORLD {
            let may = places.iter().any(|place| file.path.starts_with(place));
            for (at, line) in file.program().enumerate().filter(|(_, line)| !may && names(line, name)) {
                wrong.push(format!("src/{}:{} names {name}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_long_file_has_a_reason() {
    let mut long = Vec::new();
    for file in source::of_the_program() {
        let lines = file.program().count();
        let has_reason = LONGER.iter().any(|(path, _)| *path == file.path);
        if lines > LONGEST && !has_reason {
            long.push(format!("src/{} has {lines} lines", file.path));
        }
        if lines <= LONGEST && has_reason {
            long.push(format!("src/{} is no longer long; take it off the list", file.path));
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in source::of_the_program() {
        assert!(
            file.text.starts_with("//! "),
            "src/{} does not begin with a sentence about itself",
            file.path
        );
    }
}

/// The layer that a file belongs to; the crate's root belongs to none.
fn layer(file: &Source) -> Option<&str> {
    let first = file.path.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (name != "lib").then_some(name)
}

/// Whether a line of code, its comment apart, names something.
fn names(line: &str, name: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    if name == "std::fs" && code.contains("std::{") {
        return code.contains("fs::") || code.contains("fs,") || code.contains("fs}");
    }
    code.contains(name)
}

/// The layers that a file names by paths from the crate's root: `crate::x`, `binhxet::x`, and as many `super` as lead
/// there; with the line of each.
fn uses(file: &Source) -> Vec<(usize, String)> {
    let mut depth_of_module = module_depth(&file.path);
    let mut inner: Vec<usize> = Vec::new();
    let mut braces = 0;
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for root in ["crate::", "binhxet::"] {
            for (place, _) in code.match_indices(root) {
                let is_word = code[..place].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
                if !is_word {
                    found.extend(heads(&code[place + root.len()..]).into_iter().map(|name| (at + 1, name)));
                }
            }
        }
        let supers = "super::".repeat(depth_of_module);
        if depth_of_module > 0
            && let Some(place) = code.find(&supers)
        {
            found.extend(heads(&code[place + supers.len()..]).into_iter().map(|name| (at + 1, name)));
        }
        if code.trim_start().starts_with("mod ") && code.trim_end().ends_with('{') {
            inner.push(braces);
            depth_of_module += 1;
        }
        braces += code.matches('{').count();
        braces = braces.saturating_sub(code.matches('}').count());
        if inner.last().is_some_and(|outside| braces <= *outside) && code.contains('}') {
            inner.pop();
            depth_of_module -= 1;
        }
    }
    found
}

/// How many `super` lead from a file to the crate's root.
fn module_depth(path: &str) -> usize {
    let parts = path.split('/').count();
    match path.rsplit('/').next() {
        Some("mod.rs") => parts - 1,
        Some("lib.rs" | "main.rs") => 0,
        _ => parts,
    }
}

/// The first name of a path, or of each path between braces.
fn heads(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let names = match rest.strip_prefix('{') {
        None => vec![name(rest)],
        Some(inside) => {
            let mut depth = 0;
            let mut names = vec![name(inside)];
            for (at, c) in inside.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(name(&inside[at + 1..])),
                    _ => {}
                }
            }
            names
        }
    };
    names.into_iter().filter(|name| !name.is_empty()).collect()
}
