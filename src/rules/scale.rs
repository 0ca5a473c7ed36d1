//! Scales: how a criterion is marked with a number, maybe with a weight, maybe with ranges that are levels.

use schemars::JsonSchema;
use serde::Serialize;

use super::criterion::{Criterion, Start};
use super::id::LevelId;
use super::mark::MarkFault;
use crate::number::Exact;
use crate::text::Lang;

/// A scale of marks, from nought to the maximum divided by the weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Scale {
    /// What every single mark is a multiple of.
    pub step: Exact,
    /// What a mark is multiplied with to become points; one where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Exact>,
    /// The levels that marks belong to. Where there are some, no mark lies outside of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<MarkRange>,
}

/// A level, and the marks that belong to it, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MarkRange {
    /// The level's id.
    pub id: LevelId,
    /// Its title.
    pub title: String,
    /// The lowest mark.
    pub from: Exact,
    /// The highest mark.
    pub to: Exact,
}

impl MarkRange {
    /// Whether a mark belongs to the level.
    pub fn holds(&self, mark: Exact) -> bool {
        self.from <= mark && mark <= self.to
    }

    /// The marks of the level: `35–40`.
    pub fn marks(&self, lang: Lang) -> String {
        if self.from == self.to {
            return self.from.shown(lang);
        }
        format!("{}–{}", self.from.shown(lang), self.to.shown(lang))
    }

    /// The level and its marks: `Tốt 35–40`.
    pub fn words(&self, lang: Lang) -> String {
        format!("{} {}", self.title, self.marks(lang))
    }
}

impl Scale {
    /// The points of a mark; none where that is too large a number.
    pub fn points(&self, mark: Exact) -> Option<Exact> {
        match self.weight {
            None => Some(mark),
            Some(weight) => mark.times(weight),
        }
    }

    /// The level that a mark belongs to.
    pub fn level(&self, mark: Exact) -> Option<&MarkRange> {
        self.levels.iter().find(|level| level.holds(mark))
    }

    /// Whether the level follows from the mark. Such marks have no mean, since that may lie in another level, or in none.
    pub fn has_levels(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Whether a mark lies where marks can lie: in a level, where there are some.
    pub(super) fn admits(&self, mark: Exact) -> bool {
        !self.has_levels() || self.level(mark).is_some()
    }

    /// The end of the scale, for a criterion that brings so much at most.
    pub fn top(&self, max: Exact) -> Exact {
        self.weight.and_then(|weight| max.over(weight)).unwrap_or(max)
    }

    /// The least and the best mark there is.
    pub fn ends(&self, max: Exact) -> (Exact, Exact) {
        let least = self.levels.iter().map(|level| level.from).min();
        let best = self.levels.iter().map(|level| level.to).max();
        (least.unwrap_or_default(), best.unwrap_or_else(|| self.top(max)))
    }

    /// The mark a step above another, or else the next one that lies in a level; none beyond the last.
    pub fn above(&self, mark: Exact, max: Exact) -> Option<Exact> {
        let next = mark.plus(self.step).filter(|next| self.allows(*next, max).is_ok());
        next.or_else(|| self.levels.iter().map(|level| level.from).filter(|from| *from > mark).min())
    }

    /// The mark a step below another, or else the next one that lies in a level; none before the first.
    pub fn below(&self, mark: Exact, max: Exact) -> Option<Exact> {
        let next = mark.minus(self.step).filter(|next| self.allows(*next, max).is_ok());
        next.or_else(|| self.levels.iter().map(|level| level.to).filter(|to| *to < mark).max())
    }

    /// Whether one officer may give this mark.
    pub(super) fn allows(&self, mark: Exact, max: Exact) -> Result<(), MarkFault> {
        let top = self.top(max);
        if mark.is_negative() || mark > top {
            Err(MarkFault::OutOfRange(top))
        } else if !mark.is_multiple_of(self.step) {
            Err(MarkFault::OffStep(self.step))
        } else if !self.admits(mark) {
            Err(MarkFault::BetweenLevels(self.levels.clone()))
        } else {
            Ok(())
        }
    }

    /// How it is marked, without its end: `bước 1, hệ số 3; Tốt 8–10, Khá 0–7`.
    pub fn terms(&self, lang: Lang) -> String {
        let step = lang.scale_step(self.step.shown(lang));
        let weight = self.factor().map(|weight| lang.scale_weight(weight.shown(lang)));
        let how = std::iter::once(step).chain(weight).collect::<Vec<_>>().join(", ");
        if self.has_levels() { format!("{how}; {}", listed(&self.levels, lang)) } else { how }
    }

    /// A mark with all that follows from it: `38 · Tốt`, `8 × 3 = 24`.
    pub fn told(&self, mark: Exact, lang: Lang) -> String {
        let told = match self.factor().and_then(|weight| Some((weight, mark.times(weight)?))) {
            Some((weight, points)) => {
                format!("{} × {} = {}", mark.shown(lang), weight.shown(lang), points.shown(lang))
            }
            None => mark.shown(lang),
        };
        match self.level(mark) {
            Some(level) => format!("{told} · {}", level.title),
            None => told,
        }
    }

    /// A mark where more stands beside it: `38 (Tốt)`, `8`.
    pub fn named(&self, mark: Exact, lang: Lang) -> String {
        match self.level(mark) {
            Some(level) => format!("{} ({})", mark.shown(lang), level.title),
            None => mark.shown(lang),
        }
    }

    /// Where so many points come from: `38 (Tốt)`, `8 × 3`. The product is left to say where there is one.
    pub(super) fn origin(&self, points: Exact, lang: Lang) -> String {
        match self.factor().and_then(|weight| Some((weight, points.over(weight)?))) {
            Some((weight, mark)) => format!("{} × {}", self.named(mark, lang), weight.shown(lang)),
            None => self.named(points, lang),
        }
    }

    /// The weight, where it is not one.
    pub fn factor(&self) -> Option<Exact> {
        self.weight.filter(|weight| *weight != Exact::ONE)
    }
}

/// Levels with their marks: `Tốt 35–40, Khá 28–34`.
pub(super) fn listed(levels: &[MarkRange], lang: Lang) -> String {
    levels.iter().map(|level| level.words(lang)).collect::<Vec<_>>().join(", ")
}

impl Criterion {
    /// The scale on which it is marked, where marks are numbers.
    pub fn scale(&self) -> Option<&Scale> {
        match &self.start {
            Start::Points(scale) => Some(scale),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
