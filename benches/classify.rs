//! How long it takes to classify a unit, beside a plain loop that sums the same marks, and how it grows with the members.
//!
//! `cargo bench --bench classify`. 5,143 members with 33 criteria of 15 votes each, once they have been read: the votes put
//! together, the cases evaluated, the quotas worked out. And marks files of 100,000 and 1,000,000 members as JSON
//! lines, with and without a quota: members in a second, and how much memory a member adds while the file is gone through.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use binhxet::number::Exact;
use binhxet::papers::marks::{Request, Scratch, classify};
use binhxet::rules::{self, Case, CriterionId, Mark, Ranking, Rulebook, UnitRules, Voters};

const MEMBERS: usize = 5_143;
const CRITERIA: usize = 33;
const VOTES: usize = 15;
const ROUNDS: usize = 9;

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
    let unit: Vec<Vec<Vec<Mark>>> =
        (0..MEMBERS).map(|_| (0..CRITERIA).map(|_| (0..VOTES).map(&mut votes).collect()).collect()).collect();
    let ids: Vec<CriterionId> = rulebook.criteria().map(|criterion| criterion.id.clone()).collect();
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(timed(|| classified(&rulebook, &ids, &unit)));
        plain.push(timed(|| summed(&unit)));
    }
    let (ours, plain) = (middle(ours), middle(plain));
    println!(
        "{MEMBERS} members x {CRITERIA} criteria x {VOTES} votes: {ours:?}; a plain sum of the same marks {plain:?}; ratio {:.1}",
        ours.as_secs_f64() / plain.as_secs_f64()
    );
}

/// Every vote put together, every case evaluated, the quota worked out, every class told.
fn classified(rulebook: &Rulebook, ids: &[CriterionId], unit: &[Vec<Vec<Mark>>]) -> usize {
    let criteria: Vec<&rules::Criterion> = rulebook.criteria().collect();
    let rules = UnitRules::new(vec![rulebook]);
    let mut ranking = Ranking::new(&rules, Vec::new());
    let cases: Vec<Case> = unit
        .iter()
        .map(|sheet| {
            let marks = sheet.iter().zip(&criteria).zip(ids).filter_map(|((votes, criterion), id)| {
                let votes: Vec<&Mark> = votes.iter().collect();
                Some((id.clone(), rulebook.joint_mark(criterion, &votes, Voters::default())?))
            });
            let findings = rulebook.gates().map(|gate| (gate.id.clone(), false)).collect();
            Case { marks: marks.collect(), findings, ..Case::default() }
        })
        .collect();
    for case in &cases {
        if let Some(entry) = rules.entry(0, case) {
            ranking.note(entry);
        }
    }
    let settlement = ranking.settle();
    settlement.quotas().iter().map(|quota| quota.count).sum()
}

/// The same marks added up, with the same exact numbers.
fn summed(unit: &[Vec<Vec<Mark>>]) -> usize {
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
    println!(
        "{members} members as JSON lines, {}: {time:.2?}, {:.0} members/s; memory grew by {} kB, {:.1} bytes a member",
        if quota { "with a quota" } else { "without" },
        members as f64 / time.as_secs_f64(),
        grown / 1024,
        grown as f64 / members as f64,
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
