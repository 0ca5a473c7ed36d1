//! The dialogs about the meeting as a whole: a step back, a note for the minutes, breaking off, a supplementary meeting.

use super::deciding::opened_by;
use super::openers::{listed, reason_for, told_first};
use super::write::WithLine;
use super::{Dialog, Enter, Question, Write};
use crate::domain::{Command, Item, Meeting, MemberId, Opening, StepBack};
use crate::screens::ask::Ask;
use crate::screens::sheet::item_title;
use crate::text::{Lang, Line};

/// What can be done with the meeting as a whole, by digit.
pub fn whole_meeting(meeting: &Meeting, lang: Lang) -> Dialog {
    let choices = [
        (lang.whole_step_back().to_owned(), step_back(meeting, lang)),
        (lang.whole_note().to_owned(), Ask::Open(note(meeting, None, None, lang))),
        (lang.whole_adjourn().to_owned(), Ask::Open(adjourn(lang))),
    ];
    Dialog::Question(Question {
        title: lang.whole_title().into(),
        body: Vec::new(),
        choices: listed(choices),
        enter: Enter::Nothing,
    })
}

/// Asks whether the latest step shall be taken back and, where something had been decided by it, why.
pub fn step_back(meeting: &Meeting, lang: Lang) -> Ask {
    let Some(step) = meeting.latest_step().cloned() else {
        return Ask::Refuse(lang.back_nothing().into());
    };
    let title = lang.back_title(step_words(meeting, &step, lang));
    if !step.takes_reason() {
        // Nothing had been decided: no reason is kept. A digit is asked for all the same, since no letter records anything.
        let Ok(reason) = Line::new(lang.reason_mistyped()) else { return Ask::Nothing };
        return Ask::Open(Dialog::Question(Question {
            title,
            body: Vec::new(),
            choices: listed([(lang.whole_step_back().to_owned(), Ask::Do(step.back(reason)))]),
            enter: Enter::TakesFirst,
        }));
    }
    let usual = [lang.reason_mistyped(), lang.reason_reconsidered()];
    let opens = match &step {
        StepBack::Waived { set, criterion, before } => opened_by(meeting, set, criterion, *before, lang),
        StepBack::WaiverLifted { set, criterion, before } => {
            opened_by(meeting, set, criterion, Some(*before), lang)
        }
        _ => None,
    };
    let then = move || -> WithLine {
        let step = step.clone();
        Box::new(move |reason| Ask::Do(step.back(reason)))
    };
    Ask::Open(told_first(reason_for(title, &usual, then, lang), opens))
}

/// What somebody said, for the minutes; about a member, or one item of the sheet, where that is in focus.
pub fn note(meeting: &Meeting, member: Option<&MemberId>, item: Option<&Item>, lang: Lang) -> Dialog {
    let title = match (member, item) {
        (Some(member), Some(item)) => {
            let what = item_title(meeting.rules_of(member), item, lang);
            lang.note_about_item(meeting.name(member), what)
        }
        (Some(member), None) => lang.note_about(meeting.name(member)),
        (None, _) => lang.note_about_meeting().to_owned(),
    };
    let (member, item) = (member.cloned(), item.cloned());
    let then = move |text| Ask::Do(Command::TakeNote { member: member.clone(), item: item.clone(), text });
    Dialog::Write(Write::new(title, lang.note_prompt().into(), Box::new(then)))
}

/// Why the meeting breaks off.
pub fn adjourn(lang: Lang) -> Dialog {
    let usual = [lang.adjourn_late(), lang.adjourn_documents(), lang.adjourn_quorum()];
    let then = || -> WithLine { Box::new(|reason| Ask::Do(Command::Adjourn { reason })) };
    reason_for(lang.adjourn_title().into(), &usual, then, lang)
}

/// Whether the supplementary meeting shall be prepared.
pub fn supplement(opening: Opening, lang: Lang) -> Dialog {
    let names: Vec<&str> = opening.roster.members().map(|member| member.name.as_str()).collect();
    let has_quotas = opening
        .sets
        .iter()
        .map(|set| set.rulebook.set())
        .any(|set| !set.quotas.is_empty() || set.titles.iter().any(|title| title.quota.is_some()));
    let mut body = vec![
        lang.supplement_whom(names.join(", ")),
        lang.supplement_rules().to_owned(),
        lang.supplement_from().to_owned(),
    ];
    if has_quotas || !opening.quotas.is_empty() {
        body.push(lang.supplement_quotas().to_owned());
    }
    Dialog::Question(Question {
        title: lang.supplement_title(opening.period.title(lang)),
        body,
        choices: listed([(lang.supplement_prepare().to_owned(), Ask::Prepare(Box::new(opening)))]),
        enter: Enter::TakesFirst,
    })
}

/// The step in a few words.
fn step_words(meeting: &Meeting, step: &StepBack, lang: Lang) -> String {
    match step {
        StepBack::Asked { member, item } => {
            lang.step_asked(item_title(meeting.rules_of(member), item, lang), meeting.name(member))
        }
        StepBack::Voted { officer } | StepBack::VoteChanged { officer, .. } => {
            lang.step_voted(meeting.name(officer))
        }
        StepBack::Closed { member, item } => {
            lang.step_closed(item_title(meeting.rules_of(member), item, lang), meeting.name(member))
        }
        StepBack::Accepted { members } => match members.as_slice() {
            [member] => lang.step_accepted(meeting.name(member)),
            members => lang.step_accepted_many(members.len()),
        },
        StepBack::Fact { member, .. } => lang.step_fact(meeting.name(member)),
        StepBack::Moved { member, .. } => lang.step_moved(meeting.name(member)),
        StepBack::Waived { .. } | StepBack::WaiverLifted { .. } => lang.step_waiver().into(),
        StepBack::Tallied => lang.step_tallied().into(),
    }
}
