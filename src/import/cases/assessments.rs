//! The file of assessments: one row each, or one row an answer.

use super::by_answer::{OfCase, PutTogether, put_together};
use super::gathered::{Gathered, for_one, tell_repeated};
use super::held_back::{
    ANSWER, ASSESSMENT, DAY, ONE_ASSESSMENT, SOME_ASSESSMENT, hold_back_beside, reject_unlike,
};
use super::repeated::{Said, sort_out};
use crate::caseload::assessment::Assessment;
use crate::caseload::case::Case;
use crate::config::caseload_field::Field;
use crate::import::rows::assessment::{Form, assessment};
use crate::import::rows::open_file::{OpenFile, OpenRow, RowCount};
use crate::import::rows::shared::SharedTexts;
use crate::import::said::notice::NoticeKind;
use crate::import::said::rejected::{FileProblem, Rejected};
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, CaseRef};
use std::collections::{BTreeMap, BTreeSet};

/// From this age on, a date of birth may stand for "not known" (the national processing takes ages
/// from 115 as made up).
const VERY_OLD: u8 = 115;

/// What rows say of each assessment, and the lines that say of none what they are about.
type SaidOfEach = (BTreeMap<AssessmentRef, Vec<Said<OfCase>>>, BTreeSet<usize>);

impl Gathered<'_> {
    /// Takes the assessments, and puts those of a case in order of date.
    pub fn assessments(&mut self, file: &OpenFile<'_>, form: &Form<'_>) -> RowCount {
        let n_before = self.rejected.len();
        let (count, (said, empty)) = self.said_of_assessments(file, form);
        let taken = match form.by_answer {
            Some(_) => {
                let nameless = self.nameless(file, n_before, (&said, &empty));
                self.put_together(file, put_together(said, &nameless, form.ras))
            }
            None => {
                let sorted = sort_out(said, PartialEq::eq);
                reject_unlike(file, &sorted.unlike, ASSESSMENT, &mut self.rejected);
                hold_back_beside(file, &sorted.held_back, ASSESSMENT, &mut self.rejected);
                sorted.taken
            }
        };
        let by_day = of_one_day(taken);
        let of_one = firsts(by_day.values().filter(|said| said.len() > 1).flatten());
        let by_day = sort_out(by_day, same_but_reference);
        reject_unlike(file, &by_day.unlike, DAY, &mut self.rejected);
        let is_by_answer = form.by_answer.is_some();
        for (mut lines, (case, assessment)) in by_day.taken {
            if is_by_answer {
                lines.retain(|line| of_one.get(line) == Some(line));
            }
            tell_repeated(file, &lines, &mut self.notices);
            if let Some(case) = self.caseload.cases.get_mut(&case) {
                case.assessments.reserve_exact(1);
                case.assessments.push(assessment);
            }
        }
        for case in self.caseload.cases.values_mut() {
            case.assessments.sort_by_key(|assessment| assessment.date);
        }
        if is_by_answer {
            let unlike = of_one.into_iter();
            let unlike = unlike.filter(|(line, _)| by_day.unlike.contains_key(line));
            self.of_one_assessment.extend(unlike);
        }
        count
    }

    fn said_of_assessments(
        &mut self,
        file: &OpenFile<'_>,
        form: &Form<'_>,
    ) -> (RowCount, SaidOfEach) {
        let mut said: BTreeMap<AssessmentRef, Vec<Said<OfCase>>> = BTreeMap::new();
        let mut empty = BTreeSet::new();
        let mut texts = SharedTexts::default();
        let Gathered {
            caseload,
            rejected,
            notices,
            people,
            ..
        } = self;
        let count = file.each_row(notices, rejected, |row| {
            people.check(row, caseload);
            let (reference, mut read) =
                assessment(row.case.as_ref(), &mut row.cells, form, &mut texts);
            let case = row.case.clone();
            if let Some((case, read)) = case.as_ref().zip(read.as_ref()) {
                check_age(row, caseload.cases.get(case)?, read.date);
            }
            read = read.filter(|_| row.cells.problems.is_empty());
            let (taken, line) = (read.is_some(), row.cells.line);
            if let Some(reference) = reference {
                let record = case.zip(read);
                let of_one = said.entry(reference).or_insert_with(for_one);
                of_one.push(Said::on(line, record));
            } else if !row.cells.has(Field::Answer) {
                empty.insert(line);
            }
            taken.then_some(())
        });
        (count, (said, empty))
    }

    /// The cases of rejected rows of which it cannot be read to which assessment they belong, each
    /// with the line. Where such a row names no case either, any assessment may lack its answer:
    /// then nothing is taken.
    fn nameless(
        &mut self,
        file: &OpenFile<'_>,
        n_before: usize,
        (said, empty): (
            &BTreeMap<AssessmentRef, Vec<Said<OfCase>>>,
            &BTreeSet<usize>,
        ),
    ) -> BTreeMap<CaseRef, usize> {
        let rejected = self.rejected.get(n_before..).unwrap_or_default();
        if rejected.is_empty() {
            return BTreeMap::new();
        }
        let lines = said.values().flatten().flat_map(|said| &said.lines);
        let told: BTreeSet<usize> = lines.copied().collect();
        let mut nameless = BTreeMap::new();
        let untold = |row: &&Rejected| !told.contains(&row.line) && !row.is_nobodys();
        for row in rejected.iter().filter(untold) {
            match &row.case {
                Some(case) => {
                    nameless.entry(case.clone()).or_insert(row.line);
                }
                None if empty.contains(&row.line) => {}
                None => self.refused.push(FileProblem {
                    file: file.name.to_owned(),
                    line: Some(row.line),
                    what: "a row that is an answer names no case that can be read".to_owned(),
                    allowed: "a case in every row: else any assessment may lack an answer"
                        .to_owned(),
                    remedy: "correct the row, or take it out".to_owned(),
                }),
            }
        }
        nameless
    }

    /// Rejects the rows of assessments that are not taken; gives those that are.
    fn put_together(
        &mut self,
        file: &OpenFile<'_>,
        together: PutTogether,
    ) -> Vec<(Vec<usize>, OfCase)> {
        reject_unlike(file, &together.unlike, ONE_ASSESSMENT, &mut self.rejected);
        let otherwise = &together.answered_otherwise;
        reject_unlike(file, otherwise, ANSWER, &mut self.rejected);
        hold_back_beside(
            file,
            &together.held_back,
            ONE_ASSESSMENT,
            &mut self.rejected,
        );
        let nameless = &together.beside_nameless;
        hold_back_beside(file, nameless, SOME_ASSESSMENT, &mut self.rejected);
        for line in &together.repeated {
            self.notices
                .on_line(file.kind, NoticeKind::Repeated, None, *line);
        }
        self.of_one_assessment = together.not_taken;
        together.taken
    }
}

