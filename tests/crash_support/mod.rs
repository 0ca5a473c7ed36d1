//! A meeting that was played once, and crashed at any point of it.

mod crash;
mod fail;
mod look;

use std::path::Path;

use crate::support::desk::ledger::{Ledger, Moment};
use crate::support::desk::{DIR, Setting};
use crate::support::script::Script;
use crate::support::sim_disk::{Asked, Fault, SimDisk};
use look::Seen;

/// The seed of all chance.
const SEED: u64 = 20_261_122;

/// About how many failures one meeting is put through. Where it has more points for them they are taken evenly.
const MOST: u64 = 80;

/// What was done.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    /// Changes of the disk that the meetings made.
    pub changes: u64,
    /// Power cuts and kills.
    pub crashes: u64,
    /// I/O errors and full disks.
    pub failures: u64,
    /// Starts of the whole program, one for each different thing that was found.
    pub starts: u64,
}

impl Counts {
    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        self.crashes += other.crashes;
        self.failures += other.failures;
        self.starts += other.starts;
    }
}

/// One point, to be done again alone.
pub struct Only {
    /// The meeting.
    pub meeting: String,
    change: u64,
    fault: String,
    seed: u64,
}

impl Only {
    /// The point that the environment names, if it names one.
    pub fn named() -> Option<Self> {
        let text = std::env::var("CRASH").ok()?;
        let parts: Vec<&str> = text.split(':').collect();
        let Ok([meeting, change, fault, seed]) = <[&str; 4]>::try_from(parts) else {
            unreachable!("CRASH=meeting:change:fault:seed")
        };
        let number = |text: &str| text.parse().expect("a number");
        Some(Self {
            meeting: meeting.into(),
            change: number(change),
            fault: fault.into(),
            seed: number(seed),
        })
    }
}

/// One point.
#[derive(Clone, Copy)]
struct Point<'a> {
    meeting: &'a str,
    change: u64,
    fault: Fault,
    seed: u64,
}

impl Point<'_> {
    fn is(&self, only: &Only) -> bool {
        self.change == only.change && self.seed == only.seed && self.fault_name() == only.fault
    }

    fn fault_name(&self) -> String {
        format!("{:?}", self.fault).chars().filter(char::is_ascii_alphanumeric).collect()
    }

    fn chance(&self) -> u64 {
        SEED ^ self.change.wrapping_mul(0x9e37_79b9) ^ self.seed
    }
}

impl std::fmt::Display for Point<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { meeting, change, seed, .. } = self;
        write!(f, "CRASH={meeting}:{change}:{}:{seed}", self.fault_name())
    }
}

/// Takes so many of so many, evenly.
struct Sieve {
    all: u64,
    taken: u64,
    at: u64,
}

impl Sieve {
    fn takes(&mut self) -> bool {
        self.at += 1;
        let so_far = |at: u64| at * self.taken.min(self.all) / self.all.max(1);
        so_far(self.at) > so_far(self.at - 1)
    }
}

/// A meeting with everything that it asked of the disk.
pub struct Played {
    name: String,
    tape: Vec<Asked>,
    ledger: Ledger,
    /// How many changes each thing asked makes.
    changes: Vec<u64>,
}

impl Played {
    /// Plays a meeting.
    pub fn meeting(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/meetings/{name}.script"));
        let setting = Setting { is_recorded: true, ..Setting::usual() };
        let script = Script::read(&path).expect("a script");
        let mut session = script.run_in(setting).expect("the script holds");
        let (tape, ledger) = session.take_record();
        let disk = SimDisk::new(setting.seed);
        let mut changes = Vec::new();
        for asked in &tape {
            let before = disk.changes();
            disk.ask_again(asked);
            changes.push(disk.changes() - before);
        }
        let journal = format!("{DIR}/unit/journal.jsonl");
        assert_eq!(
            session.disk().bytes(&journal),
            disk.bytes(&journal),
            "{name}: the disk can be made again"
        );
        Self { name: name.into(), tape, ledger, changes }
    }

    /// Crashes it at every point, or at one only.
    pub fn crash_everywhere(&self, only: Option<&Only>) -> Counts {
        let all: u64 = self.changes.iter().sum();
        let mut counts = Counts { changes: all, ..Counts::default() };
        let mut seen = Seen::default();
        let disk = SimDisk::new(Setting::usual().seed);
        let asking = self.ledger.moments.iter().filter(|moment| moment.asking.is_some()).count() as u64;
        let mut failures = Sieve { all: asking * fail::ABOUT, taken: MOST, at: 0 };
        let mut change = 0;
        let mut moments = self.ledger.moments.iter().peekable();
        let nothing = Moment::default();
        let mut now = &nothing;
        for (at, asked) in self.tape.iter().enumerate() {
            while let Some(moment) = moments.next_if(|moment| moment.at <= at) {
                now = moment;
                if moment.asking.is_some() {
                    counts.failures += self.fail(&disk, moment, change, &mut failures, only);
                }
            }
            counts.crashes += self.crash(&disk, (at, change), now, &mut seen, only);
            disk.ask_again(asked);
            change += self.changes[at];
        }
        counts.starts = seen.starts();
        counts
    }
}
