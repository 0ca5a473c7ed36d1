//! The verdict about a bundle: what is sound, what was recounted, and the first entry that is wrong.

use serde_json::{Value, json};

use super::PROGRAM;
use super::about::{about, difference};
use super::chain::{Link, follow};
use super::content::Content;
use super::earlier::{Departure, Earlier};
use super::fault::{Fault, Place, Wrong};
use super::file::{File, Refused};
use super::paper::{self, Paper};
use super::recount::{Recount, recount};
use crate::domain::{Chain, Digest, Event, MeetingId, Moment, Period};
use crate::rules::Evaluation;
use crate::text::{Lang, clean};

/// What came of checking a bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Which meeting it says it is.
    pub meeting: MeetingId,
    /// What wrote it, as it says itself; nothing proves it.
    pub program: String,
    /// The period appraised, where the log still says it.
    pub period: Option<Period>,
    /// The unit's name, where the log still says it.
    pub unit: Option<String>,
    /// How many entries there are.
    pub entries: usize,
    /// How many of them, from the first on, fit the chain.
    pub fitting: usize,
    /// The chain after those.
    pub head: Digest,
    /// Every seal, oldest first: the head and the number of entries that it names, and when.
    pub seals: Vec<(Digest, u64, Moment)>,
    /// Whether the last seal still closes the meeting: it was not opened again behind it.
    pub is_sealed: bool,
    /// The entries whose texts were removed.
    pub redacted: Vec<u64>,
    /// What was recounted.
    pub recount: Recount,
    /// What an earlier evaluation of the rules came to and this program does not; no fault.
    pub earlier: Vec<Earlier>,
    /// Whether it was compared with a seal on paper.
    pub paper: Option<Paper>,
    /// What is wrong; the first wrong entry comes first.
    pub faults: Vec<Fault>,
}

/// Checks a bundle: the chain entry by entry, the seal, the whole meeting by the program's own rules, the copies above
/// the log, and the seal on paper where there is one.
///
/// # Errors
/// Where the bytes are no bundle at all, or larger than one may be.
pub fn verify(bytes: &[u8], paper: Option<Paper>) -> Result<Verdict, Refused> {
    let file = File::read(bytes)?;
    let (links, broken) = follow(&file.meeting, &file.log);
    let start = Chain::start(file.meeting.as_str()).head();
    let head = links.last().map_or(start, |link| link.head);
    let contents: Vec<Option<Content>> = links.iter().map(|link| link.content.clone()).collect();
    let copy = about(&contents, head);
    let is_whole = broken.is_none();

    let mut faults = Vec::new();
    let (recount, earlier) = recount(&file.meeting, &links, &mut faults);
    // A step that cannot have been comes before a later entry that does not fit.
    faults.extend(broken);
    if is_whole {
        let differs = difference(&file.about, &copy, "about");
        faults.extend(differs.map(|path| Fault { place: None, wrong: Wrong::Copy(path) }));
        faults.extend(paper.and_then(|paper| paper::compare(paper, &links)));
    }
    let text = |key: &str| copy.get(key).and_then(Value::as_str).map(clean);
    Ok(Verdict {
        period: text("period").and_then(|period| period.parse().ok()),
        unit: text("unit"),
        meeting: file.meeting,
        program: file.program,
        entries: file.log.len(),
        fitting: links.len(),
        head,
        seals: links.iter().filter_map(seal).collect(),
        is_sealed: links.last().is_some_and(|link| seal(link).is_some()),
        redacted: (1..).zip(&links).filter(|(_, link)| link.content.is_none()).map(|(seq, _)| seq).collect(),
        recount,
        earlier,
        paper,
        faults,
    })
}

fn seal(link: &Link) -> Option<(Digest, u64, Moment)> {
    let entry = link.entry.as_ref()?;
    match entry.body.event {
        Event::Sealed { head, entries } => Some((head, entries, entry.body.at)),
        _ => None,
    }
}

