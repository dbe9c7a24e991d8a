//! Lines onto pages. What is drawn remembers which block it belongs to, so that the tags can be built from it.

use super::face::Faces;
use crate::parts::{Column, Style};

/// US Letter, in points.
pub(super) const WIDTH: f32 = 612.0;
pub(super) const HEIGHT: f32 = 792.0;
/// What stays free at each side.
pub(super) const MARGIN: f32 = 54.0;

/// One piece of what is drawn; its place among the pieces is its name.
pub(super) type Piece = usize;

/// What is drawn on a page.
pub(super) enum Draw {
    Text {
        piece: Option<Piece>,
        x: f32,
        y: f32,
        style: Style,
        text: String,
        english: bool,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
    },
    Code {
        piece: Piece,
        text: String,
        x: f32,
        y: f32,
        side: f32,
    },
}

/// What the pieces are.
pub(super) enum Block {
    Heading {
        level: u16,
        title: String,
        page: usize,
        y: f32,
        pieces: Vec<Piece>,
    },
    Paragraph(Vec<Piece>),
    Quote(Vec<Piece>),
    /// The head's cells, then each row's: the second cell of a row is its head.
    Table {
        head: Vec<Vec<Piece>>,
        rows: Vec<Vec<Vec<Piece>>>,
    },
    Picture {
        alt: String,
        piece: Piece,
    },
}

/// Pages with what they are made of.
pub(super) struct Laid {
    pub(super) pages: Vec<Vec<Draw>>,
    pub(super) blocks: Vec<Block>,
}

/// Pages on their way.
pub(super) struct Layout<'a> {
    faces: &'a Faces,
    pages: Vec<Vec<Draw>>,
    blocks: Vec<Block>,
    pieces: Piece,
    y: f32,
}

