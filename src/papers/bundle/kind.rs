//! What the kinds of events are called in the room.

use crate::text::{Lang, clean};

/// An event's kind in words; its own name where this program has none for it.
pub(super) fn words(event: &str, lang: Lang) -> String {
    let words = match event {
        "prepared" => lang.bundle_kind_prepared(),
        "roll_answered" => lang.bundle_kind_roll(),
        "duty_taken" => lang.bundle_kind_duty(),
        "opened" => lang.bundle_kind_opened(),
        "disputed" => lang.bundle_kind_disputed(),
        "dispute_withdrawn" => lang.bundle_kind_withdrawn(),
        "finding_raised" => lang.bundle_kind_raised(),
        "ballot_opened" => lang.bundle_kind_ballot_opened(),
        "ballot_cancelled" => lang.bundle_kind_ballot_cancelled(),
        "hands_counted" => lang.bundle_kind_hands(),
        "chair_decided" => lang.bundle_kind_chair(),
        "slip_opened" => lang.bundle_kind_slip_opened(),
        "slip_cancelled" => lang.bundle_kind_slip_cancelled(),
        "slip_closed" => lang.bundle_kind_slip_closed(),
        "vote_cast" => lang.bundle_kind_vote(),
        "vote_changed" => lang.bundle_kind_vote_changed(),
        "ballot_closed" => lang.bundle_kind_ballot_closed(),
        "sheets_accepted" => lang.bundle_kind_accepted(),
        "fact_entered" => lang.bundle_kind_fact(),
        "class_moved" => lang.bundle_kind_moved(),
        "waived" => lang.bundle_kind_waived(),
        "waiver_lifted" => lang.bundle_kind_waiver_lifted(),
        "referral_decided" => lang.bundle_kind_referral(),
        "corrected" => lang.bundle_kind_corrected(),
        "tallied" => lang.bundle_kind_tallied(),
        "confirmed" => lang.bundle_kind_confirmed(),
        "remark_made" => lang.bundle_kind_remark(),
        "minutes_adopted" => lang.bundle_kind_minutes_adopted(),
        "minutes_rejected" => lang.bundle_kind_minutes_rejected(),
        "attested" => lang.bundle_kind_attested(),
        "reopened" => lang.bundle_kind_reopened(),
        "sealed" => lang.bundle_kind_sealed(),
        other => return clean(other),
    };
    words.to_owned()
}
