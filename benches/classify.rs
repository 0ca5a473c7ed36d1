//! How long it takes to classify a unit, beside a plain loop that sums the same marks, and how it grows with the members.
//!
//! `cargo bench --bench classify`. 5,143 members with 33 criteria of 15 votes each, once they have been read: the votes put
//! together, the cases evaluated, the quotas worked out; at most 50 ms, and at most 20 times the plain loop. The same with
//! every step of every result written down, as a meeting keeps it. And marks files of 100,000 and 1,000,000 members as
//! JSON lines, with and without a quota: members in a second, and how much memory a member adds while the file is gone
//! through; at most 90 bytes with a quota, and without one no more for a million than for a hundred thousand.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use binhxet::number::Exact;
use binhxet::papers::marks::{Request, Scratch, classify};
use binhxet::rules::{self, Case, Criterion, Entry, Mark, Ranking, Rulebook, UnitRules, Voters};

const MEMBERS: usize = 5_143;
const CRITERIA: usize = 33;
const VOTES: usize = 15;
const ROUNDS: usize = 25;

/// The limits that this is held to.
const MOST_TIME: Duration = Duration::from_millis(50);
const MOST_TIMES_PLAIN: f64 = 20.0;
const MOST_BYTES: f64 = 90.0;

/// The votes of every member on every criterion, criteria in the order of their ids.
type Unit = Vec<Vec<Vec<Mark>>>;

fn main() {
    // The files come first: what later work leaves to the allocator would hide how much memory they take.
    for members in [100_000, 1_000_000] {
        for quota in [false, true] {
            file(members, quota);
        }
    }
    unit_after_reading();
}

fn set(criteria: usize, quota: bool) -> String {
    let criteria: Vec<String> = (1..=criteria)
        .map(|n| format!(r#"{{"id": "c{n}", "code": "{n}", "title": "Tiêu chí {n}", "max": 10, "start": {{"points": {{"step": 0.5}}}}}}"#))
        .collect();
    let quotas = if quota {
        r#""quotas": [{"id": "q", "class": "a", "at_most": {"share": {"share": "20%", "of": "members"}}, "within": "unit", "over": "rank"}],"#
    } else {
        ""
    };
    format!(
        r#"{{"format": "binhxet.criteria/1", "id": "do", "edition": 1, "title": "Đo", "period": "month",
        "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [{}]}}],
        "gates": [{{"id": "g", "title": "Loại", "finding": "Có không?", "effect": "not_ranked"}}],
        "classes": [{{"id": "a", "title": "A", "when": "total >= 80% * max_total and zeros = 0"}},
            {{"id": "b", "title": "B", "when": "total >= 60% * max_total"}}, {{"id": "c", "title": "C"}}],
        "otherwise": {{"class": "c"}}, {quotas}
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
            "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
        criteria.join(", ")
    )
    .replace('\n', " ")
}

/// A mark from 5 to 10 in halves that looks like chance.
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    10 + (*seed >> 33) % 11
}

fn unit_after_reading() {
    let rulebook = Rulebook::read(&set(CRITERIA, true)).expect("a sound set");
    let mut seed = 7;
    let mut votes = |_| Mark::Points(Exact::fraction(chance(&mut seed) as i64, 2).expect("a number"));
    let unit: Unit =
        (0..MEMBERS).map(|_| (0..CRITERIA).map(|_| (0..VOTES).map(&mut votes).collect()).collect()).collect();
    let (mut ours, mut traced, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(timed(|| classified(&rulebook, &unit)));
        traced.push(timed(|| with_every_step(&rulebook, &unit)));
        plain.push(timed(|| summed(&unit)));
    }
    let (best, usual, plain) = (*ours.iter().min().unwrap_or(&MOST_TIME), middle(ours), middle(plain));
    let ratio = usual.as_secs_f64() / plain.as_secs_f64();
    println!("{MEMBERS} members x {CRITERIA} criteria x {VOTES} votes:");
    println!("  best {best:.1?}, {} {MOST_TIME:?}; mostly {usual:.1?}", held(best <= MOST_TIME));
    println!(
        "  a plain sum of the same marks {plain:.1?}; ratio {ratio:.1}, {} {MOST_TIMES_PLAIN}",
        held(ratio <= MOST_TIMES_PLAIN)
    );
    println!("  with every step written down {:.1?}", middle(traced));
}

/// Whether a limit is held, in words.
fn held(is_held: bool) -> &'static str {
    if is_held { "within the limit of" } else { "BEYOND the limit of" }
}

