//! The rows of a table that have names of their own: new ones, and other names for those that are there.

use serde_json::Value;

use super::draft::Change;
use super::field::Typing;
use super::form::{Kind, Row, named_unit_class};
use super::{Editor, Pane};
use crate::screens::ask::Ask;
use crate::text::Lang;

impl Editor {
    /// The row in focus, where it is one of a table and has a name.
    pub(super) fn named_row(&self, lang: Lang) -> Option<Row> {
        let row = self.rows(lang).into_iter().nth(self.row).filter(|_| self.pane == Pane::Form)?;
        let (table, _) = row.path.split()?;
        let is_table = table.get(self.draft.tree()).is_some_and(Value::is_object);
        (is_table && row.item.as_ref() == Some(&row.path)).then_some(row)
    }

    /// Opens the name of the row in focus.
    pub(super) fn rename(&mut self, lang: Lang) {
        if let Some(row) = self.named_row(lang) {
            self.typing = Some(Typing::new(row.path, Kind::Name, &row.label, Vec::new()));
        }
    }

    /// The changes that give a row its name; none where another row has it.
    fn name_changes(&self, typing: &Typing) -> Option<Vec<Change>> {
        let tree = self.draft.tree();
        let name = named_unit_class(tree, typing.field.value().trim());
        let (table, value) = match &typing.kind {
            Kind::NewName(template) => (typing.path.clone(), template.clone()),
            _ => (typing.path.split()?.0, typing.path.get(tree)?.clone()),
        };
        let row = table.key(&name);
        if row == typing.path {
            return Some(Vec::new());
        }
        let is_free = !name.is_empty() && row.get(tree).is_none();
        let set = is_free.then_some(Change::Set(row, value))?;
        let was = (typing.kind == Kind::Name).then(|| Change::Remove(typing.path.clone()));
        Some(std::iter::once(set).chain(was).collect())
    }

    /// Takes a name that was typed, and puts the focus on its row.
    pub(super) fn take_name(&mut self, typing: Typing, lang: Lang) -> Ask {
        let is_empty = typing.field.value().trim().is_empty();
        let Some(changes) = self.name_changes(&typing).filter(|_| !is_empty) else {
            self.typing = Some(typing);
            let why = if is_empty { lang.editor_no_name() } else { lang.editor_same_name() };
            return Ask::Refuse(why.into());
        };
        let ask = self.change(&changes, lang);
        if let Some(Change::Set(row, _)) = changes.first() {
            self.go_to(row, lang);
        }
        ask
    }
}
