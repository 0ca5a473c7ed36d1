//! The gates of a set: which can never fire, which do nothing, which raise instead of lowering.

use super::super::ceiling::{Ceiling, ClassTable};
use super::super::expression::{Expression, Name};
use super::super::gate::{Gate, GateEffect, GateScope, GateTest};
use super::super::id::ClassId;
use super::super::outcome::{GateResult, Outcome, Standing, Truth};
use super::super::rulebook::Rulebook;
use super::atoms::names;
use super::classes::Classes;
use super::example::Example;
use super::explore::{End, Explorer, Leaf, Total};
use super::finding::{Finding, Problem, RaisedFrom};
use super::path::Path;
use super::space::Block;
use super::verdict::Verdict;
use super::witness::Witness;

/// So many blocks are looked at for each gate.
const MOST_BLOCKS: usize = 40;

/// So many blocks are tried for somebody whom a gate raises.
const MOST_TRIED: usize = 10;

/// Whether a gate can fire at all, and whether it can ever not fire.
pub(super) fn fires(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, gate: &Gate) -> Verdict {
    let GateTest::When(when) = &gate.test else { return Verdict::Sound };
    let (blocks, complete) = blocks(explorer, classes, gate, when);
    if !complete {
        return Verdict::Undecided;
    }
    let (mut holds, mut fails) = (false, false);
    for block in &blocks {
        let found = explorer.explore(&[when], total(gate), block);
        for leaf in &found.leaves {
            match leaf.end {
                End::Holds(_) => holds = true,
                End::Open => return Verdict::Undecided,
                End::NoneHolds => fails = true,
            }
        }
        if !found.complete || holds && fails {
            return Verdict::Undecided;
        }
    }
    let gate_title = gate.title.clone();
    let problem = match (holds, fails) {
        (true, false) => Problem::GateAlwaysFires { gate: gate_title },
        _ => Problem::GateNeverFires { gate: gate_title },
    };
    Verdict::found(Finding::warning(Path::to("gates", &gate.id).then("when"), problem, None))
}

fn total(gate: &Gate) -> Total {
    if matches!(gate.effect, GateEffect::TotalAtMost(_)) { Total::Raw } else { Total::Capped }
}

/// The blocks in which a gate is asked, each with its class where the gate looks at it; and whether these are all.
fn blocks(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    gate: &Gate,
    when: &Expression,
) -> (Vec<Block>, bool) {
    let axis = explorer.space.axis(&Name::Class);
    let asks = names(when.tree()).any(|name| *name == Name::Class);
    let by_class = axis.is_some() && asks && total(gate) == Total::Capped;
    if !by_class || explorer.space.rulebook.set().default.is_some() {
        return (vec![explorer.space.everything()], true);
    }
    let leaves = &classes.found.leaves;
    let blocks = leaves.iter().take(MOST_BLOCKS).map(|leaf| classed(explorer, classes, leaf));
    (blocks.collect(), classes.found.all(MOST_BLOCKS).is_some())
}

/// A block with its class, where a gate looks at classes.
fn classed(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, leaf: &Leaf) -> Block {
    match explorer.space.axis(&Name::Class).filter(|_| leaf.end != End::Open) {
        Some(axis) => {
            let none = explorer.space.axes[axis].cells.len() - 1;
            let class = classes.class_of(leaf).unwrap_or(none);
            leaf.block.with(axis, (class, class + 1))
        }
        None => leaf.block.clone(),
    }
}

/// Whether a gate may fire in a case of a block.
pub(super) fn fires_within(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    gate: &Gate,
    leaf: &Leaf,
) -> bool {
    let Some(when) = gate.when().filter(|_| gate.scope == GateScope::Period) else { return true };
    let found = explorer.explore(&[when], total(gate), &classed(explorer, classes, leaf));
    !found.complete || found.leaves.iter().any(|leaf| leaf.end != End::NoneHolds)
}

/// Whether a gate does anything when it fires.
pub(super) fn acts(explorer: &Explorer<'_>, gate: &Gate) -> Verdict {
    let rulebook = explorer.space.rulebook;
    let classes = &rulebook.set().classes;
    let idle = match &gate.effect {
        GateEffect::AtMost(ceiling) => {
            let best = |id: &ClassId| classes.first().is_some_and(|best| best.id == *id);
            ceiling.classes().into_iter().all(best)
        }
        GateEffect::Lower(_) | GateEffect::Raise(_) => classes.len() < 2,
        GateEffect::TotalAtMost(most) => {
            explorer.sheets.greatest(&explorer.space).is_some_and(|greatest| greatest <= *most)
        }
        GateEffect::Force(_)
        | GateEffect::NotRanked
        | GateEffect::Suspend
        | GateEffect::Refer
        | GateEffect::ScoreToFloorOf(_)
        | GateEffect::NoTitle
        | GateEffect::Nothing => false,
    };
    // What keeps others from acting, or is asked for elsewhere, has an effect by that.
    let is_asked = || rulebook.asks(&|name| *name == Name::Finding(gate.id.clone()));
    if !idle || !gate.excludes.is_empty() || is_asked() {
        return Verdict::Undecided;
    }
    let problem = Problem::GateIdle { gate: gate.title.clone() };
    Verdict::found(Finding::warning(Path::to("gates", &gate.id).then("effect"), problem, None))
}

