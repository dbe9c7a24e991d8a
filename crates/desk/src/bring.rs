//! The steps by which a list comes in at a desk: the file, what its columns are and its codes mean, what would become of it,
//! and then that.
//!
//! The file is asked for twice and kept nowhere between: it may name people who must not stand in this desk's store for a
//! moment. What somebody said of columns and codes is remembered, sealed, for the next file and for the command.

use keys::{KeyError, KeyRing};
use ledger::{Shelf, Store, StoreError};
use page::{BadRow, CountToSign, Hidden, ImportForm, ImportParts, Select, Words};
use sheets::{BadCell, Kind, Mapping, NotATable, Table, Unknown, asked, attendance};

use crate::{Office, Refusal, Upload, Visit};

/// A list that is brought in.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// What it is.
    pub kind: Kind,
    /// Its page, below the desk.
    pub path: &'static str,
    /// Its own words: the key of `file`, `file-hint`, and `field-...` of a column.
    pub key: fn(&str) -> String,
    /// Under which name what was said of its columns and codes is remembered.
    pub remembered: &'static str,
}

/// Why what was remembered cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRemembered {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It does not open with this ring.
    #[error(transparent)]
    Sealed(#[from] KeyError),
}

impl List {
    /// What somebody said of its columns and codes the last time; nothing where nobody did, or an earlier release wrote it
    /// otherwise.
    ///
    /// # Errors
    /// [`NotRemembered`].
    pub fn known(
        &self,
        store: &dyn Store,
        ring: &KeyRing,
    ) -> Result<Option<Mapping>, NotRemembered> {
        let Some(record) = store.get(Shelf::House, self.remembered.as_bytes())? else {
            return Ok(None);
        };
        let plain = ring.open_record(self.remembered, &record)?;
        let known: Option<Mapping> = serde_json::from_slice(&plain).ok();
        Ok(known.filter(|known| known.kind == self.kind))
    }
}

/// The sheets of a workbook, each with its name.
pub type Workbook = Vec<(String, Table)>;

/// The form of one list on its way through these steps.
pub struct Form<'a> {
    office: &'a Office,
    visit: &'a Visit<'a>,
    ring: &'a KeyRing,
    list: &'static List,
    parts: ImportParts,
    /// How many rows the file has, in all of its sheets.
    rows: usize,
}

