//! The dialog about what the room sees.

use super::{Choice, Dialog, Enter, Question};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::projector::{Shift, Viewers};

/// What the room sees: this screen, masked or not, or a window of its own.
pub fn projector(desk: &Desk) -> Dialog {
    let lang = desk.lang;
    let (viewers, words) = match desk.projector.viewers {
        Viewers::Operator => (Viewers::Room, lang.projector_share()),
        Viewers::Room => (Viewers::Operator, lang.projector_unshare()),
    };
    let recess = if desk.projector.recess { lang.projector_go_on() } else { lang.projector_recess() };
    let answers =
        [(words, Shift::Viewers(viewers)), (lang.projector_page(), Shift::Page), (recess, Shift::Recess)];
    let choices = (1..).zip(answers).map(|(digit, (label, shift))| Choice {
        digit,
        label: label.into(),
        ask: Ask::Shift(shift),
    });
    Dialog::Question(Question {
        title: lang.projector_title().into(),
        body: vec![lang.projector_intro().into()],
        choices: choices
            .chain([Choice { digit: 4, label: lang.lock_now().into(), ask: Ask::Lock }])
            .collect(),
        enter: Enter::Nothing,
    })
}
