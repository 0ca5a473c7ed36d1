//! The rule language: criteria sets, their expressions, and how a member's case becomes a class, with every reason.
//!
//! [`Rulebook::read`] turns a file into a checked set or a list of faults; [`evaluate`] turns a [`Case`] into an
//! [`Outcome`] that holds the whole arithmetic; [`Outcome::lines`] says it in sentences.

mod award;
mod bound;
mod called;
mod case;
mod ceiling;
mod change;
mod class;
mod conversion;
mod criterion;
mod evaluate;
mod evaluation;
mod explain;
mod expression;
mod expressions;
mod fault;
#[cfg(test)]
mod fixtures;
mod gate;
mod grain;
mod happened;
mod id;
mod input;
mod joint;
mod levels;
mod lint;
mod mark;
mod missing;
mod named;
mod needs;
mod options;
mod outcome;
mod pending;
mod place;
#[cfg(test)]
pub(crate) mod properties;
mod quota;
mod read;
mod recalled;
mod rounding;
mod rulebook;
mod scale;
mod schema;
mod set;
mod sex;
mod spelling;
mod spread;
mod steps;
mod title;
mod unit_class;
mod voting;

pub use award::{Award, Decided, LeftOpen, Put, TitleDecision, TitlePlace, TitleResult, TitleVotes};
pub use bound::{Bound, Denominator, Threshold};
pub use case::{
    Accumulated, Ballots, Case, Field, History, Move, Occurrence, Past, PeriodDates, RemovedPast, Tally,
    Value, Voters, Waived,
};
pub use ceiling::{Ceiled, Ceiling, ClassTable, InputClasses};
pub use change::{Change, ChangeOf, ChangeStep, Measured, Promise};
pub use class::{Class, Otherwise};
pub use conversion::Conversion;
pub use criterion::{
    Applies, Criterion, Effect, EventGroup, EventKind, Evidence, Exemption, GroupRule, Level, MarkedBy,
    NotApplied, Recipient, Start,
};
pub use evaluate::{
    Classified, Entry, Limited, Means, QuotaResult, Ranking, Settlement, UnitFacts, UnitRules, classify,
    evaluate, evaluate_in, explained,
};
pub use evaluation::Evaluation;
pub use explain::{Line, LineKind, limited_words, rounding_words};
pub use expression::{Expression, is_known_before_points};
pub use fault::{Fault, Spot};
pub use gate::{Gate, GateEffect, GateScope, GateTest};
pub use id::{
    BadId, ClassId, CriterionId, EventId, ExemptionId, GateId, InputId, LevelId, QuotaId, SectionId, SetId,
    TitleId, ValueId,
};
pub use input::{Input, InputKind, Source};
pub use joint::{lower_middle, majority};
pub use levels::AnyLevel;
pub use lint::{Example, Finding, Severity, lint, lint_unit_quotas};
pub use mark::{Mark, MarkFault, OccurrenceFault};
pub use named::NamedValue;
pub use needs::{Needs, Reach};
pub use options::Options;
pub use outcome::{
    AtomResult, ClassResult, Counted, CriterionResult, EventResult, EventWeight, Excused, GateResult,
    Missing, Outcome, OverEffect, OverQuota, SectionResult, Standing, Truth,
};
pub use pending::{Lacks, Pending};
pub use place::{Portion, TieBreak};
pub use quota::{By, InputShares, Most, Of, Over, Quota, Share, ShareTable, Unsettled, Within};
pub use recalled::Recalled;
pub use rounding::Round;
pub use rulebook::Rulebook;
pub use scale::{MarkRange, Scale};
pub use schema::schema;
pub use set::{Bonus, CriteriaSet, FirstMonth, Limits, Period, Section, SumLimits};
pub use sex::{FEMALE, MALE, sex_meant, sex_words};
pub use spelling::Spellings;
pub use spread::Spread;
pub use steps::Steps;
pub use title::{Title, TitleQuota};
pub use voting::{Form, Forms, MarksRule, Recusal, Tie, Voting};
