//! By which criteria and by which rules the committee decided.

use crate::domain::Proceedings;
use crate::number::Exact;
use crate::papers::document::Document;
use crate::rules::{Bound, Denominator, Form, MarksRule, Recusal, Tie};
use crate::text::Lang;

/// Groups of a fingerprint that are printed; enough to tell editions apart.
const GROUPS: usize = 4;

/// Puts the section.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    document.section(lang.minutes_procedure());
    for set in &state.opening().sets {
        let rules = set.rulebook.set();
        let groups = set.fingerprint.groups();
        let mark = groups.iter().take(GROUPS).cloned().collect::<Vec<_>>().join(" ");
        document.item(lang.minutes_criteria(&rules.title, rules.edition, mark));
        if !set.audiences.is_empty() {
            let audiences: Vec<&str> = set.audiences.iter().map(|audience| audience.as_str()).collect();
            document.detail(lang.minutes_audiences(audiences.join(", ")));
        }
    }
    let voting = &state.committee_rules().set().voting;
    document.item(lang.minutes_quorum(state.quorum(), state.committee().len()));
    document.item(lang.minutes_form());
    forms(document, state, lang);
    let marks = match voting.marks {
        MarksRule::Mean => lang.rule_mean(),
        MarksRule::Median => lang.rule_median(),
        MarksRule::Majority => lang.rule_majority(),
        MarksRule::TrimmedMean => lang.rule_trimmed(),
    };
    document.item(format!("{marks}."));
    if state.opening().sets.iter().any(|set| set.rulebook.has_middle_marks()) {
        document.detail(lang.minutes_middle_marks());
    }
    document.item(lang.minutes_findings(bound(voting.findings.bound, lang), whole(voting.findings.of, lang)));
    document.item(match voting.tie {
        Tie::Chair => lang.minutes_tie_chair(),
        Tie::Revote => lang.minutes_tie_revote(),
        Tie::Fails => lang.minutes_tie_fails(),
        Tie::Refer => lang.minutes_tie_refer(),
    });
    document.item(match voting.recusal {
        Recusal::Own => lang.minutes_recusal_own(),
        Recusal::Declared => lang.minutes_recusal_declared(),
        Recusal::None => lang.minutes_recusal_none(),
    });
}

/// In which form each kind of question is voted on.
fn forms(document: &mut Document, state: &Proceedings, lang: Lang) {
    let set = state.committee_rules().set();
    let kinds = [
        (lang.minutes_form_marks(), Some(set.voting.forms.marks)),
        (lang.minutes_form_findings(), Some(set.voting.forms.findings)),
        (lang.minutes_form_classes(), set.voting.classes.map(|_| set.voting.forms.classes)),
        (lang.results_titles(), (!set.titles.is_empty()).then_some(set.voting.forms.titles)),
    ];
    for (kind, form) in kinds {
        let Some(form) = form else { continue };
        document.detail(format!(
            "{kind}: {}.",
            match form {
                Form::RollCall => lang.minutes_form_roll_call(),
                Form::Hands => lang.minutes_form_hands(),
                Form::Secret => lang.minutes_form_secret(),
            }
        ));
    }
}

fn bound(bound: Bound, lang: Lang) -> String {
    match bound {
        Bound::MoreThan(share) if share.times(2.into()) == Some(Exact::ONE) => {
            lang.minutes_more_than_half().into()
        }
        Bound::MoreThan(share) => lang.minutes_more_than(share.shown(lang)),
        Bound::AtLeast(share) => lang.minutes_at_least(share.shown(lang)),
    }
}

fn whole(of: Denominator, lang: Lang) -> &'static str {
    match of {
        Denominator::Committee => lang.minutes_of_committee(),
        Denominator::Summoned => lang.minutes_of_summoned(),
        Denominator::Present => lang.minutes_of_present(),
        Denominator::Cast => lang.minutes_of_cast(),
        Denominator::Valid => lang.minutes_of_valid(),
    }
}
