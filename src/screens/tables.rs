//! Every screen's table of keys, for the printed list of them and for whoever checks them.

use super::screen::Screen;
use super::{
    ballot, booth, editor, facts, hands, home, lock, minutes, pins, prepare, referral, remainder, results,
    review, roll_call, settings, slate, vault, walkthrough,
};
use crate::input::{Binding, Chord, Hint, Keys};
use crate::text::Lang;

/// The keys of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTable {
    /// What the screen is called.
    pub title: &'static str,
    /// Its rows, most useful first.
    pub rows: Vec<KeyRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// All its keys and what they do, in words.
    pub hint: Hint,
    /// For each thing that can be done by it, the keys that do it.
    pub ways: Vec<Vec<Chord>>,
}

/// The tables of all screens. A new screen has a line here.
pub fn tables(lang: Lang) -> Vec<KeyTable> {
    vec![
        table::<home::Home>(lang.place_home(), lang),
        table::<editor::Criteria>(lang.place_criteria(), lang),
        table::<editor::Editor>(lang.place_editor(), lang),
        table::<settings::SettingsPage>(lang.place_settings(), lang),
        table::<vault::VaultPage>(lang.place_vault(), lang),
        table::<pins::Pins>(lang.pins_title(), lang),
        table::<prepare::Prepare>(lang.place_prepare(), lang),
        table::<roll_call::RollCall>(lang.place_roll_call(), lang),
        table::<walkthrough::Walkthrough>(lang.place_walkthrough(), lang),
        table::<facts::Facts>(lang.place_facts(), lang),
        table::<ballot::BallotBox>(lang.place_ballot(), lang),
        table::<hands::Hands>(lang.place_hands(), lang),
        table::<slate::Slate>(lang.place_slate(), lang),
        table::<booth::Booth>(lang.place_booth(), lang),
        table::<results::Results>(lang.place_results(), lang),
        table::<minutes::MinutesPage>(lang.place_minutes(), lang),
        table::<referral::Referral>(lang.place_referral(), lang),
        table::<review::Review>(lang.place_review(), lang),
        table::<remainder::RemainderPage>(lang.place_remainder(), lang),
        table::<lock::Locked>(lang.lock_title(), lang),
    ]
}

fn table<S: Screen>(title: &'static str, lang: Lang) -> KeyTable {
    let row = |binding: &Binding<S::Action>| KeyRow { hint: binding.full_hint(lang), ways: ways(binding) };
    KeyTable { title, rows: S::TABLE.iter().map(row).collect() }
}

fn ways<A: Copy>(binding: &Binding<A>) -> Vec<Vec<Chord>> {
    match &binding.keys {
        Keys::Any(chords, _) => vec![chords.to_vec()],
        Keys::Each(_) | Keys::Digits(..) | Keys::Letters(_) | Keys::Text => {
            binding.chords().into_iter().map(|chord| vec![chord]).collect()
        }
    }
}
