//! What is said about votes, answers and results, in the same words on paper and on the screen.

mod answers;
mod aside;
mod ballot;
pub mod corrected;
mod counts;
mod decision;
mod otherwise;
mod quotas;
mod some;
mod waiving;
mod when;

pub use answers::{
    added_up, class_title, fact_words, grounds_words, item_question, item_short, item_title, mark_words,
    noted_words, proposal_words, scale, side_words, standing_words, value_words, way_words,
};
pub use aside::{aside_words, left_out_of_slip, left_out_words};
pub use ballot::{
    bounds_words, choice_words, closed_words, needed_words, rule_words, ruling_words, share_words, threshold,
};
pub use counts::counts;
pub use decision::{decision_words, fallen_words, granted_words, recused_words, title_decision_words};
pub use otherwise::otherwise_words;
pub use quotas::{is_over, quota_words};
pub use waiving::open_again_words;
pub use when::when;

#[cfg(test)]
pub(crate) mod tests;
