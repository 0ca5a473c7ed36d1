//! Elements of lists: adding and moving them.

use serde_json::Value;

use super::draft::{Change, Path, fresh_id};
use super::form::Row;
use super::outline::Part;
use super::{Act, Editor, Pane};
use crate::screens::ask::Ask;
use crate::text::Lang;

impl Editor {
    /// Puts a new element at the end of a list and begins to fill it in.
    pub(super) fn add(&mut self, list: &Path, mut element: Value, lang: Lang) -> Ask {
        let at = list.get(self.draft.tree()).and_then(Value::as_array).map_or(0, Vec::len);
        let path = list.at(at);
        self.prepare(&path, &mut element);
        let ask = self.change(&[Change::Add(list.clone(), element)], lang);
        self.begin(&path, lang);
        self.added(ask, list, lang)
    }

    /// Says where an element was added.
    fn added(&self, ask: Ask, list: &Path, lang: Lang) -> Ask {
        let entries = self.entries(lang);
        let part = Part::of(&entries, list);
        let label = entries.into_iter().find(|entry| entry.part == part).map(|entry| entry.label);
        Ask::Each(vec![ask, Ask::Say(lang.said_added(label.unwrap_or_default()))])
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

    /// The element of a list that the focus is on or in. What a form is about is no element of it: that is added to and moved
    /// in the list that it stands in.
    pub(super) fn element(&self, lang: Lang) -> Option<Path> {
        if matches!(self.part, Part::Trial | Part::Findings | Part::Save) {
            return None;
        }
        match self.pane {
            Pane::Outline => self.part.is_element().then(|| self.part.path()),
            Pane::Form => {
                let item = self.rows(lang).into_iter().nth(self.row)?.item?;
                let (list, _) = item.place()?;
                let is_element = list.get(self.draft.tree()).is_some_and(Value::is_array);
                (is_element && item != self.part.path()).then_some(item)
            }
        }
    }

    /// Adds beside or moves the element in focus.
    pub(super) fn rearrange(&mut self, action: Act, lang: Lang) -> Ask {
        let Some(element) = self.element(lang) else { return Ask::Nothing };
        let Some((list, at)) = element.place() else { return Ask::Nothing };
        self.forget_places();
        match action {
            Act::Add => {
                let mut like = element.get(self.draft.tree()).cloned().unwrap_or_default();
                emptied(&mut like);
                let path = list.at(at + 1);
                self.prepare(&list.at(self.length(&list)), &mut like);
                let ask = self.change(&[Change::Insert(path.clone(), like)], lang);
                self.begin(&path, lang);
                self.added(ask, &list, lang)
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

    /// Forgets what was put aside: elements move, so that places mean others.
    pub(super) fn forget_places(&mut self) {
        self.shelf.clear();
        self.limits.clear();
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
    pub(super) fn called(&self, element: &Path, lang: Lang) -> String {
        let title = self.words_at(&element.key("title"));
        let text = self.words_at(element);
        match (title.is_empty(), text.starts_with('{') || text.is_empty()) {
            (false, _) => title,
            (true, false) => text,
            (true, true) => lang.edit_untitled().to_owned(),
        }
    }
}

/// The words of a new element that is otherwise like another are empty; those that it can do without are left out.
fn emptied(element: &mut Value) {
    match element {
        Value::Object(fields) => {
            for key in ["title", "finding"] {
                if let Some(text) = fields.get_mut(key) {
                    *text = "".into();
                }
            }
            for key in ["guide", "short"] {
                fields.remove(key);
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
pub(super) fn fallback(part: &Path) -> &'static str {
    let list = part.place().and_then(|(list, _)| Some(list.split()?.1)).unwrap_or_default();
    match list.as_str() {
        "sections" => "section",
        "criteria" => "criterion",
        "events" => "event",
        "levels" => "level",
        "exempt" => "reason",
        "inputs" => "input",
        "values" => "value",
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
