//! `binhxet` runs the appraisal meeting of a grassroots union's executive committee.
//!
//! The layers, each of which may use those before it only: `number`, `text`, `rules`, `domain`, `store`, `papers`,
//! `input`, `ui`, `screens`, `app`, `shell`, `cli`. See `docs/architecture.md`.

// What the tests share is written for the crate as others see it.
#[cfg(test)]
extern crate self as binhxet;

pub mod app;
pub mod cli;
pub mod domain;
pub mod input;
pub mod number;
pub mod papers;
pub mod rules;
pub mod screens;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
