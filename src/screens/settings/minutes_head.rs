//! What the head of the minutes says besides the unit's own name: the union above it, and the place.

use super::line::Field;
use super::row::Row;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

/// The union above this one.
pub const HIGHER_UNION: Row = Row {
    title: Lang::setting_higher_union,
    purpose: Lang::setting_higher_union_purpose,
    value: |desk| UNION.value(desk),
    change: |desk| change(&UNION, desk, Lang::setting_higher_union, Lang::setting_higher_union_prompt),
};

/// The place that the minutes are dated from.
pub const PLACE: Row = Row {
    title: Lang::setting_place,
    purpose: Lang::setting_place_purpose,
    value: |desk| TOWN.value(desk),
    change: |desk| change(&TOWN, desk, Lang::setting_place, Lang::setting_place_prompt),
};

const UNION: Field = Field {
    get: |settings| settings.higher_union.as_ref(),
    put: |settings, name| settings.higher_union = name,
};

const TOWN: Field =
    Field { get: |settings| settings.place.as_ref(), put: |settings, name| settings.place = name };

fn change(
    field: &Field,
    desk: &Desk,
    title: fn(Lang) -> &'static str,
    prompt: fn(Lang) -> &'static str,
) -> Ask {
    field.change(title(desk.lang), prompt(desk.lang), desk)
}
