//! The titles' part of the explanation.

use super::super::award::{Award, LeftOpen, TitleResult};
use super::super::bound::{Bound, Denominator, Threshold};
use super::super::id::TitleId;
use super::super::outcome::{Outcome, Standing};
use super::super::rulebook::Rulebook;
use super::super::title::Title;
use super::named::Named;
use super::portion::{counted_within, portion_words};
use super::quota::{order_words, place_words};
use super::{Line, LineKind, line};
use crate::number::Exact;
use crate::text::Lang;

pub(super) fn lines(
    outcome: &Outcome,
    rulebook: &Rulebook,
    named: &mut Named<'_>,
    lang: Lang,
    lines: &mut Vec<Line>,
) {
    for result in &outcome.titles {
        let Some(title) = rulebook.title(&result.id) else { continue };
        lines.push(line(
            LineKind::Title,
            lang.why_title(&title.title, award((outcome, result), title, rulebook, lang)),
        ));
        if let Some(when) = &title.when {
            named.condition(when, &result.atoms, lines);
        }
        // What leaves the class open is named with the class.
        if result.award == Award::Open {
            let missing = result.missing.iter().map(|fact| fact.sentence(rulebook, lang));
            lines.extend(missing.map(|text| line(LineKind::Missing, text)));
        }
    }
}

/// What came of a title, with the votes where it was voted on.
fn award(
    (outcome, result): (&Outcome, &TitleResult),
    title: &Title,
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    let award = match (&result.award, &outcome.standing, result.left_open(title)) {
        (Award::Open, Standing::Referred, _) => lang.award_open_class().to_owned(),
        (Award::Open, Standing::Incomplete(_), _) => lang.award_open_facts().to_owned(),
        (_, _, Some(left)) => left.words(lang),
        (award, ..) => award.words(rulebook, lang),
    };
    let award = match (&result.decided, &result.award, result.left_by_quota(title)) {
        (Some(reason), ..) => lang.award_decided(award, reason),
        (None, Award::OverQuota, Some(_)) => lang.award_given_away().to_owned(),
        _ => award,
    };
    let award = match (result.votes, title.votes) {
        (Some(votes), _) if outcome.standing == Standing::Referred => {
            lang.why_title_votes_so_far(award, votes.yes, votes.of)
        }
        (Some(votes), _) => lang.why_title_votes(award, votes.yes, votes.of, votes.needed),
        (None, Some(Threshold { bound, of })) if result.award == Award::Open => {
            lang.why_title_needs_votes(award, bound.words(lang), of.words(lang))
        }
        (None, _) => award,
    };
    let Some(place) = result.place else { return award };
    let quota = title.quota.as_ref();
    let at = match place.equals {
        0 => {
            let ranks = quota.map_or((&[][..], &[][..]), |quota| (&quota.order, &quota.ties));
            lang.why_place(place_words(place.place, place.tie, ranks, rulebook, lang))
        }
        equals if result.left_by_quota(title).is_some() && result.award != Award::Open => {
            lang.why_place_level(place.place, equals)
        }
        equals => lang.why_place_shared(place.place, equals),
    };
    let qualified = lang.why_qualified(place.count);
    let qualified = counted_within(qualified, quota.map(|quota| quota.within), lang);
    let most = quota.map(|quota| &quota.at_most);
    let told = match place
        .portion
        .and_then(|portion| portion_words((portion, place.allowed), most, None, rulebook, lang))
    {
        Some(portion) => lang.why_title_share(award, qualified, place.allowed, portion, at),
        None => lang.why_title_place(award, qualified, place.allowed, at),
    };
    match quota.map_or(&[][..], |quota| &quota.order) {
        [] => told,
        order => lang.why_quota_order(told, order_words(order, place.edge, rulebook, lang)),
    }
}

impl Award {
    /// What came of the title, in a few words.
    pub fn words(&self, rulebook: &Rulebook, lang: Lang) -> String {
        let called = |id: &TitleId| rulebook.title(id).map_or(id.as_str(), |title| &title.title).to_owned();
        match self {
            Self::Won => lang.award_won().to_owned(),
            Self::Unmet => lang.award_unmet().to_owned(),
            Self::Without(id) => lang.award_without(called(id)),
            Self::Has(id) => lang.award_has(called(id)),
            Self::Barred => lang.award_barred().to_owned(),
            Self::NoClass => lang.award_no_class().to_owned(),
            Self::Outvoted => lang.award_outvoted().to_owned(),
            Self::OverQuota => lang.award_over_quota().to_owned(),
            Self::Refused => lang.award_refused().to_owned(),
            Self::Open => lang.award_open().to_owned(),
            Self::LeftOut => lang.award_left_out().to_owned(),
        }
    }
}

impl LeftOpen {
    /// Why a title is left open, in few words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Tied { equals: 0, .. } => lang.award_tied_decided().to_owned(),
            Self::Tied { equals, places: 0 } => lang.award_tied_full(equals),
            Self::Tied { equals, places } => lang.award_tied(equals, places),
            Self::Referred => lang.award_referred().to_owned(),
        }
    }
}

impl Bound {
    /// The share that is needed, before the words of whom it is.
    pub fn words(self, lang: Lang) -> String {
        let is_half = Exact::fraction(1, 2) == Some(self.share());
        match self {
            Self::MoreThan(_) if is_half => lang.show_more_than_half().to_owned(),
            Self::AtLeast(_) if is_half => lang.show_at_least_half().to_owned(),
            Self::MoreThan(share) => lang.show_more_than(share.percentage(lang)),
            Self::AtLeast(share) => lang.show_at_least(share.percentage(lang)),
        }
    }
}

impl Denominator {
    /// Of whom, as it is said after a share.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Committee => lang.votes_of_committee(),
            Self::Summoned => lang.votes_of_summoned(),
            Self::Present => lang.votes_of_present(),
            Self::Cast => lang.votes_of_cast(),
            Self::Valid => lang.votes_of_valid(),
        }
    }
}
