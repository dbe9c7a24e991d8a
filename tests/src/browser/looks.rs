//! The ways in which a page is looked at besides its screen, and what is wrong with it in each: larger text, wider spacing,
//! the system's own colours, longer words, on paper.

use std::path::Path;

use serde_json::{Value, json};

use super::{Browser, Screen};

/// What somebody set in the browser or the system, or what another language would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// As it comes.
    Plain,
    /// Text of twice the size (WCAG 2.2, 1.4.4).
    Large,
    /// The four spacings of WCAG 2.2, 1.4.12.
    Spaced,
    /// The colours of the system in place of the page's own.
    System,
    /// Every word longer by two fifths, as another language may need.
    Long,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Plain,
        Self::Large,
        Self::Spaced,
        Self::System,
        Self::Long,
    ];

    /// The two screens of this sight, in CSS pixels. Text of twice the size on 640 is what 320 is to the usual one.
    const fn widths(self) -> (u32, u32) {
        match self {
            Self::Large => (1280, 640),
            Self::Long => (1280, 390),
            Self::Plain | Self::Spaced | Self::System => (1280, 320),
        }
    }
}

/// One way of looking at a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// In Spanish.
    pub spanish: bool,
    /// Light letters on dark ground.
    pub dark: bool,
    /// On the narrower screen of its sight.
    pub narrow: bool,
    /// What is set besides.
    pub sight: Sight,
}

impl Look {
    /// So few that of any two of language, scheme, width and sight each value meets each other.
    #[must_use]
    pub fn pairs() -> Vec<Self> {
        let look = |spanish, dark, narrow, sight| Self {
            spanish,
            dark,
            narrow,
            sight,
        };
        let mut all = vec![
            look(false, false, false, Sight::Plain),
            look(false, true, true, Sight::Plain),
            look(true, false, true, Sight::Plain),
            look(true, true, false, Sight::Plain),
        ];
        // Two that are opposite in all three have each value of each.
        for (sight, dark, narrow) in [
            (Sight::Large, false, false),
            (Sight::Spaced, true, true),
            (Sight::System, true, false),
            (Sight::Long, false, true),
        ] {
            all.push(look(false, dark, narrow, sight));
            all.push(look(true, !dark, !narrow, sight));
        }
        all
    }

    /// Every one there is.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for spanish in [false, true] {
            for sight in Sight::ALL {
                for (dark, narrow) in [(false, false), (true, true), (false, true), (true, false)] {
                    all.push(Self {
                        spanish,
                        dark,
                        narrow,
                        sight,
                    });
                }
            }
        }
        all
    }

    /// What the test command looks at, or everything where `LEEWARD_PAGES=all` asks for it.
    #[must_use]
    pub fn asked() -> Vec<Self> {
        if everything() {
            Self::all()
        } else {
            Self::pairs()
        }
    }

    fn screen(self) -> Screen {
        let (wide, narrow) = self.sight.widths();
        Screen::new(if self.narrow { narrow } else { wide }, self.dark)
    }
}

/// Whether all combinations are asked for: `LEEWARD_PAGES=all`.
#[must_use]
pub fn everything() -> bool {
    std::env::var_os("LEEWARD_PAGES").is_some_and(|asked| asked == "all")
}

/// What the checks below share: what is seen, what has a box, which ground a word stands on.
const SHARED: &str = "
const seen = e => e.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true })
  && !e.closest('.vh,.skip,svg,script,style,[hidden]');
const boxed = e => { while (/^(inline|contents)$/.test(getComputedStyle(e).display) && e.parentElement) e = e.parentElement; return e; };
const parts = colour => {
  const known = window.leewardColours ||= new Map();
  if (known.has(colour) && !/^[A-Z]/.test(colour)) return known.get(colour);
  const made = window.leewardInk ||= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  made.clearRect(0, 0, 1, 1); made.fillStyle = colour; made.fillRect(0, 0, 1, 1);
  const read = [...made.getImageData(0, 0, 1, 1).data];
  known.set(colour, read);
  return read;
};
const ground = e => {
  for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c[3] > 127) return c; }
  return parts('Canvas');
};
const luminance = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b; };
const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05); };
const named = e => (e.outerHTML || '').replace(/\\s+/g, ' ').slice(0, 110);
const found = [];
";

