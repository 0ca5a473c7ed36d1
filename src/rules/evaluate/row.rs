//! A criterion's row: whether it applies, its start and events, what it earns.

mod asked;
mod moved;

use super::super::criterion::{Criterion, NotApplied, Start};
use super::super::expression::{Content, Gaps, Range, Reading, reading};
use super::super::id::SectionId;
use super::super::mark::Mark;
use super::super::outcome::{Counted, CriterionResult, Missing, Truth};
use super::super::set::Section;
use super::events::{Happened, happened};
use super::facts::{Given, Instead};
use super::sums::{added, rounded, times, zero};
use crate::number::Exact;

/// A criterion with all the values it may still have.
pub(super) struct Row<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) section: &'a SectionId,
    /// Between which points it is held.
    pub(super) ends: (Exact, Exact),
    pub(super) applies: Truth,
    /// The facts that keep open whether it applies.
    pub(super) unclear: Gaps,
    pub(super) way: NotApplied,
    work: Work,
}

/// What a criterion earns. Most rows of a sheet are a mark that stands as it is, and these take little room.
enum Work {
    /// It applies, nothing happened, and it starts within nought and its maximum, here.
    Plain(Exact),
    /// All else.
    Whole(Box<Whole>),
}

/// The arithmetic of a row.
struct Whole {
    /// What it is multiplied with, because others gave it their points.
    factor: Reading,
    start: Reading,
    happened: Vec<Happened>,
    raw: Reading,
    /// Start and events, held between its ends, as if it applied.
    earned: Reading,
    /// What it earns and the most it could earn if it applied, as others multiply it and as it is rounded. They and what
    /// follows stand once the row is finished.
    here: Reading,
    most_here: Reading,
    /// The points that count.
    points: Reading,
    /// The points before they were rounded, where the set rounds them.
    unrounded: Option<Reading>,
    /// The most it can bring this member, rounded as the points are.
    max: Reading,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        criterion: &'a Criterion,
        section: &'a Section,
        mark: Option<&Mark>,
        given: Given<'_>,
    ) -> Self {
        let (applies, unclear, way) = applies(criterion, given);
        let ends = section.ends(criterion);
        let tried = matches!(given.instead, Some(Instead::Criterion(id, _)) if *id == criterion.id);
        let bare = given.case.occurrences.is_empty() && criterion.round.is_none() && !tried;
        let plain = if bare && applies == Truth::True { known_start(criterion, mark) } else { None };
        let work = match plain.filter(|points| within(*points, ends)) {
            Some(points) => Work::Plain(points),
            None => {
                let start = start(criterion, mark, given);
                Work::Whole(Box::new(Whole::new(criterion, ends, start, happened(criterion, given))))
            }
        };
        Self { criterion, section: &section.id, ends, applies, unclear, way, work }
    }

    /// Works out what counts, once it is known what others gave.
    pub(super) fn finish(&mut self, given: Given<'_>) {
        let Work::Whole(whole) = &self.work else { return };
        let id = self.criterion.id.as_str();
        let full = Reading::number(self.otherwise());
        let earned = times(&whole.earned, &whole.factor, id);
        let round = self.criterion.round;
        let here = rounded(earned.clone(), round, id);
        let most_here = rounded(times(&Reading::number(self.criterion.max), &whole.factor, id), round, id);
        let points = self.chosen(earned, times(&full, &whole.factor, id));
        let max = rounded(times(&self.remaining(), &whole.factor, id), round, id);
        let Work::Whole(whole) = &mut self.work else { return };
        whole.max = max;
        (whole.here, whole.most_here) = (here, most_here);
        match given.instead {
            Some(Instead::Criterion(other, points)) if other.as_str() == id => {
                whole.points = Reading::known(Content::Number(points));
                whole.here = Reading::known(Content::Number(points));
                whole.earned = Reading::known(Content::Number(points));
            }
            _ if round.is_some() => {
                whole.points = rounded(points.clone(), round, id);
                whole.unrounded = Some(points);
            }
            _ => whole.points = points,
        }
    }

    /// The points that count, once the row is finished.
    pub(super) fn points(&self) -> Reading {
        match &self.work {
            Work::Plain(points) => Reading::number(*points),
            Work::Whole(whole) => whole.points.clone(),
        }
    }

    /// The facts that keep its points unknown, once the row is finished.
    pub(super) fn missing(&self) -> Gaps {
        match &self.work {
            Work::Plain(_) => Gaps::NONE,
            Work::Whole(whole) => whole.points.missing.clone(),
        }
    }

    /// The points that count, where they are known.
    pub(super) fn known_points(&self) -> Option<Exact> {
        match &self.work {
            Work::Plain(points) => Some(*points),
            Work::Whole(whole) => whole.points.range().known(),
        }
    }

    /// The most it can bring this member, rounded as the points are, once the row is finished.
    pub(super) fn max(&self) -> Reading {
        match &self.work {
            Work::Plain(_) => Reading::number(self.ends.1),
            Work::Whole(whole) => whole.max.clone(),
        }
    }

    /// The most it can bring this member, where it is known.
    pub(super) fn known_max(&self) -> Option<Exact> {
        match &self.work {
            Work::Plain(_) => Some(self.ends.1),
            Work::Whole(whole) => whole.max.range().known(),
        }
    }

    /// What it is multiplied with, because others gave it their points.
    pub(super) fn factor(&self) -> Reading {
        match &self.work {
            Work::Plain(_) => Reading::number(Exact::ONE),
            Work::Whole(whole) => whole.factor.clone(),
        }
    }

    /// Multiplies it with this.
    pub(super) fn take(&mut self, factor: Reading) {
        match &mut self.work {
            Work::Whole(whole) => whole.factor = factor,
            Work::Plain(_) if factor.range().known() == Some(Exact::ONE) => {}
            Work::Plain(points) => {
                let whole = Whole::new(self.criterion, self.ends, Reading::number(*points), Vec::new());
                self.work = Work::Whole(Box::new(Whole { factor, ..whole }));
            }
        }
    }

    /// The maximum that stays on the sheet, before anything is shared: all, nothing, or not known which.
    pub(super) fn remaining(&self) -> Reading {
        self.chosen(Reading::number(self.ends.1), Reading::number(self.otherwise()))
    }

    pub(super) fn result(self) -> CriterionResult {
        let counted = match (self.applies, &self.way) {
            (Truth::True, _) => Counted::Applies,
            (Truth::Unknown, _) => Counted::Unknown,
            (Truth::False, NotApplied::Excluded) => Counted::Excluded,
            (Truth::False, NotApplied::Full) => Counted::Full,
            (Truth::False, NotApplied::Share(_)) => Counted::Shared,
            (Truth::False, NotApplied::Rescale) => Counted::Rescaled,
        };
        let id = self.criterion.id.clone();
        match self.work {
            Work::Plain(points) => CriterionResult {
                id,
                counted,
                waived: None,
                votes: Vec::new(),
                start: Some(points),
                figures: Vec::new(),
                truths: Vec::new(),
                events: Vec::new(),
                raw: Some(points),
                factor: Some(Exact::ONE),
                unrounded: None,
                points: Some(points),
                max: Some(self.ends.1),
            },
            Work::Whole(whole) => CriterionResult {
                id,
                counted,
                waived: None,
                votes: Vec::new(),
                start: whole.start.range().known(),
                figures: Vec::new(),
                truths: Vec::new(),
                events: whole.happened.into_iter().map(|event| event.result).collect(),
                raw: whole.raw.range().known(),
                factor: whole.factor.range().known(),
                unrounded: whole.unrounded.and_then(|points| points.range().known()),
                points: whole.points.range().known(),
                max: whole.max.range().known(),
            },
        }
    }

    /// What counts where it does not apply.
    fn otherwise(&self) -> Exact {
        match self.way {
            NotApplied::Full => self.ends.1,
            NotApplied::Excluded | NotApplied::Share(_) | NotApplied::Rescale => Exact::ZERO,
        }
    }

    fn chosen(&self, here: Reading, elsewhere: Reading) -> Reading {
        match self.applies {
            Truth::True => here,
            Truth::False => elsewhere,
            Truth::Unknown => {
                let range = here.range().hull(elsewhere.range());
                let missing = here.missing.and(&elsewhere.missing).and(&self.unclear);
                Reading::new(Content::Number(range), missing)
            }
        }
    }
}

