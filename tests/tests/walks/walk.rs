//! A walk: somebody who has read nothing, at a real browser, finds links, buttons and fields by the words that are shown.
//!
//! With `LEEWARD_PICTURES_OF_WALKS=FOLDER` each picture of a walk is written there; without it only the steps are walked.

use std::{collections::BTreeMap, path::PathBuf};

use leeward_tests::{
    browser::{Browser, Screen},
    picture,
    real::PASSWORD,
};
use rules::Moment;
use serde_json::json;

/// Somebody on the way.
pub(crate) struct Walk {
    pub(crate) browser: Browser,
    name: &'static str,
    pictures: Option<PathBuf>,
    pictured: usize,
    /// Links and buttons pressed, keys that record something among them.
    presses: usize,
    /// Fields filled in, boxes ticked, files chosen.
    fields: usize,
    /// Pages that came.
    pages: usize,
    /// What whoever is signed in has typed, and where: nothing is asked twice (WCAG 2.2, 3.3.7).
    typed: BTreeMap<String, String>,
}

/// At a door a name and a password are asked each time.
const DOOR: [&str; 5] = [
    "Name for signing in",
    "Password",
    "Code",
    "New password",
    "New password once more",
];

/// Finds what is shown and bears these words, by its own or by what labels it, and marks it. Exactly these words go before words
/// that begin so.
const FIND: &str = "
const [words, kinds] = WANTED;
const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
const shown = e => e.checkVisibility() && e.getClientRects().length > 0;
const said = e => [e.getAttribute('aria-label'), e.innerText, e.value, e.labels && e.labels[0] && e.labels[0].innerText].map(plain);
document.querySelectorAll('[data-walked]').forEach(e => e.removeAttribute('data-walked'));
const all = [...document.querySelectorAll(kinds)].filter(shown);
const found = all.find(e => said(e).includes(words)) || all.find(e => said(e).some(text => text.startsWith(words)));
if (!found) return 'nothing of ' + all.map(e => said(e).find(text => text)).join(' | ');
found.setAttribute('data-walked', '');
found.scrollIntoView({ block: 'center' });
return '';";

/// A radio button by its question and its answer.
const ANSWER: &str = "
const [question, answer] = WANTED;
const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
document.querySelectorAll('[data-walked]').forEach(e => e.removeAttribute('data-walked'));
const sets = [...document.querySelectorAll('fieldset')].filter(f => f.checkVisibility() && f.querySelector('legend')
  && plain(f.querySelector('legend').innerText).startsWith(question));
const radios = sets.flatMap(f => [...f.querySelectorAll('input[type=radio],input[type=checkbox]')]);
const found = radios.find(e => e.labels[0] && plain(e.labels[0].innerText).startsWith(answer));
if (!found) return 'nothing of ' + radios.map(e => plain(e.labels[0].innerText)).join(' | ');
found.labels[0].setAttribute('data-walked', '');
found.labels[0].scrollIntoView({ block: 'center' });
return '';";

const WALKED: &str = "[data-walked]";

impl Walk {
    pub(crate) fn new(name: &'static str) -> Self {
        let pictures = std::env::var_os("LEEWARD_PICTURES_OF_WALKS").map(PathBuf::from);
        let browser = Browser::new();
        browser.look_at(SCREEN);
        Self {
            browser,
            name,
            pictures,
            pictured: 0,
            presses: 0,
            fields: 0,
            pages: 0,
            typed: BTreeMap::new(),
        }
    }

    #[track_caller]
    fn find(&self, script: &str, wanted: [&str; 2]) {
        let script = script.replace("WANTED", &json!(wanted).to_string());
        let missing = self.browser.script(&script);
        let missing = missing.as_str().unwrap_or_default();
        assert!(
            missing.is_empty(),
            "`{}` is not to be seen on {} ({}): {missing}",
            wanted.join("` `"),
            self.browser.place(),
            self.browser.title()
        );
    }

    /// Opens the one address that somebody has to know.
    pub(crate) fn opens(&mut self, address: &str) {
        self.browser.go(address);
        self.pages += 1;
    }

    /// Presses a link or a button by its words, and waits for its page.
    #[track_caller]
    pub(crate) fn press(&mut self, words: &str) {
        self.find(FIND, [words, "a[href],button"]);
        self.browser.press_on(WALKED);
        self.presses += 1;
        self.pages += 1;
    }

