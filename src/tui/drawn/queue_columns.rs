//! The columns of the queue: which fit, how wide they are, and what stands in them.

use crate::app::queue_row::QueueRow;
use crate::config::tolerances::FlagKind;
use crate::terms::budget::{Completeness, Gap, direction, shown_percent};
use crate::terms::money::Money;
use crate::tui::brush::cells::{left, right, width};
use crate::tui::brush::columns::widest_amount;
use crate::tui::brush::theme::Role;

/// The widths of the columns that fit. Case and money are always whole; the others give way.
pub struct Columns {
    case: usize,
    money: [usize; 3],
    age: usize,
    reason: usize,
    team: usize,
    percent: usize,
    flags: usize,
    waiting: usize,
}

/// The widths of package, indicative budget and gap.
const MONEY: [usize; 3] = [11, 14, 14];

/// The same where an amount of the list needs more.
fn money_widths(rows: &[QueueRow]) -> [usize; 3] {
    let package = widest_amount(rows.iter().map(|row| row.package.0));
    let indicative = widest_amount(rows.iter().filter_map(|row| row.indicative).map(|i| i.0));
    let gap = rows.iter().filter_map(|row| row.gap);
    let gap = widest_amount(gap.map(|gap| gap.amount.0.size()));
    let [least_package, least_indicative, least_gap] = MONEY;
    [
        least_package.max(package + 2),
        least_indicative.max(indicative + 1),
        least_gap.max(gap + 5),
    ]
}

/// The width of the marks before a case.
const MARKS: usize = 4;

impl Columns {
    /// Chooses the widths for these rows.
    #[must_use]
    pub fn fitting(n_cells: u16, rows: &[QueueRow]) -> Columns {
        let longest = rows.iter().take(1_000).map(|row| row.case.as_str().len());
        let case = longest.max().unwrap_or(0).clamp(8, 20) + 1;
        let money = money_widths(rows);
        let fixed = MARKS + case + money.iter().sum::<usize>();
        let mut spare = usize::from(n_cells).saturating_sub(fixed);
        let mut take = |wish: usize, least: usize| {
            let taken = wish.min(spare);
            let taken = if taken < least { 0 } else { taken };
            spare -= taken;
            taken
        };
        let flags = take(9, 4);
        let percent = take(5, 5);
        let waits = rows.iter().map(|row| width(&waiting_words(row)) + 1);
        let waits = waits.max().unwrap_or(0).max(6);
        let waiting = take(waits, waits);
        let age = take(4, 4);
        let more_flags = take(6, 1);
        let reason = take(24, 12);
        let team = take(9, 9);
        let most_flags = take(8, 1);
        Columns {
            case,
            money,
            age,
            reason,
            team,
            percent,
            flags: flags + more_flags + most_flags,
            waiting,
        }
    }

    /// The headings.
    #[must_use]
    pub fn heading(&self) -> String {
        let [package, indicative, gap] = self.money;
        [
            left("", MARKS),
            left("Case", self.case),
            right("Age ", self.age),
            left("Support reason", self.reason),
            left("Team", self.team),
            right("Package/wk", package),
            right("Indicative/wk", indicative),
            right("Gap/wk  ", gap),
            right("% ", self.percent),
            left(" Flags", self.flags),
            right("Wait ", self.waiting),
        ]
        .concat()
    }