/// What stays in sight while a page rolls covers something wherever it was left.
pub(super) const AT_REST: &str = "document.activeElement.blur(); window.scrollTo(0, 0);";

/// Words that stand out of their box, are cut off by one, or lie over other words; and a page wider than the screen. Whatever
/// can be opened is open.
const CUT_OFF: &str = "
for (const each of document.querySelectorAll('main details')) each.open = true;
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  const wide = [...document.querySelectorAll('body *')].filter(e => seen(e) && !e.closest('.tbl') && e.getBoundingClientRect().right > root.clientWidth + 1);
  found.push(root.scrollWidth + ' px wide: ' + (wide.length ? named(wide[wide.length - 1]) : ''));
}
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
for (let n; (n = walk.nextNode());) {
  const p = n.parentElement;
  if (!n.textContent.trim() || p.closest('option,textarea') || !seen(p)) continue;
  const range = document.createRange(); range.selectNodeContents(n);
  const box = boxed(p), b = box.getBoundingClientRect();
  const rolls = p.closest('.tbl') || p.closest('pre,code');
  const above = p.closest('.desk,.file,.idle,.savebar,.side,.clauses,.me ul');
  for (const r of range.getClientRects()) {
    if (r.width < 1 || r.height < 1) continue;
    const words = n.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
    if (!rolls && (r.right > b.right + 2 || r.left < b.left - 2)) { found.push('out of its box: ' + words + ' in ' + named(box)); break; }
    let cut = false;
    for (let a = box; a && a !== document.body; a = a.parentElement) {
      const how = getComputedStyle(a), at = a.getBoundingClientRect();
      if (/(hidden|clip)/.test(how.overflow) && (r.right > at.right + 2 || r.bottom > at.bottom + 2)) cut = true;
    }
    if (cut) { found.push('cut off: ' + words); break; }
    if (!above && !rolls) lines.push([r, p, words]);
  }
}
lines.sort((a, b) => a[0].top - b[0].top);
for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length && lines[j][0].top < lines[i][0].bottom; j++) {
  const [a, one, words] = lines[i], [b, other, more] = lines[j];
  if (one === other || one.contains(other) || other.contains(one)) continue;
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (across > 3 && down > Math.min(a.height, b.height) / 2) found.push('over one another: ' + words + ' / ' + more);
}
return found.slice(0, 8);
";

/// In the colours of the system: the desk says its name, whatever can be pressed has an edge, what is chosen and what has
/// the focus can be told, words can be read.
const SYSTEM: &str = "
if (!matchMedia('(forced-colors: active)').matches) found.push('the colours of the system are not set');
const id = document.querySelector('.desk-id');
if (id && (!seen(id) || id.innerText.trim().length < 6)) found.push('the desk does not say its name');
for (const e of document.querySelectorAll('button:not(.link),.btn,.tools a,input:not([type=hidden],[type=checkbox],[type=radio],[type=file]),select,textarea')) {
  if (!seen(e)) continue;
  const s = getComputedStyle(e);
  if (parseFloat(s.borderTopWidth) < 1 || s.borderTopStyle === 'none' || contrast(parts(s.borderTopColor), ground(e.parentElement)) < 3)
    found.push('no edge: ' + named(e));
}
for (const chosen of document.querySelectorAll('.seg label:has(:checked)')) {
  const other = chosen.parentElement.querySelector('label:not(:has(:checked))');
  if (other && contrast(ground(chosen), ground(other)) < 3) found.push('what is chosen is not told: ' + named(chosen));
}
const before = document.activeElement;
for (const e of document.querySelectorAll('main a[href],main button,main input:not([type=hidden],[type=radio]),main summary,.tools a,.desk nav a')) {
  if (!seen(e)) continue;
  e.focus({ focusVisible: true, preventScroll: true });
  const s = getComputedStyle(e);
  if (parseFloat(s.outlineWidth) < 2 || s.outlineStyle === 'none' || contrast(parts(s.outlineColor), ground(e.parentElement)) < 3)
    found.push('no focus shown: ' + named(e));
}
if (before && before.focus) before.focus({ preventScroll: true }); else document.activeElement.blur();
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let n; (n = texts.nextNode());) {
  const p = n.parentElement;
  if (!n.textContent.trim() || p.closest('option') || !seen(p)) continue;
  const ratio = contrast(parts(getComputedStyle(p).color), ground(p));
  if (ratio < 4.5) found.push('cannot be read (' + ratio.toFixed(1) + '): ' + n.textContent.trim().slice(0, 60));
}
return [...new Set(found)].slice(0, 8);
";

