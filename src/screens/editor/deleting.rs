//! What the delete key does: where a row stands for an entry of a list the entry goes, any other row is emptied.

use serde_json::Value;

use super::draft::{Change, Path};
use super::form::{Kind, Need, Row};
use super::outline::Part;
use super::{Editor, Pane};
use crate::screens::ask::Ask;
use crate::screens::dialog::{Choice, Dialog, Enter, Question};
use crate::text::Lang;

/// What would go.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deletion {
    /// An entry of a list, with all that is in it.
    Element(Path),
    /// What a row says.
    Content(Box<Row>),
}

impl Editor {
    /// What the key would delete. An entry goes from its own row, the first that fills it in; what a form is about goes from the
    /// list that it stands in, never from a row of its own form.
    pub(super) fn deletion(&self, lang: Lang) -> Option<Deletion> {
        if matches!(self.part, Part::Trial | Part::Findings | Part::Save) {
            return None;
        }
        if self.pane == Pane::Outline {
            return self.part.is_element().then(|| Deletion::Element(self.part.path()));
        }
        let rows = self.rows(lang);
        let row = rows.get(self.row)?;
        let first = rows.iter().position(|other| other.item == row.item);
        match (&row.item, &row.kind) {
            (Some(item), _) if *item != self.part.path() && first == Some(self.row) => {
                Some(Deletion::Element(item.clone()))
            }
            (_, Kind::Add(_) | Kind::NewName(_) | Kind::Part(_)) => None,
            _ => Some(Deletion::Content(Box::new(row.clone()))),
        }
    }

    /// Why the key deletes nothing.
    pub(super) fn nothing_to_delete(&self, lang: Lang) -> Option<&'static str> {
        match self.deletion(lang) {
            None => Some(lang.editor_no_element()),
            Some(Deletion::Content(row)) if row.path.get(self.draft.tree()).is_none() => {
                Some(lang.editor_is_empty())
            }
            Some(Deletion::Content(row)) if !can_be_empty(&row) => Some(match row.kind {
                Kind::Choice { .. } => lang.editor_stays_chosen(),
                _ => lang.editor_stays_filled(),
            }),
            Some(_) => None,
        }
    }

    /// Deletes an entry or empties a row; an entry that has others in it only after a question.
    pub(super) fn delete(&mut self, lang: Lang) -> Ask {
        match self.deletion(lang) {
            Some(Deletion::Element(element)) if self.held_in(&element) > 0 => {
                Ask::Open(self.delete_asks(&element, lang))
            }
            _ => self.delete_now(lang),
        }
    }

    /// How many criteria and events would go with an entry.
    fn held_in(&self, element: &Path) -> usize {
        let tree = self.draft.tree();
        let held = ["criteria", "events"].map(|list| element.key(list).get(tree).and_then(Value::as_array));
        held.into_iter().flatten().map(Vec::len).sum()
    }

    fn delete_asks(&self, element: &Path, lang: Lang) -> Dialog {
        let body = lang.editor_delete_asks(self.called(element, lang), self.held_in(element));
        Dialog::Question(Question {
            title: lang.editor_delete_title().into(),
            body: vec![body],
            choices: vec![Choice { digit: 9, label: lang.editor_delete_do().into(), ask: Ask::Agreed }],
            enter: Enter::Nothing,
        })
    }

    /// Deletes what the key would delete, unasked.
    pub(super) fn delete_now(&mut self, lang: Lang) -> Ask {
        let (place, said) = match self.deletion(lang) {
            Some(Deletion::Element(element)) => {
                let named = self.named_row(lang).filter(|row| row.path == element);
                let said =
                    lang.said_deleted(named.map_or_else(|| self.called(&element, lang), |row| row.label));
                self.forget_places();
                (element, said)
            }
            Some(Deletion::Content(row)) => (row.path, lang.said_emptied(row.label)),
            None => return Ask::Nothing,
        };
        match self.change(&[Change::Remove(place)], lang) {
            Ask::Nothing => Ask::Nothing,
            ask => Ask::Each(vec![ask, Ask::Say(said)]),
        }
    }
}

/// Whether a row may say nothing.
fn can_be_empty(row: &Row) -> bool {
    match &row.kind {
        Kind::Text(need) | Kind::Number(need) | Kind::Day(need) | Kind::Expression(need) => {
            *need == Need::Optional
        }
        Kind::Choice { options, .. } => options.iter().any(|option| option.value.is_none()),
        Kind::Sum | Kind::Id | Kind::Add(_) | Kind::NewName(_) | Kind::Name | Kind::Part(_) => false,
    }
}
