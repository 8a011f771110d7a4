-- What stands above the header of a file, such as titles and notes: written back when all of the list goes out again.
ALTER TABLE lists ADD COLUMN prelude JSONB NOT NULL DEFAULT '[]';

-- The same for what stands below its rows.
ALTER TABLE lists ADD COLUMN footer JSONB NOT NULL DEFAULT '[]';

-- Columns that hold addresses too, and were not chosen.
ALTER TABLE lists ADD COLUMN other_columns INTEGER[] DEFAULT ARRAY[]::INTEGER[];
