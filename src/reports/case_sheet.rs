//! The whole case as one paper: facts, breakdown, package, gap, flags, like cases, history.

use super::breakdown::{self, Answers};
use super::coming;
use super::document::{Document, Side, Table};
use super::figures::{self, Compared};
use super::package_table;
use super::record_lines;
use super::sentences;
use crate::caseload::assessment::Assessment;
use crate::config::panel_rules::PanelRules;
use crate::config::tolerances::FlagKind;
use crate::flags::like_cases::LikeComparison;
use crate::flags::raised::{self, Raised};
use crate::flags::referral;
use crate::panel::case_file::CaseFile;
use crate::panel::standing::{DecisionOutcome, PresentIs};
use crate::terms::budget::Completeness;
use crate::terms::date::{Date, shown};
use crate::terms::text::so_many;

/// Everything that a case sheet says.
#[derive(Clone, Copy, Debug)]
pub struct CaseSheet<'a> {
    /// What the panel sees.
    pub file: &'a CaseFile,
    /// The panel's rules.
    pub rules: &'a PanelRules,
    /// The day of looking.
    pub today: Date,
    /// Where the package lies among like cases.
    pub like_cases: &'a LikeComparison,
    /// What happened before, newest first.
    pub history: &'a [(Date, String)],
}

/// The paper of a case.
#[must_use]
pub fn document(sheet: &CaseSheet<'_>) -> Document {
    let file = sheet.file;
    let mut paper = Document::new(format!(
        "Case {} on {}",
        file.case.person.case,
        shown(sheet.today)
    ));
    headline(&mut paper, file);
    why_here(&mut paper, file);
    person(&mut paper, file, sheet.today);
    paper.heading("Assessment");
    assessment(&mut paper, sheet);
    paper.heading("How the indicative budget is reached");
    breakdown::breakdown(&mut paper, &file.assessed, Answers::Earning, &file.currency);
    if let Some(beside) = &file.answers_beside {
        paper.paragraph(format!("{beside}."));
    }
    paper.heading("What the package costs now");
    package_table::package(&mut paper, file);
    paper.heading("Flags");
    if file.flags.is_empty() {
        paper.paragraph("No rule is met.");
    }
    paper.items(file.flags.iter().map(flag));
    paper.heading("Like cases");
    like_cases(&mut paper, sheet.like_cases, &file.currency);
    decided(&mut paper, file);
    paper.heading("What happened before, newest first");
    if sheet.history.is_empty() {
        paper.paragraph("Nothing is known.");
    }
    for (date, what) in sheet.history {
        paper.fact(&shown(*date), what);
    }
    paper
}

fn headline(paper: &mut Document, file: &CaseFile) {
    let currency = &file.currency;
    let indicative = file.assessed.indicative().map(|indicative| indicative.0);
    let indicative = figures::weekly_or(currency, indicative, "none (see below)");
    paper.fact("Indicative budget", indicative);
    let none = file.no_package().map(str::to_owned);
    let compared = Compared {
        package: none.is_none(),
        indicative: file.assessed.indicative().is_some(),
    };
    let package = none.unwrap_or_else(|| figures::package(currency, file.package_cost));
    paper.fact("Package", package);
    paper.fact("Gap", figures::gap(currency, file.gap, compared));
    let standing = &file.standing;
    let present = standing.present.zip(standing.present_words());
    let present = present.map_or("not known".to_owned(), |(amount, is)| {
        let package = standing.present_is == Some(PresentIs::Package);
        let at_least = match file.package_cost.completeness {
            Completeness::Incomplete if package => "at least ",
            _ => "",
        };
        format!("{at_least}{}: {is}", figures::weekly(currency, amount))
    });
    paper.fact("Present amount", present);
    let agreed = standing.last_agreed.zip(standing.agreed_words());
    let agreed = match agreed {
        Some(((amount, _), when)) => format!("{}, {when}", figures::weekly(currency, amount.0)),
        None => match standing.held_back_words() {
            Some(held_back) => format!("nothing that is in force; {held_back}"),
            None => "nothing yet".to_owned(),
        },
    };
    paper.fact("Last agreed", agreed);
    for told in [&file.refused_row, &file.brought_back]
        .into_iter()
        .flatten()
    {
        paper.paragraph(told.clone());
    }
}

fn why_here(paper: &mut Document, file: &CaseFile) {
    let person = &file.case.person;
    let came_in = file.standing.package_as_of;
    match referral::referral(&file.case, &file.flags, came_in) {
        None => paper.fact("Before the panel", "no: no rule and no worker refers it"),
        Some(referred) => match &person.referral {
            Some(sent) => {
                paper.fact("Before the panel", format!("referred {}", sent.told()));
            }
            None => {
                let since = referred.since.map_or_else(String::new, |day| {
                    format!(" since {}, when its files were imported", shown(day))
                });
                let what = format!("referred by rules{since}: {}", referred.why);
                paper.fact("Before the panel", what);
            }
        },
    }
}

