-- DropForeignKey
ALTER TABLE "list_rows" DROP CONSTRAINT "list_rows_list_id_fkey";

-- DropIndex
DROP INDEX "contacts_checked_at_idx";

-- DropIndex
DROP INDEX "contacts_domain_idx";

-- DropIndex
DROP INDEX "contacts_key_key";

-- DropIndex
DROP INDEX "list_rows_contact_id_idx";

-- AlterTable
ALTER TABLE "contacts" DROP COLUMN "key";

-- AlterTable: a text array becomes JSON text, and the cells of earlier imports are kept
ALTER TABLE "list_rows" ALTER COLUMN "cells" TYPE TEXT USING array_to_json("cells")::text,
ALTER COLUMN "cells" SET NOT NULL;

-- AlterTable
ALTER TABLE "lists" ADD COLUMN     "analysed_at" TIMESTAMPTZ(3),
ADD COLUMN     "analysis" JSONB,
ADD COLUMN     "column_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "dedupe" TEXT NOT NULL DEFAULT 'safe',
ADD COLUMN     "idempotency_key" TEXT,
ADD COLUMN     "same_mailbox_count" INTEGER;

-- Lists from before
UPDATE "lists" SET "column_count" = GREATEST(cardinality("columns"),
  COALESCE((SELECT max(json_array_length(r."cells"::json)) FROM "list_rows" r WHERE r."list_id" = "lists"."id"), 0));

-- CreateIndex
CREATE INDEX "contacts_checked_at_id_idx" ON "contacts"("checked_at", "id") WHERE (checked_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "list_rows_contact_id_idx" ON "list_rows" USING BRIN ("contact_id" uuid_bloom_ops);

-- CreateIndex
CREATE UNIQUE INDEX "lists_idempotency_key_key" ON "lists"("idempotency_key");
