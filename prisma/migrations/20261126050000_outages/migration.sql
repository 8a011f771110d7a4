-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "pause_reason" TEXT;

-- CreateTable
CREATE TABLE "outages" (
    "egress" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "sites" JSONB NOT NULL,
    "next_trial_at" TIMESTAMPTZ(3) NOT NULL,
    "overruled_until" TIMESTAMPTZ(3),

    CONSTRAINT "outages_pkey" PRIMARY KEY ("egress")
);
