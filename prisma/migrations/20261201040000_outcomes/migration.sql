-- What became of mail that was sent to contacts, and what Rollcall had said of them by then.
CREATE TABLE "outcomes" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "words" TEXT,
    "condemns" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT,
    "reason" TEXT,
    "provider" TEXT,
    "score" SMALLINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcomes_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "outcomes_source_key_key" ON "outcomes"("source", "key");
CREATE INDEX "outcomes_contact_id_at_idx" ON "outcomes"("contact_id", "at");
CREATE INDEX "outcomes_at_idx" ON "outcomes"("at");
