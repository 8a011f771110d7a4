-- May be applied again after it was interrupted.
-- Verdicts are partitioned by their ids, 2^40 of them to a partition. The table of before becomes the first one as it is,
-- nothing is copied. Each step is a statement of its own that does nothing if it has been done. "\x3b" is a semicolon:
-- statements are split at those.

-- A moment, whatever the table's size.
DO E'BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = ''verdicts_first_ids'')
    AND (SELECT relkind FROM pg_class WHERE oid = ''verdicts''::regclass) = ''r'' THEN
    ALTER TABLE verdicts ADD CONSTRAINT verdicts_first_ids CHECK (id < 1099511627776) NOT VALID\x3b
  END IF\x3b
END';

-- Reads the whole table, beside everything else: rows can be read, inserted and changed meanwhile.
DO E'BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = ''verdicts_first_ids'' AND NOT convalidated) THEN
    ALTER TABLE verdicts VALIDATE CONSTRAINT verdicts_first_ids\x3b
  END IF\x3b
END';

-- A moment: the constraint proves that every row belongs to the partition, and its indexes become parts of the new ones.
DO E'BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = ''verdicts''::regclass) = ''r'' THEN
    ALTER TABLE verdicts RENAME TO verdicts_0\x3b
    ALTER INDEX verdicts_pkey RENAME TO verdicts_0_pkey\x3b
    ALTER INDEX verdicts_contact_id_checked_at_idx RENAME TO verdicts_0_contact_id_checked_at_idx\x3b
    ALTER INDEX verdicts_run_id_idx RENAME TO verdicts_0_run_id_idx\x3b
    CREATE TABLE verdicts (LIKE verdicts_0 INCLUDING DEFAULTS) PARTITION BY RANGE (id)\x3b
    ALTER TABLE verdicts ADD CONSTRAINT verdicts_pkey PRIMARY KEY (id)\x3b
    CREATE INDEX verdicts_contact_id_checked_at_idx ON verdicts (contact_id, checked_at)\x3b
    CREATE INDEX verdicts_run_id_idx ON verdicts (run_id)\x3b
    ALTER SEQUENCE verdicts_id_seq OWNED BY verdicts.id\x3b
    ALTER TABLE verdicts ATTACH PARTITION verdicts_0 FOR VALUES FROM (MINVALUE) TO (1099511627776)\x3b
    ALTER TABLE verdicts_0 DROP CONSTRAINT verdicts_first_ids\x3b
  END IF\x3b
END'
