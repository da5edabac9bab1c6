//! The lines of the package pane: services, what stands apart, the comparison, week and year.

use super::queue_columns::gap_words;
use crate::app::case_detail::CaseDetail;
use crate::caseload::package::{CostFrequency, LineCost, ServiceLine};
use crate::config::tolerances::FlagKind;
use crate::flags::like_cases::AmongLike;
use crate::panel::case_file::CaseFile;
use crate::panel::standing::PresentIs;
use crate::reports::figures::at_least;
use crate::scoring::scored::Assessed;
use crate::terms::date::shown;
use crate::terms::money::{PerWeek, PerYear};
use crate::terms::number::{at_least_two_decimals, shortest};
use crate::tui::brush::cells::{hanging, left, right, width, wrapped};
use crate::tui::brush::columns::widest;
use crate::tui::brush::paint::bar;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::Styled;

/// The figures people argue about, one a piece: the case, indicative budget, package, gap, and what
/// was agreed last.
#[must_use]
pub fn figures(file: &CaseFile) -> Styled {
    let (gap, percent, role) = gap_in_words(file);
    let sign = &file.currency;
    let indicative = file
        .assessed
        .indicative()
        .map_or("none".to_owned(), |i| format!("{sign}{}", i.0));
    let package = match file.no_package() {
        Some(none) => none.to_owned(),
        None => format!(
            "Package {}{sign}{}",
            at_least(file.package_cost.completeness),
            file.package_cost.known
        ),
    };
    let standing = &file.standing;
    let agreed = match standing.last_agreed.zip(standing.agreed_words()) {
        Some(((amount, _), when)) => format!("Last agreed {sign}{} {when}", amount.0),
        None => standing.nothing_agreed_words(),
    };
    vec![
        (Role::Heading, file.case.person.case.to_string()),
        (Role::Figure, format!("Indicative {indicative}")),
        (Role::Figure, package),
        (role, format!("Gap {gap}{percent}")),
        (Role::Plain, agreed),
    ]
}

/// The heading of the package pane.
#[must_use]
pub fn title(file: &CaseFile, currency: &str) -> String {
    match file.no_package() {
        Some(none) => format!("What the package costs now · {none}"),
        None => format!(
            "What the package costs now · {}{currency}{} a week",
            at_least(file.package_cost.completeness),
            file.package_cost.known
        ),
    }
}

/// The marks of the flags.
#[must_use]
pub fn marks(file: &CaseFile) -> Styled {
    let marks = crate::flags::raised::marks(&file.flags).into_iter();
    let marks = marks.map(|(_, mark, kind)| {
        let role = match kind {
            FlagKind::Refer => Role::Warning,
            FlagKind::Inform | FlagKind::Off => Role::Quiet,
        };
        (role, format!("  {mark}"))
    });
    marks.collect()
}

/// The lines of the package pane in a pane of this width.
#[must_use]
pub fn lines(detail: &CaseDetail, n_cells: usize) -> Vec<Styled> {
    let file = &detail.file;
    let services = file.case.package.lines.iter();
    let rows = services.filter_map(|line| match line.weekly_cost() {
        LineCost::Weekly(weekly) => Some(ServiceRow::of(line, weekly)),
        LineCost::Apart(_) => None,
    });
    let rows: Vec<ServiceRow> = rows.collect();
    let widths = Widths::fitting(&rows, n_cells);
    let heading = widths.heading(&detail.ras.currency);
    let mut lines = vec![vec![(Role::Heading, heading)]];
    lines.extend(rows.iter().flat_map(|row| widths.lines(row)));
    lines.extend(apart_lines(file, n_cells));
    lines.extend(not_now_lines(file, n_cells));
    lines.push(Vec::new());
    lines.extend(comparison(file, n_cells));
    for words in [yearly(detail)]
        .into_iter()
        .chain(facts(file, &detail.ras.currency))
    {
        lines.extend(under_each_other(Role::Quiet, &words, n_cells));
    }
    lines
}

/// A sentence in as many lines as it needs: nothing of it is cut off.
fn under_each_other(role: Role, words: &str, n_cells: usize) -> Vec<Styled> {
    let lines = hanging(words, n_cells).into_iter();
    lines.map(|line| vec![(role, line)]).collect()
}

/// A service line as its row tells it.
struct ServiceRow {
    name: String,
    units: String,
    basis: &'static str,
    money: String,
}

impl ServiceRow {
    fn of(line: &ServiceLine, weekly: PerWeek) -> ServiceRow {
        let rate = line
            .unit_cost
            .map(at_least_two_decimals)
            .unwrap_or_default();
        let by_units = matches!(
            line.frequency,
            Some(CostFrequency::Hourly | CostFrequency::Daily | CostFrequency::PerSession)
        );
        let units = match (by_units, line.planned_units) {
            (true, Some(units)) => format!("{} × {rate}", shortest(units)),
            _ => rate,
        };
        let mut name = line.component.clone();
        if line.two_carers {
            name.push_str(" (two carers)");
        }
        if line.specialist {
            name.push_str(" (specialist)");
        }
        ServiceRow {
            name,
            units,
            basis: line.frequency.map_or("", CostFrequency::title),
            money: weekly.to_string(),
        }
    }
}

