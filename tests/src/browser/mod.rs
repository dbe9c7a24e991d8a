//! The real binary and a real browser: Debian's chromium behind its driver, used by keyboard.
//!
//! [`Program`] is a demonstration program that is being served; [`Browser`] is somebody in front of it.

mod axe;
mod looks;
mod program;

use std::{
    cell::{Cell, RefCell},
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource as _, KeyAction, KeyActions},
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub use looks::{Look, Sight, everything, invalid};
pub use program::{Account, Program, address, binary, databases};

/// The Tab key, as WebDriver writes it.
const TAB: char = '\u{E004}';
const ENTER: char = '\u{E007}';

/// Somebody in front of a screen, with a keyboard.
pub struct Browser {
    run: Runtime,
    client: Client,
    driver: Child,
    profile: Option<TempDir>,
    /// How wide and tall the screen was last told to be, and by which media it was told to be looked at.
    screen: Cell<Option<(u32, u32)>>,
    media: RefCell<Option<Value>>,
    /// Keys pressed that change the page or its state; Tab and typing do not count.
    pub actions: usize,
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// In CSS pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Light letters on dark ground.
    pub dark: bool,
}

impl Screen {
    /// On a desk, and a phone's narrowest; each light and dark.
    pub const ALL: [Self; 4] = [
        Self::new(1280, false),
        Self::new(1280, true),
        Self::new(320, false),
        Self::new(320, true),
    ];

    /// A screen of that width.
    #[must_use]
    pub const fn new(width: u32, dark: bool) -> Self {
        Self {
            width,
            height: 900,
            dark,
        }
    }
}

/// A command of Chromium's own.
#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Default for Browser {
    fn default() -> Self {
        Self::new()
    }
}