/// Every vote put together, and every case taken in as it comes: evaluated, then the quota worked out.
fn classified(rulebook: &Rulebook, unit: &Unit) -> usize {
    let criteria = by_id(rulebook);
    let rules = UnitRules::new(vec![rulebook]);
    let mut ranking = Ranking::new(&rules, Vec::new());
    for sheet in unit {
        let case = case(rulebook, &criteria, sheet);
        if let Some(entry) = rules.entry(0, &case) {
            ranking.note(entry);
        }
    }
    let settlement = ranking.settle();
    settlement.quotas().iter().map(|quota| quota.count).sum()
}

/// The same, with every result as a meeting keeps it.
fn with_every_step(rulebook: &Rulebook, unit: &Unit) -> usize {
    let criteria = by_id(rulebook);
    let rules = UnitRules::new(vec![rulebook]);
    let cases: Vec<Case> = unit.iter().map(|sheet| case(rulebook, &criteria, sheet)).collect();
    let entries: Vec<Entry> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    rules::classify(&rules, &entries).outcomes.iter().filter(|outcome| outcome.class.is_some()).count()
}

fn by_id(rulebook: &Rulebook) -> Vec<&Criterion> {
    let mut criteria: Vec<&Criterion> = rulebook.criteria().collect();
    criteria.sort_by(|one, other| one.id.cmp(&other.id));
    criteria
}

/// A member's case, with the votes of each criterion as one mark.
fn case(rulebook: &Rulebook, criteria: &[&Criterion], sheet: &[Vec<Mark>]) -> Case {
    let mut votes: Vec<&Mark> = Vec::with_capacity(VOTES);
    let mut marks = Vec::with_capacity(CRITERIA);
    marks.extend(sheet.iter().zip(criteria).filter_map(|(given, criterion)| {
        votes.clear();
        votes.extend(given);
        Some((criterion.id.clone(), rulebook.joint_mark(criterion, &votes, Voters::default())?))
    }));
    let marks = marks.into_iter().collect();
    let findings = rulebook.gates().map(|gate| (gate.id.clone(), false)).collect();
    Case { marks, findings, ..Case::default() }
}

/// The same marks added up, with the same exact numbers.
fn summed(unit: &Unit) -> usize {
    let sum = |sheet: &Vec<Vec<Mark>>| {
        sheet.iter().flatten().fold(Exact::ZERO, |sum, mark| match mark {
            Mark::Points(points) => sum.plus(*points).unwrap_or(sum),
            Mark::Check(_) | Mark::Level(_) => sum,
        })
    };
    unit.iter().filter(|sheet| sum(sheet) > Exact::ZERO).count()
}

fn timed(work: impl Fn() -> usize) -> Duration {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Writes a marks file, classifies it, and tells how that went.
fn file(members: usize, quota: bool) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let path = folder.path().join("marks.jsonl");
    write(&path, members, quota).expect("a file");
    let input = File::open(&path).expect("a file");
    let (before, peak) = (resident(), AtomicU64::new(0));
    let seen = AtomicU64::new(0);
    let request = Request {
        sets: None,
        why: None,
        beside: &|_| Err(String::new()),
        scratch: &|| {
            let file = tempfile::tempfile_in(folder.path())?;
            Ok(Box::new(file) as Box<dyn Scratch>)
        },
        progress: &|_| {
            if seen.fetch_add(1, Ordering::Relaxed).is_multiple_of(4096) {
                peak.fetch_max(resident(), Ordering::Relaxed);
            }
        },
    };
    let begun = Instant::now();
    let mut output = BufWriter::new(io::sink());
    if let Err(why) = classify(input, &mut output, &request) {
        println!("not classified: {why:?}");
        return;
    }
    let time = begun.elapsed();
    let grown = peak.load(Ordering::Relaxed).saturating_sub(before);
    let bytes = grown as f64 / members as f64;
    println!(
        "{members} members as JSON lines, {}: {time:.2?}, {:.0} members/s; memory grew by {} kB, {bytes:.1} bytes a member{}",
        if quota { "with a quota" } else { "without" },
        members as f64 / time.as_secs_f64(),
        grown / 1024,
        if quota { format!(", {} {MOST_BYTES}", held(bytes <= MOST_BYTES)) } else { String::new() },
    );
}

fn write(path: &std::path::Path, members: usize, quota: bool) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, r#"{{"format": "binhxet.marks/1", "unraised": "false", "criteria": {}}}"#, set(8, quota))?;
    let mut seed = 11;
    for member in 0..members {
        write!(file, r#"{{"id": "m{member}", "fields": {{"group": "to-{}"}}, "marks": {{"#, member % 100)?;
        for criterion in 1..=8 {
            let comma = if criterion > 1 { ", " } else { "" };
            let halves = chance(&mut seed);
            write!(file, r#"{comma}"c{criterion}": {}.{}"#, halves / 2, halves % 2 * 5)?;
        }
        writeln!(file, "}}}}")?;
    }
    file.flush()
}

/// How much memory the process has, in bytes.
fn resident() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = pages.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}
