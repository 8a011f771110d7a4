-- Browser sessions get a number to be listed and ended by, an idle limit, and may belong to the owner, who has no key.
ALTER TABLE "browser_sessions" DROP CONSTRAINT "browser_sessions_pkey";
ALTER TABLE "browser_sessions"
  ADD COLUMN "id" SERIAL NOT NULL,
  ADD COLUMN "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ALTER COLUMN "key_id" DROP NOT NULL,
  ADD CONSTRAINT "browser_sessions_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "browser_sessions_hash_key" ON "browser_sessions"("hash");

-- Links that sign one browser in as the owner.
CREATE TABLE "sign_in_links" (
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("hash")
);
