//! How the committee votes, in full sentences.

use crate::rules::{Form, MarksRule, Rulebook, Threshold, Tie};
use crate::text::Lang;

pub(super) fn voting_lines(rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let voting = &rulebook.set().voting;
    let needed = |threshold: Threshold| (threshold.bound.words(lang), threshold.of.words(lang));
    let (share, of) = needed(voting.findings);
    let mut lines = vec![lang.show_quorum(voting.quorum.words(lang)), lang.show_findings(share, of)];
    lines.extend(voting.checks.map(needed).map(|(share, of)| lang.show_checks(share, of)));
    lines.extend(voting.classes.map(needed).map(|(share, of)| lang.show_class_ballot(share, of)));
    let marks = match voting.marks {
        MarksRule::Mean => lang.edit_mean(),
        MarksRule::Median => lang.edit_median(),
        MarksRule::Majority => lang.edit_majority(),
        MarksRule::TrimmedMean => lang.edit_trimmed(),
    };
    let tie = match voting.tie {
        Tie::Fails => lang.edit_tie_fails(),
        Tie::Chair => lang.edit_tie_chair(),
        Tie::Revote => lang.edit_tie_revote(),
        Tie::Refer => lang.edit_tie_refer(),
    };
    // Where nothing is marked there are no marks to put together.
    if rulebook.has_points() {
        lines.push(labelled(lang.edit_marks(), marks));
    }
    lines.push(labelled(lang.edit_tie(), tie));
    lines.push(labelled(lang.edit_rounds(), &voting.rounds.to_string()));
    lines.push(labelled(lang.edit_recusal(), voting.recusal.title(lang)));
    let forms = [
        (lang.edit_form_marks(), voting.forms.marks),
        (lang.edit_form_findings(), voting.forms.findings),
        (lang.edit_form_classes(), voting.forms.classes),
        (lang.edit_form_titles(), voting.forms.titles),
    ];
    for (label, form) in forms.into_iter().filter(|(_, form)| !form.is_usual()) {
        let form = match form {
            Form::RollCall => lang.edit_form_roll_call(),
            Form::Hands => lang.edit_form_hands(),
            Form::Secret => lang.edit_form_secret(),
        };
        lines.push(labelled(label, form));
    }
    lines
}

fn labelled(label: &str, words: &str) -> String {
    format!("{label}: {words}")
}
