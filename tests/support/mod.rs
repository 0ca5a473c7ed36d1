//! What the tests of the whole program share.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

pub mod desk;
pub mod folder;
pub mod glance;
pub mod input_method;
pub mod keys;
pub mod place;
pub mod plain;
pub mod player;
pub mod script;
pub mod sim_disk;
pub mod source;
pub mod units;
