//! A setting as the screen shows it.

use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

/// One setting.
pub struct Row {
    /// What it is called.
    pub title: fn(Lang) -> &'static str,
    /// What it is for, in a sentence.
    pub purpose: fn(Lang) -> &'static str,
    /// How it is set now, in a few words.
    pub value: fn(&Desk) -> String,
    /// What is asked for to change it: a dialog, as a rule.
    pub change: fn(&Desk) -> Ask,
}
