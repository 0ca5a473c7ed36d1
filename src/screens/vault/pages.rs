//! The pages of an errand with the passphrase, and the way from one to the next.

use super::{Errand, VaultAsk, VaultNews, VaultPage};
use crate::input::{Hint, SecretField, Stroke, Taken, TextField};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{self, Dialog, Write};
use crate::store::{Mistyped, Passphrase, Proof, RecoveryKey};
use crate::text::{Lang, Line};

/// The most letters of a recovery key as it is typed, with room for what stands between its groups.
const RECOVERY: usize = RecoveryKey::DIGITS * 2;

/// Where somebody is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Page {
    /// The passphrase is typed.
    Prove(SecretField),
    /// The recovery key is typed.
    Recover(TextField),
    /// A new passphrase is typed.
    Choose(SecretField),
    /// And again.
    Again(SecretField),
    /// A new recovery key is shown.
    Key(RecoveryKey),
    /// Whether the protection shall be taken away.
    Sure,
}

impl Page {
    /// The page for the passphrase.
    pub(super) fn prove() -> Self {
        Self::Prove(SecretField::new(Passphrase::LONGEST))
    }

    /// The page for a new passphrase.
    pub(super) fn choose() -> Self {
        Self::Choose(SecretField::new(Passphrase::LONGEST))
    }

    fn recover() -> Self {
        Self::Recover(TextField::new(RECOVERY))
    }

    /// The keys while something is typed.
    pub(super) fn hints(&self, errand: Errand, lang: Lang) -> Option<Vec<Hint>> {
        let other = match (errand, self) {
            (Errand::Unlock, Self::Prove(_)) => Some(lang.key_vault_forgotten()),
            (_, Self::Recover(_)) => Some(lang.key_vault_passphrase()),
            _ => None,
        };
        let enter = match self {
            Self::Prove(_) | Self::Recover(_) if errand == Errand::Unlock => lang.key_vault_open(),
            Self::Prove(_) | Self::Choose(_) | Self::Recover(_) => lang.key_vault_go_on(),
            Self::Again(_) => lang.key_vault_set(),
            Self::Key(_) | Self::Sure => return None,
        };
        let back = match (errand, self) {
            (Errand::Unlock, Self::Prove(_) | Self::Choose(_)) => lang.key_quit(),
            _ => lang.key_back(),
        };
        let other = other.map(|words| Hint::new("Tab", words));
        Some(
            [Some(Hint::new("Enter", enter)), other, Some(Hint::new("Esc", back))]
                .into_iter()
                .flatten()
                .collect(),
        )
    }

    /// Lets a stroke work on the field.
    pub(super) fn take(&mut self, stroke: &Stroke, lang: Lang) -> Ask {
        let taken = match self {
            Self::Prove(field) | Self::Choose(field) | Self::Again(field) => field.take(stroke),
            Self::Recover(field) => field.take(stroke),
            Self::Key(_) | Self::Sure => Taken::Refused,
        };
        match taken {
            Taken::Changed | Taken::Unchanged => Ask::Nothing,
            Taken::Full => Ask::Refuse(lang.vault_too_long(Passphrase::LONGEST)),
            Taken::Refused => Ask::Refuse(lang.vault_typing().to_owned()),
        }
    }
}

impl VaultPage {
    /// Takes what was typed.
    pub(super) fn enter(&mut self, desk: &Desk) -> Ask {
        let lang = desk.lang;
        match &self.page {
            Page::Prove(field) if field.is_empty() => Ask::Refuse(lang.vault_unlock_asks().to_owned()),
            Page::Prove(field) => {
                let proof = Proof::Passphrase(Passphrase::typed(field.value()));
                self.ask(VaultAsk::Prove(proof), desk)
            }
            Page::Recover(field) => match RecoveryKey::read(field.value()) {
                Ok(key) => self.ask(VaultAsk::Prove(Proof::Recovery(key)), desk),
                Err(mistyped) => Ask::Refuse(said(mistyped, lang)),
            },
            Page::Choose(field) => match Passphrase::set(field.value()) {
                Ok(passphrase) => {
                    self.chosen = Some(passphrase);
                    self.page = Page::Again(SecretField::new(Passphrase::LONGEST));
                    Ask::Nothing
                }
                Err(_) => Ask::Refuse(lang.vault_too_short(Passphrase::SHORTEST)),
            },
            Page::Again(field) => match self.chosen.clone() {
                Some(chosen) if chosen == Passphrase::typed(field.value()) => match self.errand {
                    Errand::Protect => self.ask(VaultAsk::DrawKey, desk),
                    _ => self.ask(VaultAsk::ChangePassphrase(chosen), desk),
                },
                _ => {
                    self.page = Page::choose();
                    Ask::Refuse(lang.vault_differs().to_owned())
                }
            },
            Page::Key(_) | Page::Sure => Ask::Nothing,
        }
    }

