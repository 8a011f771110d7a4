-- The operator's own lists of disposable and free domains, role names, and domains that are never asked.
CREATE TABLE "own_entries" (
    "kind" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "value" BOOLEAN NOT NULL DEFAULT true,
    "builtin" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "own_entries_pkey" PRIMARY KEY ("kind", "entry")
);
