//! Wrong secrets: how many were tried of each and when the last one was, so that the waits between tries outlive the
//! program.
//!
//! A try counts as wrong from before it is answered; only the right secret takes the count back. So a program that is
//! killed while it looks has counted the try.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::checksum::{checked, checksummed};
use super::disk::Disk;
use super::log_id::LogId;
use super::store::Store;
use super::whole_file::{self, Lasting};
use crate::domain::MemberId;

const NAME: &str = "tries";
const FORMAT: &str = "binhxet.tries/1";
/// The longest file that is written or read, in bytes.
const LONGEST: u64 = 64 << 10;
/// Seconds between the first wrong try and the next one; each further wrong one doubles them.
const FIRST_WAIT: u64 = 5;
/// No wait is longer, in seconds.
const LONGEST_WAIT: u64 = 15 * 60;
/// So many secrets are counted at most; of more, the one is forgotten that was tried longest ago.
const MOST: usize = 100;

/// Which secret is tried.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Secret {
    /// The passphrase of the store.
    Passphrase,
    /// The recovery key of the store.
    RecoveryKey,
    /// The code of a secret ballot's box beside this log.
    BoxCode(LogId),
    /// An officer's PIN.
    Pin(MemberId),
    /// Any officer's PIN, where the screen is locked.
    AnyPin,
}

impl fmt::Display for Secret {
    /// As it stands in the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passphrase => f.write_str("passphrase"),
            Self::RecoveryKey => f.write_str("recovery"),
            Self::BoxCode(log) => write!(f, "box {log}"),
            Self::Pin(officer) => write!(f, "pin {}", officer.as_str()),
            Self::AnyPin => f.write_str("pin"),
        }
    }
}

/// Whether a secret may be tried now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// It may; the try has been counted as a wrong one.
    Now {
        /// How many seconds the next one has to wait if this one is wrong.
        or_wait: u64,
    },
    /// Not for so many seconds.
    Wait(u64),
}

/// The wrong tries of every secret since the last right one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tries(BTreeMap<String, Wrong>);

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    /// How many.
    count: u32,
    /// When the last one was, in seconds of Unix time.
    last: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    tries: BTreeMap<String, Wrong>,
}

impl Tries {
    /// What an earlier run of the program has written down. A file that cannot be read counts as none: whoever can
    /// damage it could remove it as well.
    pub(crate) fn read(disk: &dyn Disk, dir: &Path) -> Self {
        let text = whole_file::read(disk, &dir.join(NAME), LONGEST).ok().flatten();
        let file = text.as_deref().and_then(checked).and_then(|text| serde_json::from_str::<File>(text).ok());
        Self(file.filter(|file| file.format == FORMAT).map(|file| file.tries).unwrap_or_default())
    }

    /// Asks for a try at a moment, in seconds of Unix time. If it may be made, it has been written down before this returns, as far as
    /// the disk allows: what cannot be written still counts until the program ends.
    pub(crate) fn begin(&mut self, secret: &Secret, now: i64, disk: &dyn Disk, dir: &Path) -> Turn {
        let key = secret.to_string();
        let known = self.0.get(&key).copied();
        if let Some(wrong) = known {
            let passed = u64::try_from(now.saturating_sub(wrong.last));
            let left = match passed {
                Ok(passed) => wait_after(wrong.count).saturating_sub(passed),
                // The clock was set back. The wait begins anew, lest it never ends.
                Err(_) => {
                    self.0.insert(key.clone(), Wrong { last: now, ..wrong });
                    self.write(disk, dir);
                    wait_after(wrong.count)
                }
            };
            if left > 0 {
                return Turn::Wait(left);
            }
        }
        let count = known.map_or(0, |wrong| wrong.count).saturating_add(1);
        self.0.insert(key, Wrong { count, last: now });
        if self.0.len() > MOST
            && let Some(oldest) =
                self.0.iter().min_by_key(|(_, wrong)| wrong.last).map(|(key, _)| key.clone())
        {
            self.0.remove(&oldest);
        }
        self.write(disk, dir);
        Turn::Now { or_wait: wait_after(count) }
    }

    /// The secret was the right one: nothing wrong is known of it any more.
    pub(crate) fn right(&mut self, secret: &Secret, disk: &dyn Disk, dir: &Path) {
        if self.0.remove(&secret.to_string()).is_some() {
            self.write(disk, dir);
        }
    }

    fn write(&self, disk: &dyn Disk, dir: &Path) {
        let file = File { format: FORMAT.into(), tries: self.0.clone() };
        if let Ok(text) = serde_json::to_string(&file) {
            // A full disk, or one that can only be read, must not lock out who knows the secret.
            let _ = whole_file::replace(disk, &dir.join(NAME), &checksummed(&text), Lasting::PowerCut);
        }
    }
}

impl Store {
    /// Asks for a try of a secret at a moment, in seconds of Unix time; see [`Turn`].
    pub fn begin_try(&mut self, secret: &Secret, now: i64) -> Turn {
        self.tries.begin(secret, now, self.disk.as_ref(), &self.dir)
    }

