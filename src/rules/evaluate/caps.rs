//! The gates that cap the total: they see it as it was before any of them.

use super::super::expression::{Content, Gaps, Range, Reading};
use super::super::gate::{Gate, GateEffect};
use super::super::outcome::{GateResult, Truth};
use super::acting::{Acting, acting, deciding};
use super::change::Along;
use super::facts::{View, World};
use super::firing::{Detail, Firing};

/// The capped total, and how each cap came out.
pub(super) struct Caps {
    pub(super) total: Reading,
    /// Each cap's number among the gates, and whether it acts; they may exclude other gates.
    pub(super) acting: Vec<(usize, Acting)>,
    /// What is written down about each.
    pub(super) results: Vec<(usize, GateResult)>,
}

/// Lowers the total to the least of the caps that act.
pub(super) fn cap(world: &World<'_>, raw: Reading, along: Option<&Along<'_>>, detail: Detail) -> Caps {
    let gates = &world.given.rulebook.set().gates;
    let mut caps = Caps { total: raw.clone(), acting: Vec::new(), results: Vec::new() };
    let view = View { world, total: &raw, class: None, along };
    let is_cap = |gate: &Gate| matches!(gate.effect, GateEffect::TotalAtMost(_));
    let firings: Vec<(usize, Firing)> = (deciding(gates, is_cap).into_iter())
        .map(|index| (index, Firing::of(&gates[index], &view, detail)))
        .collect();
    let all = acting(gates, &firings, &[]);
    for ((index, firing), acting) in firings.into_iter().zip(all) {
        let gate = &gates[index];
        let GateEffect::TotalAtMost(most) = gate.effect else { continue };
        let total = &caps.total;
        let capped = total.range().lesser(Range::point(most));
        let changed = acting.acts == Truth::True && capped != total.range();
        if acting.acts != Truth::False {
            let (range, unclear) = match acting.acts {
                Truth::True => (capped, Gaps::NONE),
                _ => (capped.hull(total.range()), acting.gaps.clone()),
            };
            let missing = total.missing.clone().and(&unclear);
            caps.total = Reading::new(Content::Number(range), missing);
        }
        if detail == Detail::Trace {
            caps.results.push((index, firing.result(gate, &acting, gates, changed)));
        }
        caps.acting.push((index, acting));
    }
    caps
}
