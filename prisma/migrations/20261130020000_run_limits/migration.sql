-- How long a run may wait, what it has used of that, and how it ended. Runs that are under way keep having no limit.
ALTER TABLE runs
  ADD COLUMN limit_s DOUBLE PRECISION,
  ADD COLUMN worked_s DOUBLE PRECISION NOT NULL DEFAULT 0,
  ADD COLUMN ticked_at TIMESTAMPTZ(3),
  ADD COLUMN ended_by TEXT,
  ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
