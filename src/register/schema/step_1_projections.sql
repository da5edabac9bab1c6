-- Projections: what the payloads say, in columns, written in the same transaction as the entry.
-- `verify` works them out anew from the payloads and compares. Money in whole pence, gross, a week
-- where it is a rate; dates as YYYY-MM-DD.

CREATE TABLE import(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  profile TEXT NOT NULL,
  n_new INTEGER NOT NULL,
  n_changed INTEGER NOT NULL,
  n_unchanged INTEGER NOT NULL
) STRICT;

CREATE TABLE import_file(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  n_rows INTEGER NOT NULL,
  n_accepted INTEGER NOT NULL,
  n_rejected INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ras_version(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  ras TEXT NOT NULL,
  version TEXT NOT NULL,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  digest TEXT NOT NULL,
  proposal TEXT
) STRICT;

CREATE TABLE ras_file(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE member(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  member TEXT NOT NULL,
  shown TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT;

CREATE TABLE member_specialism(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  specialism TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sitting(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  sitting TEXT NOT NULL UNIQUE,
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
  chair TEXT NOT NULL,
  quorum INTEGER NOT NULL
) STRICT;

CREATE TABLE attendance(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  sitting TEXT NOT NULL,
  member TEXT NOT NULL,
  shown TEXT NOT NULL,
  role TEXT NOT NULL,
  specialisms TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE interest(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  sitting TEXT NOT NULL,
  case_ref TEXT NOT NULL,
  member TEXT NOT NULL,
  nature TEXT NOT NULL
) STRICT;

CREATE TABLE sitting_closed(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  sitting TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE decision(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  sitting TEXT NOT NULL,
  case_ref TEXT NOT NULL,
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
  recorder TEXT NOT NULL,
  mover TEXT,
  verdict TEXT NOT NULL,
  verdict_words TEXT,
  status TEXT NOT NULL CHECK (status IN ('stands', 'awaits role', 'awaits exception')),
  awaits_role TEXT,
  awaits_why TEXT,
  present_pence INTEGER,
  agreed_pence INTEGER,
  cost_pence INTEGER,
  persons_part_pence INTEGER,
  others_part_pence INTEGER,
  councils_part_pence INTEGER,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  until_on TEXT CHECK (until_on IS date(until_on)),
  due_on TEXT CHECK (due_on IS date(due_on)),
  effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on)),
  effective_reason TEXT,
  rationale TEXT,
  how_needs_are_met TEXT,
  persons_view TEXT,
  persons_view_unknown_because TEXT,
  other_options TEXT,
  gate TEXT CHECK (gate IN ('considered', 'not called for', 'interim')),
  gate_words TEXT,
  gate_due_on TEXT CHECK (gate_due_on IS date(gate_due_on)),
  incomplete_package_confirmed INTEGER NOT NULL CHECK (incomplete_package_confirmed IN (0, 1)),
  supersedes INTEGER,
  last_entry_seen INTEGER,
  ras TEXT NOT NULL,
  indicative_pence INTEGER,
  package_pence INTEGER NOT NULL,
  package_complete INTEGER NOT NULL CHECK (package_complete IN (0, 1)),
  gap_pence INTEGER,
  gap_percent TEXT,
  deployment TEXT
) STRICT;
CREATE INDEX decision_by_case ON decision(case_ref);
CREATE INDEX decision_by_sitting ON decision(sitting);

CREATE TABLE decision_reason(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_evidence(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('assessment', 'review', 'other')),
  dated_on TEXT NOT NULL CHECK (dated_on IS date(dated_on)),
  what TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_question(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_warning(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- What the panel saw: part is flag, breakdown, package, answer or need.
CREATE TABLE decision_seen(
  entry INTEGER NOT NULL REFERENCES entry(number),
  part TEXT NOT NULL CHECK (part IN ('flag', 'breakdown', 'package', 'answer', 'need')),
  position INTEGER NOT NULL,
  name TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (entry, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE adjustment(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  amount_pence INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('annual review', 'transitional', 'limited')),
  until_on TEXT CHECK (until_on IS date(until_on))
) STRICT;

CREATE TABLE transition(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  start_on TEXT NOT NULL CHECK (start_on IS date(start_on)),
  months INTEGER NOT NULL,
  profile TEXT NOT NULL,
  profile_figure TEXT,
  first_period TEXT NOT NULL CHECK (first_period IN ('present amount', 'first step')),
  floor_pence INTEGER,
  to_pence INTEGER NOT NULL,
  exception TEXT
) STRICT;

CREATE TABLE schedule(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  present_pence INTEGER NOT NULL,
  new_pence INTEGER NOT NULL,
  cost_pence INTEGER NOT NULL
) STRICT;

CREATE TABLE transition_step(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  amount_pence INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE transition_saving(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  financial_year TEXT NOT NULL,
  saving_pence INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  decision INTEGER NOT NULL UNIQUE,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE approval(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  decision INTEGER NOT NULL UNIQUE,
  case_ref TEXT NOT NULL,
  approver TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('approved', 'refused')),
  reasons TEXT,
  answered_on TEXT NOT NULL CHECK (answered_on IS date(answered_on)),
  was_present INTEGER NOT NULL CHECK (was_present IN (0, 1))
) STRICT;

CREATE TABLE proposal(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  proposal TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  baseline_version TEXT NOT NULL,
  baseline_digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  sitting TEXT,
  stage TEXT NOT NULL,
  adopted_from_on TEXT CHECK (adopted_from_on IS date(adopted_from_on)),
  adopted_version TEXT,
  n_cases INTEGER,
  n_not_scored INTEGER,
  total_before_pence INTEGER,
  total_after_pence INTEGER,
  n_more INTEGER,
  n_less INTEGER,
  caseload_digest TEXT
) STRICT;
CREATE INDEX proposal_by_reference ON proposal(proposal);

CREATE TABLE proposal_change(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_evidence(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  case_ref TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_effect(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  case_ref TEXT NOT NULL,
  before_pence INTEGER,
  after_pence INTEGER,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_answer(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  proposal TEXT NOT NULL,
  sitting TEXT NOT NULL,
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  reasons TEXT NOT NULL
) STRICT;
