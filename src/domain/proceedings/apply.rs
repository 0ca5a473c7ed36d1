//! How an entry changes a meeting: the only place that does.

use std::sync::Arc;

use super::{Fault, Phase, Proceedings, Reopening, Unsound};
use crate::domain::MemberId;
use crate::domain::ballot::{Ballot, Closed, Counted, Tally, Vote};
use crate::domain::entry::Entry;
use crate::domain::event::{Event, SCHEMA};
use crate::domain::fact::Entered;
use crate::domain::item::Ruling;
use crate::domain::moment::Moment;
use crate::domain::opening::Duty;
use crate::domain::sheet::{Acceptance, Sheet};
use crate::domain::slip::Slip;
use crate::domain::step_back::StepBack;
use crate::rules::{ClassId, Evaluation, Move, TitleDecision};

impl Proceedings {
    /// Takes the next entry in.
    pub(in crate::domain) fn apply(&mut self, entry: &Entry) -> Result<(), Unsound> {
        let fault = if entry.schema > SCHEMA {
            Some(Fault::Newer(entry.schema))
        } else if let Some((newer, _)) = entry.body.event.results().filter(|(by, _)| *by > Evaluation::NOW) {
            Some(Fault::NewerEvaluation(newer))
        } else if entry.seq != self.chain.entries() + 1 {
            Some(Fault::Sequence)
        } else if !self.admits(&entry.body.event) || self.happen(&entry.body.event, entry.body.at).is_none() {
            Some(Fault::OutOfPlace)
        } else {
            None
        };
        match fault {
            Some(fault) => Err(self.unsound(entry, fault)),
            None => {
                self.tell(entry);
                self.link(entry)
            }
        }
    }

    fn unsound(&self, entry: &Entry, fault: Fault) -> Unsound {
        Unsound { meeting: self.id.clone(), seq: entry.seq, fault }
    }

    /// Adds the entry to the chain.
    pub(super) fn link(&mut self, entry: &Entry) -> Result<(), Unsound> {
        let commitment =
            entry.commitment().map_err(|why| self.unsound(entry, Fault::Unreadable(why.to_string())))?;
        self.chain.add(entry.schema, commitment);
        self.pace.note(&entry.body.event, entry.body.at, self.latest);
        self.latest = entry.body.at;
        Ok(())
    }

    pub(super) fn sheet_mut(&mut self, member: &MemberId) -> Option<&mut Sheet> {
        Arc::make_mut(&mut self.sheets).get_mut(member).map(Arc::make_mut)
    }

    /// Works out what a correction changes; results that were worked out for everybody no longer hold, nor what was
    /// decided about anybody on the strength of them.
    pub(super) fn go_back(&mut self, member: &MemberId) {
        self.work_out(member);
        self.drop_results();
    }

    /// Goes back to the sheets: results that were worked out no longer hold, nor what was decided on the strength of them.
    pub(super) fn drop_results(&mut self) {
        if self.phase >= Phase::Tallied {
            for sheet in Arc::make_mut(&mut self.sheets).values_mut() {
                Arc::make_mut(sheet).undecide();
            }
            self.work_out_all();
        }
        self.quotas = Arc::default();
        self.phase = Phase::Open;
    }

    /// Puts a vote that is over to its question; none where the member has no sheet.
    fn end_ballot(&mut self, ballot: Ballot, tally: Tally, ruling: Ruling, at: Moment) -> Option<()> {
        let left_out = self.left_out(&ballot);
        let chaired_by = self.holder(Duty::Chair).clone();
        let sheet = self.sheet_mut(&ballot.member.clone())?;
        sheet.close(Closed { ballot, tally, ruling, left_out, chair: None, chaired_by, at });
        Some(())
    }

    /// Works out what a vote about these members changes: their own results while the sheets are gone through, afterwards
    /// everybody's.
    fn voted(&mut self, members: &[MemberId]) {
        if self.phase < Phase::Tallied {
            members.iter().for_each(|member| self.work_out(member));
        } else {
            self.work_out_quotas();
        }
    }

    /// Changes the state; none where the event does not fit it.
    pub(in crate::domain) fn happen(&mut self, event: &Event, at: Moment) -> Option<()> {
        let step = StepBack::of(event, self);
        self.fallen.clear();
        self.change(event, at)?;
        self.record(event)?;
        self.latest_step = step;
        Some(())
    }

