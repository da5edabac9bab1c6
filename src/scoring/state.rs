//! Where a reckoning stands between two steps.

use super::complete::CompleteAssessment;
use super::figures::{Figures, unfit};
use super::judge::{Judge, Standing, Weighed};
use super::scored::{AnswerProblem, AnswerScore, BudgetLine, LineKind};
use super::sheet::Sheet;
use super::trace::{Figure, Rule, TraceNode, TraceValue};
use crate::config::condition::PointsOf;
use crate::config::dated::Dated;
use crate::config::domain::{Domain, Total};
use crate::config::ras::Ras;
use crate::config::step::{RoundingRule, Step};
use crate::terms::ids::{DomainId, QuestionId, TotalId};
use crate::terms::money::Money;
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// The figures reckoned so far. Domains, questions and totals stand in the order of the RAS.
#[derive(Debug)]
pub struct State<'a> {
    /// The assessment.
    pub complete: &'a CompleteAssessment<'a>,
    /// The figures of the RAS on the date of scoring.
    pub figures: Figures<'a>,
    /// How many questions each domain has.
    pub n_questions: Vec<usize>,
    /// Whether any question of each domain counts and is answered.
    pub answered: Vec<bool>,
    /// The price of a weighted point by which domains have money, with the total priced and the
    /// rounding, where there is one.
    pub domain_price: Option<(&'a Dated<Decimal>, &'a Total, RoundingRule)>,
    /// Each question's answer with its points; none for questions of no domain, and before the
    /// step of points.
    pub answers: Vec<Option<AnswerScore>>,
    /// Each domain.
    pub domains: Vec<DomainState<'a>>,
    /// The totals in the order of the steps; without points when not considered.
    pub totals: Vec<(&'a Total, Option<Decimal>)>,
    /// The lines so far.
    pub lines: Vec<BudgetLine>,
    /// Unanswered questions that an adjustment would have been multiplied by, each once.
    pub unanswered: Vec<(QuestionId, Label)>,
    /// Why there is no amount, once a table gave none.
    pub no_amount: Option<String>,
}

/// Where a domain stands.
#[derive(Debug)]
pub struct DomainState<'a> {
    /// The domain.
    pub domain: &'a Domain,
    /// Its points, after the step of points.
    pub points: Option<Decimal>,
    /// Whether an adjustment of the domain's points was applied.
    pub adjusted: bool,
    /// Its weighted points, after the step of weighting.
    pub weighted: Option<Decimal>,
    /// The factor applied, where there is one.
    pub factor: Option<Decimal>,
}

impl<'a> State<'a> {
    /// Nothing is reckoned yet.
    #[must_use]
    pub fn new(complete: &'a CompleteAssessment<'a>) -> Self {
        let sheet = complete.sheet();
        let domains = sheet.ras.domains.iter().map(|domain| DomainState {
            domain,
            points: None,
            adjusted: false,
            weighted: None,
            factor: None,
        });
        State {
            complete,
            figures: Figures {
                ras: sheet.ras,
                on: sheet.on,
            },
            n_questions: n_questions(sheet),
            answered: answered(sheet),
            domain_price: sheet.ras.domain_price(),
            answers: vec![None; sheet.ras.questions.len()],
            domains: domains.collect(),
            totals: Vec::new(),
            lines: Vec::new(),
            unanswered: Vec::new(),
            no_amount: None,
        }
    }

