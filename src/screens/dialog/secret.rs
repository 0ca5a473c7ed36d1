//! Leaving a secret ballot: it stays open, is called off with a reason, or is closed with voters missing.

use super::openers::{listed, reason_for};
use super::write::WithLine;
use super::{Choice, Dialog, Enter, Question};
use crate::domain::{Command, Missing, SecretBox, Slip};
use crate::screens::ask::Ask;
use crate::text::Lang;

/// The digit that closes: one that neither Enter nor a ballot is likely to press.
const CLOSE: u8 = 9;

/// What becomes of a secret ballot whose booth is left. Where its box is locked, it can only stay open or be called off.
pub fn leave_slip(slip: &Slip, ballots: Option<&SecretBox>, title: &str, lang: Lang) -> Dialog {
    let usual = [lang.reason_opened_by_mistake(), lang.reason_code_lost(), lang.reason_new_facts()];
    let then = || -> WithLine { Box::new(|reason| Ask::Do(Command::CancelSlip { reason })) };
    let off = reason_for(lang.call_off_title(title), &usual, then, lang);
    let mut choices = listed([
        (lang.leave_slip_open().to_owned(), Ask::Back),
        (lang.leave_slip_off().to_owned(), Ask::Open(off)),
    ]);
    let mut body = Vec::new();
    if let Some(ballots) = ballots {
        let (voted, entitled) = (ballots.took_part().len(), slip.entitled.len());
        body.push(lang.booth_turnout(voted, entitled));
        if voted > 0 && voted < entitled {
            let close = Command::CloseSlip { ballots: ballots.clone(), missing: Missing::LeaveOut };
            body.push(lang.leave_slip_rest(entitled - voted));
            choices.push(Choice {
                digit: CLOSE,
                label: lang.leave_slip_close().to_owned(),
                ask: Ask::Do(close),
            });
        }
    }
    body.push(lang.leave_slip_off_means().to_owned());
    Dialog::Question(Question { title: lang.leave_slip_title().into(), body, choices, enter: Enter::Nothing })
}
