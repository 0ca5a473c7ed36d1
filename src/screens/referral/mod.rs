//! A case that the rules have left to the committee: why, what is known about it, and the classes by digit.

mod draw;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::spot::Spot;
use crate::domain::{Event, Meeting, MemberId, Phase};
use crate::input::{Binding, Chord, Keys};
use crate::rules::Standing;
use crate::text::Lang;
use crate::ui::Canvas;

/// Which case, and which page of what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Referral {
    member: Option<MemberId>,
    page: usize,
}

/// What can be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The class beside this digit.
    Class(u8),
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
        Binding::new(Keys::Digits(1, 8, Act::Class), Lang::key_referral_class),
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
        let classes = self.member.as_ref().map_or(0, |member| meeting.rules_of(member).classes().count());
        match action {
            Act::Class(digit) if usize::from(digit) > classes => Some(lang.referral_choose(classes)),
            Act::Next if waiting(meeting).next().is_none() => Some(lang.results_not_referred().into()),
            Act::Next if waiting(meeting).eq(self.member.as_ref()) => Some(lang.referral_choose(classes)),
            Act::Announce if meeting.phase() != Phase::Tallied => Some(lang.referral_announced().into()),
            Act::Announce if waiting(meeting).next().is_none() => {
                Some(lang.referral_announce_from_results().into())
            }
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some((meeting, member)) = desk.meeting().and_then(|m| Some((m, self.member.clone()?))) else {
            return Ask::Back;
        };
        match action {
            Act::Class(digit) => {
                let class = meeting.rules_of(&member).classes().nth(usize::from(digit).saturating_sub(1));
                return match class {
                    Some(class) => Ask::Open(dialog::decided_as(meeting, &member, &class.id, desk.lang)),
                    None => Ask::Nothing,
                };
            }
            Act::Announce => {
                let count = waiting(meeting).count();
                return Ask::Open(dialog::announce_undecided(meeting, count, desk.lang));
            }
            Act::Leave => return Ask::Back,
            Act::Next => self.next(meeting),
            Act::Up => self.step(meeting, |at, _| at.saturating_sub(1)),
            Act::Down => self.step(meeting, |at, last| (at + 1).min(last)),
            Act::PageBack => self.page = self.page.saturating_sub(1),
            Act::PageOn => {
                let view = draw::View { meeting, member: &member, desk, lang: desk.lang };
                self.page = (self.page + 1).min(view.last_page(desk.body));
            }
        }
        Ask::Nothing
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        match event {
            Event::ReferralDecided { .. } if waiting(meeting).next().is_some() => {
                self.next(meeting);
                Ask::Nothing
            }
            Event::ReferralDecided { .. } | Event::Confirmed => Ask::Back,
            _ => Ask::Nothing,
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let (Some(meeting), Some(member)) = (desk.meeting(), &self.member) {
            draw::View { meeting, member, desk, lang: desk.lang }.draw(canvas, body, self.page);
        }
    }
}

impl Referral {
    /// The case of the member in focus, if it is one, else the first that waits.
    pub fn new(desk: &Desk, spot: Option<Spot>) -> Self {
        let member = desk.meeting().and_then(|meeting| {
            let here = spot.map(|spot| spot.member).filter(|member| can_decide(meeting, member));
            here.or_else(|| waiting(meeting).next().cloned())
        });
        Self { member, page: 0 }
    }

    /// Goes to the next case that waits, from the start again after the last.
    fn next(&mut self, meeting: &Meeting) {
        let place = |member: &MemberId| meeting.members().iter().position(|other| other == member);
        let here = self.member.as_ref().and_then(place);
        let after = waiting(meeting).find(|member| place(member) > here);
        self.show(after.or_else(|| waiting(meeting).next()).cloned());
    }

    fn step(&mut self, meeting: &Meeting, step: fn(usize, usize) -> usize) {
        let cases = cases(meeting);
        let at = self.member.as_ref().and_then(|member| cases.iter().position(|other| *other == member));
        let next = step(at.unwrap_or(0), cases.len().saturating_sub(1));
        if let Some(member) = cases.get(next).filter(|_| Some(next) != at) {
            self.show(Some((*member).clone()));
        }
    }

    fn show(&mut self, member: Option<MemberId>) {
        *self = Self { member, page: 0 };
    }
}

/// Those whom the rules have left to the committee and about whom it has not decided, in their order.
pub fn waiting(meeting: &Meeting) -> impl Iterator<Item = &MemberId> {
    meeting.members().iter().filter(|member| is_referred(meeting, member))
}

/// Whether the committee can decide about a member: it is left to it, or was and has been decided.
pub fn can_decide(meeting: &Meeting, member: &MemberId) -> bool {
    is_referred(meeting, member) || meeting.sheet(member).is_some_and(|sheet| sheet.decided().is_some())
}

fn is_referred(meeting: &Meeting, member: &MemberId) -> bool {
    meeting.result(member).is_some_and(|result| result.standing == Standing::Referred)
}

/// Every case, decided or not, in the order of the members.
fn cases(meeting: &Meeting) -> Vec<&MemberId> {
    meeting.members().iter().filter(|member| can_decide(meeting, member)).collect()
}
