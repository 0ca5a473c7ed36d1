//! Power cuts and kills.

use super::look::Seen;
use super::{Only, Played, Point};
use crate::support::desk::ledger::Moment;
use crate::support::sim_disk::{Fault, SimDisk};

/// What happens at each change, and a number that the chance follows from.
pub const WAYS: [(Fault, u64); 5] = [
    (Fault::PowerCut, 1),
    (Fault::PowerCut, 2),
    (Fault::PowerCut, 3),
    (Fault::PowerCut, 4),
    (Fault::Kill, 1),
];

impl Played {
    /// Crashes in every way at each change that one thing asked makes; answers with how many crashes there were.
    pub(super) fn crash(
        &self,
        disk: &SimDisk,
        (at, before): (usize, u64),
        now: &Moment,
        seen: &mut Seen,
        only: Option<&Only>,
    ) -> u64 {
        let mut crashes = 0;
        for nth in 1..=self.changes[at] {
            for (fault, seed) in WAYS {
                let point = Point { meeting: &self.name, change: before + nth, fault, seed };
                if only.is_some_and(|only| !point.is(only)) {
                    continue;
                }
                let disk = disk.copy(point.chance());
                disk.fault_at(nth, fault);
                disk.ask_again(&self.tape[at]);
                assert!(disk.is_down(), "{point}");
                seen.look(&disk, now, &point);
                crashes += 1;
            }
        }
        crashes
    }
}
