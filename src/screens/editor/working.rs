//! What changes a draft: filling in a row, adding, deleting, moving, and going back.

use std::sync::Arc;

use serde_json::Value;

use super::arranging::fallback;
use super::columns::is_column;
use super::draft::{Change, Path, fresh_id, number, sum_of, total_of};
use super::draw::shown;
use super::field::Typing;
use super::form::{Kind, Need, Row};
use super::names::names_at;
use super::outline::Part;
use super::pick::{beside_none, place};
use super::reading::Reading;
use super::{Act, Editor, Pane, Shown};
use crate::domain;
use crate::papers::date;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

impl Editor {
    /// Works on the row in focus.
    pub(super) fn fill_in(&mut self, action: Act, desk: &Desk) -> Ask {
        let lang = desk.lang;
        match self.part {
            Part::Trial => return self.fill_in_trial(action, lang),
            Part::Findings => {
                if let (Act::Go | Act::More, Some(found)) = (action, self.shown.reading.found.get(self.row)) {
                    let place = found.place.clone();
                    self.go_to(&place, lang);
                } else if action == Act::Less {
                    self.pane = Pane::Outline;
                }
                return Ask::Nothing;
            }
            _ => {}
        }
        let Some(row) = self.rows(lang).into_iter().nth(self.row) else { return Ask::Nothing };
        match (&row.kind, action) {
            (
                Kind::Choice { options, at },
                Act::Go | Act::More | Act::Less | Act::Digit(_) | Act::Letter(_),
            ) => {
                let count = options.len().max(1);
                let next = match (action, at) {
                    (Act::Digit(_) | Act::Letter(_), _) => place(action),
                    (Act::Less, Some(at)) => Some((at + count - 1) % count),
                    (_, Some(at)) => Some((at + 1) % count),
                    (_, None) => Some(0),
                };
                let Some((next, choice)) = next.and_then(|next| Some((next, options.get(next)?))) else {
                    return Ask::Refuse(beside_none(count, lang));
                };
                let now = row.path.get(self.draft.tree());
                let change = match self.shelf.change(self.part, &row.path, (*at, now), (next, choice)) {
                    Some(value) => Change::Set(row.path.clone(), value),
                    None => Change::Remove(row.path.clone()),
                };
                let beside = self.limits.beside(self.draft.tree(), self.part, &change);
                let changes: Vec<Change> = std::iter::once(change).chain(beside).collect();
                self.change(&changes, lang)
            }
            (Kind::Part(part), Act::Go | Act::More) => {
                (self.part, self.row) = (*part, 0);
                Ask::Nothing
            }
            (Kind::Add(template), Act::Go | Act::More) => self.add(&row.path, template.clone(), lang),
            (_, Act::Less) => {
                self.pane = Pane::Outline;
                Ask::Nothing
            }
            (kind, Act::Go | Act::More) if kind.is_typed() => {
                let text = match row.kind {
                    Kind::NewName(_) => String::new(),
                    Kind::Number(_) if row.path.is_part_of_votes() => shown(self, &row, lang),
                    _ => self.words_at(&row.path),
                };
                let day = row.kind.day(&text).map(date::written);
                self.type_into(&row, &day.unwrap_or(text), lang);
                Ask::Nothing
            }
            _ => Ask::Refuse(lang.editor_enter_opens().into()),
        }
    }

