//! What a document is made of, before anything is laid out.

/// How a text looks on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub(crate) size: f32,
    pub(crate) bold: bool,
}

impl Style {
    /// Of running text.
    pub const BODY: Self = Self::plain(10.0);
    /// Of what stands beside it.
    pub const SMALL: Self = Self::plain(8.5);
    /// Of what must be seen.
    pub const BOLD: Self = Self::bold(10.0);

    /// In so many points.
    #[must_use]
    pub const fn plain(size: f32) -> Self {
        Self { size, bold: false }
    }

    /// The same, bold.
    #[must_use]
    pub const fn bold(size: f32) -> Self {
        Self { size, bold: true }
    }

    pub(crate) const fn line(self) -> f32 {
        self.size * 1.35
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub(crate) title: String,
    /// In points; nothing takes what the others leave.
    pub(crate) width: Option<f32>,
    pub(crate) right: bool,
}

impl Column {
    /// Words.
    #[must_use]
    pub fn left(title: &str, width: f32) -> Self {
        Self {
            title: title.to_owned(),
            width: Some(width),
            right: false,
        }
    }

    /// Figures.
    #[must_use]
    pub fn right(title: &str, width: f32) -> Self {
        Self {
            right: true,
            ..Self::left(title, width)
        }
    }

    /// Takes what the others leave.
    #[must_use]
    pub fn rest(title: &str) -> Self {
        Self {
            width: None,
            ..Self::left(title, 0.0)
        }
    }
}

/// One part.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    NewPage,
    Heading {
        level: u16,
        title: String,
    },
    Paragraph {
        text: String,
        style: Style,
    },
    Quote(String),
    Table {
        columns: Vec<Column>,
        rows: Vec<(Vec<String>, Style)>,
    },
    Code {
        text: String,
        alt: String,
    },
    Note(String),
}

/// The parts of a document, in order.
#[derive(Debug, Clone, Default)]
pub struct Parts(pub(crate) Vec<Part>);

impl Parts {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Others after these.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// What follows begins on a page of its own.
    pub fn new_page(&mut self) {
        self.0.push(Part::NewPage);
    }

    /// A heading; the document's title is of level 1.
    pub fn heading(&mut self, level: u16, title: &str) {
        self.0.push(Part::Heading {
            level,
            title: title.to_owned(),
        });
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str, style: Style) {
        self.0.push(Part::Paragraph {
            text: text.to_owned(),
            style,
        });
    }

    /// A paragraph for each.
    pub fn lines<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>, style: Style) {
        for line in lines {
            self.paragraph(line.as_ref(), style);
        }
    }

    /// What is known, each with its name before it; what is empty is left out.
    pub fn facts(&mut self, facts: impl IntoIterator<Item = (String, String)>) {
        for (name, text) in facts {
            if !text.is_empty() {
                self.paragraph(&format!("{name}: {text}"), Style::BODY);
            }
        }
    }

    /// Somebody else's words, such as the rule's own: English in every language.
    pub fn quote(&mut self, text: &str) {
        self.0.push(Part::Quote(text.to_owned()));
    }

    /// A table. The second cell of a row is its head: what a thing is stands beside its number.
    pub fn table(
        &mut self,
        columns: Vec<Column>,
        rows: impl IntoIterator<Item = (Vec<String>, Style)>,
    ) {
        let rows = rows.into_iter().collect();
        self.0.push(Part::Table { columns, rows });
    }

    /// A signed note (C2SP): its lines as they are, the empty one too, and as a picture for a camera. On paper a line that is too
    /// long goes on in the next; docs/format.md says how it is put together again, and the picture has it whole.
    pub fn note(&mut self, text: &str, alt: &str) {
        self.0.push(Part::Note(text.trim_end().to_owned()));
        self.code(&format!("{}\n", text.trim_end()), alt);
    }

    /// A text as a picture for a camera, with what it says to whoever cannot see it. What is too long for one is left
    /// out: the text itself stands beside it.
    pub fn code(&mut self, text: &str, alt: &str) {
        self.0.push(Part::Code {
            text: text.to_owned(),
            alt: alt.to_owned(),
        });
    }
}
