//! The passphrase: what the store is asked about its vault, and how the program goes on from the answers.

use super::App;
use super::effect::{Effect, VaultAnswer};
use super::flight::Flight;
use crate::domain::Stamp;
use crate::screens::{Ask, Errand, Place, VaultAsk, VaultNews, make};
use crate::store::{Proof, Protection, Unlocked, Written};
use crate::text::clean;

/// What the store was asked about its vault, as far as its answer does not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To try a passphrase.
    Passphrase,
    /// To try a recovery key.
    RecoveryKey,
    /// To protect the data.
    Protect,
    /// To take the protection away.
    LayOpen,
    /// Anything else.
    Other,
}

/// Where the program begins: locked data shows nothing but the way to open it.
pub(super) fn first_place(protection: Protection) -> Place {
    match protection {
        Protection::None | Protection::Unlocked => Place::Home,
        Protection::Locked | Protection::Lost => Place::Vault(Errand::Unlock),
    }
}

impl App {
    /// Asks the store.
    pub(super) fn ask_vault(&mut self, ask: VaultAsk, effects: &mut Vec<Effect>) {
        let asked = match &ask {
            VaultAsk::Prove(Proof::Passphrase(_)) => Asked::Passphrase,
            VaultAsk::Prove(Proof::Recovery(_)) => Asked::RecoveryKey,
            VaultAsk::Protect(..) => Asked::Protect,
            VaultAsk::LayOpen => Asked::LayOpen,
            _ => Asked::Other,
        };
        effects.push(Effect::Vault { ask, at: self.desk.now });
        self.flight = Some(Flight::Vault(asked));
    }

    /// Goes on after the store has answered.
    pub(super) fn vault_answered(&mut self, answer: VaultAnswer, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let Some(Flight::Vault(asked)) = self.flight.take() else { return };
        // Keys that were pressed meanwhile were meant for the page before.
        self.waiting.clear();
        self.notice = None;
        let lang = self.desk.lang;
        let warning = match &answer {
            VaultAnswer::DoneBut(warning) => Some(warning.clone()),
            _ => None,
        };
        let news = match answer {
            VaultAnswer::Tried(Unlocked::Yes) => VaultNews::Right,
            VaultAnswer::Tried(Unlocked::Wrong(wait)) => {
                self.refuse(match asked {
                    Asked::RecoveryKey => lang.vault_wrong_key(wait),
                    _ => lang.vault_wrong(wait),
                });
                VaultNews::Refused
            }
            VaultAnswer::Tried(Unlocked::Wait(seconds)) => {
                self.refuse(lang.vault_wait(seconds));
                VaultNews::Refused
            }
            VaultAnswer::Entered(holdings) => {
                let told = holdings.told.join(" ");
                self.desk.protection = Protection::Unlocked;
                self.desk.unit = holdings.unit;
                self.desk.drafts = holdings.drafts;
                holdings.meetings.into_iter().for_each(|meeting| self.desk.put(meeting));
                self.rooms = vec![make(Place::Home, &self.desk, None)];
                if !told.is_empty() {
                    self.warn(told);
                }
                return;
            }
            VaultAnswer::Drawn(key) => VaultNews::Drawn(key),
            VaultAnswer::KeyWritten(path, Written::Yes) => {
                return self.say(lang.said_file_written(clean(&path)));
            }
            VaultAnswer::KeyWritten(path, Written::Exists) => {
                return self.refuse(lang.vault_file_exists(clean(&path)));
            }
            VaultAnswer::Done | VaultAnswer::DoneBut(_) => {
                self.desk.protection = match asked {
                    Asked::Protect => Protection::Unlocked,
                    Asked::LayOpen => Protection::None,
                    _ => self.desk.protection,
                };
                if asked == Asked::Protect
                    && self.desk.unit.is_empty()
                    && let Some(first) = self.rooms.first_mut()
                {
                    // The row that led here is gone, and Enter takes the sample as before.
                    *first = make(Place::Home, &self.desk, None);
                }
                VaultNews::Done
            }
            VaultAnswer::Failed(why) => {
                self.fail(why);
                VaultNews::Failed
            }
        };
        let ask = self.rooms.last_mut().map_or(Ask::Nothing, |room| room.vault_told(news, &self.desk));
        self.answer(ask, stamp, effects);
        if let Some(warning) = warning {
            self.warn(warning);
        }
    }
}
