//! What a form said about a sheet: columns and codes, by the names of its fields.

use crate::kind::{CodeSet, Field, Kind, Meaning};
use crate::mapping::{Mapping, Unknown};
use crate::table::Table;

/// The field of a form in which somebody says what a column is.
#[must_use]
pub fn column_field(place: usize) -> String {
    format!("i_column_{place}")
}

/// The field of a form in which somebody says what a code means.
#[must_use]
pub fn code_field(set: CodeSet, place: usize) -> String {
    format!("i_code_{}_{place}", set.word())
}

/// The sheet's mapping: what was remembered or guessed, changed by what a form says. `get` gives a form's field,
/// empty where it has none.
#[must_use]
pub fn mapping<'f>(
    kind: Kind,
    table: &Table,
    remembered: Option<&Mapping>,
    get: impl Fn(&str) -> &'f str,
) -> Mapping {
    let mut mapping = remembered
        .filter(|mapping| mapping.kind == kind)
        .map_or_else(
            || Mapping::guess(kind, table),
            |mapping| mapping.for_table(table),
        );
    for place in 0..table.headers.len() {
        if let Some(field) = Field::from_word(get(&column_field(place))) {
            mapping.set_column(place, field);
        }
    }
    let unknown = mapping.unknown(table);
    codes(&mut mapping, &unknown, get);
    mapping
}

/// The meanings that a form gives to codes of which nobody had said any.
pub fn codes<'f>(mapping: &mut Mapping, unknown: &[Unknown], get: impl Fn(&str) -> &'f str) {
    for (place, one) in unknown.iter().enumerate() {
        if let Some(meaning) = Meaning::from_word(get(&code_field(one.set, place))) {
            mapping.set_code(one.set, &one.code, meaning);
        }
    }
}
