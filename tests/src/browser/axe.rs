//! What axe-core finds wrong with a page, and whether it fits a narrow screen.

use std::path::Path;

use serde_json::Value;

use super::{Browser, Screen};

/// `npm install --prefix target/tools axe-core@4.14.1`
const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../target/tools/node_modules/axe-core/axe.min.js"
);

/// What `target-size` and the tags of WCAG 2.2 AA ask.
const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}).then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' (' +
  (n.any.concat(n.all, n.none).map(c => c.message).join('; ')) + ')').join(' | '))),
  error => done(['axe failed: ' + error]));";

impl Browser {
    /// What is wrong with the page that is open, on every screen: axe-core's findings, and anything that
    /// makes a narrow screen scroll sideways. The screen is a wide light one afterwards.
    ///
    /// # Panics
    /// When axe-core is not there.
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(Path::new(AXE)).unwrap_or_else(|error| {
            panic!("{AXE}: {error}; npm install --prefix target/tools axe-core@4.14.1")
        });
        self.script(&axe);
        let mut found = Vec::new();
        for screen in Screen::ALL {
            self.look_at(screen);
            let Value::Array(list) = self.script_later(RUN) else {
                panic!("axe gave no list");
            };
            let at = format!(
                "{} at {} px{}",
                self.place(),
                screen.width,
                if screen.dark { ", dark" } else { "" }
            );
            found.extend(
                list.iter()
                    .map(|each| format!("{at}: {}", each.as_str().unwrap_or_default())),
            );
            let wide = self
                .script("return document.documentElement.scrollWidth")
                .as_u64()
                .unwrap_or_default();
            if wide > u64::from(screen.width) {
                found.push(format!("{at}: {wide} px wide"));
            }
        }
        self.look_at(Screen::new(1280, false));
        found
    }
}