impl Verdict {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The verdict, a sentence a line.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let mut said = vec![self.title(lang)];
        said.push(match self.fitting == self.entries {
            true => lang.bundle_chain_whole(self.entries),
            false => lang.bundle_chain_until(self.fitting, self.entries),
        });
        for (at_end, (head, entries, at)) in self.seals.iter().rev().enumerate().rev() {
            said.push(if at_end == 0 && self.is_sealed {
                lang.bundle_sealed(at.clock(), at.day(), entries)
            } else {
                lang.bundle_sealed_before(at.clock(), at.day(), entries)
            });
            said.push(format!("  {}", head.groups().join(" ")));
        }
        if !self.is_sealed {
            said.push(lang.bundle_not_sealed().into());
        }
        if let (Some(first), count) = (self.redacted.first(), self.redacted.len()) {
            said.push(lang.bundle_redacted(count, first));
        }
        if self.recount.until != Some(1) {
            said.push(match self.recount.until {
                None => lang.bundle_recounted(self.recount.ballots, self.recount.results),
                Some(until) => {
                    lang.bundle_recounted_until(until - 1, self.recount.ballots, self.recount.results)
                }
            });
        }
        if let Some(paper) = self.paper.filter(|_| self.is_sound()) {
            said.push(lang.bundle_paper_fits(paper.entries));
        }
        said.extend(self.earlier.iter().flat_map(|earlier| earlier.sentences(lang)));
        said.extend(self.faults.iter().flat_map(|fault| fault.sentences(lang)));
        said.extend(self.otherwise_decided(lang));
        said.push(self.result(lang).into());
        said
    }

    /// What the file is about: unit, period, the program that wrote it.
    fn title(&self, lang: Lang) -> String {
        let period = self.period.map_or_else(|| self.meeting.to_string(), |period| period.title(lang));
        match &self.unit {
            Some(unit) => lang.bundle_title_of(period, unit, &self.program),
            None => lang.bundle_title(period, &self.program),
        }
    }

    /// Where all entries fit and only the results differ, it may be the program that reckons otherwise now.
    fn otherwise_decided(&self, lang: Lang) -> Option<String> {
        let only_reckoned = self.fitting == self.entries
            && !self.faults.is_empty()
            && self.faults.iter().all(|fault| matches!(fault.wrong, Wrong::Results(_) | Wrong::Ballot(_)));
        only_reckoned.then(|| lang.bundle_other_version(&self.program, PROGRAM))
    }

    fn result(&self, lang: Lang) -> &'static str {
        match (self.is_sound(), self.recount.until) {
            (false, _) => lang.bundle_unsound(),
            (true, None) if !self.earlier.is_empty() => lang.bundle_sound_earlier(),
            (true, None) => lang.bundle_sound(),
            (true, Some(_)) => lang.bundle_sound_redacted(),
        }
    }

    /// The verdict for programs.
    pub fn json(&self, lang: Lang) -> Value {
        let faults = self.faults.iter().map(|fault| {
            let mut object = placed(fault.place.as_ref());
            object["fault"] = json!(fault.wrong.code());
            object["said"] = json!(fault.sentences(lang));
            object
        });
        let earlier = self.earlier.iter().map(|earlier| {
            let mut object = placed(Some(&earlier.place));
            object["evaluation"] = json!(earlier.evaluation);
            object["members"] = match &earlier.departure {
                Departure::Results(members) => members.iter().map(|one| json!(one.member)).collect(),
                Departure::Refused(_) => json!([]),
            };
            object["said"] = json!(earlier.sentences(lang));
            object
        });
        let seal =
            |(head, entries, at): &(Digest, u64, Moment)| json!({"head": head, "entries": entries, "at": at});
        json!({
            "sound": self.is_sound(),
            "meeting": self.meeting.as_str(),
            "program": self.program,
            "period": self.period,
            "unit": self.unit,
            "entries": self.entries,
            "fitting": self.fitting,
            "head": self.head,
            "seal": self.seals.last().filter(|_| self.is_sealed).map(seal),
            "seals": self.seals.iter().map(seal).collect::<Vec<_>>(),
            "redacted": self.redacted,
            "recounted": {
                "ballots": self.recount.ballots,
                "results": self.recount.results,
                "until": self.recount.until,
            },
            "evaluation": Evaluation::NOW,
            "earlier": earlier.collect::<Vec<_>>(),
            "faults": faults.collect::<Vec<_>>(),
        })
    }
}

/// The place of an entry for programs.
fn placed(place: Option<&Place>) -> Value {
    json!({
        "entry": place.map(|place| place.seq),
        "event": place.and_then(|place| place.event.as_ref()),
        "at": place.and_then(|place| place.at.as_ref()),
    })
}
