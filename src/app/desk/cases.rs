//! The desk on cases: the queue's rows, a case in full.

use super::itself::Desk;
use crate::app::case_detail::CaseDetail;
use crate::app::draft_of::DraftOf;
use crate::app::error::{AppError, ErrorKind};
use crate::app::histories::{self, Packages};
use crate::app::looked::LookedAt;
use crate::app::outcome::Outcome;
use crate::app::queue_row::{CaseState, KeptDrafts, QueueCounts, QueueRow};
use crate::app::register_error::register_error;
use crate::caseload::case::Case;
use crate::caseload::package::NotNow;
use crate::caseload::person::{Referral, RefusedRow};
use crate::config::tolerances::FlagKind;
use crate::flags;
use crate::flags::like_cases::LikeCase;
use crate::flags::raised::{self, Raised};
use crate::flags::referral;
use crate::flags::rules::need_rose::NeedSince;
use crate::panel::case_file::CaseFile;
use crate::panel::queue::{self, BroughtBack, QueueState};
use crate::panel::record::Record;
use crate::panel::running::TransitionState;
use crate::panel::sitting_tally::SittingTally;
use crate::panel::standing::{Standing, StandingDecision};
use crate::register::decided;
use crate::register::recorded::Recorded;
use crate::reports::result_json;
use crate::scoring;
use crate::scoring::explain;
use crate::scoring::scored::{Assessed, RasResult};
use crate::terms::budget::{Completeness, Gap, PackageCost};
use crate::terms::date::{day_of, days_between};
use crate::terms::ids::{CaseRef, SittingRef};
use crate::terms::money::PerWeek;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Desk {
    pub(in crate::app) fn queue(&mut self, whole_caseload: bool) -> Result<Outcome, AppError> {
        self.looked()?;
        let sitting = self.open_sitting_now()?.map(|sitting| sitting.reference);
        let histories = self
            .register
            .case_histories()
            .map_err(|error| register_error(&error))?;
        let drafts = self.drafts_kept()?;
        let Some(looked) = &self.looked else {
            return Err(not_looked());
        };
        let mut counts = QueueCounts {
            n_cases: looked.cases.len(),
            tally: sitting.as_ref().map(|sitting| tally(&histories, sitting)),
            ..QueueCounts::default()
        };
        let mut rows = Vec::new();
        let none = Vec::new();
        for (reference, at) in &looked.cases {
            let entries = histories.get(reference).unwrap_or(&none);
            let row = self.row(reference, at, entries, sitting.as_ref(), &drafts);
            counts.n_before_the_panel += usize::from(row.is_before_the_panel());
            counts.n_waiting += usize::from(row.state == CaseState::Waiting);
            if whole_caseload || row.is_before_the_panel() {
                rows.push(row);
            }
        }
        let overdue = |row: &&crate::app::board::TransitionRow| {
            row.state == TransitionState::Overdue || row.changed.is_some()
        };
        counts.n_transitions_overdue = self.transition_rows()?.iter().filter(overdue).count();
        counts.head = self.known_head;
        Ok(Outcome::Queue { rows, counts })
    }

    fn row(
        &self,
        reference: &CaseRef,
        at: &LookedAt,
        entries: &[Recorded],
        sitting: Option<&SittingRef>,
        drafts: &BTreeMap<String, KeptDrafts>,
    ) -> QueueRow {
        let today = self.looking.today;
        let person = &at.case.person;
        let standing = self.standing(&at.case, entries);
        let agreed = standing.last_agreed.zip(standing.agreed_words());
        let referred = referral::referral(&at.case, &at.flags, standing.package_as_of);
        let since = referred.as_ref().and_then(|referred| referred.since);
        let days_waiting = since.map(|since| days_between(since, today));
        let cost = at.case.package.cost();
        let package_cost = cost.filter(|_| !at.case.package.is_empty());
        let indicative = at.assessed.indicative();
        let by_worker = person.referral.as_ref().map(Referral::told);
        let facts = (&at.case, &at.not_now);
        let state = queue::state(&standing, facts, sitting, today);
        let currency = self.looking.ras_of(&at.case).0.currency.clone();
        let changed = self.brought_back(at, &standing);
        let came_back = matches!(state, QueueState::Back { .. });
        let state = case_state(&state);
        QueueRow {
            currency,
            case: reference.clone(),
            age: person.age_on(today),
            support_reason: short_reason(person.primary_support_reason.as_deref()),
            team: person.team.clone().unwrap_or_default(),
            package: cost.map_or(PerWeek::default(), |cost| cost.known),
            package_complete: package_cost
                .is_some_and(|cost| cost.completeness == Completeness::Complete),
            no_package: no_package(at),
            indicative: indicative.map(|indicative| indicative.0),
            no_indicative: why_none(&at.assessed),
            no_indicative_reasons: result_json::no_amount(&at.assessed),
            gap: package_cost
                .zip(indicative)
                .and_then(|(cost, i)| Gap::between(cost, i)),
            weighted: at
                .assessed
                .scored()
                .and_then(|scored| scored.weighted_points()),
            flags: raised::marks(&at.flags),
            flag_sentences: flag_sentences(at, referred.is_some()),
            referred: referred.is_some(),
            since,
            by_worker,
            days_waiting,
            overdue: days_waiting.is_some_and(|days| self.is_overdue(days)) && state.is_open(),
            state,
            came_back,
            changed,
            refused_row: self.refused_row(&at.case),
            drafts: drafts.get(reference.as_str()).copied().unwrap_or_default(),
            last_agreed: agreed.map(|((amount, _), when)| (amount.0, when)),
        }
    }

    fn is_overdue(&self, days: i32) -> bool {
        let most = self
            .configuration
            .rules
            .referral_days_max
            .at(self.looking.today);
        most.is_ok_and(|most| i64::from(days) > i64::from(most.value))
    }

    pub(in crate::app) fn standing(&self, case: &Case, entries: &[Recorded]) -> Standing {
        let packages = self.packages_of(case);
        histories::standing(case, entries, &packages, self.looking.today)
    }

    pub(in crate::app) fn entries_on(&self, case: &CaseRef) -> Result<Vec<Recorded>, AppError> {
        self.register
            .case_history(case)
            .map_err(|error| register_error(&error))
    }

    pub(in crate::app) fn detail_of(&self, reference: &CaseRef) -> Result<CaseDetail, AppError> {
        let looked = self.looked.as_ref().ok_or_else(not_looked)?;
        let at = looked.cases.get(reference).ok_or_else(|| {
            AppError::new(
                ErrorKind::Operator,
                format!("no case has the reference {reference}"),
            )
            .hint("list the cases with: ras-panel list --all")
        })?;
        let entries = self.entries_on(reference)?;
        let changed_before = self.changed_before(&entries)?;
        let file = self.file_of(at, &entries)?;
        let like_cases = flags::compare(
            &self.configuration.tolerances,
            &looked.like_cases,
            self.looking.today,
            LikeCase::of(&at.case, &file.assessed),
        );
        let last = file.standing.decisions.last().map(|known| known.entry);
        let correction = last.map(|entry| self.draft(&DraftOf::correction(entry)));
        Ok(CaseDetail {
            history: histories::history(&at.case, &entries, &changed_before, &file.currency),
            file,
            ras: self.looking.ras_of(&at.case).0,
            today: self.looking.today,
            like_cases,
            interests: self.kept_out_of(reference)?,
            draft: self.draft(&DraftOf::decision(reference))?,
            correction_draft: correction.transpose()?.flatten(),
        })
    }

    /// What the panel has before it of a case.
    fn file_of(&self, at: &LookedAt, entries: &[Recorded]) -> Result<CaseFile, AppError> {
        let (looking, looked) = (&self.looking, self.looked.as_ref());
        let like_cases = &looked.ok_or_else(not_looked)?.like_cases;
        let (case, standing) = (&at.case, self.standing(&at.case, entries));
        let assessed = looking.assess(case);
        let flags = looking.flags(case, &assessed, like_cases, Some(&standing));
        let need = looking.need_since(case, &assessed, Some(&standing));
        let (flags_if_corrected, need_if_corrected) =
            self.if_corrected(at, entries, (&standing, &assessed))?;
        let (package_cost, gap) = costs(at, &assessed)?;
        let (ras, on) = looking.ras_of(case);
        let beside = scoring::beside_given(&ras, case, on);
        let reached = assessed.scored().map(|scored| explain::lines(scored, &ras));
        Ok(CaseFile {
            refused_row: self.refused_row(case),
            brought_back: self.brought_back(at, &standing),
            reached: reached.unwrap_or_default(),
            answers_beside: beside.map(|beside| beside.sentence),
            case: case.clone(),
            not_now: at.not_now.clone(),
            currency: ras.currency.clone(),
            assessed,
            package_cost,
            gap,
            flags,
            flags_if_corrected,
            need,
            need_if_corrected,
            standing,
        })
    }

    /// That an import refused the row of the person since what is shown came in.
    fn refused_row(&self, case: &Case) -> Option<String> {
        let packages = self.packages_of(case);
        packages.refused.as_ref().map(RefusedRow::words)
    }

    /// Why a reduction on a case is before the panel again.
    fn brought_back(&self, at: &LookedAt, standing: &Standing) -> Option<String> {
        let facts = (&at.case, &at.not_now);
        let (entry, changed) = queue::package_changed(standing, facts, self.looking.today)?;
        let currency = self.looking.ras_of(&at.case).0.currency.clone();
        Some(changed.brought_back(&currency, entry))
    }

    /// The flags of a case, and whether need rose, as if its last decision that counts had not
    /// been.
    fn if_corrected(
        &self,
        at: &LookedAt,
        entries: &[Recorded],
        (standing, assessed): (&Standing, &Assessed),
    ) -> Result<(Vec<Raised>, NeedSince), AppError> {
        let Some(last) = standing.decisions.last() else {
            return Ok((Vec::new(), NeedSince::NotRisen));
        };
        let looked = self.looked.as_ref().ok_or_else(not_looked)?;
        let packages = self.packages_of(&at.case);
        let of = (&at.case, entries, &*packages);
        let without = histories::standing_without(last.entry, of, self.looking.today);
        let (case, without, looking) = (&at.case, Some(&without), &self.looking);
        let flags = looking.flags(case, assessed, &looked.like_cases, without);
        Ok((flags, looking.need_since(case, assessed, without)))
    }

    fn packages_of(&self, case: &Case) -> Cow<'_, Packages> {
        let known = self.packages.get(&case.person.case);
        known.map_or_else(Cow::default, Cow::Borrowed)
    }

    /// The day on which each case's facts came in, and what imports made of the packages on which
    /// reductions rest.
    pub(in crate::app) fn read_packages(&mut self) -> Result<(), AppError> {
        let known = self.register.packages_known();
        let mut known = known.map_err(|error| register_error(&error))?;
        let refused = self.register.people_refused();
        let mut refused = refused.map_err(|error| register_error(&error))?;
        let mut packages: BTreeMap<CaseRef, Packages> = BTreeMap::new();
        let read = self.register.case_summaries(|summary| {
            let known = known.remove(&summary.case).unwrap_or_default();
            let as_of = Some(day_of(summary.imported_utc_ms));
            let refused = refused.remove(&summary.case);
            let of_case = Packages {
                as_of,
                refused,
                known,
            };
            packages.insert(summary.case, of_case);
            std::ops::ControlFlow::Continue(())
        });
        read.map_err(|error| register_error(&error))?;
        self.packages = packages;
        Ok(())
    }
}