/// Classes of the unit that other rules name and the table of a gate has no ceiling for.
pub(super) fn without_ceiling(rulebook: &Rulebook) -> Vec<Finding> {
    let mut found = Vec::new();
    for (gate, table) in rulebook.ceiling_tables() {
        let ClassTable::UnitClass(classes) = table else { continue };
        for class in rulebook.unit_classes().into_iter().filter(|class| !classes.contains_key(*class)) {
            let problem =
                Problem::UnitClassWithoutCeiling { gate: gate.title.clone(), class: class.to_owned() };
            found.push(Finding::warning(Path::to("gates", &gate.id).then("effect"), problem, None));
        }
    }
    found
}

/// Whether a gate that forces a class may raise somebody.
pub(super) fn raises(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, gate: &Gate) -> Verdict {
    let GateEffect::Force(id) = &gate.effect else { return Verdict::Sound };
    let rulebook = explorer.space.rulebook;
    let Some(forced) = rulebook.classes().position(|class| class.id == *id) else {
        return Verdict::Undecided;
    };
    let lower = |class: Option<usize>| class.is_some_and(|class| class > forced);
    let from_lower = raised(explorer, classes, gate, id, &lower);
    let from_none = raised(explorer, classes, gate, id, &|class| class.is_none());
    let from = match (&from_lower, &from_none) {
        (Some(_), Some(_)) => RaisedFrom::Both,
        (Some(_), None) => RaisedFrom::LowerClass,
        (None, _) => RaisedFrom::NoClass,
    };
    let Some(witness) = from_none.or(from_lower) else { return Verdict::Undecided };
    let class = rulebook.class(id).map(|class| class.title.clone()).unwrap_or_default();
    let problem = Problem::ForceRaises { gate: gate.title.clone(), class, from };
    let example = Example::gate(&witness, explorer);
    let path = Path::to("gates", &gate.id).then("effect");
    Verdict::found(Finding::warning(path, problem, Some(example)))
}

/// Somebody whom a gate raises to a class from one of these places.
fn raised(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    gate: &Gate,
    to: &ClassId,
    from: &dyn Fn(Option<usize>) -> bool,
) -> Option<Witness> {
    let rulebook = explorer.space.rulebook;
    let mut leaves: Vec<_> =
        classes.found.leaves.iter().filter(|leaf| from(classes.class_of(leaf))).collect();
    leaves.sort_by_key(|leaf| std::cmp::Reverse(classes.class_of(leaf).unwrap_or(usize::MAX)));
    let blocks = leaves
        .into_iter()
        .take(MOST_TRIED)
        .flat_map(|leaf| firing(explorer, classes, gate, &leaf.block).into_iter().take(3));
    blocks.into_iter().find_map(|block| {
        explorer.witness(&block, |_, outcome| {
            let before = outcome.class_before_gates.as_ref();
            let before = before.and_then(|id| rulebook.classes().position(|class| class.id == *id));
            outcome.standing == Standing::Ranked
                && outcome.class.as_ref() == Some(to)
                && from(before)
                && outcome.classes.iter().all(|class| class.truth != Truth::Unknown)
        })
    })
}

/// Gates that hold nobody down and lower nobody, of those of which nothing was found yet.
pub(super) fn without_effect(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    found: &[Finding],
) -> Vec<Finding> {
    let is_new = |gate: &&Gate| {
        let place = Path::to("gates", &gate.id).to_string();
        !found.iter().any(|finding| finding.place().starts_with(&format!("{place}.")))
    };
    let gates = explorer.space.rulebook.gates().filter(is_new);
    gates.filter_map(|gate| in_vain(explorer, classes, gate).finding()).collect()
}

