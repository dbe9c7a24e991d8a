//! How what is measured grows with the number of cases, drawn: both axes logarithmic, each line with a mark of its own,
//! so that it can be read in black and white.

use std::fmt::Write as _;

/// One line: what was measured, and the seconds at each number of cases.
pub(crate) struct Curve {
    pub(crate) name: &'static str,
    pub(crate) points: Vec<(usize, f64)>,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
/// Room for the words left of the plot, below it, and right of it.
const LEFT: f64 = 70.0;
const BELOW: f64 = 50.0;
const RIGHT: f64 = 190.0;
const ABOVE: f64 = 16.0;

/// From what to what an axis goes: whole powers of ten.
struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64> + Clone) -> Self {
        let (least, most) = (
            values.clone().fold(f64::INFINITY, f64::min),
            values.fold(0.0, f64::max),
        );
        Self {
            first: least.log10().floor() as i32,
            last: most.log10().ceil() as i32,
        }
    }

    /// Where on it, from 0 to 1.
    fn place(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|power| 10_f64.powi(power))
    }
}

fn seconds(value: f64) -> String {
    match value {
        value if value < 0.000_99 => format!("{:.0} µs", value * 1e6),
        value if value < 0.99 => format!("{:.0} ms", value * 1e3),
        value => format!("{value:.0} s"),
    }
}

/// A mark around a place: circle, square, triangle, and so on.
fn mark(kind: usize, x: f64, y: f64) -> String {
    match kind {
        0 => format!("<circle cx='{x:.1}' cy='{y:.1}' r='4'/>"),
        1 => format!(
            "<rect x='{:.1}' y='{:.1}' width='8' height='8'/>",
            x - 4.0,
            y - 4.0
        ),
        2 => format!("<path d='M{x:.1} {:.1}l5 9h-10z'/>", y - 5.0),
        _ => format!("<path d='M{x:.1} {:.1}l5 5l-5 5l-5 -5z'/>", y - 5.0),
    }
}

/// The drawing, as SVG that stands for itself.
pub(crate) fn drawn(curves: &[Curve]) -> String {
    let points = || curves.iter().flat_map(|curve| curve.points.iter());
    let across = Axis::over(points().map(|(cases, _)| *cases as f64));
    let up = Axis::over(points().map(|(_, seconds)| *seconds));
    let x = |cases: f64| LEFT + across.place(cases) * (WIDTH - LEFT - RIGHT);
    let y = |seconds: f64| HEIGHT - BELOW - up.place(seconds) * (HEIGHT - BELOW - ABOVE);
    let mut out = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' role='img' font-family='sans-serif' font-size='13'>\n<title>Time by the number of cases</title>\n<rect width='{WIDTH}' height='{HEIGHT}' fill='#fff'/>\n<g stroke='#ccc'>\n"
    );
    for tick in across.ticks() {
        let _ = writeln!(
            out,
            "<path d='M{0:.1} {ABOVE}V{1}'/>",
            x(tick),
            HEIGHT - BELOW
        );
    }
    for tick in up.ticks() {
        let _ = writeln!(
            out,
            "<path d='M{LEFT} {0:.1}H{1}'/>",
            y(tick),
            WIDTH - RIGHT
        );
    }
    out.push_str("</g>\n<g fill='#222'>\n");
    for tick in across.ticks() {
        let _ = writeln!(
            out,
            "<text x='{:.1}' y='{}' text-anchor='middle'>{tick}</text>",
            x(tick),
            HEIGHT - BELOW + 20.0
        );
    }
    for tick in up.ticks() {
        let _ = writeln!(
            out,
            "<text x='{}' y='{:.1}' text-anchor='end'>{}</text>",
            LEFT - 8.0,
            y(tick) + 4.0,
            seconds(tick)
        );
    }
    let _ = writeln!(
        out,
        "<text x='{:.1}' y='{}' text-anchor='middle'>cases</text>\n</g>",
        x(10_f64.powi(across.last)) / 2.0 + LEFT / 2.0,
        HEIGHT - 8.0
    );
    for (kind, curve) in curves.iter().enumerate() {
        let ink = ["#7a1f3d", "#1f4e7a", "#2c5f2d", "#5a4a00"]
            .get(kind)
            .copied()
            .unwrap_or("#222");
        let line: Vec<String> = curve
            .points
            .iter()
            .map(|(cases, seconds)| format!("{:.1} {:.1}", x(*cases as f64), y(*seconds)))
            .collect();
        let _ = writeln!(
            out,
            "<path d='M{}' fill='none' stroke='{ink}' stroke-width='2'/>\n<g fill='{ink}'>",
            line.join("L")
        );
        for (cases, seconds) in &curve.points {
            out.push_str(&mark(kind, x(*cases as f64), y(*seconds)));
        }
        if let Some((cases, seconds)) = curve.points.last() {
            let _ = write!(
                out,
                "<text x='{:.1}' y='{:.1}'>{}</text>",
                x(*cases as f64) + 10.0,
                y(*seconds) + 4.0,
                curve.name
            );
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}
