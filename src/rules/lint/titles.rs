//! Titles that nobody can win by the set alone: because of their own condition, or of one that they need.

use super::super::expression::{Expression, Name};
use super::super::id::TitleId;
use super::super::outcome::{Outcome, Standing};
use super::super::rulebook::Rulebook;
use super::super::{Award, Title, TitleResult};
use super::classes::Classes;
use super::example::Example;
use super::explore::{End, Explorer, Total};
use super::finding::{Finding, Problem};
use super::path::Path;
use super::space::Block;

/// In so many blocks it is looked at which classes go with which points; in more, every class goes with all.
const MOST_BLOCKS: usize = 200;

/// So many blocks are tried for an example.
const MOST_TRIED: usize = 10;

/// Titles whose condition no case meets whose class the set leads to, or none that meets that of a title before it.
pub(super) fn titles(rulebook: &Rulebook) -> Vec<Finding> {
    let titles = &rulebook.set().titles;
    let conditions: Vec<&Expression> = titles.iter().filter_map(|title| title.when.as_ref()).collect();
    if conditions.is_empty() {
        return Vec::new();
    }
    let explorer = Explorer::asking(rulebook, &conditions);
    let Some(blocks) = classed(&explorer) else { return Vec::new() };
    let mut found = Vec::new();
    let mut lost: Vec<&TitleId> = Vec::new();
    for title in titles {
        let needed = needed(titles, title);
        if needed.iter().any(|needed| lost.contains(&&needed.id)) {
            continue;
        }
        let Some(when) = &title.when else { continue };
        let name = || title.title.clone();
        let problem = if !may_meet(&explorer, &blocks, &[when]) {
            Some((Problem::TitleNever { title: name() }, None))
        } else {
            let mut conditions = needed.iter().filter_map(|needed| Some((*needed, needed.when.as_ref()?)));
            let barring = conditions.find(|(_, other)| !may_meet(&explorer, &blocks, &[other, when]));
            barring.map(|(needed, other)| {
                let problem = Problem::TitleNeverWith { title: name(), needed: needed.title.clone() };
                (problem, winner(&explorer, &blocks, needed, other))
            })
        };
        if let Some((problem, example)) = problem {
            lost.push(&title.id);
            found.push(Finding::warning(Path::to("titles", &title.id).then("when"), problem, example));
        }
    }
    found
}

/// The titles that one needs, and those that these need. Each stands after what it needs.
fn needed<'t>(titles: &'t [Title], title: &'t Title) -> Vec<&'t Title> {
    let mut ids: Vec<&TitleId> = title.needs.iter().collect();
    let mut needed = Vec::new();
    for other in titles.iter().rev() {
        if ids.contains(&&other.id) {
            needed.push(other);
            ids.extend(&other.needs);
        }
    }
    needed
}

/// All cases that have a class in the end, each block with the classes that the set by itself may lead it to.
fn classed(explorer: &Explorer<'_>) -> Option<Vec<Block>> {
    let axis = explorer.space.axis(&Name::Class)?;
    // The last cell stands for no class.
    let any = (0, explorer.space.axes[axis].cells.len().checked_sub(1)?);
    let classes = Classes::new(explorer);
    let Some(leaves) = classes.found.all(MOST_BLOCKS) else {
        return Some(vec![explorer.space.everything().with(axis, any)]);
    };
    let with_class = leaves.iter().map(|leaf| {
        let ends = classes.ends(leaf);
        leaf.block.with(axis, ends.map_or(any, |(best, worst)| (best, worst + 1)))
    });
    Some(with_class.collect())
}

/// Whether a case may meet all of some conditions.
fn may_meet(explorer: &Explorer<'_>, blocks: &[Block], conditions: &[&Expression]) -> bool {
    let Some((when, rest)) = conditions.split_first() else { return true };
    blocks.iter().any(|block| {
        let found = explorer.explore(&[when], Total::Capped, block);
        !found.complete
            || found.leaves.into_iter().any(|leaf| match leaf.end {
                End::Holds(_) => may_meet(explorer, &[leaf.block], rest),
                End::Open => true,
                End::NoneHolds => false,
            })
    })
}

/// Somebody whose class and points meet the condition of a title.
fn winner(explorer: &Explorer<'_>, blocks: &[Block], title: &Title, when: &Expression) -> Option<Example> {
    let meets = |outcome: &Outcome| {
        let may_win = |own: &TitleResult| {
            own.id == title.id && matches!(own.award, Award::Won | Award::Open | Award::Outvoted)
        };
        outcome.standing == Standing::Ranked && outcome.titles.iter().any(may_win)
    };
    let leaves = blocks.iter().flat_map(|block| explorer.explore(&[when], Total::Capped, block).leaves);
    let mut held = leaves.filter(|leaf| leaf.end == End::Holds(0)).take(MOST_TRIED);
    let witness = held.find_map(|leaf| explorer.witness(&leaf.block, |_, outcome| meets(outcome)))?;
    Some(Example::new(&witness, explorer))
}
