//! What the columns and codes of a sheet mean: guessed, looked at, changed, remembered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kind::{CodeSet, Field, Guess as _, Kind, Meaning};
use crate::table::Table;
use crate::tries;

/// What each column is, and what each code means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Of which kind of sheet.
    pub kind: Kind,
    /// Each column, in the order of the file.
    pub columns: Vec<Column>,
    /// Each code that somebody, or the guess, has given a meaning; codes without capitals and double spaces.
    #[serde(default)]
    pub codes: BTreeMap<CodeSet, BTreeMap<String, Meaning>>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// What it is.
    pub field: Field,
}

/// A code of a table that has no meaning yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// In which set.
    pub set: CodeSet,
    /// As it is first written.
    pub code: String,
    /// In how many cells it stands.
    pub cells: usize,
}

/// A code or a header without what does not matter: case, blanks around it, and a full stop behind it.
pub(crate) fn fold(text: &str) -> String {
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    text.trim_end_matches('.').to_owned()
}

/// A header as letters and digits.
pub(crate) fn folded_header(header: &str) -> String {
    let plain = header
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Mapping {
    /// What the headers say. A field that may stand once is given to the first column that says so.
    #[must_use]
    pub fn guess(kind: Kind, table: &Table) -> Self {
        let mut mapping = Self {
            kind,
            columns: Vec::new(),
            codes: BTreeMap::new(),
        };
        for header in &table.headers {
            let plain = folded_header(header);
            let fits = |field: &&Field| {
                field.guesses().contains(&plain.as_str())
                    && (field.many()
                        || mapping.columns.iter().all(|column| column.field != **field))
            };
            let field = kind
                .fields()
                .iter()
                .find(fits)
                .copied()
                .unwrap_or(kind.otherwise());
            mapping.columns.push(Column {
                header: header.clone(),
                field,
            });
        }
        mapping
    }

    /// This table's columns by what was remembered of earlier ones, and guessed where nothing was.
    #[must_use]
    pub fn for_table(&self, table: &Table) -> Self {
        let mut mapping = Self::guess(self.kind, table);
        for column in &mut mapping.columns {
            if let Some(known) = self
                .columns
                .iter()
                .find(|known| known.header == column.header)
            {
                column.field = known.field;
            }
        }
        mapping.codes.clone_from(&self.codes);
        mapping.once_each();
        mapping
    }

    /// Says what a column is. Whichever column was that before, if only one can be, is set aside.
    pub fn set_column(&mut self, place: usize, field: Field) {
        if !self.kind.fields().contains(&field) {
            return;
        }
        if !field.many() {
            for column in self
                .columns
                .iter_mut()
                .filter(|column| column.field == field)
            {
                column.field = self.kind.otherwise();
            }
        }
        if let Some(column) = self.columns.get_mut(place) {
            column.field = field;
        }
    }

    /// Says what a code means.
    pub fn set_code(&mut self, set: CodeSet, code: &str, meaning: Meaning) {
        if set.meanings().contains(&meaning) && !fold(code).is_empty() {
            self.codes
                .entry(set)
                .or_default()
                .insert(fold(code), meaning);
        }
    }

    /// What a code means: as somebody said, else as it is usually meant.
    #[must_use]
    pub fn meaning(&self, set: CodeSet, code: &str) -> Option<Meaning> {
        let code = fold(code);
        let said = self
            .codes
            .get(&set)
            .and_then(|codes| codes.get(&code))
            .copied();
        let usual = |meaning: &&Meaning| meaning.guesses().contains(&code.as_str());
        said.or_else(|| set.meanings().iter().find(usual).copied())
    }

    /// The fields that the sheet cannot be read without and that no column is.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        let there = |field: &&Field| self.columns.iter().all(|column| column.field != **field);
        self.kind.needed().iter().filter(there).copied().collect()
    }

    /// The headers of the columns that are left out.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        let left = self.columns.iter();
        let left = left.filter(|column| column.field == Field::Skip);
        left.map(|column| column.header.as_str()).collect()
    }

    /// Every code of the table with what it means so far; those without a meaning are what somebody has to map.
    #[must_use]
    pub fn unknown(&self, table: &Table) -> Vec<Unknown> {
        let mut found: Vec<Unknown> = Vec::new();
        for (set, code) in self.all_codes(table) {
            if self.meaning(set, &code).is_some() {
                continue;
            }
            match found
                .iter_mut()
                .find(|one| one.set == set && fold(&one.code) == fold(&code))
            {
                Some(one) => one.cells += 1,
                None => found.push(Unknown {
                    set,
                    code,
                    cells: 1,
                }),
            }
        }
        found
    }

    fn all_codes(&self, table: &Table) -> Vec<(CodeSet, String)> {
        let mut codes = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let Some(set) = column.field.set() else {
                continue;
            };
            for cell in table.lines.iter().filter_map(|line| line.cells.get(place)) {
                if set == CodeSet::Outcome {
                    // Which year it is does not matter here.
                    let tries = tries::split(cell, jiff::civil::date(2000, 1, 1));
                    codes.extend(tries.into_iter().flatten().map(|one| (set, one.code)));
                } else if !cell.trim().is_empty() {
                    codes.push((set, cell.trim().to_owned()));
                }
            }
        }
        codes
    }

    fn once_each(&mut self) {
        let mut seen: Vec<Field> = Vec::new();
        for column in &mut self.columns {
            if !column.field.many() && seen.contains(&column.field) {
                column.field = self.kind.otherwise();
            }
            seen.push(column.field);
        }
    }
}
