//! The dialogs about guests, conflicts of interest, stepping out and handing over a duty.

use super::openers::{listed, reason_for, take_duty};
use super::write::WithLine;
use super::{Dialog, Enter, Find, Question, Write};
use crate::domain::{Command, Duty, Guest, Meeting, MemberId};
use crate::rules::Recusal;
use crate::screens::ask::Ask;
use crate::text::{Lang, Line, Name, NotALine};

/// Who is the guest: somebody on the roster, or a name to be typed.
pub fn guest(meeting: &Meeting, lang: Lang) -> Dialog {
    let listed_guest = |id: &MemberId| {
        let mut visits = meeting.guests().iter().filter(|visit| visit.struck.is_none());
        visits.any(|visit| visit.guest.person.as_ref() == Some(id))
    };
    let people = meeting.opening().roster.people().iter();
    let free = people.filter(|person| person.office.is_none() && !listed_guest(&person.id));
    let free: Vec<(MemberId, String)> =
        free.map(|person| (person.id.clone(), person.name.to_string())).collect();
    let typed = Write::new(
        lang.guest_title().into(),
        lang.guest_name_prompt().into(),
        Box::new(move |line| match Name::new(line.as_str()) {
            Ok(name) => Ask::Open(capacity(name, None, lang)),
            Err(NotALine::TooLong(most)) => Ask::Refuse(lang.dialog_too_long(most)),
            Err(NotALine::Empty) => Ask::Refuse(lang.dialog_write_something().into()),
        }),
    );
    let typed = (lang.guest_typed().to_owned(), Ask::Open(Dialog::Write(typed)));
    let found = (!free.is_empty()).then(|| {
        let names = free.clone();
        let find = Find::new(lang.guest_who().into(), free, move |person| {
            let name = names.iter().find(|(id, _)| *id == person).map(|(_, name)| Name::new(name));
            match name {
                Some(Ok(name)) => Ask::Open(capacity(name, Some(person), lang)),
                _ => Ask::Nothing,
            }
        });
        (lang.guest_from_roster().to_owned(), Ask::Open(Dialog::Find(find)))
    });
    Dialog::Question(Question {
        title: lang.guest_title().into(),
        body: vec![lang.guest_asks().into()],
        choices: listed(found.into_iter().chain([typed])),
        enter: Enter::Nothing,
    })
}

/// In which capacity a guest is here.
fn capacity(name: Name, person: Option<MemberId>, lang: Lang) -> Dialog {
    let title = lang.guest_capacity_title(&name);
    let usual = [
        lang.guest_capacity_upper(),
        lang.guest_capacity_management(),
        lang.guest_capacity_party(),
        lang.guest_capacity_member(),
    ];
    let then = move || -> WithLine {
        let (name, person) = (name.clone(), person.clone());
        Box::new(move |capacity| {
            let guest = Guest { name: name.clone(), capacity, person: person.clone() };
            Ask::Do(Command::ReceiveGuest { guest })
        })
    };
    let picks = usual.iter().filter_map(|usual| Some(((*usual).to_owned(), then()(Line::new(usual).ok()?))));
    let write = Write::new(title.clone(), lang.guest_capacity_prompt().into(), then());
    let other = (lang.guest_capacity_other().to_owned(), Ask::Open(Dialog::Write(write)));
    Dialog::Question(Question {
        title,
        body: Vec::new(),
        choices: listed(picks.chain([other])),
        enter: Enter::Nothing,
    })
}

/// Why a guest is struck out.
pub fn strike_guest(name: &str, guest: u32, lang: Lang) -> Dialog {
    let usual = [lang.reason_mistyped(), lang.guest_reason_twice()];
    let then =
        move || -> WithLine { Box::new(move |reason| Ask::Do(Command::StrikeGuest { guest, reason })) };
    reason_for(lang.guest_strike_title(name), &usual, then, lang)
}

/// An officer's conflicts of interest: one more, or one taken back.
pub fn conflicts(meeting: &Meeting, officer: &MemberId, lang: Lang) -> Dialog {
    let declared = |member: &MemberId| meeting.conflict(officer, member).is_some();
    let members = || meeting.members().iter();
    let rest = members().filter(|member| !meeting.is_recused(officer, member));
    let rest = rest.map(|member| (member.clone(), meeting.called(member))).collect();
    let names: Vec<(MemberId, String)> =
        members().map(|member| (member.clone(), meeting.name(member).to_owned())).collect();
    let (own, whose) = (officer.clone(), meeting.name(officer).to_owned());
    let find = Find::new(lang.conflict_about_whom().into(), rest, move |member| {
        let about = names.iter().find(|(id, _)| *id == member).map_or("", |(_, name)| name);
        Ask::Open(why_conflict(&whose, about, own.clone(), member, lang))
    });
    let declare = (lang.conflict_declare().to_owned(), Ask::Open(Dialog::Find(find)));
    let withdraw = members().filter(|member| declared(member)).map(|member| {
        let title = lang.conflict_withdraw(meeting.name(member));
        let ask = Ask::Open(withdraw_conflict(&title, officer.clone(), member.clone(), lang));
        (title, ask)
    });
    Dialog::Question(Question {
        title: lang.conflict_title(meeting.name(officer)),
        body: vec![lang.conflict_asks().into()],
        choices: listed([declare].into_iter().chain(withdraw)),
        enter: Enter::Nothing,
    })
}

