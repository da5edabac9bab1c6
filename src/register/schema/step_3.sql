-- An interest holds at every later sitting until the member states that it no longer exists.

CREATE TABLE interest_ended(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  sitting TEXT NOT NULL,
  case_ref TEXT NOT NULL,
  member TEXT NOT NULL,
  declared INTEGER NOT NULL UNIQUE,
  reason TEXT NOT NULL
) STRICT;

-- Interests with where they were declared, and by which entry one was said to exist no longer.
CREATE VIEW v_interests AS
SELECT i.entry, i.case_ref, i.member, i.sitting, i.nature, e.entry AS ended_by, e.reason
FROM interest i
LEFT JOIN interest_ended e ON e.declared = i.entry;

DROP VIEW v_entries;

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
         WHEN 13 THEN 'text erased' WHEN 14 THEN 'interest ended' END AS kind,
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
