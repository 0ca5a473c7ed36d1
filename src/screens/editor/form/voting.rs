//! How the committee votes.

use serde_json::json;

use super::{Choice, Form, Need};
use crate::rules::Recusal;
use crate::screens::editor::draft::Path;

pub(super) fn rows(form: &mut Form<'_>) {
    let lang = form.lang;
    let voting = Path::of("voting");
    form.threshold(lang.edit_quorum(), &voting.key("quorum"), false);
    let marks = vec![
        Choice::new(lang.edit_mean(), "mean"),
        Choice::new(lang.edit_median(), "median"),
        Choice::new(lang.edit_majority(), "majority"),
        Choice::new(lang.edit_trimmed(), "trimmed_mean"),
    ];
    form.choice(lang.edit_marks(), voting.key("marks"), marks);
    form.threshold(lang.edit_findings(), &voting.key("findings"), true);
    let majority = || json!({"more_than": "1/2", "of": "valid"});
    let checks = voting.key("checks");
    if form.optional(lang.edit_checks(), checks.clone(), majority()) {
        form.within(|form| form.threshold(lang.edit_bound(), &checks, true));
    }
    let classes = voting.key("classes");
    if form.optional(lang.edit_class_ballot(), classes.clone(), majority()) {
        form.within(|form| form.threshold(lang.edit_bound(), &classes, true));
    }
    let ties = vec![
        Choice::new(lang.edit_tie_fails(), "fails"),
        Choice::new(lang.edit_tie_chair(), "chair"),
        Choice::new(lang.edit_tie_revote(), "revote"),
        Choice::new(lang.edit_tie_refer(), "refer"),
    ];
    form.choice(lang.edit_tie(), voting.key("tie"), ties);
    form.number(lang.edit_rounds(), voting.key("rounds"), Need::Required);
    let recusal = vec![
        Choice::usual(Recusal::Own.title(lang), "self"),
        Choice::new(Recusal::Declared.title(lang), "declared"),
        Choice::new(Recusal::None.title(lang), "none"),
    ];
    form.choice(lang.edit_recusal(), voting.key("recusal"), recusal);
    forms(form, &voting.key("forms"));
}

/// In which form each kind of question is voted on; where it is the usual one, nothing is said.
fn forms(form: &mut Form<'_>, forms: &Path) {
    let lang = form.lang;
    let kinds = [
        (lang.edit_form_marks(), "marks"),
        (lang.edit_form_findings(), "findings"),
        (lang.edit_form_classes(), "classes"),
        (lang.edit_form_titles(), "titles"),
    ];
    // What nobody votes on has no form; what a file says of it all the same is shown.
    let has_title_votes = (0..form.count(&Path::of("titles")))
        .any(|at| Path::of("titles").at(at).key("votes").get(form.tree).is_some());
    let is_voted = |kind: &str| match kind {
        "classes" => Path::of("voting").key("classes").get(form.tree).is_some(),
        "titles" => has_title_votes,
        _ => true,
    };
    let shown =
        kinds.map(|(label, kind)| (label, kind, is_voted(kind) || forms.key(kind).get(form.tree).is_some()));
    for (label, kind, _) in shown.into_iter().filter(|(_, _, is_shown)| *is_shown) {
        let options = vec![
            Choice::usual(lang.edit_form_roll_call(), "roll_call"),
            Choice::new(lang.edit_form_hands(), "hands"),
            Choice::new(lang.edit_form_secret(), "secret"),
        ];
        form.choice(label, forms.key(kind), options);
    }
}
