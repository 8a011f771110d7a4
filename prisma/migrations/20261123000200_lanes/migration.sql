-- AlterTable
ALTER TABLE "domains" ADD COLUMN     "scout_until" TIMESTAMPTZ(3),
ADD COLUMN     "scouted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "closing" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "checks_unasked_domain" ON "checks"("domain") WHERE ((state = 'due'::text) AND (attempts = 0));

-- CreateIndex
CREATE INDEX "pacing_keys_open_until_idx" ON "pacing_keys"("open_until") WHERE (open_until IS NOT NULL);
