//! The top of the paper: who issues it, the national name, its number, place and day, and what it is.

use crate::domain::Proceedings;
use crate::papers::document::{Block, Document, Style, Text};
use crate::text::Lang;

/// Puts the top. The number is nowhere in the log, nor are the higher union and the place unless they are set: that is left to be
/// written by hand.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    let strong = |text: &str| Text::new(Style::Strong, text);
    let unit =
        state.opening().roster.unit().map_or_else(|| lang.minutes_unit().to_owned(), ToString::to_string);
    let opening = state.opening();
    let higher = opening
        .higher_union
        .as_ref()
        .map_or_else(|| lang.minutes_higher_union().to_owned(), ToString::to_string);
    let place = opening.place.as_ref().map_or_else(|| lang.minutes_place().to_owned(), ToString::to_string);
    let day = state.opened_at().unwrap_or(state.prepared_at()).date();
    document.add(Block::Letterhead {
        left: vec![
            higher.as_str().into(),
            strong(&unit),
            strong(lang.minutes_committee()),
            lang.minutes_number().into(),
        ],
        right: vec![
            strong(lang.minutes_nation()),
            strong(lang.minutes_motto()),
            lang.minutes_place_and_day(place, day.day(), day.month(), day.year()).into(),
        ],
    });
    document.add(Block::Title(vec![
        strong(lang.minutes_title()),
        lang.minutes_about(state.opening().about(lang)).into(),
    ]));
}
