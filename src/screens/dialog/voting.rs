//! The dialogs of votes without names: who checked a count, why it is taken anew, how the chair decides, and what is left
//! without a vote.

use std::collections::BTreeMap;

use super::openers::{grave, listed, reason_for};
use super::write::WithLine;
use super::{Dialog, Enter, Question};
use crate::domain::{Command, Count, Duty, Item, Meeting, MemberId, Value};
use crate::rules::Title;
use crate::screens::ask::Ask;
use crate::screens::sheet::{item_title, side_words};
use crate::text::Lang;

/// The most answers of one page: the last digit leads to the next page.
const A_PAGE: usize = 8;

/// The officer who counted a second time and came to the same.
pub fn checked_by(meeting: &Meeting, count: Count, is_anew: bool, lang: Lang) -> Dialog {
    let in_the_room = |id: &&MemberId| meeting.roll().is_present(id);
    let officers: Vec<&MemberId> =
        meeting.committee().into_iter().map(|person| &person.id).filter(in_the_room).collect();
    let answer = |officer: &&MemberId| {
        let ask = counted(count.clone(), Some((*officer).clone()), is_anew, lang);
        (meeting.name(officer).to_owned(), ask)
    };
    let body = vec![lang.checked_agrees().to_owned(), lang.checked_who().to_owned()];
    paged(lang.checked_title(), &body, officers.iter().map(answer).collect(), lang)
}

/// Records a count; one that replaces another only with a reason.
pub fn counted(count: Count, checked_by: Option<MemberId>, is_anew: bool, lang: Lang) -> Ask {
    if !is_anew {
        return Ask::Do(Command::CountHands { count, checked_by, reason: None });
    }
    let usual = [lang.reason_miscounted(), lang.reason_mistyped(), lang.reason_count_asked()];
    let then = move || -> WithLine {
        let (count, checked_by) = (count.clone(), checked_by.clone());
        Box::new(move |reason| {
            Ask::Do(Command::CountHands {
                count: count.clone(),
                checked_by: checked_by.clone(),
                reason: Some(reason),
            })
        })
    };
    Ask::Open(reason_for(lang.recount_title().into(), &usual, then, lang))
}

/// How the chair decides where a vote without names was left to the chair: for one of the sides that had votes.
pub fn chair_decides(meeting: &Meeting, member: &MemberId, item: &Item, lang: Lang) -> Dialog {
    let rules = meeting.rules_of(member);
    let title = lang.chair_title(item_title(rules, item, lang), meeting.called(member));
    let sheet = meeting.sheet(member);
    let last = sheet.and_then(|sheet| sheet.question(item)).and_then(|question| question.ballots.last());
    let mut sides: BTreeMap<&Value, usize> = BTreeMap::new();
    for side in last.iter().flat_map(|last| last.ballot.sides()) {
        *sides.entry(side).or_insert(0) += 1;
    }
    let mut sides: Vec<(&Value, usize)> = sides.into_iter().collect();
    sides.sort_by(|(one, votes), (other, more)| more.cmp(votes).then(other.cmp(one)));
    let answer = |(value, votes): &(&Value, usize)| {
        let words = lang.chair_side(side_words(rules, item, value, lang), votes);
        let (member, item, value) = (member.clone(), item.clone(), (*value).clone());
        (words, Ask::Do(Command::ChairDecides { member, item, value }))
    };
    let body = vec![lang.chair_asks(meeting.name(meeting.holder(Duty::Chair)))];
    paged(&title, &body, sides.iter().map(answer).collect(), lang)
}

/// Whether the classes shall be worked out although there has been no ballot on some of them.
pub fn tally_without(count: usize, lang: Lang) -> Dialog {
    let body = vec![lang.without_classes(count), lang.without_classes_then().into()];
    grave(lang.without_classes_title().into(), body, lang.without_classes_do(), Ask::Do(Command::Tally))
}

/// Whether the results shall be announced although there has been no vote on some titles.
pub fn announce_without_titles(meeting: &Meeting, lang: Lang) -> Dialog {
    let words = |(title, members): (&Title, Vec<MemberId>)| {
        let names: Vec<String> = members.iter().map(|member| meeting.called(member)).collect();
        lang.without_titles(&title.title, names.len(), names.join(", "))
    };
    let mut body: Vec<String> = meeting.titles_without_vote().into_iter().map(words).collect();
    body.push(lang.without_titles_then().into());
    body.extend(open_titles(meeting, lang));
    grave(lang.without_titles_title().into(), body, lang.without_titles_do(), Ask::Do(Command::Confirm))
}

