//! After how long the personal data of a sealed meeting may be removed.

use super::row::Row;
use crate::domain::{Retention, Settings};
use crate::number::Exact;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Dialog, NumberEntry};
use crate::text::Lang;

/// The setting.
pub const ROW: Row =
    Row { title: Lang::setting_retention, purpose: Lang::setting_retention_purpose, value, change };

fn value(desk: &Desk) -> String {
    match desk.unit.settings().retention {
        None => desk.lang.setting_retention_none().to_owned(),
        Some(retention) => desk.lang.setting_retention_months(retention.months()),
    }
}

fn change(desk: &Desk) -> Ask {
    let (lang, settings) = (desk.lang, desk.unit.settings().clone());
    let then = move |number: Exact| {
        let months = number.as_whole().and_then(|whole| u8::try_from(whole).ok());
        let months = months.filter(|months| *months <= Retention::MOST);
        let months = months.ok_or_else(|| lang.setting_retention_range(Retention::MOST))?;
        let retention = Retention::of_months(months);
        Ok(Ask::Set(Box::new(Settings { retention, ..settings.clone() })))
    };
    let title = lang.setting_retention().to_owned();
    let prompt = lang.setting_retention_prompt(Retention::MOST);
    Ask::Open(Dialog::Number(NumberEntry::new(title, prompt, Box::new(then))))
}
