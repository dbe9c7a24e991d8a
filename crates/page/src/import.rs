//! The form by which a spreadsheet is brought in: the file, what its columns are, what its codes mean, and what
//! could not be taken. Both desks that bring something in show it.

use askama::Template;

use crate::Hidden;

/// One cell that could not be taken as it stands, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BadRow {
    /// The row of the file.
    pub row: String,
    /// The column's header.
    pub column: String,
    /// What stands in it.
    pub text: String,
    /// Why not.
    pub reason: String,
    /// What becomes of it.
    pub then: String,
}

/// A list to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Select {
    /// The field's name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Value, label, whether it is the chosen one.
    pub options: Vec<(String, String, bool)>,
}

/// The form, and above it what became of the file the last time.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/import.html")]
pub struct ImportForm {
    /// The whole.
    pub form: ImportParts,
}

/// What the form is made of.
#[derive(Debug, Clone, Default)]
pub struct ImportParts {
    /// Where it is sent.
    pub action: String,
    /// Token and batch.
    pub hidden: Hidden,
    /// What became, or would become, of the file; nothing before one was given.
    pub said: Vec<String>,
    /// What could not be taken; nothing where all could.
    pub bad: Option<Vec<BadRow>>,
    /// What the table of it is called,
    pub bad_title: String,
    /// and its columns.
    pub bad_heads: Vec<String>,
    /// `The file`.
    pub file_label: String,
    /// What it may be.
    pub file_hint: String,
    /// What is wrong with it; empty for nothing.
    pub problem: String,
    /// What each column is taken for.
    pub columns: Vec<Select>,
    /// What they are called.
    pub columns_title: String,
    /// Codes that nobody has said the meaning of.
    pub codes: Vec<Select>,
    /// What they are called.
    pub codes_title: String,
    /// `Look at it first`.
    pub look_label: String,
    /// `Bring it in`.
    pub take_label: String,
    /// Whether somebody has looked at it.
    pub may_take: bool,
    /// A box by which only some of its rows are taken; empty for none.
    pub only_label: String,
    /// Whether it is ticked.
    pub only: bool,
    /// The count to sign, once it is brought in.
    pub count: Option<CountToSign>,
}

/// What is printed and signed by two people before the sheet that was brought in is locked away.
#[derive(Debug, Clone, Default)]
pub struct CountToSign {
    /// What it is called.
    pub title: String,
    /// What was brought in, when and by whom.
    pub when: String,
    /// How many rows the file had.
    pub rows: String,
    /// What is to be compared.
    pub compare: String,
    /// The columns of the two lines to sign on.
    pub heads: Vec<String>,
    /// What is called what to do with the old sheet,
    pub old_title: String,
    /// and is this.
    pub old: Vec<String>,
}

crate::html_safe!(ImportForm);
