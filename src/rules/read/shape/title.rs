//! The shape of an emulation title.

use super::super::super::id::TitleId;
use super::super::super::title::{Title, TitleQuota};
use super::super::decode::{Reader, expression, id, list, some, word, words};
use super::quota::{OVER, WITHIN, most};
use super::voting::threshold;
use crate::text::json::Node;

pub(super) fn title(node: &Node, reader: &mut Reader<'_>) -> Option<Title> {
    let mut fields = reader.fields(node)?;
    let title_id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let short = fields.may("short", reader, words);
    let guide = fields.may("guide", reader, words);
    let when = fields.may("when", reader, expression);
    let needs = fields.may("needs", reader, list(named));
    let unless = fields.may("unless", reader, list(named));
    let votes = fields.may("votes", reader, threshold);
    let quota = fields.may("quota", reader, quota);
    fields.finish(reader);
    Some(Title {
        id: title_id?,
        title: title?,
        short: short?,
        guide: guide?,
        when: when?,
        needs: needs?.unwrap_or_default(),
        unless: unless?.unwrap_or_default(),
        votes: votes?,
        quota: quota?,
    })
}

fn named(node: &Node, reader: &mut Reader<'_>) -> Option<TitleId> {
    id(node, reader)
}

fn quota(node: &Node, reader: &mut Reader<'_>) -> Option<TitleQuota> {
    let mut fields = reader.fields(node)?;
    let at_most = fields.need("at_most", reader, most);
    let within = fields.need("within", reader, word(&WITHIN));
    let over = fields.need("over", reader, word(&OVER));
    let order = fields.may("order", reader, some(expression));
    let ties = fields.may("ties", reader, list(expression));
    fields.finish(reader);
    Some(TitleQuota {
        at_most: at_most?,
        within: within?,
        over: over?,
        order: order?.unwrap_or_default(),
        ties: ties?.unwrap_or_default(),
    })
}
