//! What a visitor sees of a page: its links and its forms. Enough HTML for the pages of this house.

/// One form of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// Whether by POST.
    pub post: bool,
    /// Whether it carries files.
    pub multipart: bool,
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// Its buttons that send a value.
    pub buttons: Vec<(String, String)>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// What it is.
    pub kind: Kind,
}

/// What a field is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Not shown.
    Hidden,
    /// Typed into.
    Text,
    /// A box; whether it is ticked.
    Box(bool),
    /// One of several with the same name; whether it is the chosen one.
    Radio(bool),
    /// A list to choose from.
    Choice(Vec<String>),
    /// A file.
    File,
}

/// The case of the first participant whom a page of the client desk links to.
///
/// # Panics
/// When it links to none.
#[must_use]
pub fn case_on(page: &str) -> &str {
    let rest = page.split("/client/participants/").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no participant: {page}"));
    rest.split(|each: char| !each.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
}

/// A tag, its attributes and where the text after it begins.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    after: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(each, _)| *each == name);
        found.map(|(_, value)| value.as_str())
    }

    fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, left) = after.split_once(';').unwrap_or((after, ""));
        let code = name.strip_prefix('#').and_then(|code| code.parse().ok());
        match (name, code.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push('\u{a0}'),
            (other, _) => panic!("an entity of which the visitor knows nothing: {other}"),
        }
        rest = left;
    }
    out.push_str(rest);
    out
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let end = end_of_tag(after);
        let (inside, left) = after.split_at(end);
        rest = left.strip_prefix('>').unwrap_or(left);
        let inside = inside.trim_end_matches('/');
        let (name, attributes) = inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, ""));
        tags.push(Tag {
            name,
            attributes: read_attributes(attributes),
            after: rest,
        });
    }
    tags
}

fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (place, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => return place,
            None => {}
        }
    }
    text.len()
}

fn read_attributes(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(after) = after.strip_prefix('=') else {
            found.push((name, String::new()));
            rest = after.trim_start();
            continue;
        };
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        found.push((name, plain(value)));
        rest = left.trim_start();
    }
    found
}

/// Every link's place, without what follows `#`.
#[must_use]
pub fn links(html: &str) -> Vec<String> {
    tags(html)
        .iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| tag.get("href"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .filter(|href| !href.is_empty())
        .collect()
}

/// Every form, in the order of the page; a field may stand elsewhere and name its form.
#[must_use]
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<(String, Form)> = Vec::new();
    let mut open = None;
    let tags = tags(html);
    for (place, tag) in tags.iter().enumerate() {
        match tag.name {
            "form" => {
                open = Some(forms.len());
                forms.push((
                    tag.text("id"),
                    Form {
                        action: tag.text("action"),
                        post: tag
                            .get("method")
                            .is_some_and(|m| m.eq_ignore_ascii_case("post")),
                        multipart: tag.get("enctype") == Some("multipart/form-data"),
                        fields: Vec::new(),
                        buttons: Vec::new(),
                    },
                ));
            }
            "/form" => open = None,
            "input" | "textarea" | "select" | "button" => {
                let named = tag.get("form");
                let owner = match named {
                    Some(id) => forms.iter().position(|(each, _)| each == id),
                    None => open,
                };
                if let Some(owner) = owner {
                    take(&mut forms[owner].1, tag, &tags[place + 1..]);
                }
            }
            _ => {}
        }
    }
    forms.into_iter().map(|(_, form)| form).collect()
}

fn take(form: &mut Form, tag: &Tag<'_>, rest: &[Tag<'_>]) {
    let name = tag.text("name");
    if name.is_empty() || tag.get("disabled").is_some() {
        return;
    }
    let value = tag.text("value");
    let checked = tag.get("checked").is_some();
    let on = |value: String| {
        if value.is_empty() {
            "on".to_owned()
        } else {
            value
        }
    };
    let (value, kind) = match (tag.name, tag.get("type").unwrap_or("text")) {
        ("textarea", _) => {
            let text = tag.after.split("</textarea>").next().unwrap_or_default();
            (plain(text), Kind::Text)
        }
        ("select", _) => choice(rest),
        ("button", _) | (_, "submit") => {
            form.buttons.push((name, value));
            return;
        }
        (_, "hidden") => (value, Kind::Hidden),
        (_, "checkbox") => (on(value), Kind::Box(checked)),
        (_, "radio") => (on(value), Kind::Radio(checked)),
        (_, "file") => (String::new(), Kind::File),
        _ => (value, Kind::Text),
    };
    form.fields.push(Field { name, value, kind });
}

fn choice(rest: &[Tag<'_>]) -> (String, Kind) {
    let (mut chosen, mut all) = (None, Vec::new());
    for tag in rest.iter().take_while(|tag| tag.name != "/select") {
        if tag.name == "option" {
            let text = || plain(tag.after.split('<').next().unwrap_or_default().trim());
            let value = tag.get("value").map_or_else(text, str::to_owned);
            if tag.get("selected").is_some() {
                chosen = Some(value.clone());
            }
            all.push(value);
        }
    }
    let value = chosen.or_else(|| all.first().cloned()).unwrap_or_default();
    (value, Kind::Choice(all))
}

impl Form {
    /// What a browser sends of it when nothing is changed and no button is named.
    #[must_use]
    pub fn as_it_stands(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| {
            !matches!(
                field.kind,
                Kind::Box(false) | Kind::Radio(false) | Kind::File
            )
        });
        sent.map(|field| (field.name.clone(), field.value.clone()))
            .collect()
    }

    /// The same with some fields filled: a text in place of what stood there, a box ticked, a choice made.
    ///
    /// # Panics
    /// When the form has no field of a name.
    #[must_use]
    pub fn filled(&self, with: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut sent = self.as_it_stands();
        for (name, _) in with {
            let has = self.fields.iter().any(|field| field.name == *name)
                || self.buttons.iter().any(|(button, _)| button == name);
            assert!(
                has,
                "the form for {} has no field `{name}`: {:?}",
                self.action, self.fields
            );
            sent.retain(|(each, _)| each != name);
        }
        sent.extend(
            with.iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_as_a_browser_reads_them() {
        let page = r##"<p><a href="/x?a=1&amp;b=2#y">x</a></p>
          <form id=f action="/do" method="post"><input type="hidden" name="csrf" value="a&#34;b">
          <input name="word" value="w"><textarea name="long">two &lt; three</textarea>
          <input type="checkbox" name="box"><input type="checkbox" name="box2" value="v" checked>
          <input type=radio name=r value=1><input type=radio name=r value=2 checked>
          <select name="s"><option value="1">one</option><option selected>two</option></select></form>
          <button form="f" name="outcome" value="no_answer">No answer</button>"##;
        assert_eq!(links(page), ["/x?a=1&b=2"]);
        let forms = forms(page);
        assert_eq!(forms.len(), 1);
        let sent: Vec<String> = forms[0]
            .as_it_stands()
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            sent,
            [
                "csrf=a\"b",
                "word=w",
                "long=two < three",
                "box2=v",
                "r=2",
                "s=two"
            ]
        );
        assert_eq!(
            forms[0].buttons,
            [("outcome".to_owned(), "no_answer".to_owned())]
        );
        let filled = forms[0].filled(&[("word", "other"), ("box", "on")]);
        assert!(filled.contains(&("word".to_owned(), "other".to_owned())));
        assert!(filled.contains(&("box".to_owned(), "on".to_owned())));
    }
}
