-- What a row names comes to stand in the row itself, and among the contacts when a run is to ask it.
ALTER TABLE "list_rows"
  ADD COLUMN "asked" TEXT,
  ADD COLUMN "asked_domain" TEXT,
  ADD COLUMN "syntax_problem" TEXT,
  ADD COLUMN "traits" SMALLINT,
  ADD COLUMN "suggestion" TEXT,
  ADD COLUMN "other_contacts" JSON;

ALTER TABLE "lists" ADD COLUMN "contacts_stored" BOOLEAN NOT NULL DEFAULT false;

-- Those of earlier imports were stored with their rows.
UPDATE "lists" SET "contacts_stored" = true WHERE "state" = 'ready';
