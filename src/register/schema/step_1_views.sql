-- Views for people with any SQLite tool: amounts in pounds, moments as text, one line a thing.

CREATE VIEW v_entries AS
SELECT e.number,
       strftime('%Y-%m-%d %H:%M:%S', e.utc_ms / 1000, 'unixepoch') AS at_utc,
       who.reference AS recorded_by,
       CASE e.action
         WHEN 1 THEN 'caseload imported' WHEN 2 THEN 'RAS version adopted'
         WHEN 3 THEN 'member entered' WHEN 4 THEN 'sitting opened'
         WHEN 5 THEN 'attendance changed' WHEN 6 THEN 'interest declared'
         WHEN 7 THEN 'sitting closed' WHEN 8 THEN 'decision'
         WHEN 9 THEN 'decision withdrawn' WHEN 10 THEN 'approval'
         WHEN 11 THEN 'proposal' WHEN 12 THEN 'proposal answered'
         WHEN 13 THEN 'text erased' END AS kind,
       about.reference AS subject,
       lower(hex(e.hash)) AS digest,
       e.supersedes,
       later.number AS superseded_by,
       x.entry AS erased_by
FROM entry e
JOIN identity who ON who.id = e.person
JOIN identity about ON about.id = e.subject
LEFT JOIN entry later ON later.supersedes = e.number
LEFT JOIN erasure x ON x.erased = e.number;

CREATE VIEW v_decisions AS
SELECT d.entry, d.case_ref, d.sitting, d.decided_on, d.recorder, d.verdict,
       CASE WHEN d.indicative_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.indicative_pence < 0, '-', ''),
         abs(d.indicative_pence) / 100, abs(d.indicative_pence) % 100) END AS indicative_per_week,
       CASE WHEN d.package_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.package_pence < 0, '-', ''),
         abs(d.package_pence) / 100, abs(d.package_pence) % 100) END AS package_per_week,
       CASE WHEN d.present_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.present_pence < 0, '-', ''),
         abs(d.present_pence) / 100, abs(d.present_pence) % 100) END AS present_per_week,
       CASE WHEN d.agreed_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.agreed_pence < 0, '-', ''),
         abs(d.agreed_pence) / 100, abs(d.agreed_pence) % 100) END AS agreed_per_week,
       d.from_on, d.until_on, d.due_on, d.rationale,
       CASE
         WHEN w.entry IS NOT NULL THEN 'withdrawn by ' || w.entry
         WHEN later.number IS NOT NULL THEN 'superseded by ' || later.number
         WHEN a.answer IS NOT NULL THEN a.answer || ' by ' || a.entry
         WHEN d.status = 'stands' THEN 'stands'
         ELSE 'waits' END AS outcome
FROM decision d
LEFT JOIN withdrawal w ON w.decision = d.entry
LEFT JOIN entry later ON later.supersedes = d.entry
LEFT JOIN approval a ON a.decision = d.entry;

CREATE VIEW v_waiting AS
SELECT d.entry, d.case_ref, d.sitting, d.decided_on, d.recorder, d.status, d.awaits_role,
       d.awaits_why
FROM decision d
WHERE d.status <> 'stands'
  AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.decision = d.entry)
  AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.supersedes = d.entry);

CREATE VIEW v_transition_steps AS
SELECT s.entry, c.case_ref, s.from_on, CASE WHEN s.amount_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(s.amount_pence < 0, '-', ''),
         abs(s.amount_pence) / 100, abs(s.amount_pence) % 100) END AS paid_per_week,
       v.outcome
FROM transition_step s
JOIN schedule c ON c.entry = s.entry
JOIN v_decisions v ON v.entry = s.entry;

CREATE VIEW v_sittings AS
SELECT s.entry, s.sitting, s.held_on, s.chair, s.quorum, c.entry AS closed_by,
       (SELECT count(*) FROM decision d WHERE d.sitting = s.sitting) AS n_decisions
FROM sitting s LEFT JOIN sitting_closed c ON c.sitting = s.sitting;

CREATE VIEW v_members AS
SELECT m.entry, m.member, m.shown, m.role FROM member m
WHERE m.entry = (SELECT max(entry) FROM member n WHERE n.member = m.member);

CREATE VIEW v_proposals AS
SELECT p.entry, p.proposal, p.title, p.author, p.sitting,
       CASE
         WHEN v.entry IS NOT NULL THEN 'adopted from ' || v.from_on
         WHEN a.entry IS NULL OR a.entry < p.entry THEN p.stage
         WHEN a.approved = 1 THEN 'approved' ELSE 'refused' END AS stage,
       CASE WHEN p.total_before_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(p.total_before_pence < 0, '-', ''),
         abs(p.total_before_pence) / 100, abs(p.total_before_pence) % 100) END AS total_before_per_week,
       CASE WHEN p.total_after_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(p.total_after_pence < 0, '-', ''),
         abs(p.total_after_pence) / 100, abs(p.total_after_pence) % 100) END AS total_after_per_week
FROM proposal p
LEFT JOIN proposal_answer a
  ON a.entry = (SELECT max(entry) FROM proposal_answer b WHERE b.proposal = p.proposal)
LEFT JOIN ras_version v
  ON v.entry = (SELECT max(entry) FROM ras_version w WHERE w.proposal = p.proposal)
WHERE p.entry = (SELECT max(entry) FROM proposal q WHERE q.proposal = p.proposal);

CREATE VIEW v_ras_versions AS
SELECT entry, ras, version, from_on, digest, proposal FROM ras_version ORDER BY from_on, entry;
