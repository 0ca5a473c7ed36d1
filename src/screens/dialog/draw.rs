//! Dialogs drawn over the screen below.

use ratatui::layout::Rect;

use super::{Dialog, Enter};
use crate::input::Hint;
use crate::text::Lang;
use crate::ui::{Canvas, Focus, Help, HelpGroup, Line, List, Picker, Prompt, Question, Role};

impl Dialog {
    /// Whether why the last key did nothing is left to the screen's notice; a dialog with a field says it beside that.
    pub fn leaves_errors(&self) -> bool {
        matches!(self, Self::Question(_))
    }

    /// Draws the dialog. `error` says why the last key did nothing; `help` has the keys of the place below and those of everywhere.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        error: Option<&str>,
        help: &[HelpGroup],
        lang: Lang,
    ) {
        let back = Hint::new("Esc", lang.key_cancel());
        match self {
            Self::Question(question) => {
                let mut answers: Vec<Hint> = question
                    .choices
                    .iter()
                    .enumerate()
                    .map(|(at, choice)| match (question.enter, at) {
                        (Enter::TakesFirst, 0) => Hint::new("Enter", choice.label.clone()),
                        _ => Hint::new(choice.digit, choice.label.clone()),
                    })
                    .collect();
                answers.push(back);
                Question { title: &question.title, body: &question.body, answers: &answers }
                    .draw(canvas, area);
            }
            Self::Write(write) => {
                let keys = [Hint::new("Enter", (write.enter)(lang)), back];
                let body = [write.prompt.clone()];
                let field = |columns: usize| write.field.view(columns);
                Prompt { title: &write.title, body: &body, field: &field, error, keys: &keys }
                    .draw(canvas, area);
            }
            Self::Number(number) => {
                let keys = [Hint::new("Enter", lang.key_record()), back];
                let body = [number.prompt.clone()];
                let field = |columns: usize| number.field.view(columns, lang);
                Prompt { title: &number.title, body: &body, field: &field, error, keys: &keys }
                    .draw(canvas, area);
            }
            Self::Pin(pin) => {
                let keys = [Hint::new("Enter", lang.key_pin_done()), back];
                let body = [pin.prompt.clone()];
                let field = |_: usize| pin.field.view();
                Prompt { title: &pin.title, body: &body, field: &field, error, keys: &keys }
                    .draw(canvas, area);
            }
            Self::Find(find) => {
                let keys =
                    [Hint::new("Enter", lang.key_go_there()), Hint::new("↑↓", lang.key_members()), back];
                let found = find.found();
                let row = |at: usize| {
                    let name = found.get(at).map_or("", |(_, name)| name.as_str());
                    (Line::new(Role::Plain, name), Line::default())
                };
                let list = List { count: found.len(), row: &row, focus: Focus::Here(find.focus) };
                let field = |columns: usize| find.field.view(columns);
                let nothing = lang.find_nobody();
                Picker { title: &find.title, field: &field, list, nothing, keys: &keys }.draw(canvas, area);
            }
            Self::Help { above, .. } => {
                let keys = [Hint::new("↑↓", lang.key_scroll()), Hint::new("Esc", lang.key_close_help())];
                Help { title: lang.help_title(), groups: help, above: *above, keys: &keys }
                    .draw(canvas, area);
            }
        }
    }
}
