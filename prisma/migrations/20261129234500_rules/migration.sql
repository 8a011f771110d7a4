-- The rule that read the decisive reply, so that the verdicts that rest on a rule can be found.
ALTER TABLE verdicts ADD COLUMN rule TEXT;
