-- From when agreed amounts are in force: a reduction from the later of its day and its approval's,
-- anything else from its own day.

CREATE VIEW v_in_force AS
SELECT d.entry, d.case_ref,
       printf('%s%d.%02d', iif(d.agreed_pence < 0, '-', ''),
         abs(d.agreed_pence) / 100, abs(d.agreed_pence) % 100) AS agreed_per_week,
       d.from_on AS decided_for, a.answered_on AS approved_on,
       CASE WHEN a.answered_on > d.from_on AND d.agreed_pence < d.present_pence
         THEN a.answered_on ELSE d.from_on END AS in_force_from,
       d.until_on,
       EXISTS (SELECT 1 FROM schedule s WHERE s.entry = d.entry) AS in_steps
FROM decision d
LEFT JOIN approval a ON a.decision = d.entry AND a.answer = 'approved'
WHERE d.agreed_pence IS NOT NULL
  AND (d.status = 'stands' OR a.entry IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.supersedes = d.entry)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.decision = d.entry);