    /// The change itself; results that the event records do not stand yet.
    pub(in crate::domain) fn change(&mut self, event: &Event, at: Moment) -> Option<()> {
        match event {
            Event::Prepared(_) => return None,
            Event::RollAnswered { .. }
            | Event::GuestArrived { .. }
            | Event::GuestLeft { .. }
            | Event::GuestReturned { .. }
            | Event::GuestStruck { .. }
            | Event::ConflictDeclared { .. }
            | Event::ConflictWithdrawn { .. }
            | Event::SteppedOut { .. }
            | Event::CameBack { .. } => self.seat(event, at)?,
            Event::DutyTaken { duty: Duty::Chair, officer } => self.chair = officer.clone(),
            Event::DutyTaken { duty: Duty::Secretary, officer } => self.secretary = officer.clone(),
            Event::Opened => {
                self.phase = Phase::Open;
                self.opened_at = Some(at);
            }
            Event::Disputed { member, item, evidence } => {
                self.sheet_mut(member)?.ask(item.clone(), evidence.clone());
                self.work_out(member);
            }
            Event::DisputeWithdrawn { member, item } => {
                self.sheet_mut(member)?.withdraw(item);
                self.work_out(member);
            }
            Event::FindingRaised { member, item, evidence } => {
                self.sheet_mut(member)?.ask(item.clone(), Some(evidence.clone()));
                self.work_out(member);
            }
            Event::BallotOpened { member, item, entitled, round, form } => {
                self.sheets.get(member)?;
                self.ballot =
                    Some(Ballot::opened(member.clone(), item.clone(), entitled.clone(), *round, *form));
            }
            Event::BallotCancelled { reason } => {
                let ballot = self.ballot.take()?;
                if let Some(reason) = reason {
                    let member = ballot.member.clone();
                    self.sheet_mut(&member)?.call_off(ballot, reason.clone());
                }
            }
            Event::VoteCast { officer, choice, written } => self.ballot.as_mut()?.votes.push(Vote {
                officer: officer.clone(),
                choice: choice.clone(),
                written: *written,
                corrected: Vec::new(),
            }),
            Event::HandsCounted { count, checked_by, reason } => self.ballot.as_mut()?.counts.push(Counted {
                count: count.clone(),
                checked_by: checked_by.clone(),
                reason: reason.clone(),
            }),
            Event::VoteChanged { officer, choice, reason } => {
                let vote = self.ballot.as_mut()?.votes.iter_mut().find(|vote| vote.officer == *officer)?;
                let before = std::mem::replace(&mut vote.choice, choice.clone());
                vote.corrected.push((before, reason.clone()));
            }
            Event::BallotClosed { ruling, tally, .. } => {
                let ballot = self.ballot.take()?;
                let member = ballot.member.clone();
                self.end_ballot(ballot, *tally, ruling.clone(), at)?;
                self.voted(&[member]);
            }
            Event::ChairDecided { member, item, value, .. } => {
                self.sheet_mut(member)?.chair_decides(item, value.clone())?;
                self.voted(std::slice::from_ref(member));
            }
            Event::SlipOpened { rows, entitled } => {
                self.slip = Some(Slip { rows: rows.clone(), entitled: entitled.clone() });
            }
            Event::SlipCancelled { .. } => {
                self.slip.take()?;
            }
            Event::SlipClosed { results, .. } => {
                let slip = self.slip.take()?;
                let members: Vec<MemberId> = slip.rows.iter().map(|row| row.member.clone()).collect();
                for (row, result) in slip.rows.iter().zip(results) {
                    let ballot = self.row_ballot(&slip, row).with_count(result.count.clone());
                    self.end_ballot(ballot, result.tally, result.ruling.clone(), at)?;
                }
                self.voted(&members);
            }
            Event::SheetsAccepted { members } => {
                for member in members {
                    let agreed = u32::try_from(self.deciding(member).len()).ok()?;
                    let acceptance = Acceptance { at, agreed, en_bloc: members.len() > 1 };
                    self.sheet_mut(member)?.acceptance = Some(acceptance);
                }
            }
            Event::Corrected { member, item, reason } => {
                let (by, reason) = (self.secretary.clone(), reason.clone());
                match item.clone().filter(|item| self.opening.procedure > 2 && !item.is_on_sheet()) {
                    Some(after) => self.sheet_mut(member)?.correct_votes(after, reason, by, at),
                    None => self.sheet_mut(member)?.correct(item.clone(), reason, by, at),
                }
                self.go_back(member);
            }
            Event::FactEntered { member, input, value, reason } => {
                let by = self.secretary.clone();
                let sheet = self.sheet_mut(member)?;
                let entered = Entered { value: value.clone(), reason: reason.clone(), by: by.clone(), at };
                sheet.enter(input.clone(), entered);
                match reason {
                    Some(reason) => {
                        sheet.correct(None, reason.clone(), by, at);
                        self.go_back(member);
                    }
                    None => self.work_out(member),
                }
            }
            Event::ClassMoved { member, class, reason } => {
                let moved = |class: &ClassId| Move { class: class.clone(), reason: reason.to_string() };
                self.sheet_mut(member)?.move_to(class.as_ref().map(moved));
                self.work_out(member);
            }
            Event::Waived { .. } | Event::WaiverLifted { .. } => self.waive(event, at)?,
            Event::ReferralDecided { member, class, reason, .. } => {
                let decided = Move { class: class.clone(), reason: reason.to_string() };
                self.sheet_mut(member)?.decide(decided);
                self.work_out_quotas();
                self.phase = Phase::Tallied;
            }
            Event::TitleDecided { .. } if self.phase < Phase::Tallied => return None,
            Event::TitleDecided { member, title, granted, reason, .. } => {
                self.rules_of(member).title(title)?;
                let place = self.left_to_committee(member, title);
                let decision = TitleDecision { granted: *granted, reason: reason.to_string() };
                self.sheet_mut(member)?.decide_title(title.clone(), decision, place);
                self.work_out_quotas();
                self.phase = Phase::Tallied;
            }
            Event::Tallied { .. } => {
                self.work_out_quotas();
                self.phase = Phase::Tallied;
            }
            Event::VoteTakenBack { .. }
            | Event::AcceptanceTakenBack { .. }
            | Event::TallyTakenBack { .. }
            | Event::NoteTaken { .. }
            | Event::Adjourned { .. }
            | Event::Resumed => self.pause(event, at)?,
            Event::Confirmed => {
                self.leave_titles_out();
                self.phase = Phase::Confirmed;
            }
            Event::RemarkMade { .. }
            | Event::MinutesAdopted { .. }
            | Event::MinutesRejected { .. }
            | Event::Attested { .. } => self.minute(event, at)?,
            Event::Sealed { head, entries } => {
                self.close(*head, *entries, at)?;
            }
            Event::Reopened { reason, chair, secretary } => {
                let (chair, secretary) = (chair.clone(), secretary.clone());
                self.reopen(Reopening { reason: reason.clone(), chair, secretary, at })?;
            }
        }
        Some(())
    }
}