impl Whole {
    fn new(criterion: &Criterion, ends: (Exact, Exact), start: Reading, happened: Vec<Happened>) -> Self {
        let id = criterion.id.as_str();
        let raw = happened.iter().fold(start.clone(), |raw, event| added(raw, &event.points, id));
        let earned = if moved::takes_all(&happened) { Reading::number(ends.0) } else { held(&raw, ends) };
        Self {
            factor: Reading::number(Exact::ONE),
            start,
            happened,
            raw,
            earned,
            here: zero(),
            most_here: zero(),
            points: zero(),
            unrounded: None,
            max: zero(),
        }
    }
}

fn within(points: Exact, (least, most): (Exact, Exact)) -> bool {
    points >= least && points <= most
}

fn held(points: &Reading, ends: (Exact, Exact)) -> Reading {
    if points.range().known().is_some_and(|points| within(points, ends)) {
        return points.clone();
    }
    let range = points.range().held(Range::point(ends.0), Range::point(ends.1));
    Reading::new(Content::Number(range), points.missing.clone())
}

fn applies(criterion: &Criterion, given: Given<'_>) -> (Truth, Gaps, NotApplied) {
    if !given.case.waived.is_empty()
        && let Some(waived) = given.case.waived.get(&criterion.id)
    {
        return (Truth::False, Gaps::NONE, waived.way.clone());
    }
    match &criterion.applies {
        None => (Truth::True, Gaps::NONE, NotApplied::Excluded),
        Some(applies) => match given.supposed.and_then(|supposed| supposed.truth(&applies.when)) {
            Some(holds) => (holds.into(), Gaps::NONE, applies.otherwise.clone()),
            None => {
                let reading = reading(&applies.when, &given);
                (reading.as_truth(), reading.missing, applies.otherwise.clone())
            }
        },
    }
}

