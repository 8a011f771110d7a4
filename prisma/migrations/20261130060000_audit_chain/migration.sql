-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "digest" BYTEA,
ADD COLUMN     "hash" BYTEA,
ADD COLUMN     "place" BIGINT;

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_place_key" ON "audit_entries"("place");

-- Entries that have no place yet: few, whatever the table's size
CREATE INDEX "audit_entries_unsealed" ON "audit_entries" ("id") WHERE "place" IS NULL;
