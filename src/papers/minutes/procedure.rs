//! By which criteria and by which rules the committee decided.

use crate::domain::Proceedings;
use crate::papers::document::Document;
use crate::rules::{Denominator, Form, MarksRule, Recusal, Rulebook, Start, Tie};
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
    rules(document, state, lang);
    document.item(match voting.tie {
        Tie::Chair => lang.minutes_tie_chair().to_owned(),
        Tie::Revote => lang.minutes_tie_revote(voting.rounds),
        Tie::Fails => lang.minutes_tie_fails().to_owned(),
        Tie::Refer => lang.minutes_tie_refer(voting.rounds),
    });
    document.item(match voting.recusal {
        Recusal::Own => lang.minutes_recusal_own(),
        Recusal::Declared => lang.minutes_recusal_declared(),
        Recusal::None => lang.minutes_recusal_none(),
    });
}

/// How votes are put together and how many are needed: once where all sets say the same, else for each set.
fn rules(document: &mut Document, state: &Proceedings, lang: Lang) {
    let sets: Vec<&Rulebook> = state.opening().sets.iter().map(|set| &set.rulebook).collect();
    let told: Vec<Vec<String>> = sets.iter().map(|rules| rules_of(rules, lang)).collect();
    if told.windows(2).all(|two| two[0] == two[1]) {
        told.into_iter().take(1).flatten().for_each(|line| document.item(line));
        return;
    }
    for (rules, lines) in sets.into_iter().zip(told) {
        document.item(lang.minutes_by_set(&rules.set().title));
        lines.into_iter().for_each(|line| document.detail(line));
    }
}

/// The rules of one set, a sentence each: the forms, marks, then how many votes each kind of question needs.
fn rules_of(rules: &Rulebook, lang: Lang) -> Vec<String> {
    let set = rules.set();
    let voting = &set.voting;
    let mut lines = forms(rules, lang);
    let marks = match voting.marks {
        MarksRule::Mean => lang.rule_mean(),
        MarksRule::Median => lang.rule_median(),
        MarksRule::Majority => lang.rule_majority(),
        MarksRule::TrimmedMean => lang.rule_trimmed(),
    };
    // Where nothing is marked there is nothing to put together.
    if rules.has_points() {
        lines.push(format!("{marks}."));
    }
    if rules.has_middle_marks() {
        lines.push(lang.minutes_middle_marks().to_owned());
    }
    if rules.criteria().any(|criterion| matches!(criterion.start, Start::Check)) {
        lines.push(match voting.checks {
            Some(votes) => lang.minutes_checks(votes.bound.words(lang), whole(votes.of, lang)),
            None => lang.minutes_checks(lang.show_more_than_half(), lang.minutes_of_valid()),
        });
    }
    if rules.gates().any(|gate| gate.question().is_some()) {
        let votes = voting.findings;
        lines.push(lang.minutes_findings(votes.bound.words(lang), whole(votes.of, lang)));
    }
    let classes =
        voting.classes.map(|votes| lang.minutes_classes(votes.bound.words(lang), whole(votes.of, lang)));
    let titles = set.titles.iter().filter_map(|title| Some((title, title.votes?)));
    let titles = titles.map(|(title, votes)| {
        lang.minutes_title_votes(&title.title, votes.bound.words(lang), whole(votes.of, lang))
    });
    lines.extend(classes.into_iter().chain(titles));
    lines
}

/// In which form each kind of question is voted on.
fn forms(rules: &Rulebook, lang: Lang) -> Vec<String> {
    let set = rules.set();
    let kinds = [
        (lang.minutes_form_marks(), rules.has_points().then_some(set.voting.forms.marks)),
        (lang.minutes_form_findings(), Some(set.voting.forms.findings)),
        (lang.minutes_form_classes(), set.voting.classes.map(|_| set.voting.forms.classes)),
        (lang.results_titles(), (!set.titles.is_empty()).then_some(set.voting.forms.titles)),
    ];
    let told = kinds.into_iter().filter_map(|(kind, form)| {
        let form = match form? {
            Form::RollCall => lang.minutes_form_roll_call(),
            Form::Hands => lang.minutes_form_hands(),
            Form::Secret => lang.minutes_form_secret(),
        };
        Some(format!("{kind}: {form}."))
    });
    told.collect()
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
