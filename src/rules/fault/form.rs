//! What is wrong, as it is said to somebody who fills in a form: there are no brackets and no fields there, and what a file spells
//! `all` is called what the form calls it.

use super::{Fault, Misfit, Reason, Trouble, clean};
use crate::rules::fault::reason::short;
use crate::text::Lang;

impl Fault {
    /// What is wrong, as one sentence, in the words of a form.
    pub fn sentence_in_form(&self, lang: Lang) -> String {
        self.reason.in_form(lang).map_or_else(|| self.sentence(lang), |sentence| clean(&sentence))
    }

    /// The id that another part of the same sort has as well.
    pub fn double_id(&self) -> Option<&str> {
        match &self.reason {
            Reason::DoubleId(id) => Some(id),
            _ => None,
        }
    }

    /// The name that goes no further than its dot.
    pub fn name_ends(&self) -> Option<&str> {
        match &self.reason {
            Reason::Expression(Trouble::NameEnds(name)) => Some(name),
            _ => None,
        }
    }
}

impl Reason {
    /// The sentence, where a form has other words than a file.
    fn in_form(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::NotADay => lang.form_not_a_day().into(),
            Self::NotExact => lang.form_not_exact().into(),
            Self::NotANumber(_) | Self::OnlyTheNumber(_) | Self::CommaInNumber => {
                lang.form_no_number().into()
            }
            Self::BadId(id, _) => lang.form_bad_id(short(id)),
            Self::DoubleId(id) => lang.form_double_id(short(id)),
            Self::AboveMax { max } => lang.form_above_max(max.shown(lang)),
            Self::LimitSign => lang.form_limit_sign().into(),
            Self::MixedGroup => lang.form_mixed_group().into(),
            Self::NotAShare => lang.form_not_a_share().into(),
            Self::NotAPart => lang.form_not_a_part().into(),
            Self::DefaultOutside(input) => lang.form_default_outside(input.bounds(lang).unwrap_or_default()),
            Self::PenaltyLimits => lang.form_penalty_limits().into(),
            Self::PenaltyStart => lang.form_penalty_start().into(),
            Self::PenaltyAdds => lang.form_penalty_adds().into(),
            Self::PenaltyElsewhere => lang.form_penalty_elsewhere().into(),
            Self::OtherwiseBesideDefault => lang.form_otherwise_beside_default().into(),
            Self::NoFloor(class) => lang.form_no_floor(short(class)),
            Self::LowersUpwards(steps) => lang.form_lowers_upwards(steps),
            Self::RaisesDownwards(steps) => lang.form_raises_downwards(steps),
            Self::InputOfUnit => lang.form_input_of_unit().into(),
            Self::NotAChoice(name) => lang.form_not_a_choice(short(name)),
            Self::Scale(Misfit::Reversed) => lang.form_marks_reversed().into(),
            Self::Expression(Trouble::NoBallot { name, is_title: true }) => {
                lang.form_no_title_ballot(short(name))
            }
            Self::Expression(Trouble::NoBallot { name, is_title: false }) => {
                lang.form_no_class_ballot(short(name))
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;
    use crate::rules::{Input, InputKind, Source};

    #[test]
    fn a_form_is_told_what_is_wrong_by_what_it_calls_things_and_else_like_a_file() {
        let id = || "gioi".to_owned();
        let ballot = |is_title| Reason::Expression(Trouble::NoBallot { name: id(), is_title });
        let input = Input {
            id: id().parse().expect("an id"),
            title: "Kế hoạch".to_owned(),
            guide: None,
            kind: InputKind::Percent,
            min: None,
            max: Some(Exact::ONE),
            default: None,
            from: Source::Typed,
        };
        for lang in Lang::ALL {
            let bounds = input.bounds(lang).expect("it has some");
            for (reason, wanted) in [
                (Reason::NotADay, lang.form_not_a_day().to_owned()),
                (Reason::NotExact, lang.form_not_exact().to_owned()),
                (Reason::CommaInNumber, lang.form_no_number().to_owned()),
                (Reason::BadId(id(), None), lang.form_bad_id("gioi")),
                (Reason::DoubleId(id()), lang.form_double_id("gioi")),
                (Reason::AboveMax { max: Exact::ONE }, lang.form_above_max("1")),
                (Reason::LimitSign, lang.form_limit_sign().to_owned()),
                (Reason::MixedGroup, lang.form_mixed_group().to_owned()),
                (Reason::NotAShare, lang.form_not_a_share().to_owned()),
                (Reason::NotAPart, lang.form_not_a_part().to_owned()),
                (Reason::DefaultOutside(Box::new(input.clone())), lang.form_default_outside(bounds)),
                (Reason::PenaltyLimits, lang.form_penalty_limits().to_owned()),
                (Reason::PenaltyStart, lang.form_penalty_start().to_owned()),
                (Reason::PenaltyAdds, lang.form_penalty_adds().to_owned()),
                (Reason::PenaltyElsewhere, lang.form_penalty_elsewhere().to_owned()),
                (Reason::OtherwiseBesideDefault, lang.form_otherwise_beside_default().to_owned()),
                (Reason::NoFloor(id()), lang.form_no_floor("gioi")),
                (Reason::LowersUpwards(2), lang.form_lowers_upwards(2)),
                (Reason::RaisesDownwards(2), lang.form_raises_downwards(2)),
                (Reason::InputOfUnit, lang.form_input_of_unit().to_owned()),
                (Reason::NotAChoice(id()), lang.form_not_a_choice("gioi")),
                (Reason::Scale(Misfit::Reversed), lang.form_marks_reversed().to_owned()),
                (ballot(true), lang.form_no_title_ballot("gioi")),
                (ballot(false), lang.form_no_class_ballot("gioi")),
            ] {
                assert_eq!(reason.in_form(lang), Some(wanted));
            }
            assert_eq!(Reason::NotPositive.in_form(lang), None);
        }
    }
}
