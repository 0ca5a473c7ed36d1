//! The thread that owns the archive, so that neither its panics nor its waiting reach the meeting.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::archive::{Archive, ArchiveFault, Pair, Shelved};
use super::disk::Disk;
use super::why::Why;

/// The name of the thread. Its panics are expected (damaged files) and answered: a panic hook should keep quiet on it.
pub const ARCHIVE_THREAD: &str = "archive";

/// How long the store waits for the archive before it goes on without.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one commit.
    pub commit: Duration,
    /// For opening, reading, closing, and each step of a repair.
    pub upkeep: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { commit: Duration::from_secs(2), upkeep: Duration::from_secs(60) }
    }
}

enum Order {
    Put(Vec<Shelved>, Sender<Result<(), ArchiveFault>>),
    Scan(String, Sender<Result<Vec<Pair>, ArchiveFault>>),
    Clear(String, Sender<Result<(), ArchiveFault>>),
}

/// Takes orders for the archive. After any fault it must not be used again: what it does later is unknown.
pub(crate) struct Archivist {
    orders: Sender<Order>,
    ended: Receiver<()>,
    patience: Patience,
}

impl Archivist {
    /// Opens the archive in `dir` on a thread of its own.
    pub(crate) fn hire(disk: Arc<dyn Disk>, dir: PathBuf, patience: Patience) -> Result<Self, ArchiveFault> {
        let (orders, desk) = mpsc::channel();
        let (opened, answer) = mpsc::channel();
        let (ending, ended) = mpsc::channel();
        let work = move || {
            // Dropped last, also when the rest panics: whoever waits for the end sees it.
            let _ending: Sender<()> = ending;
            let archive = catch_unwind(AssertUnwindSafe(|| disk.open_archive(&dir)));
            match archive.unwrap_or(Err(ArchiveFault::Damaged)) {
                Ok(archive) => {
                    if opened.send(Ok(())).is_ok() {
                        serve(archive, &desk);
                    }
                }
                // Nobody listens any more if the opening took too long.
                Err(fault) => drop(opened.send(Err(fault))),
            }
        };
        let spawned = thread::Builder::new().name(ARCHIVE_THREAD.to_owned()).spawn(work);
        spawned.map_err(|error| ArchiveFault::Failed(Why::from(error)))?;
        let archivist = Self { orders, ended, patience };
        wait(&answer, patience.upkeep)?;
        Ok(archivist)
    }

    /// Puts a commit's pairs durably.
    pub(crate) fn commit(&self, pairs: Vec<Shelved>) -> Result<(), ArchiveFault> {
        self.order(|reply| Order::Put(pairs, reply), self.patience.commit)
    }

    /// Puts pairs durably, with the patience of a repair.
    pub(crate) fn repair(&self, pairs: Vec<Shelved>) -> Result<(), ArchiveFault> {
        self.order(|reply| Order::Put(pairs, reply), self.patience.upkeep)
    }

    /// All pairs of a room.
    pub(crate) fn scan(&self, room: String) -> Result<Vec<Pair>, ArchiveFault> {
        self.order(|reply| Order::Scan(room, reply), self.patience.upkeep)
    }

    /// Empties a room durably.
    pub(crate) fn clear(&self, room: String) -> Result<(), ArchiveFault> {
        self.order(|reply| Order::Clear(room, reply), self.patience.upkeep)
    }

    /// Waits until the archive is closed, so that it can be opened again or renamed, but not for ever. An archivist that
    /// is only dropped is left to finish by itself.
    pub(crate) fn close(self) {
        let Self { orders, ended, patience } = self;
        drop(orders);
        // Either the end was seen, or the thread is stuck: nothing more can be done.
        let _ = ended.recv_timeout(patience.commit);
    }

    fn order<T>(
        &self,
        order: impl FnOnce(Sender<Result<T, ArchiveFault>>) -> Order,
        limit: Duration,
    ) -> Result<T, ArchiveFault> {
        let (reply, answer) = mpsc::channel();
        self.orders.send(order(reply)).map_err(|_| ArchiveFault::Damaged)?;
        wait(&answer, limit)
    }
}

/// Carries out orders until nobody gives any. A panic ends the service; the archive is dropped after the unwinding and
/// not during it, because sled's own `drop` may panic again.
fn serve(mut archive: Box<dyn Archive>, desk: &Receiver<Order>) {
    while let Ok(order) = desk.recv() {
        let carried_out = catch_unwind(AssertUnwindSafe(|| match order {
            // A reply that nobody waits for any more is of no use to anybody.
            Order::Put(pairs, reply) => drop(reply.send(archive.put(&pairs))),
            Order::Scan(room, reply) => drop(reply.send(archive.scan(&room))),
            Order::Clear(room, reply) => drop(reply.send(archive.clear(&room))),
        }));
        if carried_out.is_err() {
            return;
        }
    }
}

fn wait<T>(answer: &Receiver<Result<T, ArchiveFault>>, limit: Duration) -> Result<T, ArchiveFault> {
    match answer.recv_timeout(limit) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(ArchiveFault::Slow),
        Err(RecvTimeoutError::Disconnected) => Err(ArchiveFault::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::{Mood, SimDisk};
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    fn hire(disk: &SimDisk, commit: Duration) -> Archivist {
        disk.create_dir("/home/archive".as_ref()).unwrap();
        let patience = Patience { commit, upkeep: HOUR };
        Archivist::hire(Arc::new(disk.clone()), "/home/archive".into(), patience).unwrap()
    }

    fn pair() -> Pair {
        (b"a".to_vec(), b"1".to_vec())
    }

    fn shelved() -> Vec<Shelved> {
        vec![Shelved { room: "r".to_owned(), pair: pair() }]
    }

    #[test]
    fn what_was_put_is_found_by_the_next_one() {
        let disk = SimDisk::new(1);
        let archivist = hire(&disk, HOUR);
        archivist.commit(shelved()).unwrap();
        archivist.close();
        assert_eq!(hire(&disk, HOUR).scan("r".to_owned()), Ok(vec![pair()]));
    }

    #[test]
    fn a_panic_of_the_archive_is_damage_and_does_not_spread() {
        let disk = SimDisk::new(1);
        let archivist = hire(&disk, HOUR);
        disk.archive_is(Mood::Panics);
        assert_eq!(archivist.commit(shelved()), Err(ArchiveFault::Damaged));
        assert_eq!(archivist.scan("r".to_owned()), Err(ArchiveFault::Damaged));
    }

    #[test]
    fn one_that_does_not_answer_is_not_waited_for() {
        let disk = SimDisk::new(1);
        let archivist = hire(&disk, Duration::ZERO);
        disk.archive_is(Mood::Stalls);
        assert_eq!(archivist.commit(shelved()), Err(ArchiveFault::Slow));
        disk.archive_is(Mood::Well);
    }

    #[test]
    fn a_folder_that_is_not_there_is_no_damage() {
        let patience = Patience { commit: HOUR, upkeep: HOUR };
        let hired = Archivist::hire(Arc::new(SimDisk::new(1)), "/home/nowhere".into(), patience);
        assert_eq!(hired.err(), Some(ArchiveFault::Failed(Why::Gone)));
    }
}
