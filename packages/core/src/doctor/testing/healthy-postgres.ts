import type { PostgresFacts } from "../check-engines.ts";

/** A PostgreSQL with nothing to find. */
export const HEALTHY_POSTGRES: PostgresFacts = {
  version: 180_004,
  maxConnections: 100,
  connections: 12,
  roleLimit: null,
  roleConnections: 12,
  isReadOnly: false,
  fsync: true,
  synchronousCommit: true,
};
