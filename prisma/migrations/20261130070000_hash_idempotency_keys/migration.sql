-- Only hashes of keys are stored from now on: clients put addresses into keys, and an erasure must not leave them there.
-- A request that is sent again across the upgrade still finds its first one.
UPDATE "lists" SET "idempotency_key" = encode(sha256(convert_to("idempotency_key", 'UTF8')), 'hex')
WHERE "idempotency_key" IS NOT NULL;
UPDATE "idempotency_keys" SET "key" = encode(sha256(convert_to("key", 'UTF8')), 'hex');