    /// Goes back by one page, or leaves.
    pub(super) fn back(&mut self, desk: &Desk) -> Ask {
        match (&self.page, self.errand) {
            (Page::Recover(_), _) => self.page = Page::prove(),
            (Page::Again(_), _) => self.page = Page::choose(),
            (_, Errand::Unlock) => return Ask::Open(dialog::leave(desk.keeping, desk.lang)),
            _ => return Ask::Back,
        }
        Ask::Nothing
    }

    /// From the passphrase to the recovery key, and back.
    pub(super) fn turn(&mut self, desk: &Desk) -> Ask {
        self.page = match (&self.page, self.errand) {
            (Page::Prove(_), Errand::Unlock) => Page::recover(),
            (Page::Recover(_), _) => Page::prove(),
            _ => return Ask::Refuse(desk.lang.vault_typing().to_owned()),
        };
        Ask::Nothing
    }

    /// Goes on after the store has answered.
    pub(super) fn go_on(&mut self, news: VaultNews, desk: &Desk) -> Ask {
        match (news, self.errand, &self.page) {
            (VaultNews::Right, Errand::Unlock, Page::Recover(_))
            | (VaultNews::Right, Errand::ChangePassphrase, _) => {
                self.page = Page::choose();
                Ask::Nothing
            }
            (VaultNews::Right, Errand::Unlock, _) => Ask::Vault(VaultAsk::Enter),
            (VaultNews::Right, Errand::LayOpen, _) => {
                self.page = Page::Sure;
                Ask::Nothing
            }
            (VaultNews::Right, ..) => self.ask(VaultAsk::DrawKey, desk),
            (VaultNews::Refused, _, Page::Prove(_)) => {
                self.page = Page::prove();
                Ask::Nothing
            }
            (VaultNews::Drawn(key), ..) => {
                self.page = Page::Key(key);
                Ask::Nothing
            }
            (VaultNews::Done, Errand::Unlock, _) => Ask::Vault(VaultAsk::Enter),
            (VaultNews::Done, errand, _) => {
                Ask::Each(vec![Ask::Back, Ask::Say(done(errand, desk.lang).to_owned())])
            }
            (VaultNews::Failed, _, Page::Again(_)) => {
                self.page = Page::choose();
                Ask::Nothing
            }
            (VaultNews::Refused | VaultNews::Failed, ..) => Ask::Nothing,
        }
    }
}

/// Asks where the recovery key shall be written.
pub(super) fn write_key(key: &RecoveryKey, lang: Lang) -> Ask {
    let key = key.clone();
    let then = move |path: Line| Ask::Vault(VaultAsk::WriteKey(path.as_str().to_owned(), key.clone()));
    let (title, prompt) = (lang.vault_write_title().to_owned(), lang.vault_write_asks().to_owned());
    let write = Write::new(title, prompt, Box::new(then)).holding(lang.vault_file_name());
    Ask::Open(Dialog::Write(write))
}

/// What has been done.
fn done(errand: Errand, lang: Lang) -> &'static str {
    match errand {
        Errand::Unlock | Errand::Protect => lang.said_protected(),
        Errand::ChangePassphrase => lang.said_passphrase_changed(),
        Errand::ChangeRecoveryKey => lang.said_recovery_changed(),
        Errand::LayOpen => lang.said_laid_open(),
    }
}

/// What is wrong with a recovery key as it was typed.
fn said(mistyped: Mistyped, lang: Lang) -> String {
    match mistyped {
        Mistyped::Length(typed) => lang.vault_key_length(RecoveryKey::DIGITS, typed),
        Mistyped::NoDigit => lang.vault_key_no_digit().to_owned(),
        Mistyped::Group(group) => lang.vault_key_group(group),
    }
}