fn person(paper: &mut Document, file: &CaseFile, today: Date) {
    let (person, currency) = (&file.case.person, &file.currency);
    paper.heading("The person");
    let unknown = || "not recorded".to_owned();
    let words = |text: &Option<String>| text.clone().unwrap_or_else(unknown);
    let yes_no = |fact: Option<bool>| match fact {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => unknown(),
    };
    let age = person.age_on(today).map(|age| age.to_string());
    paper.fact("Age", age.unwrap_or_else(unknown));
    paper.fact(
        "Primary support reason",
        words(&person.primary_support_reason),
    );
    paper.fact("Accommodation", words(&person.accommodation));
    paper.fact("Lives alone", yes_no(person.lives_alone));
    paper.fact("Unpaid carer", yes_no(person.has_unpaid_carer));
    paper.fact("Team", words(&person.team));
    let taken = person.deployment.map(|taken| taken.title().to_owned());
    paper.fact("Budget taken as", taken.unwrap_or_else(unknown));
    let unknown = "not recorded";
    let contribution = figures::weekly_or(currency, person.contribution, unknown);
    paper.fact("The person pays", contribution);
    paper.fact(
        "Others pay",
        figures::weekly_or(currency, person.other_funding, unknown),
    );
    let due = person.review_due.map(shown);
    paper.fact("Next review due", due.unwrap_or_else(|| unknown.to_owned()));
}

const REJECTED: &str = "No assessment has been taken. Import wrote the rejected rows, with line \
    and reasons, to a folder rejected-N inside the imported one: correct them there and import it.";

fn assessment(paper: &mut Document, sheet: &CaseSheet<'_>) {
    let case = &sheet.file.case;
    let n_rejected = case.n_assessments_rejected;
    if n_rejected > 0 {
        paper.paragraph(format!(
            "Assessments of the file that could not be read: {n_rejected}. The latest may be among \
             them."
        ));
    }
    let Some(assessment) = case.assessment() else {
        paper.paragraph(match n_rejected {
            0 => "There is no assessment.",
            _ => REJECTED,
        });
        return;
    };
    paper.fact("Reference", assessment.reference.to_string());
    paper.fact("Date", shown(assessment.date));
    let (assessor, specialism) = (&assessment.assessor, &assessment.specialism);
    if let Some(by) = coming::assessor_words(assessor.as_deref(), specialism.as_deref()) {
        paper.fact("Assessor", by);
    }
    paper.fact("Eligible needs", needs(assessment, sheet.rules));
    paper.fact("Reablement, telecare", coming::gate(&assessment.gate));
}

fn needs(assessment: &Assessment, rules: &PanelRules) -> String {
    let Some(found) = &assessment.eligible_needs else {
        return "not recorded".to_owned();
    };
    if found.is_empty() {
        return "none found".to_owned();
    }
    need_titles(found, rules)
}

/// The titles of eligible needs; an id stays where the frame no longer has it.
#[must_use]
pub fn need_titles(found: &[String], rules: &PanelRules) -> String {
    let frame = &rules.eligibility.needs;
    let titles = found.iter().map(|id| {
        let need = frame.iter().find(|need| need.id == *id);
        need.map_or(id.as_str(), |need| need.title.as_str())
    });
    titles.collect::<Vec<_>>().join("; ")
}

/// A flag in one item: its mark, what it found, the limit and where that comes from.
#[must_use]
pub fn flag(flag: &Raised) -> String {
    let kind = match flag.kind {
        FlagKind::Refer => "refers",
        FlagKind::Inform | FlagKind::Off => "informs",
    };
    let found = raised::in_full(&flag.sentence, &flag.limit, &flag.reference);
    format!("{}, {kind}: {found}", flag.mark)
}

fn like_cases(paper: &mut Document, compared: &LikeComparison, currency: &str) {
    let LikeComparison::Among(like) = compared else {
        paper.paragraph(compared.why_not().unwrap_or_default());
        return;
    };
    paper.paragraph(format!(
        "{} with {}; this package is at percentile {} of theirs (nearest rank).",
        so_many(like.n, "case", "cases"),
        like.what,
        like.rank
    ));
    let mut table = Table::of([
        ("10th", Side::Right),
        ("25th", Side::Right),
        ("middle", Side::Right),
        ("75th", Side::Right),
        ("90th", Side::Right),
    ]);
    table.row(
        like.percentiles
            .map(|amount| figures::money(currency, amount)),
    );
    paper.table(table);
}

fn decided(paper: &mut Document, file: &CaseFile) {
    let standing = &file.standing;
    let waiting = standing.decisions.iter();
    let waiting = waiting.filter(|known| known.outcome == DecisionOutcome::Waits);
    for known in waiting {
        paper.heading("Waits for approval");
        paper.paragraph(format!(
            "Entry {}: {}",
            known.entry,
            sentences::decision(&known.decision)
        ));
    }
    if let Some(schedule) = &standing.transition {
        paper.heading("Transition");
        paper.items(
            record_lines::schedule(schedule, &file.currency)
                .iter()
                .map(|line| line.trim().to_owned()),
        );
    }
}
