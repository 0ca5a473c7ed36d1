//! Lint: what can be proven about a sound set.
//!
//! A set that was read has no fault of spelling, type or sum. What remains are questions about all cases that can ever come:
//! does a class take nobody, does a total fall between two classes, does a better sheet lead to a worse class? Conditions
//! mostly compare one fact with a fixed number, so each fact falls apart into a few cells that no condition tells apart,
//! and the cases into blocks of cells. A block is split until the class of all its cases is certain, or nothing is left
//! to split.
//!
//! Blocks may hold more cases than can occur, never fewer. So *nothing was found in any block* proves a set sound, and
//! what a block suggests is only believed once [`evaluate`](super::evaluate) has shown it on a concrete case. Everything
//! else is undecided, and nothing is said about it.

mod asked;
mod atoms;
#[cfg(test)]
mod brute;
#[cfg(test)]
mod brute_levels;
mod cell;
mod clamps;
mod classes;
mod commas;
mod dates;
mod descent;
mod earned;
mod example;
mod explore;
mod factor;
mod finding;
mod form;
mod gates;
mod grid;
mod idle;
mod levels;
mod measure;
mod meetings;
mod path;
mod penalty;
mod periods;
mod plan;
mod quotas;
mod reach;
mod received;
mod row;
mod runs;
mod sheet;
mod space;
mod titles;
mod upward;
mod verdict;
mod view;
mod ways;
mod witness;

#[cfg(test)]
mod tests;

pub use self::example::Example;
pub use self::finding::{Finding, Severity};

use self::classes::Classes;
use self::explore::Explorer;
use self::verdict::Verdict;
use super::quota::Quota;
use super::rulebook::Rulebook;

/// Everything that is proven to be wrong with a set, or true and worth a look; errors first.
pub fn lint(rulebook: &Rulebook) -> Vec<Finding> {
    let explorer = Explorer::new(rulebook);
    let classes = Classes::new(&explorer);
    let mut found: Vec<Finding> = Vec::new();
    let mut reached = Vec::new();
    if rulebook.set().default.is_some() {
        found.extend(classes.not_barred().into_iter().filter_map(Verdict::finding));
    } else {
        reached = classes.reached();
        found.extend(reached.iter().cloned().filter_map(Verdict::finding));
        let verdicts = [classes.covered(), classes.in_order()];
        let is_found = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Found(_)));
        if !is_found && verdicts.contains(&Verdict::Undecided) {
            found.extend(descent::falls(&explorer));
        }
        found.extend(verdicts.into_iter().filter_map(Verdict::finding));
    }
    found.extend(quotas::quotas(&explorer, &classes, &reached));
    found.extend(quotas::without_share(rulebook));
    for gate in rulebook.gates() {
        found.extend(gates::fires(&explorer, &classes, gate).finding());
        found.extend(gates::acts(&explorer, gate).finding());
        found.extend(gates::raises(&explorer, &classes, gate).finding());
    }
    found.extend(gates::without_ceiling(rulebook));
    found.extend(factor::below_nought(&explorer));
    found.extend(idle::applies(&explorer));
    found.extend(idle::shares(&explorer));
    found.extend(received::received(&explorer));
    found.extend(idle::parts(rulebook));
    found.extend(idle::inputs(rulebook));
    found.extend(idle::values(rulebook));
    found.extend(asked::asked(rulebook));
    found.extend(idle::out_of_reach(&explorer));
    found.extend(rulebook.gates().filter_map(|gate| gates::lowers(&explorer, &classes, gate).finding()));
    found.extend(gates::without_effect(&explorer, &classes, &found));
    found.extend(titles::titles(rulebook));
    found.sort_by_key(|finding| finding.severity);
    found
}

/// What is proven to be wrong with quotas over several sets of one meeting. Each set comes with the name it goes by,
/// such as the audience it is for.
pub fn lint_unit_quotas(quotas: &[Quota], sets: &[(&str, &Rulebook)]) -> Vec<Finding> {
    quotas::lacking(quotas, sets)
}
