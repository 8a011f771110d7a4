ALTER TABLE "sites" ADD COLUMN "pipelining_broken_until" TIMESTAMPTZ(3);
