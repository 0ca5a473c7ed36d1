//! The rows of a table that have names of their own: new ones, and other names for those that are there.

use serde_json::Value;

use super::draft::{Change, Path};
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

    /// The change that gives a row its name, and the row; none where another row has it. The other tables and the conditions
    /// that name a class follow.
    fn name_change(&self, typing: &Typing) -> Option<(Change, Path)> {
        let tree = self.draft.tree();
        let name = named_unit_class(tree, typing.field.value().trim());
        let (table, change) = match &typing.kind {
            Kind::NewName(template) => {
                (typing.path.clone(), Change::Set(typing.path.key(&name), template.clone()))
            }
            _ => (typing.path.split()?.0, Change::RenameUnitClass(typing.path.clone(), name.clone())),
        };
        let row = table.key(&name);
        let is_free = row == typing.path || row.get(tree).is_none();
        (is_free && !name.is_empty()).then_some((change, row))
    }

    /// Takes a name that was typed, and puts the focus on its row.
    pub(super) fn take_name(&mut self, typing: Typing, lang: Lang) -> Ask {
        let is_empty = typing.field.value().trim().is_empty();
        let Some((change, row)) = self.name_change(&typing).filter(|_| !is_empty) else {
            self.typing = Some(typing);
            let why = if is_empty { lang.editor_no_name() } else { lang.editor_same_name() };
            return Ask::Refuse(why.into());
        };
        let ask = self.change(&[change], lang);
        self.go_to(&row, lang);
        ask
    }
}
