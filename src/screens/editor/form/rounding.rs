//! How a value is rounded.

use serde_json::json;

use super::{Choice, Form, Kind, Need};
use crate::screens::editor::draft::Path;
use crate::text::Lang;

impl Form<'_> {
    /// How a value is rounded, if it is.
    pub(super) fn round(&mut self, part: &Path) {
        let lang = self.lang;
        let path = part.key("round");
        let has = |key: &str| path.key(key).get(self.tree).is_some();
        let at = match path.get(self.tree) {
            None => Some(0),
            Some(_) if has("places") => Some(1),
            Some(_) => has("step").then_some(2),
        };
        let options = vec![
            Choice::none(lang.edit_no()),
            Choice::new(lang.edit_round_places(), json!({"places": 1, "mode": "half_up"})),
            Choice::new(lang.edit_round_step(), json!({"step": 0.5, "mode": "half_up"})),
        ];
        self.row(lang.edit_round(), path.clone(), Kind::Choice { options, at });
        self.within(|form| {
            if at == Some(1) {
                form.number(lang.edit_places(), path.key("places"), Need::Required);
            }
            if at == Some(2) {
                form.number(lang.edit_step_of_round(), path.key("step"), Need::Required);
            }
            if at != Some(0) {
                form.choice(lang.edit_mode(), path.key("mode"), roundings(lang));
            }
        });
    }
}

/// How a number becomes one with fewer places.
pub(super) fn roundings(lang: Lang) -> Vec<Choice> {
    vec![
        Choice::new(lang.edit_half_up(), "half_up"),
        Choice::new(lang.edit_half_even(), "half_even"),
        Choice::new(lang.edit_floor(), "floor"),
        Choice::new(lang.edit_ceil(), "ceil"),
    ]
}
