-- CreateTable
CREATE TABLE "row_indexes" (
    "list_id" INTEGER NOT NULL,
    "run_id" INTEGER,
    "completed_at" TIMESTAMPTZ(3),
    "facets" JSONB NOT NULL,
    "summary" JSONB NOT NULL,

    CONSTRAINT "row_indexes_pkey" PRIMARY KEY ("list_id")
);

-- CreateTable
CREATE TABLE "row_blocks" (
    "list_id" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "facets" TEXT NOT NULL,
    "addresses" TEXT NOT NULL,

    CONSTRAINT "row_blocks_pkey" PRIMARY KEY ("list_id","block")
);

-- CreateIndex
CREATE INDEX "row_indexes_run_id_idx" ON "row_indexes"("run_id");

-- AddForeignKey
ALTER TABLE "row_indexes" ADD CONSTRAINT "row_indexes_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "row_blocks" ADD CONSTRAINT "row_blocks_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "row_indexes"("list_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Searched from beginning to end, time and again: what compression saves on the disk it would cost at every search.
ALTER TABLE "row_blocks" ALTER COLUMN "addresses" SET STORAGE EXTERNAL;
