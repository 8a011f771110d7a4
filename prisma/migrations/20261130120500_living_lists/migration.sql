-- A file is recognised by its beginning and its size before all of it is read.
ALTER TABLE lists ADD COLUMN head_hash TEXT, ADD COLUMN size_bytes DOUBLE PRECISION;
CREATE INDEX lists_head_hash_idx ON lists (head_hash);

-- Tags and notes.
ALTER TABLE lists ADD COLUMN tags TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN note TEXT;
CREATE INDEX lists_tags_idx ON lists USING GIN (tags);

-- Rows are appended to a list, or replaced, after its runs.
ALTER TABLE lists ADD COLUMN revision INTEGER NOT NULL DEFAULT 0, ADD COLUMN run_revision INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN unasked_count INTEGER NOT NULL DEFAULT 0;

-- A change of a list that a client repeats is made once.
ALTER TABLE idempotency_keys ADD COLUMN list_id INTEGER, ADD COLUMN file_hash TEXT;

-- Exports under a name.
CREATE TABLE export_presets (
    id SERIAL NOT NULL,
    name TEXT NOT NULL,
    options JSONB NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT export_presets_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX export_presets_name_key ON export_presets (name);