impl Browser {
    /// Starts a browser with nothing in its memory.
    ///
    /// # Panics
    /// When chromium or its driver is not there: `apt-get install chromium chromium-driver`.
    #[must_use]
    pub fn new() -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut driver = Command::new("chromedriver")
            .args(["--port=0", "--allowed-ips=127.0.0.1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver does not start ({error}): apt-get install chromium chromium-driver"));
        let port = port_of(&mut driver);
        let run = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let client = run.block_on(async {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities(profile.path()))
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
                .unwrap()
        });
        let browser = Self {
            run,
            client,
            driver,
            profile: Some(profile),
            screen: Cell::default(),
            media: RefCell::default(),
            actions: 0,
        };
        browser.look_at(Screen::new(1280, false));
        browser
    }

    /// Closes it and gives what it wrote down: its profile.
    ///
    /// # Panics
    /// Never: it has one until now.
    #[must_use]
    pub fn leave(mut self) -> TempDir {
        self.profile.take().unwrap()
    }

    /// A command of the browser's own protocol.
    pub fn cdp(&self, command: &str, params: &Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        let path = "goog/cdp/execute";
        self.run
            .block_on(self.client.issue_cmd(Chromium { path, body }))
            .unwrap()
    }

    /// Plugs in a security key that answers at once, verifying whoever holds it: WebDriver's virtual authenticator
    /// (WebAuthn 3, 11.3). Anything else it is to be goes before that.
    pub fn plug_in_a_key(&self) {
        let body = json!({
            "protocol": "ctap2", "transport": "usb", "hasResidentKey": true, "hasUserVerification": true,
            "isUserConsenting": true, "isUserVerified": true,
        });
        let path = "webauthn/authenticator";
        self.run
            .block_on(self.client.issue_cmd(Chromium { path, body }))
            .unwrap();
    }

    /// What the page is on paper, as PDF, with the lines that a browser prints above and below unless it is told not to.
    #[must_use]
    pub fn printed(&self) -> Vec<u8> {
        let printed = self.cdp("Page.printToPDF", &json!({ "displayHeaderFooter": true }));
        BASE64.decode(printed["data"].as_str().unwrap()).unwrap()
    }

    /// The bytes at a place, as this browser's session is answered.
    #[must_use]
    pub fn fetched(&self, place: &str) -> Vec<u8> {
        let script = format!(
            "const asked = new XMLHttpRequest(); asked.open('GET', '{place}', false); \
             asked.overrideMimeType('text/plain; charset=x-user-defined'); asked.send(); \
             return btoa(Array.from(asked.responseText, each => String.fromCharCode(each.charCodeAt(0) & 255)).join(''))"
        );
        let bytes = self.script(&script);
        BASE64.decode(bytes.as_str().unwrap()).unwrap()
    }

    /// Changes the screen.
    pub fn look_at(&self, screen: Screen) {
        let size = Some((screen.width, screen.height));
        // A page is laid out and painted anew each time that this is said, even if nothing changes.
        if self.screen.replace(size) != size {
            let metrics = json!({
                "width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": false
            });
            self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
        }
        self.media(screen.dark, false, "");
    }

    /// Turns scripts off or on: every page must work without them.
    pub fn scripts(&self, on: bool) {
        self.cdp(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": !on }),
        );
    }

    /// Opens a place.
    pub fn go(&self, url: &str) {
        self.run.block_on(self.client.goto(url)).unwrap();
    }

    /// Signs in at a desk by keyboard.
    #[track_caller]
    pub fn sign_in(&mut self, program: &Program, desk: &str) {
        let account = program.account(desk).clone();
        self.go(&program.place(&format!("/{desk}/sign-in")));
        self.fill("Name", &account.user);
        self.fill("Password", &account.password);
        self.enter();
    }

    /// Chooses a language in the menu of a desk's first page, as anybody does.
    ///
    /// # Panics
    /// When the page is not in that language then.
    pub fn in_language(&mut self, program: &Program, desk: &str, spanish: bool) {
        self.go(&program.place(&format!("/{desk}/")));
        let language = if spanish { "es-US" } else { "en-US" };
        let button = format!("button[lang={language}]");
        let there = self.script(&format!(
            "const button = document.querySelector('{button}'); if (button) button.closest('details').open = true; return !!button"
        ));
        if there == json!(true) {
            self.press_on(&button);
        }
        let chosen = self.script("return document.documentElement.lang");
        assert_eq!(chosen, json!(language));
    }

    /// Where the browser is, without the origin.
    #[must_use]
    pub fn place(&self) -> String {
        let url = self.run.block_on(self.client.current_url()).unwrap();
        url.path().to_owned()
    }

    /// The page's title.
    #[must_use]
    pub fn title(&self) -> String {
        self.run.block_on(self.client.title()).unwrap()
    }

    /// Runs a script and gives what it returns.
    pub fn script(&self, script: &str) -> Value {
        self.run
            .block_on(self.client.execute(script, Vec::new()))
            .unwrap()
    }

    pub(crate) fn script_later(&self, script: &str) -> Value {
        self.run
            .block_on(self.client.execute_async(script, Vec::new()))
            .unwrap()
    }

    /// What the page says, as it is read.
    #[must_use]
    pub fn words(&self) -> String {
        let said = self.script("return document.body.innerText");
        let said = said.as_str().unwrap_or_default();
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that the page says something.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn sees(&self, what: &str) {
        let words = self.words();
        assert!(
            words.contains(what),
            "`{what}` is not on {} ({}):\n{words}",
            self.place(),
            self.title()
        );
    }

    /// Waits until the page says something that a script of its own puts there; ten seconds at the most.
    ///
    /// # Panics
    /// When it does not come.
    #[track_caller]
    pub fn waits_for(&self, what: &str) {
        for _ in 0..200 {
            if self.words().contains(what) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        self.sees(what);
    }

    /// Asserts that the page does not say something.
    ///
    /// # Panics
    /// When it does.
    #[track_caller]
    pub fn sees_no(&self, what: &str) {
        let words = self.words();
        assert!(
            !words.contains(what),
            "`{what}` is on {}:\n{words}",
            self.place()
        );
    }

    fn keys(&self, keys: impl IntoIterator<Item = char>) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.run
            .block_on(self.client.perform_actions(actions))
            .unwrap();
    }

    /// Presses Tab once.
    pub fn tab(&self) {
        self.keys([TAB]);
    }

    /// Presses keys, one after the other, wherever they go.
    pub fn type_keys(&self, keys: &str) {
        crate::typed::at(&self.place(), keys);
        self.keys(keys.chars());
    }

    /// What has the focus, in the words by which somebody would know it: its label, its text, its name.
    #[must_use]
    pub fn focus(&self) -> String {
        let named = self.script(FOCUS);
        named.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until something has the focus whose words begin so.
    ///
    /// # Panics
    /// When nothing of the page has: then it cannot be reached by keyboard.
    #[track_caller]
    pub fn tab_to(&self, words: &str) {
        let mut passed = Vec::new();
        for _ in 0..400 {
            let focus = self.focus();
            if focus.starts_with(words) {
                return;
            }
            if focus.is_empty()
                && passed
                    .iter()
                    .filter(|each: &&String| each.is_empty())
                    .count()
                    > 2
            {
                break;
            }
            passed.push(focus);
            self.keys([TAB]);
        }
        panic!(
            "`{words}` cannot be reached by Tab on {}; passed {passed:?}",
            self.place()
        );
    }

    /// Types into what has the focus, in place of what stood there.
    pub fn write(&self, words: &str) {
        self.script("const e = document.activeElement; if (e.select) e.select();");
        if words.is_empty() {
            self.keys(['\u{E017}']);
        } else {
            crate::typed::at(&self.place(), words);
            self.keys(words.chars());
        }
    }

    /// Tabs to a field and types.
    #[track_caller]
    pub fn fill(&self, field: &str, words: &str) {
        self.tab_to(field);
        self.write(words);
    }

    /// Tabs to a button or a link and presses Enter; waits for the page that comes.
    #[track_caller]
    pub fn press(&mut self, words: &str) {
        self.tab_to(words);
        self.enter();
    }

    /// Presses Enter on what has the focus, and waits for the page that comes.
    pub fn enter(&mut self) {
        self.act(ENTER);
    }

    /// Presses a key, and waits for the page that comes, if one does.
    pub fn act(&mut self, key: char) {
        self.actions += 1;
        self.script("window.leewardWasHere = true");
        self.keys([key]);
        self.waits_for_a_page();
    }

    /// Clicks on what a selector finds, and waits for the page that comes.
    ///
    /// # Panics
    /// When none does.
    #[track_caller]
    pub fn press_on(&mut self, css: &str) {
        self.script("window.leewardWasHere = true");
        self.click(css);
        self.waits_for_a_page();
    }

    /// Waits for the page that comes after something a script did; whether one came within ten seconds: a file to be saved is none.
    #[must_use]
    pub fn waits_if_it_comes(&self) -> bool {
        for _ in 0..1000 {
            if self.has_come() {
                return true;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        false
    }

    /// Whether the page is another than the one on which a mark was set, and all there.
    fn has_come(&self) -> bool {
        // A page that is on its way replaces the window's own marks.
        let here = "return document.readyState === 'complete' && !window.leewardWasHere";
        let here = self.run.block_on(self.client.execute(here, Vec::new()));
        here.is_ok_and(|here| here == json!(true))
    }

    #[track_caller]
    fn waits_for_a_page(&self) {
        for _ in 0..2000 {
            if self.has_come() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!(
            "no page came after that on {} ({})",
            self.place(),
            self.focus()
        );
    }

    /// Ticks a box by the space bar.
    #[track_caller]
    pub fn tick(&self, words: &str) {
        self.tab_to(words);
        self.keys([' ']);
    }

    /// Chooses one answer of a question: by Tab to the question, by arrows to the answer.
    ///
    /// # Panics
    /// When the page has no such question, or the question no such answer.
    #[track_caller]
    pub fn answer(&self, question: &str, answer: &str) {
        let mut passed = Vec::new();
        for _ in 0..400 {
            let here = self.script(GROUP);
            let here = here.as_str().unwrap_or_default();
            if here.starts_with(question) {
                for _ in 0..12 {
                    if self.focus().starts_with(answer) {
                        self.keys([' ']);
                        return;
                    }
                    self.keys(['\u{E015}']);
                }
                panic!("`{question}` has no answer `{answer}`");
            }
            passed.push(here.to_owned());
            self.keys([TAB]);
        }
        passed.dedup();
        panic!(
            "`{question}` is not asked on {}; passed {passed:?}",
            self.place()
        );
    }

    /// Chooses from a list by typing the beginning of the choice.
    #[track_caller]
    pub fn choose(&self, field: &str, choice: &str) {
        self.tab_to(field);
        self.keys(choice.chars());
    }

    /// Clicks on what a selector finds, as a mouse does.
    ///
    /// # Panics
    /// When the page has none.
    pub fn click(&mut self, css: &str) {
        self.actions += 1;
        let found = self
            .run
            .block_on(self.client.find(fantoccini::Locator::Css(css)))
            .unwrap();
        self.run.block_on(found.click()).unwrap();
    }

    /// Types into what a selector finds, without a script of the page or of this driver.
    ///
    /// # Panics
    /// When the page has none.
    pub fn type_into(&self, css: &str, words: &str) {
        crate::typed::at(&self.place(), words);
        let found = self
            .run
            .block_on(self.client.find(fantoccini::Locator::Css(css)))
            .unwrap();
        self.run.block_on(found.send_keys(words)).unwrap();
    }

    /// The page as it came.
    #[must_use]
    pub fn source(&self) -> String {
        self.run.block_on(self.client.source()).unwrap()
    }

    /// Gives a file to a field: a chooser of the operating system cannot be driven by keys.
    ///
    /// # Panics
    /// When the page has no such field.
    pub fn give_file(&self, css: &str, file: &Path) {
        let found = self
            .run
            .block_on(self.client.find(fantoccini::Locator::Css(css)))
            .unwrap();
        self.run
            .block_on(found.send_keys(file.to_str().unwrap()))
            .unwrap();
    }

    /// What the browser complained of since the last time: blocked scripts, missing files, errors.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let body = json!({ "type": "browser" });
        let said = self
            .run
            .block_on(self.client.issue_cmd(Chromium {
                path: "se/log",
                body,
            }))
            .unwrap();
        let lines = said.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .map(|line| line["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// A picture of what is on the screen.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn picture(&self, file: &Path) {
        let shot = self.cdp("Page.captureScreenshot", &json!({ "format": "png" }));
        let bytes = BASE64.decode(shot["data"].as_str().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// Pictures of the whole page that is open, wide and narrow, light and dark, where somebody asked for them by
    /// `LEEWARD_PICTURES=FOLDER`.
    ///
    /// # Panics
    /// When one cannot be written.
    pub fn pictures(&self, name: &str) {
        let Some(folder) = std::env::var_os("LEEWARD_PICTURES") else {
            return;
        };
        std::fs::create_dir_all(&folder).unwrap();
        for (width, dark) in [(1280, false), (1280, true), (390, false), (390, true)] {
            self.look_at(Screen::new(width, dark));
            let tall = self.script("return document.documentElement.scrollHeight");
            let tall = u32::try_from(tall.as_u64().unwrap_or_default()).unwrap_or_default();
            self.look_at(Screen {
                width,
                height: tall.clamp(900, 6_000),
                dark,
            });
            let scheme = if dark { "dark" } else { "light" };
            self.picture(&Path::new(&folder).join(format!("{name}.{width}.{scheme}.png")));
        }
        self.look_at(Screen::new(1280, false));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.run.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Whether somebody asked for pictures: `LEEWARD_PICTURES=FOLDER`.
#[must_use]
pub fn pictured() -> bool {
    std::env::var_os("LEEWARD_PICTURES").is_some()
}

/// The words of what has the focus.
const FOCUS: &str = "
const e = document.activeElement;
if (!e || e === document.body) return '';
const label = e.getAttribute('aria-label') || (e.labels && e.labels.length ? e.labels[0].innerText : '')
  || e.innerText || e.value || e.name || e.tagName;
return label.replace(/\\s+/g, ' ').trim();";

/// The question to which a radio button that has the focus is an answer.
const GROUP: &str = "
const e = document.activeElement;
if (!e || e.type !== 'radio') return '';
const legend = e.closest('fieldset') && e.closest('fieldset').querySelector('legend');
return legend ? legend.innerText.replace(/\\s+/g, ' ').trim() : '';";

fn port_of(driver: &mut Child) -> u16 {
    let out = BufReader::new(driver.stdout.take().unwrap());
    for line in out.lines() {
        let line = line.unwrap();
        if let Some((_, after)) = line.split_once("started successfully on port ") {
            return after.trim_end_matches('.').parse().unwrap();
        }
    }
    panic!("the driver ended before it listened");
}

fn capabilities(profile: &Path) -> Capabilities {
    let wanted = json!({
        "goog:chromeOptions": { "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--force-device-scale-factor=1",
            format!("--user-data-dir={}", profile.display()),
        ]},
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    wanted.as_object().unwrap().clone()
}
