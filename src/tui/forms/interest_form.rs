//! The form on an interest in a case: it is declared, or stated to exist no longer.

use crate::terms::ids::CaseRef;
use crate::tui::held::form::Form;
use crate::tui::held::form_field::{Choice, FormField};
use crate::tui::held::model::Model;
use crate::tui::held::purpose::Purpose;

/// The choice of declaring an interest.
pub const DECLARES: &str = "declares";

/// The choice of stating that an interest no longer exists.
pub const ENDS: &str = "ends";

/// Declares an interest or, where one holds in the case, states that it no longer exists.
#[must_use]
pub fn form(model: &Model, case: CaseRef, present: Vec<Choice>) -> Form {
    let member = FormField::choice("member", "Member", present);
    let sitting = model.overview.as_ref().and_then(|o| o.sitting.as_ref());
    let held = sitting.iter().flat_map(|sitting| &sitting.interests);
    let held = held.filter(|held| held.holds() && held.interest.case == case);
    let held: Vec<String> = held
        .map(|held| format!("{} ({})", held.interest.member, held.declared()))
        .collect();
    if held.is_empty() {
        let nature = FormField::text("nature", "Interest", "what the interest is");
        let title = format!("Declare an interest in {case}");
        return Form::new(Purpose::DeclareInterest(case), title, vec![member, nature]);
    }
    let what = vec![
        Choice::new(DECLARES, "declares an interest"),
        Choice::new(ENDS, "states that the interest no longer exists"),
    ];
    let fields = vec![
        member,
        FormField::choice("what", "What", what),
        FormField::text(
            "nature",
            "Interest",
            "what the interest is, or why it no longer exists",
        ),
    ];
    let title = format!("Interests in {case}. Held: {}", held.join("; "));
    Form::new(Purpose::DeclareInterest(case), title, fields)
}
