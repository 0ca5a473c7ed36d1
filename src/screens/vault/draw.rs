//! How the pages about the passphrase look: what is asked, a field, and nothing else.

use ratatui::layout::Rect;

use super::Errand;
use super::pages::Page;
use crate::input::FieldView;
use crate::screens::booth::draw::{focused, middle, paragraph};
use crate::store::{Passphrase, RecoveryKey};
use crate::text::Lang;
use crate::text::width::width;
use crate::ui::{Canvas, Line, Role};

/// The widest text, in columns.
const COLUMNS: u16 = 72;
/// In fewer rows than these there is no space between paragraphs.
const SHORT: u16 = 14;
/// How many groups of a recovery key stand on a row.
const GROUPS: usize = 4;

/// Draws a page.
pub(super) fn draw(errand: Errand, page: &Page, lang: Lang, canvas: &mut Canvas<'_>, body: Rect) {
    let columns = body.width.saturating_sub(4).min(COLUMNS);
    let plain = |text: &str| paragraph(Role::Plain, text, columns, 4);
    let dim = |text: &str| paragraph(Role::Dim, text, columns, 3);
    let (title, parts) = match page {
        Page::Prove(_) if errand == Errand::Unlock => {
            (lang.vault_unlock_title(), vec![plain(lang.vault_unlock_asks()), dim(lang.vault_forgot())])
        }
        Page::Prove(_) => (heading(errand, lang), vec![plain(lang.vault_prove_asks())]),
        Page::Recover(_) => (lang.vault_recover_title(), vec![plain(lang.vault_recover_asks())]),
        Page::Choose(_) | Page::Again(_) => (
            heading(errand, lang),
            vec![plain(&lang.vault_new_asks(Passphrase::SHORTEST)), dim(lang.vault_new_means())],
        ),
        Page::Key(key) => (lang.vault_key_title(), vec![groups(key), plain(lang.vault_key_means())]),
        Page::Sure => (heading(errand, lang), vec![plain(lang.vault_sure())]),
    };
    let mut lines = vec![Line::new(Role::Head, title)];
    for part in parts {
        if body.height >= SHORT {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    let area = middle(body, lines.len() + 2);
    canvas.lines(area, &lines);
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let room = |label: &str| usize::from(last.width).saturating_sub(width(label) + 4);
    match page {
        Page::Prove(secret) => field(canvas, last, lang.vault_passphrase(), |label| secret.view(room(label))),
        Page::Recover(text) => field(canvas, last, lang.vault_recovery_key(), |label| text.view(room(label))),
        Page::Choose(secret) => field(canvas, last, lang.vault_new(), |label| secret.view(room(label))),
        Page::Again(secret) => field(canvas, last, lang.vault_again(), |label| secret.view(room(label))),
        Page::Key(_) => focused(canvas, last, lang.vault_noted()),
        Page::Sure => focused(canvas, last, lang.vault_lay_open()),
    }
}

/// What an errand is called.
fn heading(errand: Errand, lang: Lang) -> &'static str {
    match errand {
        Errand::Unlock | Errand::ChangePassphrase => lang.vault_change_title(),
        Errand::Protect => lang.vault_protect_title(),
        Errand::ChangeRecoveryKey => lang.vault_change_key_title(),
        Errand::LayOpen => lang.vault_lay_open_title(),
    }
}

/// The groups of a key, numbered rows of a few: `1  123456 789012`.
fn groups(key: &RecoveryKey) -> Vec<Line> {
    let groups = key.groups();
    let row = |(at, row): (usize, &[String])| {
        let first = at * GROUPS + 1;
        let span = format!("{first}–{}  ", first + row.len() - 1);
        Line::new(Role::Dim, span).and(Role::Strong, row.join("  "))
    };
    groups.chunks(GROUPS).enumerate().map(row).collect()
}

/// A row that is typed into.
pub fn field(canvas: &mut Canvas<'_>, row: Rect, label: &str, view: impl Fn(&str) -> FieldView) {
    let FieldView { text, cursor } = view(label);
    focused(canvas, row, &format!("{label}  {text}"));
    let before = u16::try_from(width(label) + 2 + cursor).unwrap_or(u16::MAX);
    canvas
        .set_cursor(row.x.saturating_add(1).saturating_add(before).min(row.right().saturating_sub(1)), row.y);
}