    /// Presses a button after which no page comes, but a file.
    #[track_caller]
    pub(crate) fn saves(&mut self, words: &str) {
        self.find(FIND, [words, "a[href],button"]);
        self.browser.click(WALKED);
        self.presses += 1;
    }

    /// Presses what opens something on the same page.
    #[track_caller]
    pub(crate) fn unfold(&mut self, words: &str) {
        self.find(FIND, [words, "summary"]);
        self.browser.click(WALKED);
        self.presses += 1;
    }

    /// Types into a field by its label.
    #[track_caller]
    pub(crate) fn fill(&mut self, label: &str, words: &str) {
        self.find(FIND, [label, "input:not([type=hidden]),textarea"]);
        self.browser.click(WALKED);
        self.browser.write(words);
        self.fields += 1;
        if words.len() > 2 && !DOOR.contains(&label) {
            let before = self.typed.insert(words.to_owned(), label.to_owned());
            assert_eq!(before, None, "`{words}` is asked once more, as `{label}`");
        }
    }

    /// Types a day into the three fields under a legend.
    #[track_caller]
    pub(crate) fn day(&mut self, legend: &str, day: [u32; 3]) {
        for (part, number) in ["Month", "Day", "Year"].into_iter().zip(day) {
            let script = DAY_PART.replace("WANTED", &json!([legend, part]).to_string());
            let missing = self.browser.script(&script);
            assert_eq!(missing, json!(""), "`{legend}`, {part}");
            self.browser.click(WALKED);
            self.browser.write(&number.to_string());
        }
        self.fields += 1;
    }

    /// Chooses an answer of a question, or ticks one of its boxes.
    #[track_caller]
    pub(crate) fn answer(&mut self, question: &str, answer: &str) {
        self.find(ANSWER, [question, answer]);
        self.browser.click(WALKED);
        self.fields += 1;
    }

    /// Chooses from a list by its label.
    #[track_caller]
    pub(crate) fn choose(&mut self, label: &str, choice: &str) {
        self.find(FIND, [label, "select"]);
        self.browser
            .script("document.querySelector('[data-walked]').focus()");
        self.browser.type_keys(choice);
        let chosen = self
            .browser
            .script("const s = document.activeElement; return s.selectedOptions[0].text.trim()");
        assert!(
            chosen
                .as_str()
                .is_some_and(|chosen| chosen.starts_with(choice)),
            "`{label}`: {chosen} in place of `{choice}`"
        );
        self.fields += 1;
    }

    /// Chooses a file for a field by its label.
    #[track_caller]
    pub(crate) fn file(&mut self, label: &str, file: &std::path::Path) {
        self.find(FIND, [label, "input[type=file]"]);
        self.browser.give_file(WALKED, file);
        self.fields += 1;
    }

    /// Chooses a desk, and signs in there.
    #[track_caller]
    pub(crate) fn sign_in(&mut self, desk: &str, user: &str) {
        self.press(desk);
        self.fill("Name for signing in", user);
        self.fill("Password", PASSWORD);
        self.press("Sign in");
        self.typed.clear();
    }

    /// Signs out, by the menu under the own name.
    #[track_caller]
    pub(crate) fn signs_out(&mut self) {
        self.opens_menu();
        self.press("Sign out");
    }

    /// Invites somebody at the desk where one is signed in; the code that the page shows.
    #[track_caller]
    pub(crate) fn invites(&mut self, name: &str, user: &str, last: Option<[u32; 3]>) -> String {
        self.opens_menu();
        self.press("People of this desk");
        self.fill("Name, as it is shown", name);
        self.fill("Name for signing in", user);
        if let Some(last) = last {
            self.day("Last day", last);
        }
        self.press("Invite");
        self.browser.sees("Give it to them yourself");
        let code = self.browser.script(CODE);
        code.as_str().unwrap().to_owned()
    }

    /// Makes a password of a code, from a desk's page for signing in.
    #[track_caller]
    pub(crate) fn joins(&mut self, user: &str, code: &str) {
        self.press("I have a code");
        self.fill("Name for signing in", user);
        self.fill("Code", code);
        self.fill("New password", PASSWORD);
        self.fill("New password once more", PASSWORD);
        self.press("Set the password");
        self.browser.sees("Your password is set");
        self.fill("Name for signing in", user);
        self.fill("Password", PASSWORD);
        self.press("Sign in");
        self.typed.clear();
    }

