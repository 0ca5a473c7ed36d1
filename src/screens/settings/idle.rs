//! After how long without a key the screen is locked.

use super::row::Row;
use crate::domain::Idle;
use crate::number::Exact;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Dialog, NumberEntry};
use crate::text::Lang;

/// The setting.
pub const ROW: Row = Row { title: Lang::setting_idle, purpose: Lang::setting_idle_purpose, value, change };

fn value(desk: &Desk) -> String {
    match desk.unit.settings().idle() {
        Idle::Never => desk.lang.setting_idle_never().to_owned(),
        Idle::Minutes(minutes) => desk.lang.setting_idle_minutes(minutes),
    }
}

fn change(desk: &Desk) -> Ask {
    let (lang, settings) = (desk.lang, desk.unit.settings().clone());
    let then = move |number: Exact| {
        let minutes = number.as_whole().and_then(|whole| u8::try_from(whole).ok());
        let idle = minutes.and_then(Idle::of_minutes).ok_or_else(|| lang.setting_idle_range(Idle::MOST))?;
        let mut settings = settings.clone();
        settings.idle = Some(idle);
        Ok(Ask::Set(Box::new(settings)))
    };
    let title = lang.setting_idle().to_owned();
    let prompt = lang.setting_idle_prompt(Idle::MOST);
    Ask::Open(Dialog::Number(NumberEntry::new(title, prompt, Box::new(then))))
}
