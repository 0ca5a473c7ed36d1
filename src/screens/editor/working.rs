//! What changes a draft: filling in a row, adding, deleting, moving, and going back.

use std::sync::Arc;

use serde_json::Value;

use super::draft::{Change, Path, fresh_id, number, sum_of, total_of};
use super::field::Typing;
use super::form::{Kind, Need, Row};
use super::names::names;
use super::outline::Part;
use super::reading::Reading;
use super::trial::{Item, Way};
use super::{Act, Editor, Pane, Shown};
use crate::domain;
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
            (Kind::Choice { options, at }, Act::Go | Act::More | Act::Less | Act::Digit(_)) => {
                let count = options.len().max(1);
                let next = match (action, at) {
                    (Act::Digit(digit), _) => usize::from(digit).checked_sub(1).filter(|at| *at < count),
                    (Act::Less, Some(at)) => Some((at + count - 1) % count),
                    (_, Some(at)) => Some((at + 1) % count),
                    (_, None) => Some(0),
                };
                let Some(choice) = next.and_then(|next| options.get(next)) else {
                    return Ask::Refuse(lang.editor_choices_by_digit(count));
                };
                let change = match &choice.value {
                    Some(value) => Change::Set(row.path.clone(), value.clone()),
                    None => Change::Remove(row.path.clone()),
                };
                self.change(&[change], lang)
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
                let text = self.words_at(&row.path);
                self.type_into(&row, &text, lang);
                Ask::Nothing
            }
            (Kind::Number(_) | Kind::Sum, Act::Digit(digit)) => {
                self.type_into(&row, &digit.to_string(), lang);
                Ask::Nothing
            }
            _ => Ask::Refuse(lang.editor_enter_types().into()),
        }
    }

    fn fill_in_trial(&mut self, action: Act, lang: Lang) -> Ask {
        let (Some(rulebook), Some(row)) =
            (self.sound.clone(), self.trial_rows(lang).into_iter().nth(self.row))
        else {
            return Ask::Nothing;
        };
        match action {
            Act::More => self.step_trial(&row.item, Way::On),
            Act::Less => self.step_trial(&row.item, Way::Back),
            Act::Go if !row.options.is_empty() => self.step_trial(&row.item, Way::On),
            Act::Digit(digit) if !row.options.is_empty() => {
                let at = usize::from(digit).checked_sub(1);
                if !at.is_some_and(|at| self.trial.choose(&rulebook, &row.item, at)) {
                    return Ask::Refuse(lang.editor_choices_by_digit(row.options.len()));
                }
            }
            Act::Digit(digit) => self.type_about(&row.item, &digit.to_string()),
            _ => self.type_about(&row.item, ""),
        }
        Ask::Nothing
    }

    /// Opens a field about the invented member; the row's item is found again by the focus.
    fn type_about(&mut self, item: &Item, text: &str) {
        let need = match item {
            Item::Field(_) => Kind::Text(Need::Required),
            _ => Kind::Number(Need::Required),
        };
        self.typing = Some(Typing::new(Path::root(), need, text, Vec::new()));
    }

    /// Opens the field of a row.
    pub(super) fn type_into(&mut self, row: &Row, text: &str, lang: Lang) {
        let names = match row.kind {
            Kind::Expression(_) => names(self.draft.tree(), lang),
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
            Kind::Text(Need::Optional) | Kind::Number(Need::Optional) | Kind::Expression(Need::Optional)
                if text.is_empty() =>
            {
                vec![Change::Remove(path)]
            }
            Kind::Number(_) | Kind::Sum => vec![Change::Set(path, number(text))],
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
        if self.part == Part::Trial {
            let row = self.trial_rows(lang).into_iter().nth(self.row);
            let fits = self.sound.clone().zip(row).is_some_and(|(rulebook, row)| {
                self.trial.type_in(&rulebook, &row.item, typing.field.value())
            });
            return if fits { Ask::Nothing } else { Ask::Refuse(lang.editor_does_not_fit().into()) };
        }
        let changes = self.typed_changes(&typing);
        self.change(&changes, lang)
    }

    /// Shows the draft as it is, with what is being typed in it.
    pub(super) fn show(&mut self) {
        let tried = self.typing.as_ref().filter(|_| self.part != Part::Trial).and_then(|typing| {
            let mut draft = self.draft.clone();
            draft.make(&self.typed_changes(typing)).then_some(draft)
        });
        let tree = tried.as_ref().unwrap_or(&self.draft).tree();
        if *tree == self.shown.tree {
            return;
        }
        let reading = Reading::of(tree);
        if let Some(rulebook) = &reading.rulebook {
            self.sound = Some(Arc::clone(rulebook));
        }
        self.shown = Arc::new(Shown { tree: tree.clone(), reading });
    }

    /// Makes a step and has the draft kept.
    pub(super) fn change(&mut self, changes: &[Change], lang: Lang) -> Ask {
        let is_other = self.draft.make(changes);
        self.show();
        self.settle_focus(lang);
        if is_other { self.kept() } else { Ask::Nothing }
    }

    /// The draft, to be kept.
    fn kept(&self) -> Ask {
        Ask::Draft(domain::Draft { number: self.number, text: self.draft.tree().to_string() })
    }

    /// A step back or forward.
    pub(super) fn turn(&mut self, action: Act, lang: Lang) -> Ask {
        let (place, said) = match action {
            Act::Undo => (self.draft.undo(), lang.said_undone()),
            _ => (self.draft.redo(), lang.said_redone()),
        };
        let Some(place) = place else { return Ask::Nothing };
        self.show();
        if self.part != Part::Trial {
            self.go_to(&place, lang);
        }
        self.settle_focus(lang);
        Ask::Each(vec![self.kept(), Ask::Say(said.into())])
    }

    /// Puts a new element at the end of a list and begins to fill it in.
    fn add(&mut self, list: &Path, mut element: Value, lang: Lang) -> Ask {
        let at = list.get(self.draft.tree()).and_then(Value::as_array).map_or(0, Vec::len);
        let path = list.at(at);
        self.prepare(&path, &mut element);
        let ask = self.change(&[Change::Add(list.clone(), element)], lang);
        self.begin(&path, lang);
        ask
    }

    /// Gives a new element what nobody should have to invent: an id, and the next code.
    fn prepare(&self, path: &Path, element: &mut Value) {
        let tree = self.draft.tree();
        if let Some(fields) = element.as_object_mut() {
            if fields.contains_key("id") {
                fields.insert("id".into(), fresh_id(tree, path, "", fallback(path)).into());
            }
            if fields.contains_key("code") {
                fields.insert("code".into(), next_code(tree, path).into());
            }
        }
    }

    /// Puts the focus on the first field of a new element and opens it.
    fn begin(&mut self, path: &Path, lang: Lang) {
        if let Some(entry) = self.entries(lang).iter().find(|entry| entry.part.path() == *path) {
            (self.part, self.row) = (entry.part, 0);
        } else if let Some(at) = self.rows(lang).iter().position(|row| row.path.is_within(path)) {
            self.row = at;
        }
        self.pane = Pane::Form;
        if let Some(row) = self.rows(lang).into_iter().nth(self.row).filter(|row| row.kind.is_typed()) {
            let text = self.words_at(&row.path);
            self.type_into(&row, &text, lang);
        }
    }

    /// The element of a list that the focus is on or in.
    pub(super) fn element(&self, lang: Lang) -> Option<Path> {
        if matches!(self.part, Part::Trial | Part::Findings | Part::Save) {
            return None;
        }
        match self.pane {
            Pane::Outline => self.part.is_element().then(|| self.part.path()),
            Pane::Form => self.rows(lang).into_iter().nth(self.row)?.item,
        }
    }

    /// Adds beside, deletes or moves the element in focus.
    pub(super) fn rearrange(&mut self, action: Act, lang: Lang) -> Ask {
        let Some(element) = self.element(lang) else { return Ask::Nothing };
        let Some((list, at)) = element.place() else { return Ask::Nothing };
        match action {
            Act::Delete => {
                let title = self.called(&element, lang);
                match self.change(&[Change::Remove(element)], lang) {
                    Ask::Nothing => Ask::Nothing,
                    ask => Ask::Each(vec![ask, Ask::Say(lang.said_deleted(title))]),
                }
            }
            Act::Add => {
                let mut like = element.get(self.draft.tree()).cloned().unwrap_or_default();
                emptied(&mut like);
                let path = list.at(at + 1);
                self.prepare(&list.at(self.length(&list)), &mut like);
                let ask = self.change(&[Change::Insert(path.clone(), like)], lang);
                self.begin(&path, lang);
                ask
            }
            _ => {
                let (change, to) = match action {
                    Act::Raise => (Change::Up(element.clone()), at.checked_sub(1)),
                    _ => (Change::Down(element.clone()), Some(at + 1)),
                };
                let row = self.rows(lang).into_iter().nth(self.row);
                let ask = self.change(&[change], lang);
                if let (Ask::Draft(_), Some(to)) = (&ask, to) {
                    self.follow(&element, &list.at(to), row, lang);
                }
                ask
            }
        }
    }

    /// Keeps the focus on an element that has moved.
    fn follow(&mut self, from: &Path, to: &Path, row: Option<Row>, lang: Lang) {
        if self.part.path() == *from {
            if let Some(entry) = self.entries(lang).iter().find(|entry| entry.part.path() == *to) {
                self.part = entry.part;
            }
            return;
        }
        let moved = row.map(|row| row.path.to_string().replacen(&from.to_string(), &to.to_string(), 1));
        let rows = self.rows(lang);
        if let Some(at) = rows.iter().position(|row| Some(row.path.to_string()) == moved) {
            self.row = at;
        }
    }

    fn length(&self, list: &Path) -> usize {
        list.get(self.draft.tree()).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// What an element is called.
    fn called(&self, element: &Path, lang: Lang) -> String {
        let title = self.words_at(&element.key("title"));
        let text = self.words_at(element);
        match (title.is_empty(), text.starts_with('{') || text.is_empty()) {
            (false, _) => title,
            (true, false) => text,
            (true, true) => lang.edit_untitled().to_owned(),
        }
    }
}

/// The words of a new element that is otherwise like another are empty.
fn emptied(element: &mut Value) {
    match element {
        Value::Object(fields) => {
            for key in ["title", "guide", "short", "finding"] {
                if let Some(text) = fields.get_mut(key) {
                    *text = "".into();
                }
            }
            for key in ["events", "groups", "excludes", "criteria"] {
                if let Some(list) = fields.get_mut(key) {
                    *list = Value::Array(Vec::new());
                }
            }
        }
        Value::String(text) => text.clear(),
        _ => {}
    }
}

/// The id of a part without a title: what it is.
fn fallback(part: &Path) -> &'static str {
    let list = part.place().and_then(|(list, _)| Some(list.split()?.1)).unwrap_or_default();
    match list.as_str() {
        "sections" => "section",
        "criteria" => "criterion",
        "events" => "event",
        "levels" => "level",
        "exempt" => "reason",
        "inputs" => "input",
        "gates" => "gate",
        "classes" => "class",
        "titles" => "title",
        "quotas" => "quota",
        _ => "part",
    }
}

/// The code that follows the last one of a list: "I.4" after "I.3", "V" after "IV".
fn next_code(tree: &Value, path: &Path) -> String {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let Some((list, at)) = path.place() else { return String::new() };
    let code_of = |path: Path| path.key("code").get(tree).and_then(Value::as_str).map(str::to_owned);
    let last = at.checked_sub(1).and_then(|before| code_of(list.at(before)));
    let outer = list.split().and_then(|(outer, _)| code_of(outer));
    match (last, outer) {
        (Some(last), _) => {
            let digits = last.chars().rev().take_while(char::is_ascii_digit).count();
            let (stem, number) = last.split_at(last.len() - digits);
            if let Ok(number) = number.parse::<u32>() {
                return format!("{stem}{}", number.saturating_add(1));
            }
            let next = ROMAN.iter().position(|roman| *roman == last).and_then(|at| ROMAN.get(at + 1));
            next.map(|roman| (*roman).to_owned()).unwrap_or_default()
        }
        (None, Some(outer)) => format!("{outer}.1"),
        (None, None) => ROMAN[0].to_owned(),
    }
}