/// Whether all whom a gate holds down or lowers stand as low without it.
pub(super) fn in_vain(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, gate: &Gate) -> Verdict {
    let rulebook = explorer.space.rulebook;
    let highest = match &gate.effect {
        GateEffect::AtMost(Ceiling::Class(id)) => classes.place(id),
        GateEffect::Lower(_) => Some(rulebook.last_class()),
        _ => None,
    };
    let is_plain = gate.when().is_some() && gate.scope == GateScope::Period && gate.excludes.is_empty();
    let all = classes.found.all(MOST_BLOCKS).filter(|_| is_plain);
    let (Some(highest), Some(all)) = (highest, all) else { return Verdict::Undecided };
    let fires = |leaf: &&Leaf| fires_within(explorer, classes, gate, leaf);
    let leaves: Vec<&Leaf> = all.iter().filter(fires).collect();
    // Without the gate itself the best class that there is would be the same: it may as well not act.
    let stays = |leaf: &&Leaf| classes.ends(leaf).is_some_and(|(best, _)| best >= highest);
    if !leaves.iter().all(stays) {
        return Verdict::Undecided;
    }
    let shown = leaves.into_iter().take(MOST_TRIED).find_map(|leaf| {
        firing(explorer, classes, gate, &leaf.block).iter().take(3).find_map(|block| {
            explorer.witness(block, |_, outcome| {
                let fires = |own: &GateResult| own.id == gate.id && own.fired == Truth::True && !own.changed;
                outcome.standing == Standing::Ranked && outcome.gates.iter().any(fires)
            })
        })
    });
    let Some(witness) = shown else { return Verdict::Undecided };
    let class = rulebook.set().classes.get(highest).map(|class| class.title.clone()).unwrap_or_default();
    let problem = Problem::GateInVain { gate: gate.title.clone(), class };
    let path = Path::to("gates", &gate.id).then("effect");
    Verdict::found(Finding::warning(path, problem, Some(Example::new(&witness, explorer))))
}

/// Whether a gate that lowers may lower in vain, because of a ceiling that the case has besides.
pub(super) fn lowers(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, gate: &Gate) -> Verdict {
    let GateEffect::Lower(by) = gate.effect else { return Verdict::Sound };
    let rulebook = explorer.space.rulebook;
    let place = |id: &ClassId| rulebook.classes().position(|class| class.id == *id);
    for ceiling in rulebook.gates() {
        let GateEffect::AtMost(Ceiling::Class(id)) = &ceiling.effect else { continue };
        let Some(most) = place(id) else { continue };
        let in_vain = |class: Option<usize>| {
            let lowered = class.zip(usize::try_from(by).ok()).and_then(|(class, by)| class.checked_add(by));
            lowered.is_some_and(|lowered| lowered <= most)
        };
        let leaves = classes.found.leaves.iter().filter(|leaf| in_vain(classes.class_of(leaf)));
        let blocks = leaves.take(MOST_TRIED).flat_map(|leaf| {
            let both = firing(explorer, classes, gate, &leaf.block).into_iter().take(3);
            both.flat_map(|block| firing(explorer, classes, ceiling, &block).into_iter().take(3))
        });
        let acts = |outcome: &Outcome, wanted: &Gate| {
            let results = outcome.gates.iter().filter(|result| result.id == wanted.id);
            results.filter(|result| result.excluded_by.is_none()).any(|result| result.fired == Truth::True)
        };
        let shows = |outcome: &Outcome| {
            outcome.standing == Standing::Ranked
                && outcome.class.as_ref() == Some(id)
                && in_vain(outcome.class_before_gates.as_ref().and_then(place))
                && acts(outcome, gate)
                && acts(outcome, ceiling)
        };
        let witness =
            blocks.into_iter().find_map(|block| explorer.witness(&block, |_, outcome| shows(outcome)));
        if let Some(witness) = witness {
            let class = rulebook.class(id).map(|class| class.title.clone()).unwrap_or_default();
            let (gate_title, ceiling) = (gate.title.clone(), ceiling.title.clone());
            let problem = Problem::LoweredInVain { gate: gate_title, ceiling, class };
            let example = Example::gate(&witness, explorer);
            let path = Path::to("gates", &gate.id).then("effect");
            return Verdict::found(Finding::warning(path, problem, Some(example)));
        }
    }
    Verdict::Undecided
}

/// The parts of a block in which a gate fires.
pub(super) fn firing(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    gate: &Gate,
    block: &Block,
) -> Vec<Block> {
    match &gate.test {
        GateTest::Finding(_) => {
            let axis = explorer.space.axis(&Name::Finding(gate.id.clone()));
            axis.map(|axis| block.with(axis, (1, 2))).into_iter().collect()
        }
        GateTest::When(when) => {
            let (blocks, _) = blocks(explorer, classes, gate, when);
            let within = blocks.iter().filter_map(|one| one.common(block));
            let found = within.flat_map(|within| explorer.explore(&[when], Total::Capped, &within).leaves);
            found.filter(|leaf| leaf.end == End::Holds(0)).map(|leaf| leaf.block).collect()
        }
    }
}
