//! The dialogs around the minutes: adopting, adding, confirming, and opening a sealed meeting again.

use super::openers::{grave, listed, reason_for};
use super::write::WithLine;
use super::{Dialog, Enter, NumberEntry, Question, Write};
use crate::domain::{Adoption, Carried, Command, Duty, Meeting, Record, Refusal, Show};
use crate::number::Exact;
use crate::screens::ask::Ask;
use crate::text::{Lang, Line};

/// Whether the room takes the minutes: by consent with one key, by hands, or not yet.
pub fn adopt(meeting: &Meeting, lang: Lang) -> Dialog {
    let present = meeting.roll().present();
    let choices = listed([
        (lang.adopt_nobody().to_owned(), Ask::Do(Command::AdoptMinutes { way: Adoption::Consent })),
        (lang.adopt_hands().to_owned(), Ask::Open(agreed(present, lang))),
        (lang.adopt_remark().to_owned(), Ask::Open(remark(lang))),
        (
            lang.adopt_correct().to_owned(),
            Ask::Each(vec![Ask::Back, Ask::Say(lang.adopt_correct_how().into())]),
        ),
    ]);
    let body = vec![lang.adopt_asks(present)];
    Dialog::Question(Question { title: lang.adopt_title().into(), body, choices, enter: Enter::TakesFirst })
}

/// Whether something shall be done although minutes that have been adopted have to be adopted anew then.
pub fn outdate_minutes(command: Command, lang: Lang) -> Dialog {
    let body = vec![lang.outdate_asks().into(), lang.outdate_then().into()];
    grave(lang.outdate_title().into(), body, lang.outdate_do(), Ask::DoAfterAll(command))
}

/// Something to be added to the minutes.
pub fn remark(lang: Lang) -> Dialog {
    let then = |text| Ask::Do(Command::Remark { text });
    Dialog::Write(Write::new(lang.remark_title().into(), lang.remark_prompt().into(), Box::new(then)))
}

/// Whether whoever has a duty confirms the minutes.
pub fn attest(meeting: &Meeting, duty: Duty, lang: Lang) -> Dialog {
    let name = meeting.name(meeting.holder(duty));
    let title = match duty {
        Duty::Chair => lang.attest_title_chair(),
        Duty::Secretary => lang.attest_title_secretary(),
    };
    let body = vec![lang.attest_asks(name), lang.attest_alone(name)];
    grave(title.into(), body, lang.attest_do(), Ask::Do(Command::Attest { duty }))
}

/// Whether the chair agrees to open a sealed meeting again; then why, and whether the secretary agrees. The question in
/// between keeps one key, pressed too long, from answering for both.
pub fn reopen(record: &Record, lang: Lang) -> Dialog {
    let name = |duty| record.name(record.holder(duty)).to_owned();
    let secretary = name(Duty::Secretary);
    let then = move || -> WithLine {
        let secretary = secretary.clone();
        Box::new(move |reason: Line| {
            let body = vec![lang.reopen_secretary(&secretary, &reason)];
            Ask::Open(grave(lang.reopen_title().into(), body, lang.reopen_agree(), Ask::Reopen(reason)))
        })
    };
    let usual =
        [lang.reason_mistyped(), lang.reason_complaint(), lang.reason_new_facts(), lang.reason_directed()];
    let why = reason_for(lang.reopen_reason().into(), &usual, then, lang);
    let body = vec![lang.reopen_chair(name(Duty::Chair)), lang.reopen_keeps().into()];
    grave(lang.reopen_title().into(), body, lang.reopen_agree(), Ask::Open(why))
}

/// The hands for the minutes, of so many people; the others follow as long as there are any.
fn agreed(present: u32, lang: Lang) -> Dialog {
    let then = move |number| {
        let agreed = counted(number, Show { agreed: 0, against: 0, abstained: 0 }, present, lang)?;
        Ok(match agreed < present {
            true => Ask::Open(against(agreed, present, lang)),
            false => counted_all(Show { agreed, against: 0, abstained: 0 }, present, lang),
        })
    };
    hands(lang.hands_agreed(present), then, lang)
}

fn against(agreed: u32, present: u32, lang: Lang) -> Dialog {
    let then = move |number| {
        let against = counted(number, Show { agreed, against: 0, abstained: 0 }, present, lang)?;
        Ok(match agreed + against < present {
            true => Ask::Open(abstained(agreed, against, present, lang)),
            false => counted_all(Show { agreed, against, abstained: 0 }, present, lang),
        })
    };
    hands(lang.hands_against(agreed), then, lang)
}

fn abstained(agreed: u32, against: u32, present: u32, lang: Lang) -> Dialog {
    let then = move |number| {
        let abstained = counted(number, Show { agreed, against, abstained: 0 }, present, lang)?;
        Ok(counted_all(Show { agreed, against, abstained }, present, lang))
    };
    hands(lang.hands_abstained(agreed, against), then, lang)
}

/// What the hands come to once all are counted.
fn counted_all(hands: Show, present: u32, lang: Lang) -> Ask {
    match hands.carries(present) {
        Carried::No { needed } => Ask::Open(rejected(hands, needed, lang)),
        Carried::Yes | Carried::Impossible => Ask::Do(Command::AdoptMinutes { way: Adoption::Hands(hands) }),
    }
}

fn hands(prompt: String, then: impl Fn(Exact) -> Result<Ask, String> + 'static, lang: Lang) -> Dialog {
    Dialog::Number(NumberEntry::new(lang.adopt_title().into(), prompt, Box::new(then)))
}

/// A number of hands that can be, beside those counted before.
fn counted(number: Exact, before: Show, present: u32, lang: Lang) -> Result<u32, String> {
    let whole = number.as_whole().and_then(|whole| u32::try_from(whole).ok());
    let count = whole.ok_or_else(|| lang.number_not_a_count().to_owned())?;
    let sum = before.sum() + u64::from(count);
    if sum > u64::from(present) {
        return Err(Refusal::TooManyHands { counted: sum, present }.sentence(lang));
    }
    Ok(count)
}

/// Why too few were for the minutes.
fn rejected(hands: Show, needed: u32, lang: Lang) -> Dialog {
    let then =
        move || -> WithLine { Box::new(move |reason| Ask::Do(Command::RejectMinutes { hands, reason })) };
    let usual = [lang.reason_minutes_wrong(), lang.reason_minutes_incomplete()];
    reason_for(lang.reject_title(hands.agreed, needed), &usual, then, lang)
}
