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

#[cfg(test)]
mod tests {
    use super::super::cell::Span;
    use super::super::finding::RaisedFrom;
    use super::super::path::Path;
    use super::*;
    use crate::number::Exact;

    #[test]
    fn a_form_is_advised_by_what_it_calls_things_and_else_like_a_file() {
        let (class, criterion) = (|| "Tốt".to_owned(), || "I.1".to_owned());
        let gate = || "Kỷ luật".to_owned();
        for lang in Lang::ALL {
            let advice = |problem: Problem| {
                let finding = Finding::warning(Path::to("classes", &class()), problem, None);
                (finding.advice_in_form(lang), finding.advice(lang))
            };
            for (problem, wanted) in [
                (Problem::ClassNeverNamed { class: class() }, lang.form_advice_never_named()),
                (
                    Problem::NoClassFits { totals: Span { low: None, high: None } },
                    lang.form_advice_no_class(),
                ),
                (
                    Problem::ForceRaises { gate: gate(), class: class(), from: RaisedFrom::Both },
                    lang.form_advice_force(),
                ),
                (
                    Problem::PercentBesideNumber {
                        condition: "input.n >= 90%".to_owned(),
                        input: "N".to_owned(),
                        number: Exact::ONE,
                    },
                    lang.form_advice_percent_beside_number(),
                ),
                (Problem::ShareVanishes { criterion: criterion() }, lang.form_advice_share()),
                (
                    Problem::RoundsReceived {
                        criterion: criterion(),
                        giver: "I.2".to_owned(),
                        full: Exact::ONE,
                        whole: Exact::ONE,
                    },
                    lang.form_advice_rounds_received(),
                ),
                (
                    Problem::OutOfReach { class: class(), criterion: criterion() },
                    lang.form_advice_out_of_reach(),
                ),
            ] {
                let (form, file) = advice(problem);
                assert_eq!(form, wanted);
                assert_ne!(form, file);
            }
            let (form, file) = advice(Problem::NeverApplies { criterion: criterion() });
            assert_eq!(form, file);
        }
    }
}
