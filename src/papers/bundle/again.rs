//! Asking the meeting again for what it recorded: the command that an event answers.

use crate::domain::{Command, Event, Missing, SecretBox};

/// The command that leads to an event; none for the one that a meeting begins with and the one that begins it again.
pub(super) fn command(event: &Event) -> Option<Command> {
    let event = event.clone();
    Some(match event {
        Event::Prepared(_) | Event::Reopened { .. } => return None,
        Event::RollAnswered { officers, answer } => Command::AnswerRoll { officers, answer },
        Event::DutyTaken { duty, officer } => Command::TakeDuty { duty, officer },
        Event::GuestArrived { guest } => Command::ReceiveGuest { guest },
        Event::GuestLeft { guest } => Command::SeeGuestOff { guest },
        Event::GuestReturned { guest } => Command::ReceiveAgain { guest },
        Event::GuestStruck { guest, reason } => Command::StrikeGuest { guest, reason },
        Event::ConflictDeclared { officer, member, reason } => {
            Command::DeclareConflict { officer, member, reason }
        }
        Event::ConflictWithdrawn { officer, member, reason } => {
            Command::WithdrawConflict { officer, member, reason }
        }
        Event::SteppedOut { officer, member } => Command::StepOut { officer, member },
        Event::CameBack { officer } => Command::ComeBack { officer },
        Event::Opened => Command::Open,
        Event::Disputed { member, item, evidence: None } => Command::Dispute { member, item },
        Event::Disputed { member, item, evidence: Some(evidence) } => {
            Command::Raise { member, item, evidence }
        }
        Event::DisputeWithdrawn { member, item } => Command::WithdrawDispute { member, item },
        Event::FindingRaised { member, item, evidence } => Command::Raise { member, item, evidence },
        Event::BallotOpened { member, item, .. } => Command::OpenBallot { member, item },
        Event::BallotCancelled { reason } => Command::CancelBallot { reason },
        Event::VoteCast { officer, choice, written } => Command::Cast { officer, choice, written },
        Event::HandsCounted { count, checked_by, reason } => {
            Command::CountHands { count, checked_by, reason }
        }
        Event::ChairDecided { member, item, value, .. } => Command::ChairDecides { member, item, value },
        Event::SlipOpened { rows, .. } => match <[_; 1]>::try_from(rows) {
            Ok([row]) => Command::OpenBallot { member: row.member, item: row.item },
            Err(rows) => {
                Command::OpenSlip { rows: rows.into_iter().map(|row| (row.member, row.item)).collect() }
            }
        },
        Event::SlipCancelled { reason } => Command::CancelSlip { reason },
        // Single ballots are not kept: the counts stand for them.
        Event::SlipClosed { results, took_part, .. } => {
            let counts = results.iter().map(|result| &result.count);
            Command::CloseSlip {
                ballots: SecretBox::of_counts(took_part, counts),
                missing: Missing::LeaveOut,
            }
        }
        Event::VoteChanged { officer, choice, reason } => Command::ChangeVote { officer, choice, reason },
        // That votes were missing was confirmed when the ballot was closed.
        Event::BallotClosed { .. } => Command::CloseBallot { missing: Missing::LeaveOut },
        Event::SheetsAccepted { members } => match <[_; 1]>::try_from(members) {
            Ok([member]) => Command::AcceptSheet { member },
            Err(_) => Command::AcceptUndisputed,
        },
        Event::FactEntered { member, input, value, reason } => {
            Command::EnterFact { member, input, value, reason }
        }
        Event::ClassMoved { member, class, reason } => Command::MoveClass { member, class, reason },
        Event::Waived { set, criterion, way, reason, .. } => Command::Waive { set, criterion, way, reason },
        Event::WaiverLifted { set, criterion, reason, .. } => Command::LiftWaiver { set, criterion, reason },
        Event::TitleDecided { member, title, granted, reason, .. } => {
            Command::DecideTitle { member, title, granted, reason }
        }
        Event::ReferralDecided { member, class, reason, .. } => {
            Command::DecideReferral { member, class, reason }
        }
        Event::Corrected { member, item, reason } => Command::Correct { member, item, reason },
        Event::VoteTakenBack { officer, reason } => Command::TakeVoteBack { officer, reason },
        Event::AcceptanceTakenBack { members, reason } => Command::TakeAcceptanceBack { members, reason },
        Event::TallyTakenBack { reason } => Command::TakeTallyBack { reason },
        Event::NoteTaken { member, item, text } => Command::TakeNote { member, item, text },
        Event::Adjourned { reason } => Command::Adjourn { reason },
        Event::Resumed => Command::Resume,
        Event::Tallied { .. } => Command::Tally,
        Event::Confirmed => Command::Confirm,
        Event::RemarkMade { text } => Command::Remark { text },
        Event::MinutesAdopted { way, .. } => Command::AdoptMinutes { way },
        Event::MinutesRejected { hands, reason, .. } => Command::RejectMinutes { hands, reason },
        Event::Attested { duty } => Command::Attest { duty },
        Event::Sealed { .. } => Command::Seal,
    })
}
