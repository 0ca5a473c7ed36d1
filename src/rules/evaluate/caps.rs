//! The gates that cap the total: they see it as it was before any of them.

use super::super::expression::{Content, Gaps, Range, Reading};
use super::super::gate::GateEffect;
use super::super::outcome::{GateResult, Truth};
use super::facts::{View, World};
use super::firing::{Detail, Firing};

/// The capped total, and how each cap came out.
pub(super) struct Caps {
    pub(super) total: Reading,
    /// Each cap's number among the gates, and whether it fired; they may exclude other gates.
    pub(super) firings: Vec<(usize, Firing)>,
    /// What is written down about each.
    pub(super) results: Vec<(usize, GateResult)>,
}

/// Lowers the total to the least of the caps that act.
pub(super) fn cap(world: &World<'_>, raw: Reading, detail: Detail) -> Caps {
    let gates = &world.given.rulebook.set().gates;
    let mut caps = Caps { total: raw.clone(), firings: Vec::new(), results: Vec::new() };
    let view = View { world, total: &raw, class: None };
    for (index, gate) in gates.iter().enumerate() {
        let GateEffect::TotalAtMost(most) = gate.effect else { continue };
        let firing = Firing::of(gate, &view, detail);
        let others: Vec<_> = (gates.iter())
            .filter(|other| other.excludes.contains(&gate.id))
            .map(|other| (other, Firing::of(other, &view, Detail::Verdict)))
            .collect();
        let acting = firing.acting(others.iter().map(|(gate, firing)| (*gate, firing)));
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
        let plain = firing.bare();
        if detail == Detail::Trace {
            caps.results.push((index, firing.result(gate, acting, changed)));
        }
        caps.firings.push((index, plain));
    }
    caps
}
