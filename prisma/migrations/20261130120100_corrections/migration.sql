-- What was decided about addresses that look mistyped.
ALTER TABLE "lists" ADD COLUMN "corrected" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "corrections" (
    "list_id" INTEGER NOT NULL,
    "contact_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "corrected_id" UUID NOT NULL,
    "asked" TEXT NOT NULL,
    "asked_domain" TEXT,
    "traits" SMALLINT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("list_id", "contact_id")
);

ALTER TABLE "corrections" ADD CONSTRAINT "corrections_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "list_rows_suggested" ON "list_rows"("list_id", "row_number") WHERE (suggestion IS NOT NULL);
