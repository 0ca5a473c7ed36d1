//! Working on the trial: what is said about the invented member, what is still missing, and reading what comes of it.

use super::draft::Path;
use super::draw::{told_in, told_lines};
use super::field::Typing;
use super::form::{Kind, Need};
use super::outline::Part;
use super::pick::{beside_none, place};
use super::trial::{Item, TrialRow, Way, missing};
use super::{Act, Editor, Pane};
use crate::rules::Missing;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

impl Editor {
    /// The rows of the trial; none while nothing sound was ever there.
    pub(super) fn trial_rows(&self, lang: Lang) -> Vec<TrialRow> {
        self.sound.as_ref().map(|rulebook| self.trial.rows(rulebook, lang)).unwrap_or_default()
    }

    /// How many rows the part has that can have the focus.
    pub(super) fn row_count(&self, lang: Lang) -> usize {
        match self.part {
            Part::Trial => self.trial_rows(lang).len(),
            Part::Findings => self.shown.reading.found.len(),
            _ => self.rows(lang).len(),
        }
    }

    /// Works on the row in focus of the trial.
    pub(super) fn fill_in_trial(&mut self, action: Act, lang: Lang) -> Ask {
        let (Some(rulebook), Some(row)) =
            (self.sound.clone(), self.trial_rows(lang).into_iter().nth(self.row))
        else {
            return Ask::Nothing;
        };
        self.told = 0;
        match action {
            Act::More => self.step_trial(&row.item, Way::On),
            Act::Less => self.step_trial(&row.item, Way::Back),
            Act::Go if !row.options.is_empty() => self.step_trial(&row.item, Way::On),
            Act::Digit(_) | Act::Letter(_) if !row.options.is_empty() => {
                if !place(action).is_some_and(|at| self.trial.choose(&rulebook, &row.item, at)) {
                    return Ask::Refuse(beside_none(row.options.len(), lang));
                }
            }
            _ => self.type_about(&row.item),
        }
        Ask::Nothing
    }

    /// Opens a field about the invented member; the row's item is found again by the focus.
    pub(super) fn type_about(&mut self, item: &Item) {
        let need = match item {
            Item::Field(_) => Kind::Text(Need::Required),
            _ => Kind::Number(Need::Required),
        };
        self.typing = Some(Typing::new(Path::root(), need, "", Vec::new()));
    }

    /// Takes what was typed about the invented member.
    pub(super) fn take_trial(&mut self, typed: &str, lang: Lang) -> Ask {
        let row = self.trial_rows(lang).into_iter().nth(self.row);
        let fits = self
            .sound
            .clone()
            .zip(row)
            .is_some_and(|(rulebook, row)| self.trial.type_in(&rulebook, &row.item, typed));
        self.told = 0;
        if fits { Ask::Nothing } else { Ask::Refuse(lang.editor_does_not_fit().into()) }
    }

    /// One more, or less, of what can be stepped in the trial.
    fn step_trial(&mut self, item: &Item, way: Way) {
        if let Some(rulebook) = self.sound.clone() {
            self.trial.step(&rulebook, item, way);
        }
    }

    /// Whether the row in focus is one whose values the arrows go through.
    pub(super) fn is_on_values(&self, lang: Lang) -> bool {
        if self.pane == Pane::Outline {
            return false;
        }
        match self.part {
            Part::Trial => self
                .trial_rows(lang)
                .get(self.row)
                .is_some_and(|row| !row.options.is_empty() || !matches!(row.item, Item::Field(_))),
            _ => self.rows(lang).get(self.row).is_some_and(|row| matches!(row.kind, Kind::Choice { .. })),
        }
    }

    /// What the result of the trial waits for.
    pub(super) fn trial_missing(&self) -> Vec<Missing> {
        let outcome = self.sound.as_ref().map(|rulebook| self.trial.outcome(rulebook));
        outcome.map(|outcome| missing(&outcome).to_vec()).unwrap_or_default()
    }

    /// The next row of the trial that its result waits for, behind the focus first.
    pub(super) fn next_missing(&self, lang: Lang) -> Option<usize> {
        if self.part != Part::Trial || self.pane != Pane::Form {
            return None;
        }
        let missing = self.trial_missing();
        let rows = self.trial_rows(lang);
        let lacks = |at: &usize| rows.get(*at).is_some_and(|row| self.trial.is_lacking(&row.item, &missing));
        let mut order = (self.row + 1..rows.len()).chain(0..=self.row);
        order.find(lacks)
    }

    /// Reads on in what the trial comes to, or back.
    pub(super) fn read_on(&mut self, action: Act, desk: &Desk) {
        let (columns, rows) = told_in(self, desk.body);
        let last = told_lines(self, desk, columns).saturating_sub(usize::from(rows));
        let page = usize::from(rows).saturating_sub(1).max(1);
        self.told = match action {
            Act::PageUp => self.told.min(last).saturating_sub(page),
            _ => (self.told + page).min(last),
        };
    }
}
