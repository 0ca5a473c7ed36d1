//! `criteria lint`: everything that is wrong with a set, at once.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::failed::Failed;
use super::super::{file, put};
use super::text;
use crate::rules::{Fault, Finding, Rulebook, Severity, lint};
use crate::text::Lang;

/// Reads and examines each file.
///
/// # Errors
/// When a file cannot be read, or any has an error.
pub fn run(files: &[PathBuf], as_json: bool, lang: Lang) -> Result<(), Failed> {
    let mut told: Vec<Told> = Vec::new();
    for path in files {
        let text = text(path, lang)?;
        match Rulebook::read(&text) {
            Err(faults) => told.extend(faults.iter().map(|fault| Told::fault(path, fault, lang))),
            Ok(rulebook) => {
                let found = lint(&rulebook);
                told.extend(found.iter().map(|finding| Told::finding(path, &text, finding, lang)));
            }
        }
    }
    let of = |severity: Severity| told.iter().filter(|told| told.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let output = if as_json {
        format!("{:#}\n", Value::from_iter(told.iter().map(Told::json)))
    } else {
        let lines: String = told.iter().map(|told| told.lines(lang)).collect();
        format!("{lines}{}\n", lang.cli_lint_count(errors, warnings))
    };
    put(&output, lang)?;
    if errors > 0 { Err(Failed::Unsound(Vec::new())) } else { Ok(()) }
}

/// Something that was found, in words.
struct Told {
    severity: Severity,
    file: String,
    line: usize,
    column: usize,
    place: String,
    sentence: String,
    excerpt: String,
    advice: Option<String>,
    example: Option<String>,
}

impl Told {
    fn fault(path: &Path, fault: &Fault, lang: Lang) -> Self {
        Self {
            severity: Severity::Error,
            file: file::name(path),
            line: fault.line,
            column: fault.column,
            place: fault.place.clone(),
            sentence: fault.sentence(lang),
            excerpt: fault.excerpt.clone(),
            advice: None,
            example: None,
        }
    }

    fn finding(path: &Path, text: &str, finding: &Finding, lang: Lang) -> Self {
        let spot = finding.spot(text);
        Self {
            severity: finding.severity,
            file: file::name(path),
            line: spot.as_ref().map_or(1, |spot| spot.line),
            column: spot.as_ref().map_or(1, |spot| spot.column),
            place: finding.place(),
            sentence: finding.sentence(lang),
            excerpt: spot.map(|spot| spot.excerpt).unwrap_or_default(),
            advice: Some(finding.advice(lang)),
            example: finding.example.as_ref().map(|example| example.words(lang)),
        }
    }

    fn lines(&self, lang: Lang) -> String {
        let place =
            lang.cli_place(self.line, self.column, if self.place.is_empty() { "–" } else { &self.place });
        let said = match self.severity {
            Severity::Error => lang.cli_lint_error(&self.sentence),
            Severity::Warning => lang.cli_lint_warning(&self.sentence),
        };
        let mut lines = lang.cli_fault(&self.file, format!("{place}: {said}"));
        let more = self.excerpt.lines().chain(self.example.as_deref()).chain(self.advice.as_deref());
        for line in more {
            lines.push_str("\n  ");
            lines.push_str(line);
        }
        lines.push('\n');
        lines
    }

    fn json(&self) -> Value {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        json!({
            "file": self.file, "severity": severity, "line": self.line, "column": self.column, "place": self.place,
            "message": self.sentence, "advice": self.advice, "example": self.example, "excerpt": self.excerpt,
        })
    }
}
