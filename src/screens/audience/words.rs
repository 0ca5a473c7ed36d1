//! What the page for the room says of a vote, a sheet and a result.

use super::{Audience, State, Subject};
use crate::domain::{Ballot, Closed, Item, Meeting, MemberId, Ruling, Slip};
use crate::number::Exact;
use crate::papers::words::{closed_words, needed_words, rule_words, threshold};
use crate::rules::{Bound, Denominator, Form, Threshold};
use crate::screens::sheet::{item_question, items_of, placed, value_words};
use crate::screens::spot::Row;
use crate::screens::why;
use crate::text::Lang;

/// The vote that is open, if one is: what is asked, what it needs, and how many have voted; `cast` is how many ballots are in
/// the box of a secret one, where that is known.
pub fn of_vote(meeting: &Meeting, cast: Option<usize>, title: &str, lang: Lang) -> Option<Audience> {
    if let Some(slip) = meeting.slip() {
        return Some(of_slip(meeting, slip, cast, title, lang));
    }
    let ballot = meeting.ballot()?;
    let rules = meeting.rules_of(&ballot.member);
    let stands = match ballot.form {
        Form::Hands if ballot.is_untouched() => lang.audience_hands(ballot.entitled.len()),
        Form::Hands | Form::RollCall | Form::Secret => {
            lang.audience_voting(ballot.cast(), ballot.entitled.len() + ballot.written())
        }
    };
    let needs = needs(meeting, ballot, lang);
    Some(Audience {
        title: title.to_owned(),
        member: Some(meeting.called(&ballot.member)),
        item: Some(item_question(rules, &ballot.item, lang)),
        state: State::Vote(format!("{stands} · {needs}")),
    })
}

/// A secret ballot that is open: what is asked, about whom if it is one member, and how many have taken part. Their number
/// is all: anybody in the room can count who goes to the keyboard.
fn of_slip(meeting: &Meeting, slip: &Slip, cast: Option<usize>, title: &str, lang: Lang) -> Audience {
    let mut questions: Vec<String> = Vec::new();
    for row in &slip.rows {
        let question = item_question(meeting.rules_of(&row.member), &row.item, lang);
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    let member = match slip.rows.as_slice() {
        [row] => meeting.called(&row.member),
        rows => lang.audience_rows(rows.len()),
    };
    Audience {
        title: title.to_owned(),
        member: Some(member),
        item: Some(questions.join(" · ")),
        state: State::Vote(match cast {
            Some(cast) => lang.audience_secret_cast(cast, slip.entitled.len()),
            None => lang.audience_secret(slip.entitled.len()),
        }),
    }
}

/// What a vote needs. Shares of the votes given are named as such: their number would tell how many abstained.
pub fn needs(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> String {
    let rules = meeting.rules_of(&ballot.member);
    let Some(Threshold { bound, of }) = threshold(rules, &ballot.item) else {
        return rule_words(rules, &ballot.item, lang).into();
    };
    let whose = match of {
        Denominator::Committee | Denominator::Summoned | Denominator::Present => {
            return needed_words(meeting, ballot, lang);
        }
        Denominator::Cast => lang.audience_votes_cast(),
        Denominator::Valid => lang.audience_votes_valid(),
    };
    match bound {
        Bound::MoreThan(share) => lang.audience_more_than(share_words(share, lang), whose),
        Bound::AtLeast(share) => lang.audience_at_least(share_words(share, lang), whose),
    }
}

/// A share as it is said aloud: half, 75%, 2/3.
fn share_words(share: Exact, lang: Lang) -> String {
    match share.times(Exact::whole(100)).and_then(Exact::as_whole) {
        Some(50) => lang.audience_half().into(),
        Some(percent) => lang.audience_percent(percent),
        None => share.shown(lang),
    }
}

/// A member's sheet with the row in focus.
pub fn of_sheet(meeting: &Meeting, subject: &Subject, title: String, lang: Lang) -> Audience {
    let Subject { member, row } = subject;
    let rules = meeting.rules_of(member);
    let item = row.as_ref().and_then(|row| talked_about(meeting, member, row));
    let Some(sheet) = meeting.sheet(member) else { return Audience::note(title, String::new()) };
    let question = item.as_ref().and_then(|item| sheet.question(item));
    let state = match question {
        Some(question) => match question.ballots.last() {
            Some(closed) if closed.decided().is_some() || !question.is_open() => {
                State::Result(result_words(meeting, closed, lang))
            }
            _ => State::Note(lang.audience_disputed().into()),
        },
        None if sheet.is_done() => State::Note(lang.audience_accepted().into()),
        None => State::Note(lang.audience_anybody().into()),
    };
    Audience {
        title,
        member: Some(meeting.called(member)),
        item: item.map(|item| item_question(rules, &item, lang)),
        state,
    }
}

/// What the room talks about where a row has the focus: what was disputed or raised there, else the criterion. A gate that
/// nobody raised, and what happened that nobody disputes, are not named.
fn talked_about(meeting: &Meeting, member: &MemberId, row: &Row) -> Option<Item> {
    let sheet = meeting.sheet(member)?;
    let rules = meeting.rules_of(member);
    let asked = items_of(rules, row).into_iter().find(|item| sheet.question(item).is_some());
    asked.or_else(|| match row {
        Row::Criterion(id) | Row::Event(id, _) => Some(Item::Mark(id.clone())),
        Row::Gate(_) => None,
    })
}

/// What came of a closed vote: the answer, with the numbers where it needed so many.
fn result_words(meeting: &Meeting, closed: &Closed, lang: Lang) -> String {
    let Closed { ballot, ruling, .. } = closed;
    let rules = meeting.rules_of(&ballot.member);
    let has_threshold = threshold(rules, &ballot.item).is_some();
    match (closed.decided(), ruling) {
        (Some(_), Ruling::Decided(_)) if has_threshold => closed_words(meeting, closed, lang),
        (Some(value), _) => lang.audience_result(value_words(rules, &ballot.item, value, lang)),
        (None, _) => closed_words(meeting, closed, lang),
    }
}

/// The results, once they are announced: the member at hand with class and titles, and how many have each class.
pub fn of_results(meeting: &Meeting, member: Option<&MemberId>, title: String, lang: Lang) -> Audience {
    let counts = why::counts(meeting, lang);
    let known = member.and_then(|member| Some((member, meeting.result(member)?)));
    let Some((member, result)) = known else {
        return Audience { title, member: None, item: None, state: State::Result(counts) };
    };
    let rules = meeting.rules_of(member);
    let won = result.titles.iter().filter_map(|won| rules.title(won));
    let class = std::iter::once(placed(rules, result, lang).0);
    let words: Vec<String> = class.chain(won.map(|title| title.title.clone())).collect();
    Audience {
        title,
        member: Some(meeting.called(member)),
        item: Some(counts),
        state: State::Result(words.join(" · ")),
    }
}
