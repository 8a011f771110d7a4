-- Sites that refused an egress because a block list names it, and the rests that followed.
CREATE TABLE "egress_listings" (
    "egress" TEXT NOT NULL,
    "pacing_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "words" TEXT NOT NULL,

    CONSTRAINT "egress_listings_pkey" PRIMARY KEY ("egress", "pacing_key")
);

CREATE TABLE "egress_rests" (
    "id" SERIAL NOT NULL,
    "egress" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "egress_rests_pkey" PRIMARY KEY ("id")
);
