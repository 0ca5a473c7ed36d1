//! Every text that a person reads, in both languages, one file an area.
//!
//! A message is a method of [`Lang`](super::Lang): the compiler proves that both languages have it and that its
//! arguments fit; a test proves that each is used.

/// Declares messages: `name => "Vietnamese", "English";` or `name(argument, …) => "… {argument} …", "…";`.
macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident),+))? => $vi:literal, $en:literal;)+) => {
        impl $crate::text::Lang {
            $(catalogue!(@one $(#[$doc])* $name $(($($arg),+))? => $vi, $en);)+
        }
    };
    (@one $(#[$doc:meta])* $name:ident => $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name(self) -> &'static str {
            match self { Self::Vi => $vi, Self::En => $en }
        }
    };
    (@one $(#[$doc:meta])* $name:ident($($arg:ident),+) => $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name(self, $($arg: impl std::fmt::Display),+) -> String {
            match self { Self::Vi => format!($vi), Self::En => format!($en) }
        }
    };
}

mod attendance;
mod audience;
mod backup;
mod booth;
mod bundle;
mod cli;
mod dialogs;
mod domain;
mod editor;
mod editor_fields;
mod editor_purposes;
mod help;
mod keys;
mod lock;
mod marks;
mod minutes;
mod papers;
mod refusals;
mod retention;
mod rules_expressions;
mod rules_faults;
mod rules_forms;
mod rules_lint;
mod rules_marks;
mod rules_why;
mod screens;
mod settings;
mod shell;
mod show;
mod store;
mod ui;
mod vault;
mod votes;
