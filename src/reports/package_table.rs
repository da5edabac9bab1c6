//! The present package line by line, and what stands apart from its weekly sum.

use super::document::{Document, Side, Table};
use super::figures;
use crate::caseload::package::{LineCost, Package, ServiceLine};
use crate::panel::case_file::CaseFile;
use crate::terms::budget::Completeness;
use crate::terms::date::shown;
use crate::terms::number::{at_least_two_decimals, shortest};
use crate::terms::text::so_many;

const WEEKLY_UNITS: &str = "A weekly price with planned units other than 1 counts once a week (the \
    rule of the national return): check that it is the price of the whole week.";

/// Adds the package to a paper, and the lines that have ended or are yet to begin.
pub fn package(document: &mut Document, file: &CaseFile) {
    let (package, not_now) = (&file.case.package, &file.not_now);
    let (cost, currency) = (file.package_cost, &file.currency);
    if package.is_empty() {
        document.paragraph(match not_now.is_empty() {
            true => "There is no package on record.",
            false => "No service line is in force today.",
        });
    }
    let mut table = Table::of([
        ("Service", Side::Left),
        ("units × price", Side::Right),
        ("paid", Side::Left),
        ("a week", Side::Right),
    ]);
    for line in &package.lines {
        if let LineCost::Weekly(weekly) = line.weekly_cost() {
            let amount = figures::money(currency, weekly.0);
            table.row([service(line), units(line), basis(line), amount]);
        }
    }
    if !table.rows.is_empty() {
        let known = figures::money(currency, cost.known.0);
        let total = match cost.completeness {
            Completeness::Complete => "Package in all",
            Completeness::Incomplete => "Package in all, at least",
        };
        table.row([total.to_owned(), String::new(), String::new(), known]);
    }
    document.table(table);
    if package.lines.iter().any(ServiceLine::has_weekly_units) {
        document.paragraph(WEEKLY_UNITS);
    }
    apart(document, package);
    if !not_now.to_come.is_empty() {
        document.paragraph("Yet to begin, and not counted:");
        document.items(not_now.to_come.iter().map(|line| dated(line, currency)));
    }
    if !not_now.ended.is_empty() {
        document.paragraph("Ended, and not counted:");
        document.items(not_now.ended.iter().map(|line| dated(line, currency)));
    }
}

fn apart(document: &mut Document, package: &Package) {
    let lines = package.apart().map(|(line, why)| {
        let priced = [units(line), basis(line)].join(" ");
        let priced = priced.trim();
        let comma = if priced.is_empty() { "" } else { ", " };
        format!("{}{comma}{priced}: {}", service(line), why.words())
    });
    let mut lines: Vec<String> = lines.collect();
    if package.n_lines_rejected > 0 {
        let n = so_many(package.n_lines_rejected, "row", "rows");
        lines.push(format!("{n} of the file rejected at import"));
    }
    if !lines.is_empty() {
        document.paragraph("Stands apart from the weekly sum, which is incomplete without it:");
        document.items(lines);
    }
}

/// A line's service with its marks.
#[must_use]
pub fn service(line: &ServiceLine) -> String {
    let marks = [
        line.two_carers.then_some("two carers at once"),
        line.specialist.then_some("specialist"),
    ];
    let marks: Vec<&str> = marks.into_iter().flatten().collect();
    if marks.is_empty() {
        return line.component.clone();
    }
    format!("{} ({})", line.component, marks.join(", "))
}

fn units(line: &ServiceLine) -> String {
    let price = line.unit_cost.map(at_least_two_decimals);
    let units = line.planned_units.map(shortest);
    let by_units = line.frequency.is_some_and(|how| how.counts_units());
    match (units, price) {
        (Some(units), Some(price)) if by_units => format!("{units} × {price}"),
        (Some(units), Some(price)) if line.has_weekly_units() => format!("{price} ({units} units)"),
        (_, Some(price)) => price,
        (_, None) => String::new(),
    }
}

fn basis(line: &ServiceLine) -> String {
    line.frequency
        .map_or_else(String::new, |frequency| frequency.title().to_lowercase())
}

fn dated(line: &ServiceLine, currency: &str) -> String {
    let from = line.start.map(|start| format!("from {}", shown(start)));
    let to = line.end.map(|end| format!("to {}", shown(end)));
    let days: Vec<String> = from.into_iter().chain(to).collect();
    let cost = match line.weekly_cost() {
        LineCost::Weekly(weekly) => figures::weekly(currency, weekly),
        LineCost::Apart(why) => why.words().to_owned(),
    };
    format!("{}, {}: {cost}", service(line), days.join(" "))
}
