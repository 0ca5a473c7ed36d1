//! The votes that a mark was put together from, and how.

use super::super::criterion::Criterion;
use super::super::joint::Joining;
use super::super::mark::Mark;
use super::super::outcome::{Counted, CriterionResult};
use super::super::rulebook::Rulebook;
use crate::text::Lang;

/// `Các phiếu: 8; 9; 9; lấy trung bình`; none where the votes are not known or the mark does not count.
pub(super) fn votes_line(
    criterion: &Criterion,
    result: &CriterionResult,
    rulebook: &Rulebook,
    lang: Lang,
) -> Option<String> {
    if result.counted != Counted::Applies {
        return None;
    }
    let joining = rulebook.joining(criterion, &result.votes.iter().collect::<Vec<_>>())?;
    let votes = result.votes.iter().map(|vote| criterion.told(vote, lang)).collect::<Vec<_>>().join("; ");
    let how = match joining {
        Joining::Check => {
            if let Some(needed) = rulebook.set().voting.checks {
                return Some(lang.why_votes_needed(votes, needed.bound.words(lang), needed.of.words(lang)));
            }
            lang.edit_majority()
        }
        Joining::Majority => lang.edit_majority(),
        Joining::LowerMiddle => lang.votes_lower_middle(),
        Joining::Mean => lang.edit_mean(),
        Joining::TrimmedMean => lang.edit_trimmed(),
        Joining::Median => lang.edit_median(),
    };
    Some(lang.why_votes_together(votes, how))
}

impl Criterion {
    /// One vote, as it was given.
    fn told(&self, vote: &Mark, lang: Lang) -> String {
        match vote {
            Mark::Points(points) => match self.scale() {
                Some(scale) => scale.named(*points, lang),
                None => points.shown(lang),
            },
            Mark::Check(true) => lang.truth_true().to_owned(),
            Mark::Check(false) => lang.truth_false().to_owned(),
            Mark::Level(level) => self.level_title(level).unwrap_or(level.as_str()).to_owned(),
        }
    }
}
