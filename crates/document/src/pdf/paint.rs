//! The pages drawn, and the tags that say what each piece is.

use std::{collections::HashMap, num::NonZeroU16};

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag,
        TagGroup, TagTree,
    },
};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{
    face::Faces,
    layout::{Block, Draw, HEIGHT, Laid, MARGIN, Piece, WIDTH},
};
use crate::{outgoing::Unwritten, parts::Style};

/// What each piece became.
type Drawn = HashMap<Piece, Identifier>;

pub(super) fn paint(
    faces: &Faces,
    laid: Laid,
    (title, creator): (&str, &str),
    language: &str,
    foot: &dyn Fn(usize, usize) -> String,
) -> Result<Vec<u8>, Unwritten> {
    let said = |error: &dyn std::fmt::Debug| Unwritten::By(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| said(&error))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut drawn = Drawn::new();
    let count = laid.pages.len();
    for (place, draws) in laid.pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(Unwritten::Size)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for draw in draws {
            one(&mut surface, faces, draw, &mut drawn);
        }
        let number = foot(place + 1, count);
        let kind = Artifact::with_kind(ArtifactType::PageNumber);
        surface.start_tagged(ContentTag::Artifact(kind));
        text(
            &mut surface,
            faces,
            MARGIN,
            HEIGHT - 30.0,
            Style::plain(8.0),
            &number,
        );
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(&laid.blocks));
    document.set_tag_tree(tags(laid.blocks, &mut drawn, language));
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(language.to_owned())
            .creator(creator.to_owned()),
    );
    document.finish().map_err(|error| said(&error))
}

fn text(surface: &mut Surface<'_>, faces: &Faces, x: f32, y: f32, style: Style, text: &str) {
    let glyphs = faces.glyphs(style.bold, text);
    let font = faces.font(style.bold);
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, style.size, false);
}

fn one(surface: &mut Surface<'_>, faces: &Faces, draw: &Draw, drawn: &mut Drawn) {
    match draw {
        Draw::Text {
            piece,
            x,
            y,
            style,
            text: words,
            english,
        } => {
            let lang = english.then_some("en-US");
            let tag = match piece {
                Some(_) => ContentTag::Span(SpanTag::empty().with_lang(lang)),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            // A space at its end keeps words of neighbouring pieces apart for whoever reads them in a row.
            text(surface, faces, *x, *y, *style, &format!("{words} "));
            surface.end_tagged();
            if let Some(piece) = piece {
                drawn.insert(*piece, identifier);
            }
        }
        Draw::Rule { x, y, width } => {
            let kind = Artifact::with_kind(ArtifactType::Layout);
            surface.start_tagged(ContentTag::Artifact(kind));
            if let Some(path) = rectangles([(*x, *y, *width, 0.4)]) {
                surface.draw_path(&path);
            }
            surface.end_tagged();
        }
        Draw::Code {
            piece,
            text,
            x,
            y,
            side,
        } => {
            let identifier = surface.start_tagged(ContentTag::Other);
            if let Some(path) = code(text, *x, *y, *side) {
                surface.draw_path(&path);
            }
            surface.end_tagged();
            drawn.insert(*piece, identifier);
        }
    }
}

fn rectangles(all: impl IntoIterator<Item = (f32, f32, f32, f32)>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in all {
        path.push_rect(Rect::from_xywh(x, y, width, height)?);
    }
    path.finish()
}

/// The squares of a code, with a quiet zone of four around it (ISO/IEC 18004).
fn code(text: &str, x: f32, y: f32, side: f32) -> Option<Path> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let number = |value: i32| f32::from(i16::try_from(value).unwrap_or_default());
    let one = side / number(size + 8);
    let squares = (0..size).flat_map(|row| (0..size).map(move |column| (column, row)));
    let dark = squares.filter(|(column, row)| code.get_module(*column, *row));
    rectangles(dark.map(|(column, row)| {
        let at = |place: i32| number(place + 4) * one;
        (x + at(column), y + at(row), one, one)
    }))
}

fn outline(blocks: &[Block]) -> Outline {
    let mut outline = Outline::new();
    let is = |block: &Block, wanted: u16| matches!(block, Block::Heading { level, .. } if *level == wanted);
    // A letter has its title alone.
    let wanted = match blocks.iter().any(|block| is(block, 2)) {
        true => 2,
        false => 1,
    };
    for block in blocks.iter().filter(|block| is(block, wanted)) {
        if let Block::Heading { title, page, y, .. } = block {
            let to = XyzDestination::new(*page, Point::from_xy(0.0, *y));
            outline.push_child(OutlineNode::new(title.clone(), to));
        }
    }
    outline
}

fn tags(blocks: Vec<Block>, drawn: &mut Drawn, language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for block in blocks {
        let group = match block {
            Block::Heading {
                level,
                title,
                pieces,
                ..
            } => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                TagGroup::with_children(Tag::Hn(level, Some(title)), leaves(pieces, drawn))
            }
            Block::Paragraph(pieces) => TagGroup::with_children(Tag::P, leaves(pieces, drawn)),
            Block::Quote(pieces) => {
                let inside = TagGroup::with_children(Tag::P, leaves(pieces, drawn));
                TagGroup::with_children(Tag::BlockQuote, vec![Node::Group(inside)])
            }
            Block::Table { head, rows } => table(head, rows, drawn),
            Block::Picture { alt, piece } => {
                TagGroup::with_children(Tag::Figure(Some(alt)), leaves(vec![piece], drawn))
            }
        };
        tree.push(group);
    }
    tree
}

fn leaves(pieces: Vec<Piece>, drawn: &mut Drawn) -> Vec<Node> {
    let all = pieces.into_iter();
    all.filter_map(|piece| drawn.remove(&piece))
        .map(Node::Leaf)
        .collect()
}

fn table(head: Vec<Vec<Piece>>, rows: Vec<Vec<Vec<Piece>>>, drawn: &mut Drawn) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    let mut first = TagGroup::new(Tag::TR);
    for cell in head {
        let cell = TagGroup::with_children(Tag::TH(TableHeaderScope::Column), leaves(cell, drawn));
        first.push(cell);
    }
    table.push(TagGroup::with_children(
        Tag::THead,
        vec![Node::Group(first)],
    ));
    let mut body = TagGroup::new(Tag::TBody);
    for row in rows {
        let mut line = TagGroup::new(Tag::TR);
        for (place, cell) in row.into_iter().enumerate() {
            let children = leaves(cell, drawn);
            line.push(match place {
                // What it is stands beside its number.
                1 => TagGroup::with_children(Tag::TH(TableHeaderScope::Row), children),
                _ => TagGroup::with_children(Tag::TD, children),
            });
        }
        body.push(line);
    }
    table.push(body);
    table
}
