-- What an egress's address has been through: it warms up from its first use on.
CREATE TABLE "egresses" (
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "egresses_pkey" PRIMARY KEY ("name")
);
