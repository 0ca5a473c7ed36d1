//! A case that the rules have left to the committee: why, what is known about it, and the answers by digit: the classes, or
//! whether a title is won.

mod case;
mod draw;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::spot::Spot;
use crate::domain::{Event, Meeting, Phase};
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::ui::Canvas;
pub use case::Case;

/// Which case, and which page of what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Referral {
    case: Option<Case>,
    page: usize,
}

/// What can be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The answer beside this digit.
    Answer(u8),
    /// The next case that waits.
    Next,
    /// The case above.
    Up,
    /// The case below.
    Down,
    /// The page before.
    PageBack,
    /// The next page.
    PageOn,
    /// Announce although somebody waits.
    Announce,
    /// Back to the results.
    Leave,
}

impl Screen for Referral {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(1, 8, Act::Answer), Lang::key_referral_class),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_referral_cases),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::PageBack), (Chord::Right, Act::PageOn)]),
            Lang::key_pages,
        ),
        Binding::new(Keys::Any(&[Chord::Enter, Chord::Tab], Act::Next), Lang::key_referral_next),
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Announce), Lang::key_referral_announce),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let meeting = desk.meeting()?;
        let answers = self.case.as_ref().map_or(0, |case| case.answers(meeting));
        let choose = || match self.case.as_ref().and_then(|case| case.title.as_ref()) {
            None => lang.referral_choose(answers),
            Some(_) => lang.referral_choose_title().into(),
        };
        let waiting = Case::waiting(meeting);
        match action {
            Act::Answer(digit) if usize::from(digit) > answers => Some(choose()),
            Act::Next if waiting.is_empty() => Some(lang.results_not_referred().into()),
            Act::Next if waiting.iter().eq(self.case.as_ref()) => Some(choose()),
            Act::Announce if meeting.phase() != Phase::Tallied => Some(lang.referral_announced().into()),
            Act::Announce if waiting.is_empty() => Some(lang.referral_announce_from_results().into()),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some((meeting, case)) = desk.meeting().and_then(|m| Some((m, self.case.clone()?))) else {
            return Ask::Back;
        };
        match action {
            Act::Answer(digit) => return answered(meeting, &case, digit, desk.lang),
            Act::Announce => {
                let waits_for_class = |case: &&Case| case.title.is_none();
                return match Case::waiting(meeting).iter().filter(waits_for_class).count() {
                    0 => dialog::announce(meeting, desk.lang),
                    count => Ask::Open(dialog::announce_undecided(meeting, count, desk.lang)),
                };
            }
            Act::Leave => return Ask::Back,
            Act::Next => self.next(meeting, Case::waiting(meeting)),
            Act::Up => self.step(meeting, |at, _| at.saturating_sub(1)),
            Act::Down => self.step(meeting, |at, last| (at + 1).min(last)),
            Act::PageBack => self.page = self.page.saturating_sub(1),
            Act::PageOn => {
                let view = draw::View { meeting, case: &case, desk, lang: desk.lang };
                self.page = (self.page + 1).min(view.last_page(desk.body));
            }
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let is_title = self.case.as_ref().is_some_and(|case| case.title.is_some());
        (is_title && matches!(action, Act::Answer(_))).then(|| desk.lang.key_referral_title())
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        match event {
            Event::ReferralDecided { .. } | Event::TitleDecided { .. } => {
                let due = Case::due(meeting);
                if due.is_empty() {
                    return Ask::Back;
                }
                self.next(meeting, due);
                Ask::Nothing
            }
            Event::Confirmed => Ask::Back,
            _ => Ask::Nothing,
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let (Some(meeting), Some(case)) = (desk.meeting(), &self.case) {
            draw::View { meeting, case, desk, lang: desk.lang }.draw(canvas, body, self.page);
        }
    }
}

impl Referral {
    /// The case of the member in focus, if it is one, else the first that waits.
    pub fn new(desk: &Desk, spot: Option<Spot>) -> Self {
        let case = desk.meeting().and_then(|meeting| {
            let here = spot.map(|spot| spot.member);
            let (waiting, all) = (Case::waiting(meeting), Case::all(meeting));
            let mut own = waiting.iter().chain(&all).filter(|case| here.as_ref() == Some(&case.member));
            own.next().or(waiting.first()).cloned()
        });
        Self { case, page: 0 }
    }

    /// Goes to the next of these cases, from the start again after the last.
    fn next(&mut self, meeting: &Meeting, cases: Vec<Case>) {
        let all = Case::all(meeting);
        let place = |case: &Case| all.iter().position(|other| other == case);
        let here = self.case.as_ref().and_then(place);
        let after = cases.iter().find(|case| place(case) > here);
        self.show(after.or(cases.first()).cloned());
    }

    fn step(&mut self, meeting: &Meeting, step: fn(usize, usize) -> usize) {
        let cases = Case::all(meeting);
        let at = self.case.as_ref().and_then(|case| cases.iter().position(|other| other == case));
        let next = step(at.unwrap_or(0), cases.len().saturating_sub(1));
        if let Some(case) = cases.get(next).filter(|_| Some(next) != at) {
            self.show(Some(case.clone()));
        }
    }

    fn show(&mut self, case: Option<Case>) {
        *self = Self { case, page: 0 };
    }
}

/// Asks why the committee answers like this.
fn answered(meeting: &Meeting, case: &Case, digit: u8, lang: Lang) -> Ask {
    if let Some(title) = &case.title {
        return Ask::Open(dialog::title_decided_as(meeting, &case.member, title, digit == 1, lang));
    }
    let class = meeting.rules_of(&case.member).classes().nth(usize::from(digit).saturating_sub(1));
    match class {
        Some(class) => Ask::Open(dialog::decided_as(meeting, &case.member, &class.id, lang)),
        None => Ask::Nothing,
    }
}
