-- The spans of `owed_span` on whose days it is not known in full what was provided: less may be owed.
CREATE TABLE owed_at_most(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

DROP VIEW v_owed;

-- The sums owed of decisions that stand, in pounds. Where `at_most` is 1, less may be owed: what was
-- provided on some of the days is not known in full (`owed_at_most` has the spans).
CREATE VIEW v_owed AS
SELECT o.entry, o.case_ref, o.from_on, o.to_on,
       printf('%d.%02d', o.in_all_pence / 100, o.in_all_pence % 100) AS in_all,
       EXISTS (SELECT 1 FROM owed_at_most m WHERE m.entry = o.entry) AS at_most
FROM owed o JOIN v_holding h ON h.entry = o.entry ORDER BY o.entry;
