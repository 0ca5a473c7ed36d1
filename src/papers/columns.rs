//! The columns of a roster that facts are taken from: those of the unit's own, and those that the program knows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::date;
use super::heading::Heading;
use crate::domain::{Person, Roster, Sex};
use crate::rules::{Input, Source};
use crate::text::{Lang, fold, nearest};

/// The columns of the unit's own that somebody on a roster has something in, each once.
pub fn own_columns(roster: &Roster) -> Vec<&str> {
    let mut columns: BTreeMap<String, &str> = BTreeMap::new();
    for column in roster.people().iter().flat_map(|person| person.fields.keys()) {
        columns.entry(fold(column)).or_insert(column);
    }
    columns.into_values().collect()
}

/// Whether a roster says something of anybody in the column with this heading.
pub fn has_column(roster: &Roster, heading: &str) -> bool {
    let is_own = |person: &Person| person.fields.keys().any(|column| fold(column) == fold(heading));
    roster.people().iter().any(|person| is_own(person) || known_column(person, heading).is_some())
}

/// That a roster has no such column, and which of its own is meant or what there is; none where it has it.
pub fn lacks_column(roster: &Roster, heading: &str, lang: Lang) -> Option<String> {
    if has_column(roster, heading) {
        return None;
    }
    let own = own_columns(roster);
    let folded: Vec<String> = own.iter().map(|column| fold(column)).collect();
    let near = nearest(&fold(heading), folded.iter().map(String::as_str));
    let near = near.and_then(|near| own.get(folded.iter().position(|column| *column == near)?));
    Some(match near {
        Some(near) => lang.column_lacking_near(heading, near),
        None if own.is_empty() => lang.column_lacking(heading),
        None => lang.column_lacking_others(heading, own.join(", ")),
    })
}

/// What the roster says of a person in the column that an input names, with its heading: a column of the unit's own, or
/// one that the program knows.
pub(super) fn cell<'a>(person: &'a Person, input: &'a Input) -> Option<(&'a str, Cow<'a, str>)> {
    let Source::Roster(heading) = &input.from else { return None };
    let own = person.fields.iter().find(|(column, _)| fold(column) == fold(heading));
    match own {
        Some((column, text)) => Some((column, Cow::Borrowed(text.as_str()))),
        None => Some((heading, known_column(person, heading)?)),
    }
}

/// What the roster says of a person in a column that the program knows, as it is written there.
fn known_column<'a>(person: &'a Person, heading: &str) -> Option<Cow<'a, str>> {
    const COLUMNS: [Heading; 8] = [
        Heading::Birth,
        Heading::Sex,
        Heading::Group,
        Heading::Post,
        Heading::Duty,
        Heading::Audience,
        Heading::Office,
        Heading::Joined,
    ];
    let of_sex = |sex| match sex {
        Sex::Female => Lang::Vi.paper_female(),
        Sex::Male => Lang::Vi.paper_male(),
    };
    match Heading::of(heading, &COLUMNS)? {
        Heading::Birth => person.birth.map(|day| date::written(day).into()),
        Heading::Joined => person.joined.map(|day| date::written(day).into()),
        Heading::Sex => person.sex.map(|sex| of_sex(sex).into()),
        Heading::Group => person.group.as_ref().map(|group| group.as_str().into()),
        Heading::Post => person.post.as_ref().map(|post| post.as_str().into()),
        Heading::Duty => person.duty.as_ref().map(|duty| duty.as_str().into()),
        Heading::Audience => person.audience.as_ref().map(|audience| audience.as_str().into()),
        _ => person.office.as_ref().map(|office| office.title.as_str().into()),
    }
}