fn start(criterion: &Criterion, mark: Option<&Mark>, given: Given<'_>) -> Reading {
    if let Some(points) = known_start(criterion, mark) {
        return Reading::number(points);
    }
    let (least, most) = match &criterion.start {
        Start::Formula(formula) => return reading(formula, &given),
        Start::Points(scale) => {
            let (least, most) = scale.ends(criterion.max);
            (scale.points(least).unwrap_or(Exact::ZERO), scale.points(most).unwrap_or(criterion.max))
        }
        Start::Levels(levels) => {
            let all = || levels.iter().map(|level| level.points);
            (all().min().unwrap_or(Exact::ZERO), all().max().unwrap_or(Exact::ZERO))
        }
        Start::Full | Start::Empty | Start::Check => (Exact::ZERO, criterion.max),
    };
    let missing = match (&criterion.start, mark) {
        (Start::Points(scale), Some(Mark::Points(mark))) if scale.admits(*mark) => {
            Missing::Overflow(criterion.id.to_string())
        }
        _ => Missing::Mark(criterion.id.clone()),
    };
    Reading::new(Content::Number(Range::between(least, most)), Gaps::one(missing))
}

/// Where the points start, as far as the mark alone tells.
fn known_start(criterion: &Criterion, mark: Option<&Mark>) -> Option<Exact> {
    match (&criterion.start, mark) {
        (Start::Full, _) | (Start::Check, Some(Mark::Check(true))) => Some(criterion.max),
        (Start::Empty, _) | (Start::Check, Some(Mark::Check(false))) => Some(Exact::ZERO),
        (Start::Points(scale), Some(Mark::Points(mark))) if scale.admits(*mark) => scale.points(*mark),
        (Start::Levels(_), Some(Mark::Level(id))) => criterion.level(id).map(|level| level.points),
        _ => None,
    }
}
