//! Whether the personal data of a sealed meeting shall be removed: chair, what that means elsewhere, secretary.

use super::openers::grave;
use super::{Choice, Dialog, Enter, Question};
use crate::screens::ask::Ask;
use crate::text::Lang;

/// Asks the chair, then says what the program cannot do, then asks the secretary. The question in between keeps one key,
/// pressed too long, from answering for both.
pub fn redact(about: &str, [chair, secretary]: [&str; 2], lang: Lang) -> Dialog {
    let title = || lang.redact_title(about);
    let body = vec![lang.redact_secretary(secretary), lang.redact_final().into()];
    let last = grave(title(), body, lang.reopen_agree(), Ask::Redact);
    let aware = Choice { digit: 1, label: lang.redact_aware().into(), ask: Ask::Open(last) };
    let elsewhere = Dialog::Question(Question {
        title: lang.redact_before().into(),
        body: vec![lang.redact_paper().into(), lang.redact_backups().into(), lang.redact_later().into()],
        choices: vec![aware],
        enter: Enter::Nothing,
    });
    let body = vec![lang.redact_chair(chair), lang.redact_goes().into(), lang.redact_stays().into()];
    grave(title(), body, lang.reopen_agree(), Ask::Open(elsewhere))
}