/// What a conflict consists in.
fn why_conflict(whose: &str, about: &str, officer: MemberId, member: MemberId, lang: Lang) -> Dialog {
    let usual = [lang.conflict_family(), lang.conflict_complaint(), lang.conflict_stake()];
    let then = move || -> WithLine {
        let (officer, member) = (officer.clone(), member.clone());
        Box::new(move |reason| {
            let (officer, member) = (officer.clone(), member.clone());
            Ask::Do(Command::DeclareConflict { officer, member, reason })
        })
    };
    reason_for(lang.conflict_why_title(whose, about), &usual, then, lang)
}

fn withdraw_conflict(title: &str, officer: MemberId, member: MemberId, lang: Lang) -> Dialog {
    let usual = [lang.conflict_mistaken(), lang.conflict_gone()];
    let then = move || -> WithLine {
        let (officer, member) = (officer.clone(), member.clone());
        Box::new(move |reason| {
            let (officer, member) = (officer.clone(), member.clone());
            Ask::Do(Command::WithdrawConflict { officer, member, reason })
        })
    };
    reason_for(title.to_owned(), &usual, then, lang)
}

/// Who leaves the room for a member's sheet, who comes back, and who declares a conflict. Where there is only one thing
/// to do, it is done.
pub fn step(meeting: &Meeting, member: &MemberId, lang: Lang) -> Ask {
    let mut steps: Vec<(String, Ask)> = Vec::new();
    for officer in meeting.committee() {
        let (id, name) = (officer.id.clone(), officer.name.as_str());
        if meeting.outing(&id).is_some() {
            steps.push((lang.step_back_choice(name), Ask::Do(Command::ComeBack { officer: id })));
        } else if meeting.is_in_room(&id) && meeting.is_recused(&id, member) {
            let out = Command::StepOut { officer: id, member: member.clone() };
            steps.push((lang.step_out_choice(name), Ask::Do(out)));
        }
    }
    let counts_conflicts = meeting.committee_rules().set().voting.recusal == Recusal::Declared;
    if counts_conflicts && meeting.ballot().is_none() {
        steps.push((lang.step_declare().to_owned(), Ask::Open(who_declares(meeting, member, lang))));
    } else if steps.len() < 2 {
        let name = meeting.name(member);
        return steps.pop().map_or_else(|| Ask::Refuse(lang.step_nobody(name)), |(_, ask)| ask);
    }
    Ask::Open(Dialog::Question(Question {
        title: lang.step_title(meeting.name(member)),
        body: vec![lang.step_asks().into()],
        choices: listed(steps),
        enter: Enter::Nothing,
    }))
}

/// Which officer declares a conflict about a member.
fn who_declares(meeting: &Meeting, member: &MemberId, lang: Lang) -> Dialog {
    let officers = meeting.committee().into_iter();
    let free = officers.filter(|officer| !meeting.is_recused(&officer.id, member));
    let free: Vec<(MemberId, String)> =
        free.map(|officer| (officer.id.clone(), officer.name.to_string())).collect();
    let (about, name, names) = (member.clone(), meeting.name(member).to_owned(), free.clone());
    Dialog::Find(Find::new(lang.conflict_who().into(), free, move |officer| {
        let whose = names.iter().find(|(id, _)| *id == officer).map_or("", |(_, name)| name);
        Ask::Open(why_conflict(whose, &name, officer, about.clone(), lang))
    }))
}

/// An officer steps out for one of the sheets that they are left out of, or comes back.
pub fn step_of(meeting: &Meeting, officer: &MemberId, lang: Lang) -> Ask {
    let name = meeting.name(officer);
    if meeting.outing(officer).is_some() {
        return Ask::Do(Command::ComeBack { officer: officer.clone() });
    }
    let out =
        |member: &MemberId| Ask::Do(Command::StepOut { officer: officer.clone(), member: member.clone() });
    let mut sheets: Vec<&MemberId> =
        meeting.members().iter().filter(|member| meeting.is_recused(officer, member)).collect();
    if let Some(ballot) = meeting.ballot().filter(|ballot| sheets.contains(&&ballot.member)) {
        return out(&ballot.member);
    }
    match sheets.as_slice() {
        [] => Ask::Refuse(lang.step_no_sheet(name)),
        [only] => out(only),
        _ => {
            // Those not yet done come first, where there are more than digits.
            sheets.sort_by_key(|member| meeting.sheet(member).is_some_and(|sheet| sheet.is_done()));
            let choices = sheets.into_iter().map(|member| (meeting.called(member), out(member)));
            Ask::Open(Dialog::Question(Question {
                title: lang.step_for_whom(name),
                body: vec![lang.step_asks().into()],
                choices: listed(choices),
                enter: Enter::Nothing,
            }))
        }
    }
}

/// Which duty is handed over, and then to whom.
pub fn pass_duty(meeting: &Meeting, lang: Lang) -> Ask {
    let chair = lang.duty_pass_chair(meeting.name(meeting.holder(Duty::Chair)));
    let secretary = lang.duty_pass_secretary(meeting.name(meeting.holder(Duty::Secretary)));
    let duties = [(chair, Duty::Chair), (secretary, Duty::Secretary)].into_iter();
    let free = duties.filter(|(_, duty)| !meeting.candidates(*duty).is_empty());
    let choices = listed(free.map(|(words, duty)| (words, Ask::Open(take_duty(meeting, duty, lang)))));
    if choices.is_empty() {
        return Ask::Refuse(lang.duty_nobody_free().into());
    }
    Ask::Open(Dialog::Question(Question {
        title: lang.duty_pass_title().into(),
        body: vec![lang.duty_pass_asks().into()],
        choices,
        enter: Enter::Nothing,
    }))
}
