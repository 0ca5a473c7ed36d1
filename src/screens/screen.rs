//! What a screen is: a table of keys, what each does or why not, and how it draws.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::audience::Subject;
use super::desk::Desk;
use super::everywhere::EVERYWHERE;
use super::spot::Spot;
use super::vault::VaultNews;
use crate::domain::{Event, MemberId, Value};
use crate::input::{self, Binding, Chord, Hint, Stroke};
use crate::text::Lang;
use crate::ui::Canvas;

/// The first row of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The place, then what else is good to know about it; a narrow window shows the first parts only.
    pub place: Vec<String>,
    /// How things stand, at the right edge.
    pub state: String,
}

/// A screen. One file implements it; the registry in `screens` lists it.
pub trait Screen: Clone + PartialEq {
    /// What its keys do.
    type Action: Copy + 'static;

    /// Whether it masks what the room may not see yet. Where the room looks on, the page for the room covers any other.
    const MASKS: bool = false;

    /// The keys, most useful first.
    const TABLE: &'static [Binding<Self::Action>];

    /// What stands in the head: the meeting at hand, unless the screen is about something else.
    fn head(&self, desk: &Desk) -> Head {
        super::meeting_head(desk)
    }

    /// Why an action cannot be done now. The footer leaves such keys out; pressing one says the sentence.
    fn obstacle(&self, _action: Self::Action, _desk: &Desk) -> Option<String> {
        None
    }

    /// Whether the footer names an action that can be done now: not where a key beside it does the same.
    fn is_named(&self, _action: Self::Action, _desk: &Desk) -> bool {
        true
    }

    /// Does what an action means for the screen's own focus and asks for the rest.
    fn act(&mut self, action: Self::Action, desk: &Desk) -> Ask;

    /// What an action is called now, where that says more than the table does.
    fn label(&self, _action: Self::Action, _desk: &Desk) -> Option<&'static str> {
        None
    }

    /// The keys of a field in which text is being typed; none while there is none. Letters then belong to it.
    fn typing(&self, _lang: Lang) -> Option<Vec<Hint>> {
        None
    }

    /// Lets a stroke work on that field.
    fn typed(&mut self, _stroke: &Stroke, _desk: &Desk) -> Ask {
        Ask::Nothing
    }

    /// Whether a letter or digit that is typed now begins a text and is none of the keys.
    fn awaits_text(&self, _desk: &Desk) -> bool {
        false
    }

    /// Opens the field for that text.
    fn begin_text(&mut self, _desk: &Desk) {}

    /// Goes on after something was recorded in the meeting.
    fn settle(&mut self, _event: &Event, _desk: &Desk) -> Ask {
        Ask::Nothing
    }

    /// Goes on after a ballot went into its box, or the box was opened, or not.
    fn ballot_kept(&mut self, _desk: &Desk) {}

    /// Goes on after the store has answered about its vault.
    fn vault_told(&mut self, _news: VaultNews, _desk: &Desk) -> Ask {
        Ask::Nothing
    }

    /// Takes an answer that a dialog asked for.
    fn answered(&mut self, _value: Value, _desk: &Desk) {}

    /// Goes on after what it asked about in a dialog was meant so.
    fn agreed(&mut self, _desk: &Desk) -> Ask {
        Ask::Nothing
    }

    /// In whose hands the keyboard is, as a number that changes whenever it changes hands; none where that does not
    /// matter. Keys typed ahead do not go from one pair of hands into the next.
    fn hands(&self) -> Option<usize> {
        None
    }

    /// Whether it has put something off until no key comes for a moment, because it takes longer than a key may.
    fn has_put_off(&self) -> bool {
        false
    }

    /// Does what was put off.
    fn catch_up(&mut self) {}

    /// Goes on with an officer who has shown to be at the keyboard.
    fn vouched(&mut self, _officer: &MemberId, _desk: &Desk) {}

    /// Puts away what whoever comes to the keyboard next must not see.
    fn put_away(&mut self, _desk: &Desk) {}

    /// Puts the focus on a member who was looked up.
    fn find(&mut self, _member: &MemberId, _desk: &Desk) {}

    /// Where somebody who comes back should find the focus.
    fn spot(&self, _desk: &Desk) -> Option<Spot> {
        None
    }

    /// What is at hand, for the page that the room sees.
    fn subject(&self, desk: &Desk) -> Option<Subject> {
        Screen::spot(self, desk).map(Subject::from)
    }

    /// Draws the body.
    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect);

    /// Draws into the band of notices while there is none: what the last row of the body has no room for.
    fn draw_below(&self, _desk: &Desk, _canvas: &mut Canvas<'_>, _band: Rect) {}
}