impl<'a> Form<'a> {
    /// The form as it is first shown.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn new(
        office: &'a Office,
        visit: &'a Visit<'a>,
        list: &'static List,
    ) -> Result<Self, Refusal> {
        let w = &visit.words;
        let own = |end: &str| w.t(&(list.key)(end)).to_owned();
        let parts = ImportParts {
            action: office.path(list.path),
            hidden: Hidden::new(visit.csrf(), office.once()),
            file_label: own("file"),
            file_hint: own("file-hint"),
            columns_title: w.t("import-columns").to_owned(),
            codes_title: w.t("import-codes").to_owned(),
            look_label: w.t("import-look").to_owned(),
            take_label: w.t("import-take").to_owned(),
            ..ImportParts::default()
        };
        Ok(Self {
            office,
            visit,
            ring: &visit.session()?.ring,
            list,
            parts,
            rows: 0,
        })
    }

    fn w(&self) -> &'a Words {
        &self.visit.words
    }

    /// Whether it is only looked at.
    #[must_use]
    pub fn is_dry(&self) -> bool {
        self.visit.form.get("i_do") != "take"
    }

    /// Offers to take only those of whom it is so, and says whether somebody ticked it.
    pub fn only(&mut self, label: &str) -> bool {
        label.clone_into(&mut self.parts.only_label);
        self.parts.only = self.visit.form.get("i_only") == "open";
        self.parts.only
    }

    /// The file as one table, with what its columns are and its codes mean; nothing where it cannot be taken, which the form says.
    ///
    /// # Errors
    /// When what was remembered cannot be read.
    pub fn table(&mut self) -> Result<Option<(Table, Mapping)>, Refusal> {
        let Some(table) = self.read(Table::read) else {
            return Ok(None);
        };
        self.rows = table.lines.len();
        let known = self.known()?;
        let form = &self.visit.form;
        let mapping = asked::mapping(self.list.kind, &table, known.as_ref(), |field| {
            form.get(field)
        });
        self.parts.columns = self.columns(&mapping);
        self.parts.codes = self.codes(&mapping.unknown(&table));
        let missing = mapping.missing();
        if !missing.is_empty() {
            let names = missing.into_iter().map(|field| self.field(field));
            let names = names.collect::<Vec<_>>().join(", ");
            self.parts.problem = self.w().with("import-missing", [("names", names)]);
            return Ok(None);
        }
        Ok(Some((table, mapping)))
    }

    /// The file as a workbook of attendance, a sheet a group, with what its codes mean; nothing where it cannot be taken.
    ///
    /// # Errors
    /// When what was remembered cannot be read.
    pub fn workbook(&mut self) -> Result<Option<(Workbook, Mapping)>, Refusal> {
        let Some(sheets) = self.read(Table::sheets) else {
            return Ok(None);
        };
        self.rows = sheets.iter().map(|(_, table)| table.lines.len()).sum();
        let mut mapping = self.known()?.unwrap_or_else(attendance::mapping);
        let unknown = attendance::unknown(&sheets, &mapping);
        let form = &self.visit.form;
        asked::codes(&mut mapping, &unknown, |field| form.get(field));
        self.parts.codes = self.codes(&attendance::unknown(&sheets, &mapping));
        Ok(Some((sheets, mapping)))
    }

    fn read<T>(&mut self, read: impl Fn(&[u8]) -> Result<T, NotATable>) -> Option<T> {
        let given = |upload: &&Upload| upload.field == "i_file" && !upload.bytes.is_empty();
        let Some(file) = self.visit.uploads.iter().find(given) else {
            self.w()
                .t("import-no-file")
                .clone_into(&mut self.parts.problem);
            return None;
        };
        match read(&file.bytes) {
            Ok(read) => Some(read),
            Err(error) => {
                let key = format!("import-table-{}", error.word());
                let why = self.w().t(&key);
                self.parts.problem = self.w().with("import-no-table", [("why", why)]);
                None
            }
        }
    }

    fn known(&self) -> Result<Option<Mapping>, Refusal> {
        let store = self.office.store.as_ref();
        let known = self.list.known(store, self.ring);
        known.map_err(Refusal::failed)
    }

    /// What became, or would become, of it; brought in, what was said of columns and codes is remembered.
    ///
    /// # Errors
    /// When that cannot be stored.
    pub fn done(
        &mut self,
        mapping: &Mapping,
        said: Vec<String>,
        bad: &[BadCell],
    ) -> Result<(), Refusal> {
        self.parts.may_take = self.is_dry();
        if !self.is_dry() {
            let name = self.list.remembered;
            let plain = serde_json::to_vec(mapping).map_err(Refusal::failed)?;
            let sealed = self.ring.seal_record(name, &plain, &self.office.stream);
            let sealed = sealed.map_err(Refusal::failed)?;
            let store = &self.office.store;
            store.put(Shelf::House, name.as_bytes(), &sealed)?;
            self.parts.count = Some(self.count()?);
        }
        self.parts.said = said;
        self.cells(bad);
        Ok(())
    }

    /// What two people sign once they have counted the rows themselves, and what becomes of the sheet then.
    fn count(&self) -> Result<CountToSign, Refusal> {
        let w = self.w();
        let day = page::when::long_day(w, self.visit.now.day(&self.office.zone));
        let who = self.visit.session()?.name.as_str();
        let own = |keys: &[&str]| keys.iter().map(|key| w.t(key).to_owned()).collect();
        Ok(CountToSign {
            title: w.t("import-count-title").to_owned(),
            when: w.with2("import-count-when", &("day", day.as_str()), &("who", who)),
            rows: w.n("import-count-rows", self.rows),
            compare: w.t("import-count-compare").to_owned(),
            heads: own(&[
                "import-count-head-line",
                "import-count-head-name",
                "import-count-head-signed",
                "import-count-head-day",
            ]),
            old_title: w.t("import-old-title").to_owned(),
            old: own(&[
                "import-old-print",
                "import-old-lock",
                "import-old-copies",
                "import-old-destroy",
            ]),
        })
    }

    /// The form as it is shown now, its status, and what is wrong with the file; empty where nothing is.
    #[must_use]
    pub fn shown(self) -> (ImportForm, u16, String) {
        let problem = self.parts.problem.clone();
        let status = if problem.is_empty() { 200 } else { 422 };
        (ImportForm { form: self.parts }, status, problem)
    }

    fn field(&self, field: sheets::Field) -> String {
        let word = field.word().replace('_', "-");
        let key = (self.list.key)(&format!("field-{word}"));
        self.w().t(&key).to_owned()
    }

    fn columns(&self, mapping: &Mapping) -> Vec<Select> {
        let select = |(place, column): (usize, &sheets::Column)| Select {
            name: asked::column_field(place),
            label: column.header.clone(),
            options: self
                .list
                .kind
                .fields()
                .iter()
                .map(|field| {
                    let chosen = *field == column.field;
                    (field.word().to_owned(), self.field(*field), chosen)
                })
                .collect(),
        };
        mapping.columns.iter().enumerate().map(select).collect()
    }

    /// A choice for each code of which nobody has said what it means.
    fn codes(&self, unknown: &[Unknown]) -> Vec<Select> {
        let select = |(place, one): (usize, &Unknown)| {
            let none = self.w().t("import-code-none").to_owned();
            let options = one.set.meanings().iter().map(|meaning| {
                let word = meaning.word().replace('_', "-");
                let key = format!("import-code-{word}");
                (
                    meaning.word().to_owned(),
                    self.w().t(&key).to_owned(),
                    false,
                )
            });
            Select {
                name: asked::code_field(one.set, place),
                label: one.code.clone(),
                options: std::iter::once((String::new(), none, true))
                    .chain(options)
                    .collect(),
            }
        };
        unknown.iter().enumerate().map(select).collect()
    }

    /// Every cell that cannot be taken as it stands.
    fn cells(&mut self, bad: &[BadCell]) {
        let w = self.w();
        if bad.is_empty() {
            self.parts.said.push(w.t("import-none-bad").to_owned());
            return;
        }
        self.parts.bad_title = w.n("import-bad", bad.len());
        self.parts.bad_heads = ["row", "column", "text", "reason", "then"]
            .map(|head| w.t(&format!("import-head-{head}")).to_owned())
            .to_vec();
        let rows = bad.iter().map(|bad| BadRow {
            row: bad.row.to_string(),
            column: bad.column.clone(),
            text: bad.text.clone(),
            reason: reason(w, bad),
            then: w.t(&format!("import-then-{}", bad.then.word())).to_owned(),
        });
        self.parts.bad = Some(rows.collect());
    }
}

/// Which columns were left out, in words; nothing where none was.
#[must_use]
pub fn left_out(w: &Words, mapping: &Mapping) -> Option<String> {
    let left = mapping.left_out().join(", ");
    (!left.is_empty()).then(|| w.with("import-left-out", [("columns", left)]))
}

/// Why a cell cannot be taken.
fn reason(w: &Words, bad: &BadCell) -> String {
    let row = bad.reason.row().unwrap_or_default().to_string();
    let slots = [("row", row.as_str()), ("near", bad.near.as_str())];
    match bad.near.is_empty() {
        true => w.with(&format!("import-cell-{}", bad.reason.word()), slots),
        false => w.with(&format!("import-cell-{}-near", bad.reason.word()), slots),
    }
}
