-- The lease of a control: lanes and runs that probe a domain at the same time spend one made-up name.
ALTER TABLE domains ADD COLUMN control_held_by TEXT, ADD COLUMN control_held_until TIMESTAMPTZ(3);