/// Whether the results shall be announced although somebody is left to the committee.
pub fn announce_undecided(meeting: &Meeting, count: usize, lang: Lang) -> Dialog {
    let mut body = vec![lang.undecided_left(count), lang.undecided_then().into()];
    body.extend(open_titles(meeting, lang));
    grave(lang.undecided_title().into(), body, lang.decide_later(), Ask::Do(Command::Confirm))
}

/// Announces the results; where quotas leave titles open, first asks whether they shall be announced all the same.
pub fn announce(meeting: &Meeting, lang: Lang) -> Ask {
    let body = open_titles(meeting, lang);
    let confirm = Ask::Do(Command::Confirm);
    if body.is_empty() {
        return confirm;
    }
    Ask::Open(grave(lang.open_titles_title().into(), body, lang.without_titles_do(), confirm))
}

/// The titles that their quotas leave open, and what becomes of them; nothing where there are none.
fn open_titles(meeting: &Meeting, lang: Lang) -> Vec<String> {
    let open = meeting.open_titles().into_iter();
    let mut words: Vec<String> =
        open.map(|open| lang.open_title(&open.title.title, open.left.words(lang))).collect();
    if !words.is_empty() {
        words.push(lang.open_titles_then().into());
    }
    words
}

/// A question with as many answers as there are; more than fit beside digits stand on further pages.
fn paged(title: &str, body: &[String], mut answers: Vec<(String, Ask)>, lang: Lang) -> Dialog {
    if answers.len() > A_PAGE + 1 {
        let rest = answers.split_off(A_PAGE);
        let more = Ask::Open(paged(title, body, rest, lang));
        answers.push((lang.dialog_others().to_owned(), more));
    }
    Dialog::Question(Question {
        title: title.to_owned(),
        body: body.to_vec(),
        choices: listed(answers),
        enter: Enter::Nothing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::room::{Room, STATION};

    #[test]
    fn titles_that_a_tie_leaves_open_are_named_before_the_results_are_announced() {
        let titles = r#""titles":[{"id":"gioi","title":"Giỏi nhất",
            "quota":{"at_most":{"count":1},"within":"unit","over":"rank"}}],"voting""#;
        let tallied = |text: &str| {
            let mut room = Room::open(text);
            room.does(Command::AcceptUndisputed);
            room.does(Command::Tally);
            room.meeting
        };
        let tied = tallied(&STATION.replace("\"voting\"", titles));
        let Ask::Open(Dialog::Question(question)) = announce(&tied, Lang::Vi) else { panic!("it is asked") };
        let open = "Giỏi nhất: ngang nhau ở ranh giới tỷ lệ: 6 người, còn 1 chỗ; chưa ai trong số này được công nhận.";
        assert_eq!(question.body[0], open);
        let told = |dialog: Dialog| match dialog {
            Dialog::Question(question) => question.body.iter().any(|words| words == open),
            _ => false,
        };
        assert!(
            told(announce_without_titles(&tied, Lang::Vi)) && told(announce_undecided(&tied, 1, Lang::Vi))
        );
        assert!(
            matches!(announce(&tallied(STATION), Lang::Vi), Ask::Do(Command::Confirm)),
            "nothing is open"
        );
    }

    #[test]
    fn every_answer_of_many_is_on_a_page() {
        let answers = |count: usize| (0..count).map(|at| (at.to_string(), Ask::Nothing)).collect::<Vec<_>>();
        for count in 0..30 {
            let mut seen = Vec::new();
            let mut page = paged("", &[], answers(count), Lang::En);
            loop {
                let Dialog::Question(question) = page else { unreachable!("a question") };
                let mut next = None;
                for choice in question.choices {
                    match choice.ask {
                        Ask::Open(dialog) => next = Some(dialog),
                        _ => seen.push(choice.label),
                    }
                }
                let Some(dialog) = next else { break };
                page = dialog;
            }
            assert_eq!(seen, (0..count).map(|at| at.to_string()).collect::<Vec<_>>());
        }
    }
}
