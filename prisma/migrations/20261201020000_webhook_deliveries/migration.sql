-- A secret that was replaced signs beside its successor for a while.
ALTER TABLE webhooks ADD COLUMN previous_secret TEXT, ADD COLUMN previous_until TIMESTAMPTZ(3);

-- What the receiver said, its beginning.
ALTER TABLE webhook_deliveries ADD COLUMN last_answer TEXT;
