//! The dialogs for facts, moves, waivers and cases left to the committee.

use super::openers::{listed, reason_for, told_first};
use super::write::{WithLine, WithNumber};
use super::{Dialog, Enter, NumberEntry, Question, Write};
use crate::domain::{Command, Meeting, MemberId, Way};
use crate::papers::words::{decision_words, open_again_words, title_decision_words};
use crate::rules::{ClassId, CriterionId, InputId, Rulebook, SetId, Title, TitleId, Value};
use crate::screens::ask::Ask;
use crate::screens::sheet::{class_title, item_title, way_words};
use crate::text::Lang;

/// So many members a question names.
const NAMED: usize = 5;

/// A number, perhaps begun with a digit.
pub fn begun_number(title: String, prompt: String, digit: Option<u8>, then: WithNumber) -> Dialog {
    let entry = NumberEntry::new(title, prompt, then);
    Dialog::Number(match digit {
        Some(digit) => entry.begun(digit),
        None => entry,
    })
}

/// A fact in writing.
pub fn written_fact(title: String, prompt: String, then: WithLine) -> Dialog {
    Dialog::Write(Write::new(title, prompt, then))
}

/// A fact out of a few.
pub fn which_fact(title: String, answers: impl Iterator<Item = (String, Ask)>, lang: Lang) -> Dialog {
    chosen(title, vec![lang.which_fact().into()], answers)
}

/// Why a fact is changed on a sheet that was accepted.
pub fn fact_reason(
    title: String,
    member: MemberId,
    input: InputId,
    value: Option<Value>,
    lang: Lang,
) -> Dialog {
    let usual = [lang.reason_completed(), lang.reason_mistyped(), lang.reason_new_facts()];
    let then = move || -> WithLine {
        let (member, input, value) = (member.clone(), input.clone(), value.clone());
        Box::new(move |reason| {
            Ask::Do(Command::EnterFact {
                member: member.clone(),
                input: input.clone(),
                value: value.clone(),
                reason: Some(reason),
            })
        })
    };
    reason_for(title, &usual, then, lang)
}

/// Into which class a member is moved, and why.
pub fn move_class(meeting: &Meeting, member: &MemberId, lang: Lang) -> Dialog {
    let rules = meeting.rules_of(member);
    let moved = meeting.sheet(member).and_then(|sheet| sheet.moved()).map(|moved| &moved.class);
    let now = moved.or(rules.set().default.as_ref());
    let title = lang.move_title(meeting.called(member));
    let body = vec![lang.move_asks(class_title(rules, now))];
    let others = rules.classes().filter(|class| Some(&class.id) != now);
    let usual = [lang.reason_discussed(), lang.reason_outstanding(), lang.reason_shortcoming()];
    let answer = |class: &ClassId| {
        let (member, class) = (member.clone(), class.clone());
        let then = move || -> WithLine {
            let (member, class) = (member.clone(), class.clone());
            Box::new(move |reason| {
                Ask::Do(Command::MoveClass { member: member.clone(), class: Some(class.clone()), reason })
            })
        };
        Ask::Open(reason_for(title.clone(), &usual, then, lang))
    };
    chosen(title.clone(), body, others.map(|class| (class.title.clone(), answer(&class.id))))
}

/// Why the committee gives somebody who was left to it this class.
pub fn decided_as(meeting: &Meeting, member: &MemberId, class: &ClassId, lang: Lang) -> Dialog {
    let class_words = class_title(meeting.rules_of(member), Some(class));
    let title = lang.decide_title(meeting.called(member), class_words);
    let usual = [lang.reason_discussed(), lang.reason_outstanding(), lang.reason_shortcoming()];
    let then = || -> WithLine {
        let (member, class) = (member.clone(), class.clone());
        Box::new(move |reason| {
            Ask::Do(Command::DecideReferral { member: member.clone(), class: class.clone(), reason })
        })
    };
    told_first(reason_for(title, &usual, then, lang), decision_words(meeting, member, class, lang))
}