    /// One row.
    #[must_use]
    pub fn row(&self, row: &QueueRow, selected: bool) -> Vec<(Role, String)> {
        let age = row.age.map_or("–".to_owned(), |age| age.to_string());
        let at_least = if row.package_complete { "" } else { "≥" };
        let package = row
            .no_package
            .map_or_else(|| format!("{at_least}{}", row.package), str::to_owned);
        let indicative = match (&row.indicative, &row.no_indicative) {
            (Some(amount), _) => amount.to_string(),
            (None, Some(why)) => format!(" {why}"),
            (None, None) => "none".to_owned(),
        };
        let (gap, percent, gap_role) = gap_words(row.gap);
        let waiting = waiting_words(row);
        let (mark, _) = row.state.mark();
        let draft = if row.drafts.n_kept() > 0 { "+" } else { " " };
        let late = if row.overdue {
            Role::Fault
        } else {
            Role::Quiet
        };
        let [package_width, indicative_width, gap_width] = self.money;
        let older = if row.refused_row.is_some() {
            OLDER_FACTS
        } else {
            " "
        };
        let selector = if selected { "▸" } else { " " };
        vec![
            (Role::Plain, format!("{selector}{mark}{draft}{older}")),
            (Role::Plain, left(row.case.as_str(), self.case)),
            (Role::Plain, right(&format!("{age} "), self.age)),
            (Role::Plain, left(&row.support_reason, self.reason)),
            (Role::Quiet, left(&row.team, self.team)),
            (Role::Figure, right(&package, package_width)),
            (Role::Figure, right(&indicative, indicative_width)),
            (gap_role, right(&gap, gap_width)),
            (gap_role, right(&format!("{percent} "), self.percent)),
            (
                Role::Warning,
                left(
                    &format!(" {}", marks(row, self.flags.saturating_sub(1))),
                    self.flags,
                ),
            ),
            (late, right(&waiting, self.waiting)),
        ]
    }
}

/// How long a case has waited; out of target it is marked, not by its colour alone.
fn waiting_words(row: &QueueRow) -> String {
    let mark = if row.overdue { "!" } else { " " };
    row.days_waiting
        .map_or(String::new(), |days| format!("{days} d{mark}"))
}

/// The marks of the flags that fit whole, those that refer first, and how many more there are.
fn marks(row: &QueueRow, n_cells: usize) -> String {
    let mut refer = refer_marks(row);
    let n_inform = row.flags.len() - refer.len();
    if refer.is_empty() && row.referred {
        refer.push(BY_THE_WORKER);
    }
    let told = |n_shown: usize| {
        let shown: Vec<&str> = refer.iter().take(n_shown).copied().collect();
        match refer.len() - n_shown + n_inform {
            0 => shown.join(" "),
            n_more => format!("{} +{n_more}", shown.join(" "))
                .trim_start()
                .to_owned(),
        }
    };
    let fits = (0..=refer.len())
        .rev()
        .map(told)
        .find(|told| width(told) <= n_cells);
    match (fits, refer.first()) {
        (Some(told), _) if width(&told) > 0 && !told.starts_with('+') => told,
        (fits, first) => {
            // The first of them by name, however close to it stands how many more there are.
            let tight = first.map(|first| told(1).replacen(&format!("{first} "), first, 1));
            let tight = tight.filter(|tight| width(tight) <= n_cells);
            tight.or(fits).unwrap_or_else(|| told(0))
        }
    }
}

/// The mark before a case of which an import refused the person's row.
pub const OLDER_FACTS: &str = "~";

/// What stands in the place of flags where only the worker refers a case.
pub const BY_THE_WORKER: &str = "worker";

/// The style of an amount with a sign.
#[must_use]
pub fn direction_role(amount: Money) -> Role {
    match amount.pence() {
        0 => Role::Plain,
        1.. => Role::Above,
        _ => Role::Below,
    }
}

/// A gap in words: the signed amount with its symbol, the per cent, and its style.
#[must_use]
pub fn gap_words(gap: Option<Gap>) -> (String, String, Role) {
    let Some(gap) = gap else {
        return ("–".into(), String::new(), Role::Quiet);
    };
    let amount = gap.amount.0;
    let symbol = direction(amount);
    let role = direction_role(amount);
    let at_least = match gap.completeness {
        Completeness::Complete => "",
        Completeness::Incomplete => "≥",
    };
    let percent = gap
        .percent
        .map(|p| shown_percent(p.abs()))
        .unwrap_or_default();
    (
        format!("{at_least}{} {symbol}", amount.signed()),
        percent,
        role,
    )
}

/// The marks of the rules that refer a case.
#[must_use]
pub fn refer_marks(row: &QueueRow) -> Vec<&str> {
    let refer = row.flags.iter().filter(|flag| flag.2 == FlagKind::Refer);
    refer.map(|flag| flag.1.as_str()).collect()
}