/// What a sitting has done, by the entries on all cases.
pub(in crate::app) fn tally(
    histories: &BTreeMap<CaseRef, Vec<Recorded>>,
    sitting: &SittingRef,
) -> SittingTally {
    let is_of_it = |entry: &Recorded| match entry.record() {
        Some(Record::DecisionRecorded(decision)) => decision.sitting() == sitting,
        _ => false,
    };
    let touched = histories.values();
    let touched = touched.filter(|entries| entries.iter().any(is_of_it));
    let decisions: Vec<StandingDecision> = touched
        .flat_map(|entries| decided::decisions(entries))
        .collect();
    SittingTally::of(sitting, &decisions)
}

fn not_looked() -> AppError {
    AppError::new(ErrorKind::Internal, "the caseload was not looked at")
}

fn costs(at: &LookedAt, assessed: &Assessed) -> Result<(PackageCost, Option<Gap>), AppError> {
    let cost = at.case.package.cost().ok_or_else(|| {
        let case = &at.case.person.case;
        AppError::new(
            ErrorKind::Input,
            format!("the package of {case} is beyond what can be added up"),
        )
        .hint("correct its mistyped amounts in the packages file, and import that again")
    })?;
    let indicative = assessed
        .indicative()
        .filter(|_| !at.case.package.is_empty());
    Ok((cost, indicative.and_then(|i| Gap::between(cost, i))))
}