/// A screen without regard to what its actions are called.
pub trait Room {
    /// See [`Screen::head`].
    fn head(&self, desk: &Desk) -> Head;
    /// What a key does here: none where the screen does not know it.
    fn press(&mut self, chord: Chord, desk: &Desk) -> Option<Ask>;
    /// See [`Screen::typing`].
    fn takes_text(&self) -> bool;
    /// See [`Screen::typed`].
    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask;
    /// See [`Screen::awaits_text`].
    fn awaits_text(&self, desk: &Desk) -> bool;
    /// What the footer shows.
    fn hints(&self, desk: &Desk) -> Vec<Hint>;
    /// What the help shows.
    fn help(&self, lang: Lang) -> Vec<Hint>;
    /// See [`Screen::settle`].
    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask;
    /// See [`Screen::ballot_kept`].
    fn ballot_kept(&mut self, desk: &Desk);
    /// See [`Screen::vault_told`].
    fn vault_told(&mut self, news: VaultNews, desk: &Desk) -> Ask;
    /// See [`Screen::answered`].
    fn answered(&mut self, value: Value, desk: &Desk);
    /// See [`Screen::agreed`].
    fn agreed(&mut self, desk: &Desk) -> Ask;
    /// See [`Screen::hands`].
    fn hands(&self) -> Option<usize>;
    /// See [`Screen::has_put_off`].
    fn has_put_off(&self) -> bool;
    /// See [`Screen::catch_up`].
    fn catch_up(&mut self);
    /// See [`Screen::vouched`].
    fn vouched(&mut self, officer: &MemberId, desk: &Desk);
    /// See [`Screen::put_away`].
    fn put_away(&mut self, desk: &Desk);
    /// See [`Screen::find`].
    fn find(&mut self, member: &MemberId, desk: &Desk);
    /// See [`Screen::spot`].
    fn spot(&self, desk: &Desk) -> Option<Spot>;
    /// See [`Screen::subject`].
    fn subject(&self, desk: &Desk) -> Option<Subject>;
    /// See [`Screen::MASKS`].
    fn masks(&self) -> bool;
    /// See [`Screen::draw`].
    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect);
    /// See [`Screen::draw_below`].
    fn draw_below(&self, desk: &Desk, canvas: &mut Canvas<'_>, band: Rect);
}

impl<S: Screen> Room for S {
    fn head(&self, desk: &Desk) -> Head {
        Screen::head(self, desk)
    }

    fn press(&mut self, chord: Chord, desk: &Desk) -> Option<Ask> {
        if begins_text::<S>(chord) && self.awaits_text(desk) {
            self.begin_text(desk);
            return Some(self.typed(&Stroke::Key(chord), desk));
        }
        let action = input::find(S::TABLE, chord)?;
        if let Some(reason) = self.obstacle(action, desk) {
            return Some(Ask::Refuse(reason));
        }
        let before = self.clone();
        Some(match self.act(action, desk) {
            // No key is silent: where the focus cannot go further, that is said.
            Ask::Nothing if *self == before => Ask::Refuse(desk.lang.key_no_change().into()),
            ask => ask,
        })
    }

    fn takes_text(&self) -> bool {
        Screen::typing(self, Lang::Vi).is_some()
    }

    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        Screen::typed(self, stroke, desk)
    }

    fn awaits_text(&self, desk: &Desk) -> bool {
        Screen::awaits_text(self, desk)
    }

    fn hints(&self, desk: &Desk) -> Vec<Hint> {
        if let Some(hints) = self.typing(desk.lang) {
            return hints;
        }
        let can = |action| self.is_named(action, desk) && self.obstacle(action, desk).is_none();
        input::hints(S::TABLE, desk.lang, can, |action| self.label(action, desk))
    }

    fn help(&self, lang: Lang) -> Vec<Hint> {
        S::TABLE.iter().map(|binding| binding.full_hint(lang)).collect()
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        Screen::settle(self, event, desk)
    }

    fn ballot_kept(&mut self, desk: &Desk) {
        Screen::ballot_kept(self, desk);
    }

    fn vault_told(&mut self, news: VaultNews, desk: &Desk) -> Ask {
        Screen::vault_told(self, news, desk)
    }

    fn answered(&mut self, value: Value, desk: &Desk) {
        Screen::answered(self, value, desk);
    }

    fn agreed(&mut self, desk: &Desk) -> Ask {
        Screen::agreed(self, desk)
    }

    fn hands(&self) -> Option<usize> {
        Screen::hands(self)
    }

    fn has_put_off(&self) -> bool {
        Screen::has_put_off(self)
    }

    fn catch_up(&mut self) {
        Screen::catch_up(self);
    }

    fn vouched(&mut self, officer: &MemberId, desk: &Desk) {
        Screen::vouched(self, officer, desk);
    }

    fn put_away(&mut self, desk: &Desk) {
        Screen::put_away(self, desk);
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        Screen::find(self, member, desk);
    }

    fn spot(&self, desk: &Desk) -> Option<Spot> {
        Screen::spot(self, desk)
    }

    fn subject(&self, desk: &Desk) -> Option<Subject> {
        Screen::subject(self, desk)
    }

    fn masks(&self) -> bool {
        S::MASKS
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        Screen::draw(self, desk, canvas, body);
    }

    fn draw_below(&self, desk: &Desk, canvas: &mut Canvas<'_>, band: Rect) {
        Screen::draw_below(self, desk, canvas, band);
    }
}

/// Whether a key begins a text where one is awaited: letters and digits, and other signs that are no key of the screen or of
/// the whole program.
fn begins_text<S: Screen>(chord: Chord) -> bool {
    let is_key = || input::find(S::TABLE, chord).is_some() || input::find(EVERYWHERE, chord).is_some();
    matches!(chord, Chord::Char(c) if c.is_alphanumeric() || !is_key())
}