    /// What stands in a field by its label, to be copied by hand.
    #[track_caller]
    pub(crate) fn text(&self, label: &str) -> String {
        self.find(FIND, [label, "textarea"]);
        let text = self
            .browser
            .script("return document.querySelector('[data-walked]').value");
        text.as_str().unwrap().to_owned()
    }

    /// Presses the first link of a kind: one of a table's, where each does.
    #[track_caller]
    pub(crate) fn follow(&mut self, css: &str) {
        self.browser.press_on(css);
        self.presses += 1;
        self.pages += 1;
    }

    fn opens_menu(&mut self) {
        self.browser
            .script("document.querySelector('details.me summary').setAttribute('data-me', '')");
        self.browser.click("[data-me]");
        self.presses += 1;
    }

    /// The day of today where the program is, as month, day and year.
    pub(crate) fn today(&self) -> [u32; 3] {
        let script =
            "return new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago' }).format()";
        let said = self.browser.script(script);
        let parts = said
            .as_str()
            .unwrap()
            .split('/')
            .map(|part| part.parse().unwrap());
        parts.collect::<Vec<u32>>().try_into().unwrap()
    }

    /// What a telephone shows for the secret that stands on the page.
    #[track_caller]
    pub(crate) fn code(&self) -> String {
        let words = self.browser.words();
        let secret = words.split("type this into the app: ").nth(1).unwrap();
        let four = |word: &&str| {
            word.len() <= 4
                && word
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        };
        let secret: String = secret.split_whitespace().take_while(four).collect();
        let now = self.browser.script("return Math.floor(Date.now() / 1000)");
        let now = Moment::from_second(now.as_i64().unwrap());
        let secret = keys::FactorSecret::read(&secret).unwrap();
        secret.code(now).unwrap()
    }

    /// Draws the page as it stands.
    pub(crate) fn picture(&mut self, what: &str) {
        self.pictured += 1;
        let hidden = json!({ "hidden": true });
        self.browser.cdp("Emulation.setScrollbarsHidden", &hidden);
        let Some(folder) = &self.pictures else {
            return;
        };
        std::fs::create_dir_all(folder).unwrap();
        let file = folder.join(format!("{}-{}-{what}.png", self.name, self.pictured));
        self.browser.picture(&file);
        picture::shrink(&file);
    }

    /// The same, from where a selector finds something on.
    pub(crate) fn picture_from(&mut self, css: &str, what: &str) {
        let script =
            format!("document.querySelector('{css}').scrollIntoView({{ block: 'start' }})");
        self.browser.script(&script);
        self.picture(what);
    }

    /// The same of the page's top.
    pub(crate) fn picture_of_top(&mut self, what: &str) {
        self.browser.script("window.scrollTo(0, 0)");
        self.picture(what);
    }

    /// The page is without fault on every screen.
    #[track_caller]
    pub(crate) fn clean(&self) {
        assert_eq!(self.browser.findings(), [""; 0]);
        self.browser.look_at(SCREEN);
    }

    /// The walk is no longer than its page in the docs says: `36 presses, 34 fields, 34 pages` stands there.
    #[track_caller]
    pub(crate) fn took_as_the_docs_say(&self) {
        let took = format!(
            "{} presses, {} fields, {} pages",
            self.presses, self.fields, self.pages
        );
        let file = format!(
            "{}/../docs/walk-{}.md",
            env!("CARGO_MANIFEST_DIR"),
            self.name
        );
        let page = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(page.contains(&took), "{file} does not say: {took}");
    }
}

/// What a walk is seen on.
const SCREEN: Screen = Screen {
    width: 800,
    height: 560,
    dark: false,
};

/// A code that is shown once: in fours, with spaces between.
const CODE: &str =
    "return [...document.querySelectorAll('main strong')].map(e => e.innerText.trim())
  .find(text => /^([A-Z0-9]{4} ?){6}$/.test(text))";

/// One of the three fields of a day.
const DAY_PART: &str = "
const [legend, part] = WANTED;
const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
document.querySelectorAll('[data-walked]').forEach(e => e.removeAttribute('data-walked'));
const set = [...document.querySelectorAll('fieldset')].find(f => f.checkVisibility() && f.querySelector('legend')
  && plain(f.querySelector('legend').innerText).startsWith(legend));
if (!set) return 'no ' + legend;
const found = [...set.querySelectorAll('input')].find(e => e.labels[0] && plain(e.labels[0].innerText) === part);
if (!found) return 'no ' + part;
found.setAttribute('data-walked', '');
return '';";
