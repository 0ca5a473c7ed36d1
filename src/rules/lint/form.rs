//! What to do about a finding, as it is said to somebody who fills in a form: by what the form calls things.

use super::finding::{Finding, Problem};
use crate::text::Lang;

impl Finding {
    /// What to do about it, as one sentence, in the words of a form.
    pub fn advice_in_form(&self, lang: Lang) -> String {
        let advice = match &self.problem {
            Problem::ClassNeverNamed { .. } => lang.form_advice_never_named(),
            Problem::NoClassFits { .. } => lang.form_advice_no_class(),
            Problem::ForceRaises { .. } => lang.form_advice_force(),
            Problem::PercentBesideNumber { .. } => lang.form_advice_percent_beside_number(),
            Problem::ShareVanishes { .. } => lang.form_advice_share(),
            Problem::RoundsReceived { .. } => lang.form_advice_rounds_received(),
            Problem::OutOfReach { .. } => lang.form_advice_out_of_reach(),
            _ => return self.advice(lang),
        };
        advice.to_owned()
    }
}
