-- AlterTable
ALTER TABLE "pacing_keys" ADD COLUMN     "holders" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "workers" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);
