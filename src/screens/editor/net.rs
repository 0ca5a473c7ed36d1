//! The net under the forms: what makes a draft unsound has a row, also where no form has one for it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Editor;
use super::draft::Path;
use super::form::{Choice, Kind, Need, Row, form};
use super::outline::Part;
use super::reading::Grade;
use crate::text::Lang;

impl Editor {
    /// The rows of a part, and at their end one for each thing that makes the draft unsound and that none of them fills in.
    pub(super) fn rows_of(&self, part: Part, lang: Lang) -> Vec<Row> {
        let mut rows = form(&self.shown.tree, part, lang);
        if self.shown.reading.rulebook.is_some() && self.typing.is_none() {
            return rows;
        }
        let unsound = self.shown.reading.found.iter().filter(|found| found.grade == Grade::Unsound);
        // What is being typed keeps its row when it is sound now.
        let typed = self.typing.iter().filter(|_| self.part == part).map(|typing| &typing.path);
        let entries = self.entries(lang);
        let here = |place: &&Path| Part::of(&entries, place) == part;
        let lost = |place: &&Path| !rows.iter().any(|row| row.path.is_within(place));
        let lost: BTreeSet<&Path> =
            typed.chain(unsound.map(|found| &found.place).filter(here)).filter(lost).collect();
        let more: Vec<Row> = lost.into_iter().filter_map(|place| self.row_for(place, lang)).collect();
        rows.extend(more);
        rows
    }

    /// A row in which something that no form knows can be mended or taken out.
    fn row_for(&self, place: &Path, lang: Lang) -> Option<Row> {
        let typed = self.typing.as_ref().filter(|typing| typing.path == *place);
        let kind = match (typed, place.get(&self.shown.tree)) {
            (Some(typing), _) => typing.kind.clone(),
            (None, Some(Value::String(_))) if place.place().is_none() => Kind::Text(Need::Optional),
            (None, Some(Value::Number(_))) if place.place().is_none() => Kind::Number(Need::Optional),
            (None, Some(value)) => {
                let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let options = vec![Choice::new(words, value.clone()), Choice::none(lang.edit_taken_out())];
                Kind::Choice { options, at: Some(0) }
            }
            (None, None) => return None,
        };
        let (_, name) = place.split()?;
        Some(Row { label: lang.edit_unforeseen(name), depth: 0, path: place.clone(), item: None, kind })
    }
}
