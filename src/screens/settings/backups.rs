//! Where the backups go that are made by themselves, and how many stay.

use std::path::Path;

use super::line::write_or_put_back;
use super::row::Row;
use super::small;
use crate::domain::{Backups, Settings};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::Write;
use crate::text::{Lang, Line};

/// The folder.
pub const FOLDER: Row = Row {
    title: Lang::setting_backup_folder,
    purpose: Lang::setting_backup_folder_purpose,
    value: folder,
    change: change_folder,
};

/// How many.
pub const KEPT: Row = Row {
    title: Lang::setting_backups,
    purpose: Lang::setting_backups_purpose,
    value: kept,
    change: change_kept,
};

fn folder(desk: &Desk) -> String {
    let folder = desk.unit.settings().backup_folder.as_ref();
    folder.map_or_else(|| desk.lang.setting_backup_beside().to_owned(), ToString::to_string)
}

fn change_folder(desk: &Desk) -> Ask {
    let lang = desk.lang;
    let settings = desk.unit.settings().clone();
    let known = settings.backup_folder.clone();
    let beside = Ask::Set(Box::new(Settings { backup_folder: None, ..settings.clone() }));
    let then = move |line: Line| {
        if !Path::new(line.as_str()).is_absolute() {
            return Ask::Refuse(lang.setting_backup_whole_path().to_owned());
        }
        Ask::Set(Box::new(Settings { backup_folder: Some(line), ..settings.clone() }))
    };
    let title = lang.setting_backup_folder().to_owned();
    let write = Write::new(title.clone(), lang.setting_backup_folder_prompt().to_owned(), Box::new(then))
        .holding(known.as_ref().map_or("", Line::as_str));
    let back = (lang.setting_backup_beside_again(), beside);
    write_or_put_back(&title, known.map(|_| folder(desk)), write, back, lang)
}

fn kept(desk: &Desk) -> String {
    match desk.unit.settings().backups().count() {
        0 => desk.lang.setting_backups_none().to_owned(),
        count => desk.lang.setting_backups_count(count),
    }
}

fn change_kept(desk: &Desk) -> Ask {
    let (lang, settings) = (desk.lang, desk.unit.settings().clone());
    let set = move |count: Option<u8>| {
        let backups = count.and_then(Backups::of).ok_or_else(|| lang.setting_backups_range(Backups::MOST))?;
        Ok(Settings { backups: Some(backups), ..settings.clone() })
    };
    small::change(lang.setting_backups(), lang.setting_backups_prompt(Backups::MOST), set)
}