    /// The RAS.
    #[must_use]
    pub fn ras(&self) -> &'a Ras {
        self.figures.ras
    }

    /// Makes a judge who can also ask for the weighted points reckoned so far.
    #[must_use]
    pub fn judge(&self) -> Judge<'a, '_> {
        self.complete.sheet().judge().with(self)
    }

    /// The place of a domain.
    pub fn domain_place(&self, id: &DomainId) -> Result<usize, AnswerProblem> {
        self.domains
            .iter()
            .position(|state| state.domain.id == *id)
            .ok_or_else(|| unfit(format!("there is no domain {id}")))
    }

    /// A domain's points, carried into a step.
    pub fn carried_points(&self, place: usize) -> Result<(Decimal, TraceNode), AnswerProblem> {
        self.carried(place, |state| state.points, Figure::Points, "points")
    }

    /// A domain's weighted points, carried into a step.
    pub fn carried_weighted(&self, place: usize) -> Result<(Decimal, TraceNode), AnswerProblem> {
        self.carried(
            place,
            |state| state.weighted,
            Figure::Weighted,
            "weighted points",
        )
    }

    fn carried(
        &self,
        place: usize,
        pick: impl Fn(&DomainState<'a>) -> Option<Decimal>,
        figure: impl Fn(DomainId) -> Figure,
        what: &str,
    ) -> Result<(Decimal, TraceNode), AnswerProblem> {
        let state = self
            .domains
            .get(place)
            .ok_or_else(|| unfit("a domain is out of place".to_owned()))?;
        let domain = state.domain;
        let value = pick(state).ok_or_else(|| {
            unfit(format!(
                "a step reads the {what} of {} before they are reckoned",
                domain.id
            ))
        })?;
        let figure = figure(domain.id.clone());
        let node = TraceNode::new(
            figure,
            &domain.title,
            Rule::Carried,
            TraceValue::Points(value),
        );
        Ok((value, node))
    }

    /// A total's place among those reckoned, with what it is.
    pub fn total(&self, id: &TotalId) -> Result<(usize, Option<Decimal>), AnswerProblem> {
        self.totals
            .iter()
            .position(|(total, _)| total.id == *id)
            .and_then(|place| self.totals.get(place).map(|(_, value)| (place, *value)))
            .ok_or_else(|| unfit(format!("a step reads the total {id} before it is reckoned")))
    }

    /// A total, carried into a step.
    #[must_use]
    pub fn carried_total(&self, place: usize) -> Option<TraceNode> {
        self.totals.get(place).map(|(total, value)| {
            let value = value.map_or(TraceValue::NotConsidered, TraceValue::Points);
            TraceNode::new(
                Figure::Total(total.id.clone()),
                &total.title,
                Rule::Carried,
                value,
            )
        })
    }

    /// Notes the unanswered question, if any, that a change is multiplied by.
    pub fn note_unanswered(&mut self, question: Option<(QuestionId, Label)>) {
        let new = question.filter(|question| !self.unanswered.contains(question));
        self.unanswered.extend(new);
    }

    /// Adds a line of money.
    pub fn line(&mut self, step: &Step, label: Label, amount: Money, kind: LineKind) {
        self.lines.push(BudgetLine {
            step: step.id.clone(),
            label,
            amount,
            kind,
        });
    }
}

fn n_questions(sheet: &Sheet<'_>) -> Vec<usize> {
    let mut counts = vec![0; sheet.ras.domains.len()];
    for place in sheet.domain_places.iter().flatten() {
        if let Some(count) = counts.get_mut(*place) {
            *count += 1;
        }
    }
    counts
}

fn answered(sheet: &Sheet<'_>) -> Vec<bool> {
    let mut answered = vec![false; sheet.ras.domains.len()];
    for (place, standing) in sheet.domain_places.iter().zip(&sheet.standings) {
        if let Some(slot) = place.and_then(|place| answered.get_mut(place)) {
            *slot |= matches!(standing, Standing::Given(_));
        }
    }
    answered
}

impl Weighed for State<'_> {
    fn weighed(&self, of: &PointsOf) -> Result<Option<Decimal>, AnswerProblem> {
        match of {
            PointsOf::Domain(id) => {
                let place = self.domain_place(id)?;
                self.carried_weighted(place)
                    .map(|(weighted, _)| Some(weighted))
            }
            PointsOf::Total(id) => self.total(id).map(|(_, value)| value),
        }
    }
}
