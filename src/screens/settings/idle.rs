//! After how long without a key the screen is locked.

use super::row::Row;
use super::small;
use crate::domain::{Idle, Settings};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
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
    let set = move |minutes: Option<u8>| {
        let idle = minutes.and_then(Idle::of_minutes).ok_or_else(|| lang.setting_idle_range(Idle::MOST))?;
        Ok(Settings { idle: Some(idle), ..settings.clone() })
    };
    small::change(lang.setting_idle(), lang.setting_idle_prompt(Idle::MOST), set)
}
