-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "confirmed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fresh_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "announced_at" TIMESTAMPTZ(3),
ADD COLUMN     "changes" JSONB,
ADD COLUMN     "planned_at" TIMESTAMPTZ(3),
ADD COLUMN     "schedule_id" INTEGER;

-- AlterTable
ALTER TABLE "pacing_keys" ADD COLUMN     "suspension_told" BIGINT;

-- Contacts from before: as they would be recorded today
UPDATE "contacts" SET
  "confirmed" = "status" = 'undeliverable' AND "reason" IN ('invalid_syntax', 'domain_not_found', 'null_mx'),
  "fresh_until" = "checked_at" + make_interval(days => CASE "status" WHEN 'deliverable' THEN 30 WHEN 'risky' THEN 14
    WHEN 'undeliverable' THEN CASE WHEN "reason" IN ('invalid_syntax', 'domain_not_found', 'null_mx') THEN 90 ELSE 7 END ELSE 0 END)
WHERE "checked_at" IS NOT NULL;

-- What was completed before anybody could be told is no news
UPDATE "runs" SET "announced_at" = "completed_at" WHERE "state" = 'completed';

-- CreateTable
CREATE TABLE "schedules" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "every" TEXT,
    "cron" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "older_than_days" INTEGER,
    "spread_hours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "daily_limit" INTEGER,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "next_run_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "entry" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "contact_id" UUID,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("entry")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" SERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" BIGSERIAL NOT NULL,
    "webhook_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_contact_id_key" ON "suppressions"("contact_id");

-- CreateIndex
CREATE INDEX "suppressions_unsettled" ON "suppressions"("entry") WHERE (NOT settled);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_message_id_key" ON "webhook_deliveries"("message_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_id_idx" ON "webhook_deliveries"("webhook_id", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries"("next_attempt_at") WHERE (state = 'waiting'::text);

-- CreateIndex
CREATE INDEX "contacts_fresh_until_id_idx" ON "contacts"("fresh_until", "id") WHERE (fresh_until IS NOT NULL);

-- CreateIndex
CREATE INDEX "runs_unannounced" ON "runs"("id") WHERE ((state = 'completed'::text) AND (announced_at IS NULL));

-- CreateIndex
CREATE UNIQUE INDEX "runs_schedule_id_planned_at_key" ON "runs"("schedule_id", "planned_at");

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