impl<'a> Layout<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self {
            faces,
            pages: vec![Vec::new()],
            blocks: Vec::new(),
            pieces: 0,
            y: MARGIN,
        }
    }

    pub(super) fn finish(self) -> Laid {
        Laid {
            pages: self.pages,
            blocks: self.blocks,
        }
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = MARGIN;
    }

    /// Makes sure that so much fits below.
    fn room(&mut self, height: f32) -> bool {
        let full = self.y + height > HEIGHT - MARGIN - 24.0;
        if full {
            self.new_page();
        }
        full
    }

    fn draw(&mut self, draw: Draw) {
        if let Some(page) = self.pages.last_mut() {
            page.push(draw);
        }
    }

    fn piece(&mut self) -> Piece {
        self.pieces += 1;
        self.pieces - 1
    }

    fn text(&mut self, x: f32, style: Style, text: &str, english: bool) -> Piece {
        let piece = self.piece();
        let y = self.y + style.size;
        self.draw(Draw::Text {
            piece: Some(piece),
            x,
            y,
            style,
            text: text.to_owned(),
            english,
        });
        piece
    }

    /// Breaks a text at its spaces; a word that is too long by itself is cut.
    fn broken(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        let fits = |text: &str| self.faces.width(style.bold, style.size, text) <= width;
        let indent: String = text.chars().take_while(|sign| *sign == ' ').collect();
        let mut lines = Vec::new();
        let mut line = indent.clone();
        for word in text.split_whitespace() {
            let more = match line.trim().is_empty() {
                true => format!("{line}{word}"),
                false => format!("{line} {word}"),
            };
            if fits(&more) {
                line = more;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(std::mem::replace(&mut line, indent.clone()));
            }
            for sign in word.chars() {
                if !fits(&format!("{line}{sign}")) {
                    lines.push(std::mem::replace(&mut line, indent.clone()));
                }
                line.push(sign);
            }
        }
        if !line.trim().is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }

    fn block(&mut self, text: &str, style: Style, english: bool) -> Vec<Piece> {
        let lines = self.broken(text, style, WIDTH - 2.0 * MARGIN);
        let mut pieces = Vec::new();
        for line in lines {
            self.room(style.line());
            pieces.push(self.text(MARGIN, style, &line, english));
            self.y += style.line();
        }
        pieces
    }

    pub(super) fn heading(&mut self, level: u16, title: &str) {
        let style = Style::bold(match level {
            1 => 20.0,
            2 => 14.0,
            _ => 11.0,
        });
        self.y += style.size * 0.8;
        // A heading does not stand alone at a page's end.
        self.room(style.line() + 40.0);
        let (page, y) = (self.pages.len() - 1, self.y);
        let pieces = self.block(title, style, false);
        self.y += 3.0;
        self.blocks.push(Block::Heading {
            level,
            title: title.to_owned(),
            page,
            y,
            pieces,
        });
    }

    pub(super) fn paragraph(&mut self, text: &str, style: Style) {
        let pieces = self.block(text, style, false);
        self.y += 3.0;
        self.blocks.push(Block::Paragraph(pieces));
    }

    /// Lines as they are, one below the other; an empty one is room.
    pub(super) fn note(&mut self, text: &str) {
        let style = Style::plain(7.0);
        let mut pieces = Vec::new();
        for line in text.lines() {
            if line.is_empty() {
                self.y += style.line();
            } else {
                pieces.extend(self.block(line, style, false));
            }
        }
        self.y += 3.0;
        self.blocks.push(Block::Paragraph(pieces));
    }

    /// The rule's own words: English in every language.
    pub(super) fn quote(&mut self, text: &str) {
        let pieces = self.block(&format!("“{text}”"), Style::plain(10.5), true);
        self.y += 4.0;
        self.blocks.push(Block::Quote(pieces));
    }

    pub(super) fn table(&mut self, columns: &[Column], rows: &[(Vec<String>, Style)]) {
        const GAP: f32 = 6.0;
        let fixed: f32 = columns.iter().filter_map(|column| column.width).sum();
        let rest = (WIDTH - 2.0 * MARGIN - fixed).max(80.0);
        let width = |column: &Column| column.width.unwrap_or(rest);
        let titles: Vec<String> = columns.iter().map(|each| each.title.clone()).collect();
        let mut all_rows: Vec<Vec<Vec<Piece>>> = Vec::new();
        let mut head: Vec<Vec<Piece>> = Vec::new();
        let heads = (titles.clone(), Style::bold(8.5));
        for (place, (cells, style)) in std::iter::once(&heads).chain(rows).enumerate() {
            let style = *style;
            let broken: Vec<Vec<String>> = cells
                .iter()
                .zip(columns)
                .map(|(cell, column)| self.broken(cell, style, width(column) - GAP))
                .collect();
            let lines = broken.iter().map(Vec::len).max().unwrap_or(1);
            #[expect(clippy::cast_precision_loss, reason = "a cell has a few lines")]
            let height = style.line() * lines as f32 + 3.0;
            self.y += 2.0;
            if self.room(height) && place > 0 {
                self.repeat(columns, &titles, rest);
            }
            let rule = Draw::Rule {
                x: MARGIN,
                y: self.y,
                width: WIDTH - 2.0 * MARGIN,
            };
            self.draw(rule);
            self.y += 2.0;
            let top = self.y;
            let mut x = MARGIN;
            let mut row = Vec::new();
            for (cell, column) in broken.iter().zip(columns) {
                self.y = top;
                let mut pieces = Vec::new();
                for line in cell {
                    let shift = match column.right {
                        true => {
                            width(column) - GAP - self.faces.width(style.bold, style.size, line)
                        }
                        false => 0.0,
                    };
                    if !line.trim().is_empty() {
                        pieces.push(self.text(x + shift, style, line, false));
                    }
                    self.y += style.line();
                }
                row.push(pieces);
                x += width(column);
            }
            self.y = top + height - 3.0;
            match place {
                0 => head = row,
                _ => all_rows.push(row),
            }
        }
        self.y += 6.0;
        self.blocks.push(Block::Table {
            head,
            rows: all_rows,
        });
    }

    /// The head once more on a further page: for the eye, and told to nobody who reads by the tags.
    fn repeat(&mut self, columns: &[Column], titles: &[String], rest: f32) {
        let style = Style::bold(8.5);
        let mut x = MARGIN;
        for (title, column) in titles.iter().zip(columns) {
            let width = column.width.unwrap_or(rest);
            let line = self.broken(title, style, width - 6.0).into_iter().next();
            let line = line.unwrap_or_default();
            let shift = match column.right {
                true => width - 6.0 - self.faces.width(style.bold, style.size, &line),
                false => 0.0,
            };
            let y = self.y + style.size;
            self.draw(Draw::Text {
                piece: None,
                x: x + shift,
                y,
                style,
                text: line,
                english: false,
            });
            x += width;
        }
        self.y += style.line();
    }

    /// A text as a picture for a camera.
    pub(super) fn code(&mut self, text: &str, modules: i32, alt: &str) {
        let side = 170.0_f32.max(f32::from(i16::try_from(modules).unwrap_or(100)) * 2.0);
        self.room(side);
        let piece = self.piece();
        let (x, y) = (MARGIN, self.y);
        self.draw(Draw::Code {
            piece,
            text: text.to_owned(),
            x,
            y,
            side,
        });
        self.y += side;
        self.blocks.push(Block::Picture {
            alt: alt.to_owned(),
            piece,
        });
    }
}
