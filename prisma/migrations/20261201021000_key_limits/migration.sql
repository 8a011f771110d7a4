-- What a key may do beside its scope, how long, how often and from where, and its secret before the last rotation.
ALTER TABLE api_keys ADD COLUMN sandbox BOOLEAN NOT NULL DEFAULT false, ADD COLUMN expires_at TIMESTAMPTZ(3),
  ADD COLUMN areas TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN requests_per_minute INTEGER,
  ADD COLUMN allowed_from TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN previous_hash BYTEA, ADD COLUMN previous_until TIMESTAMPTZ(3);
CREATE UNIQUE INDEX api_keys_previous_hash_key ON api_keys (previous_hash);

-- Requests by key and day (UTC).
CREATE TABLE key_usage (
    key_id INTEGER NOT NULL,
    day DATE NOT NULL,
    requests BIGINT NOT NULL,

    CONSTRAINT key_usage_pkey PRIMARY KEY (key_id, day),
    CONSTRAINT key_usage_key_id_fkey FOREIGN KEY (key_id) REFERENCES api_keys (id) ON DELETE CASCADE ON UPDATE CASCADE
);
