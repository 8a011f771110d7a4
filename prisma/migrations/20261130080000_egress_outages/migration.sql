-- What keeps an egress from working: the network, or its own proxy. Only where it is the last one are runs paused.
ALTER TABLE "outages" ADD COLUMN "because" TEXT NOT NULL DEFAULT 'network';
UPDATE "outages" SET "because" = 'resolver' WHERE "egress" = '(dns)';
