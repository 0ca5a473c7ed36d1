//! The passphrase: set, changed, taken away.

use super::row::Row;
use crate::screens::ask::{Ask, Place};
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question};
use crate::screens::vault::Errand;
use crate::store::Protection;
use crate::text::Lang;

/// The setting.
pub const ROW: Row =
    Row { title: Lang::setting_passphrase, purpose: Lang::setting_passphrase_purpose, value, change };

fn value(desk: &Desk) -> String {
    match desk.protection {
        Protection::None => desk.lang.setting_passphrase_none().to_owned(),
        _ => desk.lang.setting_passphrase_set().to_owned(),
    }
}

fn change(desk: &Desk) -> Ask {
    let lang = desk.lang;
    if desk.protection == Protection::None {
        return Ask::Go(Place::Vault(Errand::Protect));
    }
    let errands = [
        (lang.setting_passphrase_change(), Errand::ChangePassphrase),
        (lang.setting_passphrase_key(), Errand::ChangeRecoveryKey),
        (lang.setting_passphrase_remove(), Errand::LayOpen),
    ];
    let choice = |(digit, (label, errand)): (u8, (&str, Errand))| Choice {
        digit,
        label: label.to_owned(),
        ask: Ask::Go(Place::Vault(errand)),
    };
    Ask::Open(Dialog::Question(Question {
        title: lang.setting_passphrase().to_owned(),
        body: vec![lang.setting_passphrase_purpose().to_owned()],
        choices: (1..).zip(errands).map(choice).collect(),
        enter: Enter::Nothing,
    }))
}
