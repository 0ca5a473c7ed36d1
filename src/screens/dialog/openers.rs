//! The dialogs that screens open, with their words.

use super::write::{WithLine, WithNumber, WithNumbers};
use super::{Choice, Dialog, Enter, Find, NumberEntry, Question, Write};
use crate::domain::{
    self, Answer, Ballot, Command, Duty, Item, Meeting, MemberId, Missing, Phase, Proceedings,
};
use crate::screens::ask::Ask;
use crate::screens::desk::Keeping;
use crate::screens::sheet::item_title;
use crate::text::{Lang, Line};

/// All undisputed sheets in one motion.
pub fn motion(meeting: &Meeting, lang: Lang) -> Dialog {
    let members = meeting.undisputed();
    let names: Vec<&str> = members.iter().map(|member| meeting.name(member)).collect();
    let left = meeting.members().len() - meeting.done() - members.len();
    let mut body = vec![lang.motion_asks(members.len()), names.join(", ")];
    if left > 0 {
        body.push(lang.motion_leaves(left));
    }
    let choices = listed([(lang.motion_nobody().to_owned(), Ask::Do(Command::AcceptUndisputed))]);
    Dialog::Question(Question { title: lang.motion_title().into(), body, choices, enter: Enter::TakesFirst })
}

/// A reason, from a list of usual ones or written.
pub(super) fn reason_for(
    title: String,
    usual: &[&'static str],
    then: impl Fn() -> WithLine,
    lang: Lang,
) -> Dialog {
    let picks = usual.iter().filter_map(|usual| {
        let line = Line::new(usual).ok()?;
        Some(((*usual).to_owned(), then()(line)))
    });
    let write = Write::new(title.clone(), lang.dialog_other_reason().into(), then());
    let other = (lang.dialog_other().to_owned(), Ask::Open(Dialog::Write(write)));
    let choices = listed(picks.chain([other]));
    Dialog::Question(Question { title, body: vec![lang.dialog_why().into()], choices, enter: Enter::Nothing })
}

/// Why an officer is away.
pub fn absence(name: &str, officer: MemberId, lang: Lang) -> Dialog {
    let usual = [lang.reason_leave(), lang.reason_duty(), lang.reason_ill()];
    let then = move || -> WithLine {
        let officer = officer.clone();
        Box::new(move |reason| {
            let answer = Answer::Excused { reason };
            Ask::Do(Command::AnswerRoll { officers: vec![officer.clone()], answer })
        })
    };
    reason_for(lang.absence_title(name), &usual, then, lang)
}

/// Why something decided is taken back; after the tally that takes the results back, too.
pub fn correction(
    title: String,
    meeting: &Meeting,
    member: MemberId,
    item: Option<Item>,
    lang: Lang,
) -> Dialog {
    let usual = [lang.reason_mistyped(), lang.reason_new_facts(), lang.reason_reconsidered()];
    let then = move || -> WithLine {
        let (member, item) = (member.clone(), item.clone());
        Box::new(move |reason| {
            Ask::Do(Command::Correct { member: member.clone(), item: item.clone(), reason })
        })
    };
    let results = (meeting.phase() > Phase::Open).then(|| lang.correct_takes_results_back().to_owned());
    told_first(reason_for(title, &usual, then, lang), results)
}

/// The same question, which first says what follows from it.
pub(super) fn told_first(mut dialog: Dialog, words: impl IntoIterator<Item = String>) -> Dialog {
    if let Dialog::Question(question) = &mut dialog {
        question.body.splice(0..0, words);
    }
    dialog
}

/// Why an officer's vote is corrected.
pub fn change_vote(title: String, officer: MemberId, choice: domain::Choice, lang: Lang) -> Dialog {
    let usual = [lang.reason_mistyped(), lang.reason_changed_mind()];
    let then = move || -> WithLine {
        let (officer, choice) = (officer.clone(), choice.clone());
        Box::new(move |reason| {
            Ask::Do(Command::ChangeVote { officer: officer.clone(), choice: choice.clone(), reason })
        })
    };
    reason_for(title, &usual, then, lang)
}

/// What a finding rests on, or what happened: then what the proposal says of it stands there already.
pub fn evidence(meeting: &Meeting, member: MemberId, item: Item, lang: Lang) -> Dialog {
    let title =
        lang.evidence_title(item_title(meeting.rules_of(&member), &item, lang), meeting.name(&member));
    let (prompt, noted) = match item {
        Item::Occurrence { .. } => {
            let noted = meeting.proposed(&member, &item).and_then(|proposed| proposed.note.clone());
            (lang.evidence_of_event_prompt(), noted)
        }
        _ => (lang.evidence_prompt(), None),
    };
    let then =
        move |evidence| Ask::Do(Command::Raise { member: member.clone(), item: item.clone(), evidence });
    let write = Write::new(title, prompt.into(), Box::new(then));
    Dialog::Write(match noted {
        Some(noted) => write.holding(noted.as_str()),
        None => write,
    })
}

/// Which of a row's items is meant.
pub fn which(title: String, answers: impl Iterator<Item = (String, Ask)>, lang: Lang) -> Dialog {
    Dialog::Question(Question {
        title,
        body: vec![lang.which_event().into()],
        choices: listed(answers),
        enter: Enter::Nothing,
    })
}

/// Another answer than those listed, as a number.
pub fn another_number(title: String, prompt: String, then: WithNumber) -> Dialog {
    Dialog::Number(NumberEntry::new(title, prompt, then))
}

/// Another answer than those listed, as the points of each of several occurrences.
pub fn other_amounts(title: String, prompt: String, then: WithNumbers) -> Dialog {
    Dialog::Number(NumberEntry::of_several(title, prompt, then))
}

/// Looking a member up.
pub fn find_member(meeting: &Proceedings, lang: Lang) -> Dialog {
    let people = meeting.members().iter().map(|member| (member.clone(), meeting.called(member)));
    Dialog::Find(Find::new(lang.find_title().into(), people.collect(), Ask::Find))
}

/// Whether a vote shall be closed although somebody has not voted, and what would be recorded.
pub fn close_incomplete(ballot: &Ballot, result: String, lang: Lang) -> Dialog {
    let close = Ask::Do(Command::CloseBallot { missing: Missing::LeaveOut });
    let body = vec![
        lang.close_incomplete(ballot.cast() - ballot.written(), ballot.entitled.len()),
        lang.close_incomplete_result(result),
        lang.close_incomplete_rest(ballot.missing()),
    ];
    grave(lang.close_incomplete_title().into(), body, lang.close_anyway(), close)
}

/// Leaving a vote in which somebody has voted.
pub fn leave_ballot(title: String, lang: Lang) -> Dialog {
    let usual = [lang.reason_opened_by_mistake(), lang.reason_new_facts()];
    let then = || -> WithLine { Box::new(|reason| Ask::Do(Command::CancelBallot { reason: Some(reason) })) };
    let off = reason_for(lang.call_off_title(&title), &usual, then, lang);
    let choices = listed([
        (lang.leave_ballot_open().to_owned(), Ask::Back),
        (lang.leave_ballot_off().to_owned(), Ask::Open(off)),
    ]);
    Dialog::Question(Question {
        title,
        body: vec![lang.leave_ballot_asks().into()],
        choices,
        enter: Enter::Nothing,
    })
}

/// Who takes the duty of somebody who is away, or hands it over.
pub fn take_duty(meeting: &Meeting, duty: Duty, lang: Lang) -> Dialog {
    let holder = meeting.name(meeting.holder(duty));
    let title = match (duty, meeting.is_in_room(meeting.holder(duty))) {
        (Duty::Chair, false) => lang.duty_chair_away(holder),
        (Duty::Secretary, false) => lang.duty_secretary_away(holder),
        (Duty::Chair, true) => lang.duty_chair_now(holder),
        (Duty::Secretary, true) => lang.duty_secretary_now(holder),
    };
    let choice =
        |officer: MemberId| (meeting.name(&officer).to_owned(), Ask::Do(Command::TakeDuty { duty, officer }));
    Dialog::Question(Question {
        title,
        body: vec![lang.duty_who().into()],
        choices: listed(meeting.candidates(duty).into_iter().map(choice)),
        enter: Enter::Nothing,
    })
}

/// Whether the meeting shall be sealed.
pub fn seal(meeting: &Meeting, lang: Lang) -> Dialog {
    let body = vec![lang.seal_asks(meeting.chain().entries()), lang.seal_final().into()];
    grave(lang.seal_title().into(), body, lang.seal_do(), Ask::Do(Command::Seal))
}

/// Whether to leave the program, or only lock the screen.
pub fn leave(keeping: Keeping, lang: Lang) -> Dialog {
    let lock = Choice { digit: 1, label: lang.leave_lock().to_owned(), ask: Ask::Lock };
    leaving(keeping, Some(lock), lang)
}

/// Whether to leave the program, where the screen is locked already.
pub fn leave_locked(keeping: Keeping, lang: Lang) -> Dialog {
    leaving(keeping, None, lang)
}

fn leaving(keeping: Keeping, instead: Option<Choice>, lang: Lang) -> Dialog {
    let body = match keeping {
        Keeping::ForGood => lang.leave_kept(),
        Keeping::Throwaway => lang.leave_throwaway(),
    };
    let leave = Choice { digit: 9, label: lang.leave_do().to_owned(), ask: Ask::Quit };
    let choices = [leave].into_iter().chain(instead).collect();
    let title = lang.leave_title().into();
    Dialog::Question(Question { title, body: vec![body.into()], choices, enter: Enter::Nothing })
}

/// Answers with the digits from 1 on, as far as digits go.
pub(super) fn listed(answers: impl IntoIterator<Item = (String, Ask)>) -> Vec<Choice> {
    (1..=9).zip(answers).map(|(digit, (label, ask))| Choice { digit, label, ask }).collect()
}

/// A question whose answer is neither Enter nor the key that opened it. Its digit is one that no vote uses, so that a
/// key meant for the next vote does not answer it.
pub(super) fn grave(title: String, body: Vec<String>, label: &str, ask: Ask) -> Dialog {
    let choices = vec![Choice { digit: 9, label: label.to_owned(), ask }];
    Dialog::Question(Question { title, body, choices, enter: Enter::Nothing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::words::tests::grounds::proposed;
    use crate::papers::words::tests::member;

    #[test]
    fn the_note_of_the_proposal_is_filled_in_where_evidence_is_asked() {
        let item = || Item::Occurrence {
            criterion: "c3".parse().expect("an id"),
            event: "tre".parse().expect("an id"),
        };
        let asked = |meeting: &Meeting, item: Item| match evidence(meeting, member("M1"), item, Lang::Vi) {
            Dialog::Write(write) => (write.prompt.clone(), write.field.value().to_owned()),
            _ => panic!("a line is written"),
        };
        let noted = proposed(Some("Sổ trực ngày 5"));
        let (prompt, written) = asked(&noted, item());
        assert!(prompt.starts_with("Minh chứng"), "{prompt}");
        assert_eq!(written, "Sổ trực ngày 5");
        assert_eq!(asked(&proposed(None), item()).1, "", "there is nothing to fill in");
        let (prompt, written) = asked(&noted, Item::Finding("ky_luat".parse().expect("an id")));
        assert!(prompt.starts_with("Căn cứ"), "{prompt}");
        assert_eq!(written, "", "nobody proposes a finding");
    }
}