/// The widths of the columns: figures and bases as wide as they are, the services the rest.
struct Widths {
    service: usize,
    units: usize,
    basis: usize,
    money: usize,
}

const HEADINGS: [&str; 3] = ["Service", "Units × Rate", "Basis"];

impl Widths {
    /// Where the services' words do not fit whole, the basis stands below the service.
    fn fitting(rows: &[ServiceRow], n_cells: usize) -> Widths {
        let [_, units, basis] = HEADINGS.map(width);
        let units = widest(rows.iter().map(|row| &row.units)).max(units) + 1;
        let basis = widest(rows.iter().map(|row| row.basis)).max(basis) + 2;
        let money = widest(rows.iter().map(|row| &row.money)).max(5) + 2;
        let words = rows.iter().flat_map(|row| row.name.split(' '));
        let longest = widest(words) + 1;
        let room = |taken: usize| n_cells.saturating_sub(taken);
        let (service, basis) = match room(units + basis + money) {
            service if service >= longest => (service, basis),
            _ => (room(units + money), 0),
        };
        Widths {
            service,
            units,
            basis,
            money,
        }
    }

    fn basis(&self, words: &str) -> String {
        match self.basis {
            0 => String::new(),
            n_cells => left(&format!("  {words}"), n_cells),
        }
    }

    fn heading(&self, currency: &str) -> String {
        let [service, units, basis] = HEADINGS;
        [
            left(service, self.service),
            right(units, self.units),
            self.basis(basis),
            right(&format!("{currency}/wk"), self.money),
        ]
        .concat()
    }

    /// A service line; a name that is longer than its column goes on below, so that nothing of it
    /// (two carers, specialist) is hidden.
    fn lines(&self, row: &ServiceRow) -> Vec<Styled> {
        let room = self.service.saturating_sub(1);
        let mut names = wrapped(&row.name, room).into_iter();
        let name = names.next().unwrap_or_default();
        let first = vec![
            (Role::Plain, left(&name, self.service)),
            (Role::Quiet, right(&row.units, self.units)),
            (Role::Quiet, self.basis(row.basis)),
            (Role::Figure, right(&row.money, self.money)),
        ];
        let rest = names.map(|name| vec![(Role::Plain, name)]);
        let basis = (self.basis == 0 && !row.basis.is_empty()).then(|| {
            let words = format!("  {}", row.basis.to_lowercase());
            vec![(Role::Quiet, words)]
        });
        [first].into_iter().chain(rest).chain(basis).collect()
    }
}

fn apart_lines(file: &CaseFile, n_cells: usize) -> Vec<Styled> {
    let mut lines: Vec<Styled> = file
        .case
        .package
        .apart()
        .flat_map(|(line, why)| {
            let price = line
                .unit_cost
                .map(at_least_two_decimals)
                .unwrap_or_default();
            let words = format!("  {} {price}: {}", line.component, why.words());
            under_each_other(Role::Warning, &words, n_cells)
        })
        .collect();
    if !lines.is_empty() {
        let heading = "Listed apart, not in the sum: the package is incomplete";
        lines.insert(0, vec![(Role::Warning, heading.to_owned())]);
    }
    lines
}

/// Lines that have ended or are yet to begin: shown with their day, and in no sum.
fn not_now_lines(file: &CaseFile, n_cells: usize) -> Vec<Styled> {
    let row = |line: &ServiceLine, day: Option<String>| {
        let cost = match line.weekly_cost() {
            LineCost::Weekly(weekly) => weekly.to_string(),
            LineCost::Apart(why) => why.words().to_owned(),
        };
        let day = day.unwrap_or_default();
        let words = format!("  {day}, not in today's cost: {} {cost}", line.component);
        under_each_other(Role::Quiet, &words, n_cells)
    };
    let begins = |line: &ServiceLine| line.start.map(|start| format!("begins {}", shown(start)));
    let ended = |line: &ServiceLine| line.end.map(|end| format!("ended {}", shown(end)));
    let to_come = file.not_now.to_come.iter();
    let to_come = to_come.flat_map(|line| row(line, begins(line)));
    let past = file.not_now.ended.iter();
    to_come
        .chain(past.flat_map(|line| row(line, ended(line))))
        .collect()
}

