//! Everything about the passphrase: opening the data, setting it, changing it, taking it away.

mod draw;
mod pages;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::input::{Binding, Chord, Hint, Keys, Stroke};
use crate::store::{Passphrase, Proof, RecoveryKey};
use crate::text::Lang;
use crate::ui::Canvas;
pub(super) use draw::field;
use pages::Page;

/// What somebody is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To open the data at the start.
    Unlock,
    /// To protect data that lies open.
    Protect,
    /// To set another passphrase.
    ChangePassphrase,
    /// To have another recovery key.
    ChangeRecoveryKey,
    /// To take the protection away.
    LayOpen,
}

/// What the store is asked for about its vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultAsk {
    /// Try a passphrase or a recovery key.
    Prove(Proof),
    /// Read what the first screen shows, now that the store is open.
    Enter,
    /// Draw a recovery key.
    DrawKey,
    /// Write a recovery key into a new file.
    WriteKey(String, RecoveryKey),
    /// Protect the data.
    Protect(Passphrase, RecoveryKey),
    /// Set another passphrase.
    ChangePassphrase(Passphrase),
    /// Set another recovery key.
    ChangeRecoveryKey(RecoveryKey),
    /// Take the protection away.
    LayOpen,
}

/// What the store has answered, as far as the screen goes on from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultNews {
    /// The passphrase or the recovery key was the right one.
    Right,
    /// It was not, or was not tried.
    Refused,
    /// A recovery key.
    Drawn(RecoveryKey),
    /// What was asked for is done.
    Done,
    /// It is not done.
    Failed,
}

/// The screen.
#[derive(Clone, Debug, PartialEq)]
pub struct VaultPage {
    errand: Errand,
    page: Page,
    /// The passphrase that will be set.
    chosen: Option<Passphrase>,
}

/// What can be done where nothing is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Write the recovery key into a file.
    WriteFile,
    /// Go on with what cannot be taken back.
    Confirm,
    /// Back.
    Leave,
}

impl Screen for VaultPage {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Confirm), Lang::key_vault_confirm),
        Binding::new(Keys::Any(&[Chord::Char('1')], Act::WriteFile), Lang::key_vault_write),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn head(&self, desk: &Desk) -> Head {
        match self.errand {
            Errand::Unlock => {
                Head { place: vec![desk.lang.home_title().to_owned()], state: desk.now.clock() }
            }
            _ => super::unit_head(desk.lang.place_vault(), desk),
        }
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        match (&self.page, action) {
            (_, Act::Leave) | (Page::Key(_), _) | (Page::Sure, Act::Confirm) => None,
            _ => Some(desk.lang.key_no_change().to_owned()),
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        match (&self.page, action) {
            (_, Act::Leave) => Ask::Back,
            (Page::Key(key), Act::WriteFile) => pages::write_key(key, desk.lang),
            (Page::Key(key), Act::Confirm) => match (self.errand, &self.chosen) {
                (Errand::Protect, Some(passphrase)) => {
                    self.ask(VaultAsk::Protect(passphrase.clone(), key.clone()), desk)
                }
                _ => self.ask(VaultAsk::ChangeRecoveryKey(key.clone()), desk),
            },
            (Page::Sure, Act::Confirm) => self.ask(VaultAsk::LayOpen, desk),
            _ => Ask::Nothing,
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        match (&self.page, action) {
            (Page::Key(_), Act::Confirm) => Some(desk.lang.key_vault_noted()),
            (Page::Sure, Act::Confirm) => Some(desk.lang.key_vault_lay_open()),
            _ => None,
        }
    }

    fn typing(&self, lang: Lang) -> Option<Vec<Hint>> {
        self.page.hints(self.errand, lang)
    }

    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        match stroke {
            Stroke::Key(Chord::Enter) => self.enter(desk),
            Stroke::Key(Chord::Esc) => self.back(desk),
            Stroke::Key(Chord::Tab | Chord::BackTab | Chord::Up | Chord::Down) => self.turn(desk),
            stroke => self.page.take(stroke, desk.lang),
        }
    }

    fn put_away(&mut self, _desk: &Desk) {
        if let Page::Prove(_) = self.page {
            self.page = Page::prove();
        }
    }

    fn vault_told(&mut self, news: VaultNews, desk: &Desk) -> Ask {
        self.go_on(news, desk)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        draw::draw(self.errand, &self.page, desk.lang, canvas, body);
    }
}

impl VaultPage {
    /// The first page of an errand.
    pub fn new(errand: Errand) -> Self {
        let page = match errand {
            Errand::Protect => Page::choose(),
            _ => Page::prove(),
        };
        Self { errand, page, chosen: None }
    }

    /// Asks the store, and says that it takes a moment.
    fn ask(&self, ask: VaultAsk, desk: &Desk) -> Ask {
        let lang = desk.lang;
        let said = match ask {
            VaultAsk::Prove(_) => lang.vault_trying(),
            VaultAsk::Protect(..) | VaultAsk::LayOpen => lang.vault_rewriting(),
            _ => lang.vault_working(),
        };
        Ask::Each(vec![Ask::Vault(ask), Ask::Say(said.to_owned())])
    }
}
