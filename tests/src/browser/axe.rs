//! What axe-core finds wrong with a page, and whether it fits a narrow screen.

use std::path::Path;

use serde_json::{Value, json};

use super::{Browser, Screen, looks::AT_REST};

/// `npm install --prefix target/tools axe-core@4.14.1`
const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../target/tools/node_modules/axe-core/axe.min.js"
);

/// What `target-size` and the tags of WCAG 2.2 AA ask.
const RUN: &str = "
const done = arguments[arguments.length - 1];
if (window.leewardAxe && !window.axe) leewardAxe();
if (!window.axe) return done(null);
axe.run(document, {
  ASKED,
  resultTypes: ['violations'],
}).then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' (' +
  (n.any.concat(n.all, n.none).map(c => c.message).join('; ')) + ')').join(' | '))),
  error => done(['axe failed: ' + error]));";

const ALL: &str = "runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } }";

/// The rules whose verdict depends on the scheme and on the width of the screen.
const BY_SCREEN: &str = "runOnly: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']";

/// Words that are broken in the middle, since no room is left to them; a page wider than the screen.
const SQUEEZED: &str = "
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
for (let n; (n = texts.nextNode());) {
  const words = n.textContent.trim(), longest = Math.max(...words.split(/\\s+/).map(w => w.length));
  if (longest < 4 || !n.parentElement.checkVisibility() || n.parentElement.closest('.vh,svg,textarea,script,style')) continue;
  const range = document.createRange(); range.selectNodeContents(n);
  const wide = range.getBoundingClientRect().width, size = parseFloat(getComputedStyle(n.parentElement).fontSize);
  if (wide > 0 && wide < size * 1.6 && range.getClientRects().length > 1) found.push('squeezed: ' + words.slice(0, 60));
}
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) found.push(root.scrollWidth + ' px wide');
return found;";

impl Browser {
    /// What is wrong with the page that is open, on every screen: axe-core's findings, words for which
    /// no room is left, and anything that makes a narrow screen scroll sideways. The screen is a wide light one afterwards.
    ///
    /// # Panics
    /// When axe-core is not there.
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        let mut found = Vec::new();
        for screen in Screen::ALL {
            self.look_at(screen);
            let at = format!(
                "{} at {} px{}",
                self.place(),
                screen.width,
                if screen.dark { ", dark" } else { "" }
            );
            let here = self.faults_of_axe(true);
            found.extend(here.iter().map(|each| format!("{at}: {each}")));
        }
        self.look_at(Screen::new(1280, false));
        found
    }

    /// Hands axe-core to the page that is open. Its 650 kB take longer to hand over than to read, so from now on each page
    /// comes with them and reads them once they are asked for.
    fn brings_axe(&self) {
        let axe = std::fs::read_to_string(Path::new(AXE)).unwrap_or_else(|error| {
            panic!("{AXE}: {error}; npm install --prefix target/tools axe-core@4.14.1")
        });
        self.script(&axe);
        let source = format!("window.leewardAxe = function () {{ {axe}\n}};");
        self.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": source }),
        );
    }

    /// What is wrong with the page that is open, on the screen that is there; by all rules or by those that depend on the screen.
    pub(super) fn faults_of_axe(&self, all: bool) -> Vec<String> {
        let run = format!("{AT_REST}{RUN}").replace("ASKED", if all { ALL } else { BY_SCREEN });
        let mut said = self.script_later(&run);
        if said.is_null() {
            self.brings_axe();
            said = self.script_later(&run);
        }
        let Value::Array(list) = said else {
            panic!("axe gave no list: {said}");
        };
        let Value::Array(squeezed) = self.script(SQUEEZED) else {
            panic!("no list of what is squeezed");
        };
        let said = list.iter().chain(&squeezed).filter_map(Value::as_str);
        said.map(str::to_owned).collect()
    }
}