fn comparison(file: &CaseFile, n_cells: usize) -> Vec<Styled> {
    let package = file.package_cost.known;
    let indicative = file.assessed.indicative().map(|indicative| indicative.0);
    let standing = &file.standing;
    let differs = standing.present != Some(package) || standing.present_differs();
    let present = standing.present.filter(|_| differs);
    let agreed = standing.last_agreed.as_ref().map(|(agreed, _)| agreed.0);
    let shown = [Some(package), indicative, present, agreed];
    let most = shown
        .into_iter()
        .flatten()
        .max()
        .map_or(0, |most| most.0.pence());
    let is_whole = at_least(file.package_cost.completeness).is_empty();
    let room = n_cells.saturating_sub(26).clamp(4, 28);
    let drawn = |label: &str, amount: PerWeek| -> Styled {
        let is_package = standing.present_is == Some(PresentIs::Package);
        let may_be_more = label == "Package" || (label == "Present" && is_package);
        let mark = if may_be_more && !is_whole { "≥" } else { "" };
        vec![
            (Role::Quiet, left(label, 12)),
            (Role::Above, left(&bar(amount.0.pence(), most, room), room)),
            (Role::Figure, right(&format!("{mark}{amount}"), 13)),
        ]
    };
    let mut lines: Vec<Styled> = Vec::new();
    match indicative {
        Some(indicative) => lines.push(drawn("Indicative", indicative)),
        None => lines.push(vec![(
            Role::Warning,
            "Indicative  none: see the breakdown".into(),
        )]),
    }
    match file.no_package() {
        Some(none) => lines.push(vec![(Role::Warning, format!("Package     {none}"))]),
        None => lines.push(drawn("Package", package)),
    }
    if let Some((present, is)) = present.zip(standing.present_words()) {
        lines.push(drawn("Present", present));
        lines.extend(below(&is, n_cells));
    }
    if let Some((agreed, when)) = agreed.zip(standing.agreed_words()) {
        lines.push(drawn("Last agreed", agreed));
        lines.extend(below(&when, n_cells));
    }
    let (gap, percent, role) = gap_in_words(file);
    lines.push(vec![
        (Role::Quiet, left("Gap", 12)),
        (role, format!("{gap}{percent}")),
    ]);
    lines
}

fn gap_in_words(file: &CaseFile) -> (String, String, Role) {
    let (gap, percent, role) = gap_words(file.gap);
    match percent.is_empty() {
        true => (gap, percent, role),
        false => (gap, format!(" ({percent} %)"), role),
    }
}

/// What a sum is, below it and in its column.
fn below(words: &str, n_cells: usize) -> Vec<Styled> {
    let indent = 12;
    let room = n_cells.saturating_sub(indent).max(8);
    let wrapped = crate::tui::brush::cells::wrapped(words, room);
    let line = |line: String| vec![(Role::Quiet, format!("{:indent$}{line}", ""))];
    wrapped.into_iter().map(line).collect()
}

/// Indicative budget, package and gap as yearly figures, in words.
fn yearly(detail: &CaseDetail) -> String {
    let file = &detail.file;
    let weeks = match detail.ras.weeks_per_year.at(detail.today) {
        Ok(weeks) => weeks.value,
        Err(problem) => return problem.to_string(),
    };
    let year = |amount: PerWeek| amount.per_year(weeks);
    let indicative = match &file.assessed {
        Assessed::Scored(scored) => scored.per_year(weeks),
        other => other.indicative().and_then(|i| year(i.0)),
    };
    let no_package = file.no_package().is_some();
    let package = year(file.package_cost.known).filter(|_| !no_package);
    let gap = || package?.0.minus(indicative?.0);
    let at_least = at_least(file.package_cost.completeness);
    let told = |amount: Option<PerYear>, none: &str| {
        amount.map_or_else(|| none.to_owned(), |amount| amount.to_string())
    };
    let gap = file.gap.and_then(|_| gap());
    let gap = gap.map_or_else(String::new, |gap| {
        format!(", gap {at_least}{}", gap.signed())
    });
    format!(
        "A year ({} weeks): indicative {}, package {at_least}{}{gap}",
        shortest(weeks),
        told(indicative, "none"),
        told(package, if no_package { "none" } else { "out of bounds" }),
    )
}

fn facts(file: &CaseFile, currency: &str) -> Vec<String> {
    let person = &file.case.person;
    let taken = person.deployment.iter();
    let taken = taken.map(|taken| format!("Taken as: {}", taken.title()));
    let contribution = match person.contribution {
        Some(part) => format!("The person pays {currency}{part} a week of it"),
        None => "What the person pays is not recorded".to_owned(),
    };
    let others = match person.other_funding {
        Some(part) => format!("others pay {currency}{part} a week"),
        None => "what others pay is not recorded".to_owned(),
    };
    let parts = format!("{contribution}; {others}");
    taken.chain([parts]).collect()
}

/// A strip that shows where the package lies between the 10th and 90th percentile of like cases.
#[must_use]
pub fn strip(like: &AmongLike, n_cells: usize) -> String {
    let place = |rank: u8| usize::from(rank) * n_cells.saturating_sub(1) / 100;
    (0..n_cells)
        .map(|cell| {
            if cell == place(like.rank) {
                '◆'
            } else if cell == place(50) {
                '█'
            } else if (place(25)..=place(75)).contains(&cell) {
                '▒'
            } else if (place(10)..=place(90)).contains(&cell) {
                '─'
            } else {
                ' '
            }
        })
        .collect()
}
