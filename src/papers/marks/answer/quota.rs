//! How a quota came out in one of its scopes.

use std::ops::Not;

use serde::Serialize;

use super::super::head::Head;
use crate::rules::{Limited, QuotaResult, Unsettled};

/// A quota in one scope.
#[derive(Serialize)]
pub(super) struct QuotaLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Not::not")]
    and_better: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    count: usize,
    allowed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsettled: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<usize>,
}

impl<'a> QuotaLine<'a> {
    pub(super) fn of(result: &'a QuotaResult, head: &'a Head) -> Self {
        let (quota, title, and_better) = match &result.limits {
            Limited::Class { quota, and_better, .. } => (Some(quota.as_str()), None, *and_better),
            Limited::Title(title) => (None, Some(title.as_str()), false),
        };
        let set = result.set.and_then(|set| head.sets.iter().nth(set));
        Self {
            quota,
            title,
            and_better,
            audience: set.and_then(|(audience, _)| audience),
            group: result.group.as_deref(),
            count: result.count,
            allowed: result.allowed,
            unsettled: result.unsettled.as_ref().and_then(why_unsettled),
            base: result.base,
        }
    }
}

/// Why nobody knows how many a quota by an input allows.
fn why_unsettled(unsettled: &Unsettled) -> Option<&'static str> {
    match unsettled {
        Unsettled::Unknown(_) => Some("unknown"),
        Unsettled::Differing(_) => Some("differing"),
        Unsettled::NotInTable(_) => Some("not_in_table"),
        Unsettled::Places | Unsettled::UnitClass => None,
    }
}
