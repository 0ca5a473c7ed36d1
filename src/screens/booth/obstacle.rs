//! What stands against an action in the booth, page by page.

use super::filling::no_answer;
use super::{Act, Booth, Page, is_full, is_masked};
use crate::screens::desk::Desk;
use crate::store::Code;

impl Booth {
    /// Why an action is not to be had on the page that is shown.
    pub(super) fn stands_against(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        match (&self.page, action) {
            (Page::Locked(typed), Act::Digit(_)) if typed.len() == Code::DIGITS => {
                Some(lang.booth_code_whole().into())
            }
            (Page::Locked(typed), Act::GoOn) if typed.len() < Code::DIGITS => {
                Some(lang.booth_code_short(Code::DIGITS, typed.len()))
            }
            (Page::Locked(typed), Act::Erase) if !typed.is_empty() => None,
            (Page::Locked(_), Act::Digit(_) | Act::GoOn | Act::Leave) => None,
            (Page::Slip(_), Act::Show) if is_masked(desk) => None,
            (_, Act::Erase | Act::Show) => Some(lang.key_no_change().into()),
            (Page::Slip(_), action) if is_masked(desk) && action != Act::Leave => {
                Some(lang.booth_masked_first().into())
            }
            (Page::Chair, Act::GoOn | Act::Leave) => None,
            (Page::Chair | Page::Locked(_), _) => Some(lang.key_no_change().into()),
            (Page::HandOver { .. }, Act::Digit(_) | Act::Up | Act::Down) if is_full(desk) => {
                Some(lang.key_no_change().into())
            }
            (Page::HandOver { .. }, Act::Digit(digit)) => self.no_officer(digit, desk),
            (Page::HandOver { at, .. }, Act::GoOn) => self.has_voted(*at, desk),
            (Page::Slip(paper), Act::Digit(digit)) => {
                no_answer(paper, &self.asked, desk.meeting()?, digit, lang)
            }
            (Page::Counted { .. }, Act::Digit(_)) => Some(lang.key_no_change().into()),
            _ => None,
        }
    }
}