/// The lines of assessments, each with the first one of its assessment.
fn firsts<'s>(said: impl Iterator<Item = &'s Said<OfCase>>) -> BTreeMap<usize, usize> {
    let lines = said.flat_map(|said| {
        let first = said.lines.first().copied().unwrap_or_default();
        said.lines.iter().map(move |line| (*line, first))
    });
    lines.collect()
}

/// What is said of each person on each day, in the order of the references.
fn of_one_day(taken: Vec<(Vec<usize>, OfCase)>) -> BTreeMap<(CaseRef, Date), Vec<Said<OfCase>>> {
    let mut said: BTreeMap<(CaseRef, Date), Vec<Said<OfCase>>> = BTreeMap::new();
    for (lines, (case, assessment)) in taken {
        let of_day = said
            .entry((case.clone(), assessment.date))
            .or_insert_with(for_one);
        let record = Some((case, assessment));
        of_day.push(Said { lines, record });
    }
    said
}

fn same_but_reference((_, one): &OfCase, (_, other): &OfCase) -> bool {
    let other = Assessment {
        reference: one.reference.clone(),
        ..other.clone()
    };
    *one == other
}

fn check_age(row: &mut OpenRow<'_, '_>, case: &Case, assessed_on: Date) {
    let Some(born) = case.person.born else { return };
    if assessed_on < born {
        let what = "the assessment is dated before the person was born";
        let remedy = "correct this date, or the person's date of birth";
        row.cells.problem(
            Field::AssessedOn,
            what,
            "a date after the date of birth",
            remedy,
        );
    } else if case.person.age_on(assessed_on) >= Some(VERY_OLD) {
        row.cells.notice(NoticeKind::VeryOld, None);
    }
}
