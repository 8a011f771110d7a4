-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "lists" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'importing',
    "error" TEXT,
    "file_hash" TEXT,
    "encoding" TEXT,
    "encoding_note" TEXT,
    "delimiter" TEXT,
    "has_header" BOOLEAN NOT NULL DEFAULT true,
    "columns" TEXT[],
    "address_columns" INTEGER[],
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "blank_count" INTEGER NOT NULL DEFAULT 0,
    "no_address_count" INTEGER NOT NULL DEFAULT 0,
    "invalid_count" INTEGER NOT NULL DEFAULT 0,
    "duplicate_count" INTEGER NOT NULL DEFAULT 0,
    "contact_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_rows" (
    "list_id" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "cells" TEXT[],
    "contact_id" UUID,
    "other_contact_ids" UUID[],
    "problem" TEXT,
    "duplicate_of_row" INTEGER,

    CONSTRAINT "list_rows_pkey" PRIMARY KEY ("list_id","row_number")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "domain" TEXT,
    "syntax_problem" TEXT,
    "needs_smtputf8" BOOLEAN NOT NULL DEFAULT false,
    "role" BOOLEAN NOT NULL DEFAULT false,
    "disposable" BOOLEAN NOT NULL DEFAULT false,
    "free" BOOLEAN NOT NULL DEFAULT false,
    "tagged" BOOLEAN NOT NULL DEFAULT false,
    "suggestion" TEXT,
    "verdict_id" BIGINT,
    "status" TEXT,
    "reason" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domains" (
    "name" TEXT NOT NULL,
    "route" TEXT,
    "site_id" BIGINT,
    "expires_at" TIMESTAMPTZ(3),
    "resolve_due_at" TIMESTAMPTZ(3),
    "resolve_attempts" INTEGER NOT NULL DEFAULT 0,
    "resolve_first_at" TIMESTAMPTZ(3),
    "detail" TEXT,
    "catch_all" BOOLEAN,
    "catch_all_asked_at" TIMESTAMPTZ(3),
    "catch_all_expires_at" TIMESTAMPTZ(3),
    "control_address" TEXT,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "sites" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "provider" TEXT,
    "pacing_key" TEXT NOT NULL,
    "hosts" JSONB NOT NULL,
    "tls_broken_until" TIMESTAMPTZ(3),
    "guard" JSONB,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "list_id" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'starting',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "watched" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_counts" (
    "run_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "run_counts_pkey" PRIMARY KEY ("run_id","status","reason")
);

-- CreateTable
CREATE TABLE "checks" (
    "run_id" INTEGER NOT NULL,
    "contact_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "domain" TEXT,
    "site_id" BIGINT,
    "pacing_key" TEXT,
    "egress" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "held_by" TEXT,
    "held_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(3),
    "retry_reason" TEXT,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "verdict_id" BIGINT,

    CONSTRAINT "checks_pkey" PRIMARY KEY ("run_id","contact_id")
);

-- CreateTable
CREATE TABLE "verdicts" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "run_id" INTEGER,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "safe_to_send" TEXT NOT NULL,
    "score" SMALLINT NOT NULL,
    "catch_all" BOOLEAN,
    "full" BOOLEAN,
    "disabled" BOOLEAN,
    "provider" TEXT,
    "mx_host" TEXT,
    "smtp_code" SMALLINT,
    "enhanced_code" TEXT,
    "smtp_reply" TEXT,
    "attempts" SMALLINT NOT NULL,
    "duration_ms" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,
    "transcript" JSONB,

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pacing_keys" (
    "key" TEXT NOT NULL,
    "egress" TEXT NOT NULL,
    "provider" TEXT,
    "state" JSONB,
    "next_due_at" TIMESTAMPTZ(3),
    "open_until" TIMESTAMPTZ(3),
    "open_lanes" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pacing_keys_pkey" PRIMARY KEY ("key","egress")
);

-- CreateTable
CREATE TABLE "steps" (
    "run_id" INTEGER NOT NULL,
    "seq" SERIAL NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "steps_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateIndex
CREATE INDEX "lists_file_hash_idx" ON "lists"("file_hash");

-- CreateIndex
CREATE INDEX "list_rows_contact_id_idx" ON "list_rows"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_key_key" ON "contacts"("key");

-- CreateIndex
CREATE INDEX "contacts_domain_idx" ON "contacts"("domain");

-- CreateIndex
CREATE INDEX "contacts_checked_at_idx" ON "contacts"("checked_at");

-- CreateIndex
CREATE INDEX "domains_resolve_due_at_idx" ON "domains"("resolve_due_at") WHERE (resolve_due_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "sites_key_key" ON "sites"("key");

-- CreateIndex
CREATE INDEX "runs_list_id_idx" ON "runs"("list_id");

-- CreateIndex
CREATE INDEX "runs_state_idx" ON "runs"("state") WHERE (state = ANY (ARRAY['starting'::text, 'running'::text, 'paused'::text]));

-- CreateIndex
CREATE INDEX "checks_waiting_domain" ON "checks"("domain") WHERE (state = 'waiting'::text);

-- CreateIndex
CREATE INDEX "checks_due_key" ON "checks"("pacing_key", "run_id", "due_at") WHERE (state = 'due'::text);

-- CreateIndex
CREATE INDEX "checks_due_site" ON "checks"("site_id", "run_id", "due_at") WHERE (state = 'due'::text);

-- CreateIndex
CREATE INDEX "checks_held_by" ON "checks"("held_by") WHERE (state = 'held'::text);

-- CreateIndex
CREATE INDEX "checks_contact_id_idx" ON "checks"("contact_id");

-- CreateIndex
CREATE INDEX "verdicts_contact_id_checked_at_idx" ON "verdicts"("contact_id", "checked_at");

-- CreateIndex
CREATE INDEX "verdicts_run_id_idx" ON "verdicts"("run_id");

-- CreateIndex
CREATE INDEX "pacing_keys_next_due_at_idx" ON "pacing_keys"("next_due_at") WHERE (next_due_at IS NOT NULL);

-- AddForeignKey
ALTER TABLE "list_rows" ADD CONSTRAINT "list_rows_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_counts" ADD CONSTRAINT "run_counts_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checks" ADD CONSTRAINT "checks_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steps" ADD CONSTRAINT "steps_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