fn no_package(at: &LookedAt) -> Option<&'static str> {
    if !at.case.package.is_empty() {
        return None;
    }
    let NotNow { ended, to_come } = &at.not_now;
    Some(match (ended.is_empty(), to_come.is_empty()) {
        (true, true) => "none recorded",
        (false, true) => "all ended",
        (_, false) => "to begin",
    })
}

fn why_none(assessed: &Assessed) -> Option<String> {
    match assessed {
        Assessed::Given(_) => None,
        Assessed::Unscorable(_) => Some("not scored".to_owned()),
        Assessed::Scored(scored) => match scored.result {
            RasResult::Amount { .. } => None,
            RasResult::NoAmount { .. } => Some("no amount".to_owned()),
            RasResult::DoesNotApply { .. } => Some("not this RAS".to_owned()),
        },
    }
}

/// A support reason without its group: `Physical support: Personal care support` → `Personal care`.
fn short_reason(reason: Option<&str>) -> String {
    let reason = reason.unwrap_or("not recorded");
    let own = reason.rsplit(": ").next().unwrap_or(reason);
    let own = own
        .trim_start_matches("Support with ")
        .trim_start_matches("Support for ");
    let own = own.trim_end_matches(" support").trim_end_matches(" only");
    let mut letters = own.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn case_state(state: &QueueState) -> CaseState {
    match state {
        QueueState::Undecided => CaseState::Undecided,
        QueueState::Back {
            why: BroughtBack::ApprovalRefused(_),
            ..
        } => CaseState::RefusedBack,
        QueueState::Back {
            why: BroughtBack::PackageChanged(_),
            ..
        } => CaseState::ChangedBack,
        QueueState::Back { .. } => CaseState::Undecided,
        QueueState::Deferred { .. } => CaseState::Deferred,
        QueueState::SentBack { .. } => CaseState::SentBack,
        QueueState::Waiting { .. } => CaseState::Waiting,
        QueueState::DecidedNow { .. } => CaseState::DecidedNow,
        QueueState::Decided { .. } => CaseState::Decided,
    }
}

fn flag_sentences(at: &LookedAt, referred: bool) -> Vec<String> {
    let refer = at
        .flags
        .iter()
        .filter(|flag| referred && flag.kind == FlagKind::Refer);
    refer
        .map(|flag| raised::with_limit(&flag.sentence, &flag.limit))
        .collect()
}
