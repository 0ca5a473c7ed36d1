//! Saving a draft as an edition, and the questions on the way.

use serde_json::Value;

use super::draft::text;
use super::outline::Part;
use super::{Editor, Pane, begin};
use crate::rules::Rulebook;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question, Write};
use crate::store::Existing;
use crate::text::{Lang, Line};

impl Editor {
    /// Asks whether the draft shall be an edition from now on. What is unsound is not saved; it is shown.
    pub(super) fn save(&mut self, desk: &Desk) -> Ask {
        let lang = desk.lang;
        let mut tree = self.draft.tree().clone();
        if let Some(edition) = tree.get_mut("edition") {
            *edition = begin::edition_after(&desk.unit, self.draft.tree()).into();
        }
        let Ok(rulebook) = Rulebook::read(&text(&tree)) else {
            (self.part, self.row, self.pane) = (Part::Findings, 0, Pane::Form);
            return Ask::Refuse(lang.editor_cannot_save(self.shown.reading.found.len()));
        };
        let set = rulebook.set();
        let title = lang.editor_save_title(&set.title);
        let before = desk.unit.sets().iter().map(Rulebook::set).find(|before| before.id == set.id);
        let other = before.filter(|before| before.title != set.title);
        let what = match (before, other) {
            (_, Some(other)) => lang.editor_replaces(&other.title, set.edition, &set.title),
            (Some(_), None) => lang.editor_saves_edition(set.edition),
            (None, None) => lang.editor_saves_new().into(),
        };
        let apart = other.and_then(|_| self.apart(&tree, desk));
        let open = desk.meetings.iter().any(|meeting| meeting.is_open());
        let rest = if open { lang.editor_save_open() } else { lang.editor_save_rest() };
        let ask = Ask::Adopt(Box::new(rulebook), self.number);
        let mut body = vec![what, rest.to_owned()];
        // What is proven to be wrong may still be meant so, but no Enter too many saves it.
        let (wrong, looks) = self.shown.reading.counts();
        let (digit, label, enter) = match (wrong, other) {
            (0, None) => (1, lang.key_save(), Enter::TakesFirst),
            (0, Some(_)) => (1, lang.editor_save_replacing(), Enter::Nothing),
            _ => (9, lang.editor_save_anyway(), Enter::Nothing),
        };
        if wrong + looks > 0 {
            body.insert(0, lang.editor_save_found(self.shown.reading.state(lang).2));
        }
        let mut choices = vec![Choice { digit, label: label.into(), ask }];
        choices.extend(apart.map(|ask| Choice { digit: 2, label: lang.editor_save_apart().into(), ask }));
        Ask::Open(Dialog::Question(Question { title, body, choices, enter }))
    }

    /// Saves what has the id of a set with another title as a set of its own, so that the other one stays.
    fn apart(&self, tree: &Value, desk: &Desk) -> Option<Ask> {
        let words = |key: &str| tree.get(key).and_then(Value::as_str).unwrap_or_default();
        let known = begin::Known::of(desk, Some(self.number));
        let tree = known.beside(tree.clone(), words("id"), words("title"));
        let rulebook = Rulebook::read(&text(&tree)).ok()?;
        Some(Ask::Adopt(Box::new(rulebook), self.number))
    }
}

/// A set as it is written into a file.
pub fn file_text(rulebook: &Rulebook) -> String {
    let text = serde_json::to_string_pretty(rulebook.set()).unwrap_or_default();
    format!("{text}\n")
}

/// A draft as it is written into a file: in the order of a set where it is sound.
pub fn draft_text(tree: &Value) -> String {
    let plain = text(tree);
    Rulebook::read(&plain).map_or_else(|_| format!("{plain}\n"), |rulebook| file_text(&rulebook))
}

/// Asks for a file to take a set from, with what was typed of its path.
pub fn take_file(path: &str, lang: Lang) -> Dialog {
    let then = |path: Line| Ask::TakeFile(path.as_str().to_owned());
    let (title, prompt) = (lang.criteria_from_file().to_owned(), lang.criteria_file_prompt().to_owned());
    Dialog::Write(Write::new(title, prompt, Box::new(then)).entered(Lang::key_take_file).holding(path))
}

/// Asks for a file to write a text into, with what was typed of its path.
pub fn give_file(path: &str, text: String, lang: Lang) -> Dialog {
    let then = move |path: Line| Ask::GiveFile {
        path: path.as_str().to_owned(),
        text: text.clone(),
        existing: Existing::Keep,
    };
    let (title, prompt) = (lang.criteria_export().to_owned(), lang.criteria_export_prompt().to_owned());
    Dialog::Write(Write::new(title, prompt, Box::new(then)).holding(path))
}

/// Whether a file that is there shall be written over.
pub fn replace_file(path: String, ask: Ask, lang: Lang) -> Dialog {
    let body = vec![lang.replace_file_asks(path)];
    let choices = vec![Choice { digit: 9, label: lang.replace_file_do().into(), ask }];
    Dialog::Question(Question {
        title: lang.replace_file_title().into(),
        body,
        choices,
        enter: Enter::Nothing,
    })
}