    /// A text or number of what is shown, as plain words.
    pub(super) fn words_at(&self, path: &Path) -> String {
        match path.get(&self.shown.tree) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// Opens the field of a row.
    pub(super) fn type_into(&mut self, row: &Row, text: &str, lang: Lang) {
        let names = match row.kind {
            Kind::Expression(_) => names_at(&row.path, self.draft.tree(), lang),
            Kind::Text(_) if is_column(&row.path) => self.columns.names(),
            _ => Vec::new(),
        };
        self.typing = Some(Typing::new(row.path.clone(), row.kind.clone(), text, names));
    }

    /// What stands in the open field, as changes of the draft.
    fn typed_changes(&self, typing: &Typing) -> Vec<Change> {
        let text = typing.field.value().trim();
        let path = typing.path.clone();
        match &typing.kind {
            Kind::Id => {
                let part = path.split().map(|(part, _)| part).unwrap_or_default();
                if part == Path::root() {
                    return vec![Change::Set(path, text.into())];
                }
                vec![Change::Rename(part, text.to_owned())]
            }
            Kind::Sum if text.is_empty() => {
                let part = path.split().map(|(part, _)| part).unwrap_or_default();
                let tree = self.draft.tree();
                let sum = if part == Path::root() { total_of(tree) } else { part.get(tree).and_then(sum_of) };
                sum.map(|sum| Change::Set(path, number(&sum.to_string()))).into_iter().collect()
            }
            Kind::Text(Need::Optional)
            | Kind::Number(Need::Optional)
            | Kind::Day(Need::Optional)
            | Kind::Expression(Need::Optional)
                if text.is_empty() =>
            {
                vec![Change::Remove(path)]
            }
            Kind::Number(_) | Kind::Sum => vec![Change::Set(path, number(text))],
            Kind::Day(_) => {
                let day = date::read(text).map_or_else(|_| text.to_owned(), |day| day.to_string());
                vec![Change::Set(path, day.into())]
            }
            _ => self.titled(path, text),
        }
    }

    /// A text, and where it is the title of a part whose id nobody chose, the id that follows from it.
    fn titled(&self, path: Path, text: &str) -> Vec<Change> {
        let set = Change::Set(path.clone(), text.into());
        let Some((part, key)) = path.split().filter(|(part, key)| key == "title" && part.place().is_some())
        else {
            return vec![set];
        };
        let tree = self.draft.tree();
        let words = |key: &str| part.key(key).get(tree).and_then(Value::as_str);
        let otherwise = fallback(&part);
        match words("id") {
            Some(id)
                if id.is_empty()
                    || id == fresh_id(tree, &part, words(&key).unwrap_or_default(), otherwise) =>
            {
                let id = fresh_id(tree, &part, text, otherwise);
                vec![set, Change::Rename(part, id)]
            }
            _ => vec![set],
        }
    }

    /// Takes what was typed.
    pub(super) fn take_typed(&mut self, lang: Lang) -> Ask {
        let Some(typing) = self.typing.take() else { return Ask::Nothing };
        let text = typing.field.value().trim();
        if matches!(typing.kind, Kind::Day(_)) && !text.is_empty() && typing.kind.day(text).is_none() {
            self.typing = Some(typing);
            return Ask::Refuse(lang.form_not_a_day().into());
        }
        if matches!(typing.kind, Kind::NewName(_) | Kind::Name) {
            return self.take_name(typing, lang);
        }
        if self.part == Part::Trial {
            return self.take_trial(typing.field.value(), lang);
        }
        let changes = self.typed_changes(&typing);
        self.change(&changes, lang)
    }

    /// Shows the draft as it is, with what is being typed in it. What is found beside the faults of reading is looked for
    /// once the typing rests.
    pub(super) fn show(&mut self) {
        // A name is shown once it is whole: half of one would be another row.
        let is_shown = |typing: &&Typing| {
            self.part != Part::Trial && !matches!(typing.kind, Kind::NewName(_) | Kind::Name)
        };
        let tried = self.typing.as_ref().filter(is_shown).and_then(|typing| {
            let mut draft = self.draft.clone();
            draft.make(&self.typed_changes(typing)).then_some(draft)
        });
        let tree = tried.as_ref().unwrap_or(&self.draft).tree();
        let waits = self.shown.reading.is_waiting() && self.typing.is_none();
        if *tree == self.shown.tree && !waits {
            return;
        }
        let reading = match self.typing {
            Some(_) => Reading::while_typing(tree, &self.shown.reading),
            None => Reading::of(tree),
        };
        if let Some(rulebook) = &reading.rulebook {
            self.sound = Some(Arc::clone(rulebook));
        }
        self.shown = Arc::new(Shown { tree: tree.clone(), reading });
    }

    /// Has what is shown proven, now that there is time.
    pub(super) fn prove(&mut self) {
        let mut reading = self.shown.reading.clone();
        reading.prove(&self.shown.tree);
        self.shown = Arc::new(Shown { tree: self.shown.tree.clone(), reading });
    }

    /// Makes a step and has the draft kept.
    pub(super) fn change(&mut self, changes: &[Change], lang: Lang) -> Ask {
        let row = self.rows(lang).into_iter().nth(self.row);
        let is_other = self.draft.make(changes);
        self.show();
        self.stay_on(row, lang);
        self.settle_focus(lang);
        if is_other { self.kept() } else { Ask::Nothing }
    }

    /// The draft, to be kept.
    fn kept(&self) -> Ask {
        Ask::Draft(domain::Draft { number: self.number, text: self.draft.tree().to_string() })
    }

    /// A step back or forward.
    pub(super) fn turn(&mut self, action: Act, lang: Lang) -> Ask {
        let place = if action == Act::Undo { self.draft.undo() } else { self.draft.redo() };
        let Some(place) = place else { return Ask::Nothing };
        self.forget_places();
        self.show();
        if self.part != Part::Trial {
            self.go_back_to(&place, lang);
        }
        self.settle_focus(lang);
        let what = self.place_words(&place, lang);
        let said = if action == Act::Undo { lang.said_undone(what) } else { lang.said_redone(what) };
        Ask::Each(vec![self.kept(), Ask::Say(said)])
    }

    /// Where a step was made, in words: the part, and the row of it where that fills something in.
    fn place_words(&self, place: &Path, lang: Lang) -> String {
        let entries = self.entries(lang);
        let (part, row) = self.whereabouts(&entries, place, lang);
        let part_words = entries
            .into_iter()
            .find(|entry| entry.part == part)
            .map_or_else(String::new, |entry| entry.label);
        match self.rows_of(part, lang).into_iter().nth(row).filter(|row| !row.kind.adds()) {
            Some(row) if row.label != part_words => lang.editor_row_of(part_words, row.label),
            _ => part_words,
        }
    }
}
