-- Indexes without rare facets are made again when their lists are looked at.
DELETE FROM "row_indexes";

-- CreateTable
CREATE TABLE "row_rare_facets" (
    "list_id" INTEGER NOT NULL,
    "facet" TEXT NOT NULL,
    "row_numbers" INTEGER[],
    "addresses" TEXT[],

    CONSTRAINT "row_rare_facets_pkey" PRIMARY KEY ("list_id","facet")
);

-- AddForeignKey
ALTER TABLE "row_rare_facets" ADD CONSTRAINT "row_rare_facets_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "row_indexes"("list_id") ON DELETE CASCADE ON UPDATE CASCADE;