/// On paper: nothing to press, everything open, the desk's name, dark words on white, or the notice alone that it is printed
/// from its PDF.
const PAPER: &str = "
const alone = !!document.querySelector('.alone');
for (const e of document.querySelectorAll('button,.btn,.tools,.desk nav,.skip,.savebar')) if (seen(e)) found.push('on paper: ' + named(e));
for (const d of document.querySelectorAll('main details')) {
  const inside = [...d.children].find(e => e.tagName !== 'SUMMARY' && e.innerText && e.innerText.trim() && !e.matches('form,button,.btn') && !e.closest('[hidden],.alone'));
  if (inside && !inside.querySelector('button,.btn') && inside.getBoundingClientRect().height < 1) found.push('closed on paper: ' + named(d));
}
const id = document.querySelector('.desk-id');
if (!alone && id && !seen(id)) found.push('the desk does not say its name on paper');
if (alone) for (const e of document.querySelectorAll('.desk,.file,.alone')) if (seen(e)) found.push('leaves from the page: ' + named(e));
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let n; (n = texts.nextNode());) {
  const p = n.parentElement;
  if (!n.textContent.trim() || p.closest('option') || !seen(p)) continue;
  const style = getComputedStyle(p), kept = [p, ...(function* () { for (let e = p; e; e = e.parentElement) yield e; })()]
    .some(e => getComputedStyle(e).printColorAdjust === 'exact');
  const under = kept ? ground(p) : [255, 255, 255, 255];
  const ratio = contrast(parts(style.color), under);
  if (ratio < 4.5) found.push('cannot be read on paper (' + ratio.toFixed(1) + '): ' + n.textContent.trim().slice(0, 60));
}
return [...new Set(found)].slice(0, 8);
";

/// Makes each word longer by two fifths of itself. Codes, numbers and hours stay.
const LENGTHEN: &str = "
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let n; (n = walk.nextNode());) {
  if (n.parentElement.closest('script,style,textarea,.mark,.tel,kbd,code,.letter,svg')) continue;
  n.textContent = n.textContent.replace(/\\p{L}{3,}/gu, word => word + word.slice(-Math.ceil(word.length * .4)).toLowerCase());
}
";

/// What is to be pressed in a hurry or over and over has 44 px each way: *Danger*, *Hide*, an outcome, an answer on a roll.
const TARGETS: &str = "
for (const e of document.querySelectorAll('.tools a,fieldset[data-keys] button,[data-choose] label,.roll .seg label')) {
  if (!seen(e)) continue;
  const r = e.getBoundingClientRect();
  if (r.width < 44 || r.height < 44) found.push('a target of ' + Math.round(r.width) + ' by ' + Math.round(r.height) + ': ' + named(e));
}
return found;
";

/// What stands in the band, in its order, and where *Danger* and *Hide* are (WCAG 2.2, 3.2.3 and 3.2.6).
const BAND: &str = "
window.scrollTo(0, 0);
const at = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height].map(Math.round).join(' '); };
return [...document.querySelectorAll('.desk nav a,.desk .me a,.desk .me form,.desk .tools a')].map(e => {
  if (e.closest('.tools')) return (e.matches('.alarm') ? 'danger at ' : 'hide at ') + at(e);
  return e.getAttribute('href') || (e.getAttribute('action') + ' ' + ((e.querySelector('[name=lang]') || {}).value || ''));
});
";

/// Before Tab is pressed: what can be used, and a look at whatever has the focus before each further press. What has it must
/// show it, stand out from its ground, and not lie wholly under something else (WCAG 2.2, 2.4.7, 2.4.11, 1.4.11).
const BY_TAB: &str = "
const key = e => e.type === 'radio' ? 'radio ' + e.name : e;
document.activeElement.blur(); window.scrollTo(0, 0);
const radios = new Set(), reached = new Set(), wrong = new Set();
const open = e => e.checkVisibility({ checkVisibilityCSS: true }) && !e.closest('details:not([open]) > :not(summary)');
const all = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
  .filter(e => open(e) && !e.disabled && e.tabIndex >= 0)
  .filter(e => e.type !== 'radio' || (!radios.has(e.name) && radios.add(e.name)));