    /// Takes the count of wrong tries back, because the right secret was given.
    pub fn was_right(&mut self, secret: &Secret) {
        self.tries.right(secret, self.disk.as_ref(), &self.dir);
    }
}

/// How many seconds the next try has to wait after so many wrong ones.
fn wait_after(count: u32) -> u64 {
    let doubled = count.checked_sub(1).map(|times| FIRST_WAIT.checked_mul(1_u64.checked_shl(times)?));
    doubled.map_or(0, |wait| wait.unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::{Fault, SimDisk};
    use super::*;

    const DIR: &str = "/home/data";

    fn dir() -> &'static Path {
        Path::new(DIR)
    }

    fn disk(seed: u64) -> SimDisk {
        let disk = SimDisk::new(seed);
        disk.create_dir(dir()).unwrap();
        disk.sync_dir(Path::new("/home")).unwrap();
        disk
    }

    #[test]
    fn each_wrong_try_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        let waits: Vec<u64> = [0, 1, 2, 3, 8, 9, 64, u32::MAX].into_iter().map(wait_after).collect();
        assert_eq!(waits, [0, 5, 10, 20, 640, 900, 900, 900]);
    }

    #[test]
    fn a_try_that_may_be_made_has_been_counted_and_a_right_one_is_forgotten() {
        let disk = disk(1);
        let mut tries = Tries::default();
        let secret = Secret::Passphrase;
        assert_eq!(tries.begin(&secret, 100, &disk, dir()), Turn::Now { or_wait: 5 });
        assert_eq!(tries.begin(&secret, 101, &disk, dir()), Turn::Wait(4));
        assert_eq!(tries.begin(&Secret::AnyPin, 101, &disk, dir()), Turn::Now { or_wait: 5 });
        assert_eq!(tries.begin(&secret, 105, &disk, dir()), Turn::Now { or_wait: 10 });
        tries.right(&secret, &disk, dir());
        assert_eq!(tries.begin(&secret, 105, &disk, dir()), Turn::Now { or_wait: 5 });
    }

    #[test]
    fn the_waits_outlive_the_program_and_a_power_cut() {
        for seed in 0..10 {
            let disk = disk(seed);
            let mut tries = Tries::default();
            let secret = Secret::Pin(MemberId::new("B01").unwrap());
            tries.begin(&secret, 100, &disk, dir());
            tries.begin(&secret, 105, &disk, dir());
            disk.restart();
            let mut again = Tries::read(&disk, dir());
            assert_eq!(again, tries);
            assert_eq!(again.begin(&secret, 110, &disk, dir()), Turn::Wait(5));
            assert_eq!(again.begin(&secret, 115, &disk, dir()), Turn::Now { or_wait: 20 });
            again.right(&secret, &disk, dir());
            disk.restart();
            assert_eq!(Tries::read(&disk, dir()), Tries::default());
        }
    }

    #[test]
    fn a_clock_that_is_set_back_lengthens_a_wait_by_itself_at_most() {
        let disk = disk(1);
        let mut tries = Tries::default();
        tries.begin(&Secret::AnyPin, 1_000_000, &disk, dir());
        assert_eq!(tries.begin(&Secret::AnyPin, 100, &disk, dir()), Turn::Wait(5));
        assert_eq!(tries.begin(&Secret::AnyPin, 105, &disk, dir()), Turn::Now { or_wait: 10 });
    }

    #[test]
    fn on_a_full_disk_wrong_tries_still_count() {
        let disk = disk(1);
        let mut tries = Tries::default();
        disk.fault_at(1, Fault::Full { for_changes: 1000 });
        assert_eq!(tries.begin(&Secret::AnyPin, 100, &disk, dir()), Turn::Now { or_wait: 5 });
        assert_eq!(tries.begin(&Secret::AnyPin, 101, &disk, dir()), Turn::Wait(4));
    }

    #[test]
    fn of_very_many_secrets_the_latest_are_counted() {
        let disk = disk(1);
        let mut tries = Tries::default();
        let secret = |at: i64| Secret::Pin(MemberId::new(&format!("B{at}")).unwrap());
        for at in 0..200 {
            tries.begin(&secret(at), at, &disk, dir());
        }
        assert_eq!(tries.0.len(), MOST);
        assert_eq!(Tries::read(&disk, dir()), tries);
        assert!(tries.0.contains_key("pin B199") && !tries.0.contains_key("pin B99"));
    }

    #[test]
    fn what_is_no_file_of_tries_counts_as_none() {
        let disk = disk(1);
        let mut tries = Tries::default();
        tries.begin(&Secret::AnyPin, 100, &disk, dir());
        disk.damage(dir().join(NAME), |bytes| bytes[20] ^= 1);
        assert_eq!(Tries::read(&disk, dir()), Tries::default());
    }
}
