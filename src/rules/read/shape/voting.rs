//! The shape of the voting rules.

use super::super::super::bound::{Bound, Denominator, Threshold};
use super::super::super::fault::Reason;
use super::super::super::voting::{Form, Forms, MarksRule, Recusal, Tie, Voting};
use super::super::decode::{Fields, Reader, exact, positive_count, word};
use crate::number::Exact;
use crate::text::json::Node;

pub(super) fn voting(node: &Node, reader: &mut Reader<'_>) -> Option<Voting> {
    let marks = [
        ("mean", MarksRule::Mean),
        ("median", MarksRule::Median),
        ("majority", MarksRule::Majority),
        ("trimmed_mean", MarksRule::TrimmedMean),
    ];
    let ties = [("chair", Tie::Chair), ("revote", Tie::Revote), ("fails", Tie::Fails), ("refer", Tie::Refer)];
    let mut fields = reader.fields(node)?;
    let quorum = fields.need("quorum", reader, |node, reader| {
        let mut fields = reader.fields(node)?;
        let bound = bound(&mut fields, reader);
        fields.finish(reader);
        bound
    });
    let marks = fields.need("marks", reader, word(&marks));
    let findings = fields.need("findings", reader, threshold);
    let checks = fields.may("checks", reader, threshold);
    let classes = fields.may("classes", reader, threshold);
    let tie = fields.need("tie", reader, word(&ties));
    let rounds = fields.need("rounds", reader, positive_count);
    let recusal = [("self", Recusal::Own), ("none", Recusal::None)];
    let recusal = fields.may("recusal", reader, word(&recusal));
    let forms = fields.may("forms", reader, forms);
    fields.finish(reader);
    Some(Voting {
        quorum: quorum?,
        marks: marks?,
        findings: findings?,
        checks: checks?,
        classes: classes?,
        tie: tie?,
        rounds: rounds?,
        recusal: recusal?.unwrap_or_default(),
        forms: forms?.unwrap_or_default(),
    })
}

fn forms(node: &Node, reader: &mut Reader<'_>) -> Option<Forms> {
    let forms = [("roll_call", Form::RollCall), ("hands", Form::Hands), ("secret", Form::Secret)];
    let mut fields = reader.fields(node)?;
    let [marks, findings, classes, titles] =
        ["marks", "findings", "classes", "titles"].map(|name| fields.may(name, reader, word(&forms)));
    fields.finish(reader);
    Some(Forms {
        marks: marks?.unwrap_or_default(),
        findings: findings?.unwrap_or_default(),
        classes: classes?.unwrap_or_default(),
        titles: titles?.unwrap_or_default(),
    })
}

pub(super) fn threshold(node: &Node, reader: &mut Reader<'_>) -> Option<Threshold> {
    let whose = [
        ("committee", Denominator::Committee),
        ("summoned", Denominator::Summoned),
        ("present", Denominator::Present),
        ("cast", Denominator::Cast),
        ("valid", Denominator::Valid),
    ];
    let mut fields = reader.fields(node)?;
    let bound = bound(&mut fields, reader);
    let of = fields.need("of", reader, word(&whose));
    fields.finish(reader);
    Some(Threshold { bound: bound?, of: of? })
}

fn bound(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Bound> {
    fields.either(
        reader,
        ("at_least", |node: &Node, reader: &mut Reader<'_>| {
            share(node, reader, |share| !share.is_zero()).map(Bound::AtLeast)
        }),
        ("more_than", |node: &Node, reader: &mut Reader<'_>| {
            share(node, reader, |share| share < Exact::ONE).map(Bound::MoreThan)
        }),
    )
}

/// A share that can be reached, and that nobody reaches by not voting at all.
fn share(node: &Node, reader: &mut Reader<'_>, sensible: fn(Exact) -> bool) -> Option<Exact> {
    let share = exact(node, reader)?;
    if share.is_negative() || share > Exact::ONE || !sensible(share) {
        reader.note(node.start, Reason::NotAShare);
        return None;
    }
    Some(share)
}