const look = () => {
  const e = document.activeElement;
  if (!e || e === document.body || reached.has(key(e))) return;
  reached.add(key(e));
  const shows = e.type === 'radio' && e.closest('.seg label') || e, s = getComputedStyle(shows);
  if (parseFloat(s.outlineWidth) < 2 || s.outlineStyle === 'none') wrong.add('no focus shown: ' + named(e));
  else if (contrast(parts(s.outlineColor), ground(shows.parentElement)) < 3) wrong.add('focus does not stand out: ' + named(e));
  const free = [...shows.getClientRects()].some(r => [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]].some(([x, y]) => {
    const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
    return top && (shows.contains(top) || top.contains(shows) || (shows.labels && [...shows.labels].some(l => l.contains(top))));
  }));
  if (!free) wrong.add('under something else while it has the focus: ' + named(e));
};
addEventListener('keydown', event => event.key === 'Tab' && look(), true);
window.leewardTabbed = () => {
  look();
  return all.filter(e => !reached.has(key(e))).map(e => 'not reached: ' + named(e)).concat([...wrong]);
};
return all.length;
";

/// All that a page is, for who wants to know whether it has changed.
const WHOLE: &str = "return location.href + document.body.innerText + [...document.forms].map(f => new URLSearchParams(new FormData(f))).join('&')";

fn list(value: &Value) -> Vec<String> {
    let all = value.as_array().cloned().unwrap_or_default();
    all.iter()
        .filter_map(|each| each.as_str().map(str::to_owned))
        .collect()
}

impl Browser {
    fn checked(&self, check: &str) -> Vec<String> {
        list(&self.script(&format!("{SHARED}{check}")))
    }

    fn cut_off(&self) -> Vec<String> {
        self.checked(&format!("{AT_REST}{CUT_OFF}"))
    }

    /// What is wrong with the page that is open, looked at so, one after the other. The page is as it comes on a wide light screen
    /// afterwards, but for what was opened on it; longer words stay as long.
    ///
    /// # Panics
    /// When axe-core is not there.
    #[must_use]
    pub fn faults(&self, looks: impl IntoIterator<Item = Look>) -> Vec<String> {
        let looks = looks.into_iter();
        let found = looks.flat_map(|look| self.faults_in(look)).collect();
        self.look_at(Screen::new(1280, false));
        found
    }

    fn faults_in(&self, look: Look) -> Vec<String> {
        let screen = look.screen();
        self.look_at(screen);
        let mut found = match look.sight {
            // The light looks are read by every rule, wide and narrow.
            Sight::Plain => self.faults_of_axe(!look.dark || everything()),
            Sight::Large => {
                self.text_size(32);
                let found = self.cut_off();
                self.text_size(16);
                found
            }
            Sight::Spaced => {
                self.script(
                    "const sheet = new CSSStyleSheet();
                     sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
                     window.leewardSheets = document.adoptedStyleSheets; document.adoptedStyleSheets = [sheet];",
                );
                let found = self.cut_off();
                self.script("document.adoptedStyleSheets = []");
                found
            }
            Sight::System => {
                self.media(screen.dark, true, "");
                // A page in a window behind others shows no focus.
                self.cdp(
                    "Emulation.setFocusEmulationEnabled",
                    &json!({ "enabled": true }),
                );
                let mut found = self.checked(SYSTEM);
                found.extend(self.cut_off());
                found
            }
            Sight::Long => {
                self.script(LENGTHEN);
                self.cut_off()
            }
        };
        let language = if look.spanish { "es" } else { "en" };
        let scheme = if look.dark { ", dark" } else { "" };
        let (place, width, sight) = (self.place(), screen.width, look.sight);
        for each in &mut found {
            *each = format!("{place} ({language}, {sight:?}, {width} px{scheme}): {each}");
        }
        found
    }

    /// What would be wrong with the page that is open on paper, printed from a dark screen.
    #[must_use]
    pub fn on_paper(&self) -> Vec<String> {
        self.media(true, false, "print");
        let found = self.checked(PAPER);
        self.look_at(Screen::new(1280, false));
        let place = self.place();
        found
            .iter()
            .map(|each| format!("{place}: {each}"))
            .collect()
    }

