-- Rows that name more than one address, and what an upload with an Idempotency-Key asked for beside its file.
ALTER TABLE "lists" ADD COLUMN "several_count" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "request_hash" BYTEA;

UPDATE "lists" l SET "several_count" = r."count"
FROM (SELECT "list_id", count(*)::int AS "count" FROM "list_rows" WHERE "other_contact_ids" <> '{}' GROUP BY 1) r
WHERE r."list_id" = l."id";

-- Runs that had all their answers when they were resumed went on for ever.
UPDATE "runs" SET "state" = 'completed', "pause_reason" = NULL, "completed_at" = COALESCE("completed_at", now())
WHERE "state" IN ('running', 'paused') AND "done" >= "total";

-- What they hold is described otherwise now. They are made again when they are wanted.
DELETE FROM "row_indexes";
