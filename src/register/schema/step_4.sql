-- The panel's rules and the limits of the flag rules, as the configuration files had them when they
-- came into force.

CREATE TABLE panel_rules(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE panel_rules_file(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- The rules with the last entry that they apply to; the newest still apply.
CREATE VIEW v_panel_rules AS
SELECT r.entry,
       (SELECT min(later.entry) - 1 FROM panel_rules later WHERE later.entry > r.entry)
         AS last_entry,
       r.digest
FROM panel_rules r ORDER BY r.entry;

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
         WHEN 13 THEN 'text erased' WHEN 14 THEN 'interest ended'
         WHEN 15 THEN 'panel rules set' END AS kind,
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