/// Why the committee gives a title that was left to it to somebody, or does not.
pub fn title_decided_as(
    meeting: &Meeting,
    member: &MemberId,
    title: &TitleId,
    granted: bool,
    lang: Lang,
) -> Dialog {
    let declared = meeting.rules_of(member).title(title);
    let short = declared.map_or(title.as_str(), Title::short_title);
    let words = if granted { lang.decided_granted(short) } else { lang.decided_refused(short) };
    let heading = lang.decide_title(meeting.called(member), words);
    let other = if granted { lang.reason_outstanding() } else { lang.reason_places_given() };
    let usual = [lang.reason_discussed(), other, lang.reason_lots()];
    let then = || -> WithLine {
        let (member, title) = (member.clone(), title.clone());
        Box::new(move |reason| {
            let (member, title) = (member.clone(), title.clone());
            Ask::Do(Command::DecideTitle { member, title, granted, reason })
        })
    };
    let told = title_decision_words(meeting, member, title, granted, lang);
    told_first(reason_for(heading, &usual, then, lang), told)
}

/// What becomes of a criterion that is set aside for everybody, and why.
pub fn waive(meeting: &Meeting, rules: &Rulebook, criterion: &CriterionId, lang: Lang) -> Dialog {
    let set = rules.set().id.clone();
    let item = crate::domain::Item::Mark(criterion.clone());
    let title = lang.waive_title(item_title(rules, &item, lang));
    let waiver = meeting.waiver(&set, criterion);
    let usual = [lang.reason_no_occasion(), lang.reason_directive(), lang.reason_discussed()];
    let reason = |way: Option<Way>| {
        let then = || -> WithLine {
            let (set, criterion) = (set.clone(), criterion.clone());
            Box::new(move |reason| {
                let (set, criterion) = (set.clone(), criterion.clone());
                Ask::Do(match way {
                    Some(way) => Command::Waive { set, criterion, way, reason },
                    None => Command::LiftWaiver { set, criterion, reason },
                })
            })
        };
        let opens = opened_by(meeting, &set, criterion, way, lang);
        Ask::Open(told_first(reason_for(title.clone(), &usual, then, lang), opens))
    };
    let ways = Way::ALL.into_iter().filter(|way| waiver.is_none_or(|waiver| waiver.way != *way));
    let ways = ways.map(|way| (way_words(way, lang).to_owned(), reason(Some(way))));
    let lift = waiver.map(|_| (lang.waive_lift().to_owned(), reason(None)));
    chosen(title.clone(), vec![lang.waive_asks().into()], ways.chain(lift))
}

/// Whose accepted sheets a waiver would open again, or its end; none where nobody's.
pub(super) fn opened_by(
    meeting: &Meeting,
    set: &SetId,
    criterion: &CriterionId,
    way: Option<Way>,
    lang: Lang,
) -> Option<String> {
    open_again_words(meeting, &meeting.changed_by_waiving(set, criterion, way), NAMED, lang)
}

fn chosen(title: String, body: Vec<String>, answers: impl Iterator<Item = (String, Ask)>) -> Dialog {
    Dialog::Question(Question { title, body, choices: listed(answers), enter: Enter::Nothing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::room::{Room, STATION, member};

    #[test]
    fn the_question_about_a_waiver_says_whose_accepted_sheets_it_changes() {
        let mut room = Room::open(STATION);
        room.marks("M1", 4);
        room.does(Command::AcceptUndisputed);
        let rules = room.meeting.rules_of(&member("M1"));
        let criterion = "c1".parse().expect("an id");
        let Dialog::Question(ways) = waive(&room.meeting, rules, &criterion, Lang::Vi) else {
            panic!("a question")
        };
        let told = |at: usize| match &ways.choices[at].ask {
            Ask::Open(Dialog::Question(question)) => question.body[0].clone(),
            other => panic!("it asks why: {other:?}"),
        };
        let names = "Lê Thị B1, Lê Thị B3, Lê Thị B5, Lê Thị B7, Lê Thị M1 và 1 người nữa";
        let opens = |count: usize, names: &str| Lang::Vi.waiver_opens(count, names);
        assert_eq!([told(0), told(1)], [opens(6, names), opens(1, "Lê Thị M1")]);
    }
}
