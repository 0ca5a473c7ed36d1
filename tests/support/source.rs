//! The program's own source, for tests that hold it to its order.

use std::path::{Path, PathBuf};

/// A source file.
pub struct Source {
    /// Its path from `src` on, with `/` between folders.
    pub path: String,
    /// What is written in it.
    pub text: String,
}

impl Source {
    /// The lines of the program; what is compiled for tests only, at the file's end, is left out.
    pub fn program(&self) -> impl Iterator<Item = &str> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        self.text[..end].lines()
    }
}

/// Every file under `src` that is part of the program, not of its tests only.
pub fn of_the_program() -> Vec<Source> {
    let files = all();
    let for_tests: Vec<String> = files.iter().flat_map(modules_for_tests).collect();
    files.into_iter().filter(|file| !for_tests.contains(&file.path)).collect()
}

/// The files that a file declares for tests: `#[cfg(test)]` and, on the next line, `mod name;`.
fn modules_for_tests(file: &Source) -> Vec<String> {
    let folder = match file.path.strip_suffix("/mod.rs") {
        Some(folder) => folder.to_owned(),
        None => file.path.trim_end_matches(".rs").to_owned(),
    };
    let lines: Vec<&str> = file.text.lines().collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let named = declared.filter_map(|pair| pair[1].rsplit_once("mod ")?.1.strip_suffix(';'));
    named.map(|name| format!("{folder}/{name}.rs")).collect()
}

/// Every file under `src`, sorted.
pub fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let read = |path: PathBuf| Source {
        text: std::fs::read_to_string(&path).expect("a source file"),
        path: path.strip_prefix(&root).expect("under src").to_string_lossy().replace('\\', "/"),
    };
    files.into_iter().map(read).collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("a folder of the source") {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