    /// What is too small on the page that is open, though it is pressed in a hurry; on both screens.
    #[must_use]
    pub fn small_targets(&self) -> Vec<String> {
        let mut found = Vec::new();
        for width in [320, 1280] {
            self.look_at(Screen::new(width, false));
            let place = self.place();
            let small = self.checked(TARGETS);
            found.extend(
                small
                    .iter()
                    .map(|each| format!("{place} at {width} px: {each}")),
            );
        }
        found
    }

    /// What of the page that is open Tab never reaches, shows no focus for, or shows under something else.
    #[must_use]
    pub fn by_tab(&self) -> Vec<String> {
        let all = self.script(&format!("{SHARED}{BY_TAB}"));
        let most = usize::try_from(all.as_u64().unwrap_or_default()).unwrap_or_default();
        self.type_keys(&"\u{E004}".repeat(most + 20));
        list(&self.script("return window.leewardTabbed()"))
    }

    /// Whether bare keys change anything of the page that is open while nothing has the focus (WCAG 2.2, 2.1.4).
    #[must_use]
    pub fn changes_by_bare_keys(&self) -> bool {
        self.script("document.activeElement.blur()");
        let before = self.script(WHOLE);
        self.type_keys("abcdefghijklmnopqrstuvwxyz0123456789");
        self.script(WHOLE) != before
    }

    /// What stands in the band of the page that is open, in its order, with the places of *Danger* and *Hide*.
    #[must_use]
    pub fn band(&self) -> Vec<String> {
        list(&self.script(BAND))
    }

    /// The size of a browser's usual text, in pixels: 16 unless somebody set another.
    fn text_size(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels * 13 / 16 } });
        self.cdp("Page.setFontSizes", &sizes);
    }

    /// The scheme, the colours of the system, and `print` for paper.
    pub(super) fn media(&self, dark: bool, system: bool, kind: &str) {
        let scheme = if dark { "dark" } else { "light" };
        let colours = if system { "active" } else { "none" };
        let media = json!({ "media": kind, "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "forced-colors", "value": colours },
        ]});
        if self.media.borrow().as_ref() != Some(&media) {
            self.cdp("Emulation.setEmulatedMedia", &media);
            self.media.replace(Some(media));
        }
    }
}

/// What html-validate says of the pages that lie in a folder, each a line, and how many it has read.
///
/// # Panics
/// When it is not there: `npm install --prefix target/tools html-validate@10.17.0`.
#[must_use]
pub fn invalid(folder: &Path) -> (Vec<String>, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = std::process::Command::new("node")
        .arg(root.join("html_check.mjs"))
        .arg(root.join("../target/tools/node_modules/html-validate"))
        .arg(folder)
        .output()
        .unwrap_or_else(|error| panic!("node: {error}; apt-get install npm"));
    let text = String::from_utf8_lossy(&said.stdout);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let last = lines.pop().unwrap_or_default();
    let read = last
        .strip_suffix(" pages")
        .and_then(|read| read.parse().ok());
    let read = read.unwrap_or_else(|| {
        panic!(
            "{}; npm install --prefix target/tools html-validate@10.17.0",
            String::from_utf8_lossy(&said.stderr)
        )
    });
    (lines, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any value of any of the four meets any value of any other.
    #[test]
    fn every_two_of_language_scheme_width_and_sight_meet() {
        type Part = fn(&Look) -> usize;
        let parts: [Part; 4] = [
            |look| usize::from(look.spanish),
            |look| usize::from(look.dark),
            |look| usize::from(look.narrow),
            |look| look.sight as usize,
        ];
        let met = |looks: &[Look]| {
            let mut met = std::collections::BTreeSet::new();
            for look in looks {
                for (one, of_one) in parts.iter().enumerate() {
                    for (other, of_other) in parts.iter().enumerate().skip(one + 1) {
                        met.insert((one, of_one(look), other, of_other(look)));
                    }
                }
            }
            met
        };
        assert_eq!(met(&Look::pairs()), met(&Look::all()));
        assert_eq!((Look::pairs().len(), Look::all().len()), (12, 40));
        let fewer: Vec<_> = Look::pairs().into_iter().skip(4).collect();
        assert_ne!(met(&fewer), met(&Look::all()));
    }
}
