//! What a row and a result look like: titles with the roles and marks that they are shown in.

use crate::domain::{Item, MemberId, Placed, Proceedings};
use crate::papers::words::{item_question, item_short, item_title, standing_words};
use crate::rules::{Rulebook, Standing};
use crate::screens::spot::Row;
use crate::text::Lang;
use crate::ui::{Role, glyph};

/// A row's title in full, which the row itself may have had to cut.
pub fn row_title(rules: &Rulebook, row: &Row, lang: Lang) -> String {
    match row {
        Row::Criterion(id) => item_title(rules, &Item::Mark(id.clone()), lang),
        Row::Event(criterion, event) => {
            item_short(rules, &Item::Occurrence { criterion: criterion.clone(), event: event.clone() }, lang)
        }
        Row::Gate(id) => item_question(rules, &Item::Finding(id.clone()), lang),
    }
}

/// A member's result in a word or two, with the role that it is shown in.
pub fn placed(rules: &Rulebook, result: &Placed, lang: Lang) -> (String, Role) {
    let role = match &result.standing {
        Standing::Ranked => Role::Plain,
        Standing::NotRanked => Role::Bad,
        Standing::Suspended | Standing::Referred | Standing::Incomplete(_) => Role::Warn,
    };
    (standing_words(rules, &result.standing, result.class.as_ref(), lang), role)
}

/// The same for the narrow column of a list.
pub fn placed_in_list(rules: &Rulebook, result: &Placed, lang: Lang) -> (String, Role) {
    let (words, role) = placed(rules, result, lang);
    match &result.standing {
        Standing::NotRanked => (lang.standing_not_ranked_short().into(), role),
        Standing::Referred => (lang.standing_referred_short().into(), role),
        _ => (words, role),
    }
}

/// The mark before a member's name: not ranked, done, disputed, corrected or open.
pub fn member_mark(state: &Proceedings, member: &MemberId) -> (&'static str, Role) {
    let Some(sheet) = state.sheet(member) else { return (glyph::OPEN, Role::Dim) };
    let standing = state.result(member).map(|result| &result.standing);
    match standing {
        _ if sheet.open_questions().next().is_some() => (glyph::DISPUTED, Role::Warn),
        Some(Standing::NotRanked) if sheet.is_done() => (glyph::NOT_RANKED, Role::Bad),
        Some(Standing::Incomplete(_)) => (glyph::INCOMPLETE, Role::Warn),
        _ if !sheet.corrections.is_empty() => (glyph::CORRECTED, Role::Warn),
        _ if sheet.is_done() => (glyph::DONE, Role::Good),
        _ => (glyph::OPEN, Role::Dim),
    }
}
