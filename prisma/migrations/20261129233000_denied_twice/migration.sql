-- When the DNS first denied a domain: only a second look decides.
ALTER TABLE domains ADD COLUMN denied_at TIMESTAMPTZ(3);
