/**
 * Where the bytes of an erased address may still be, and until when: no query finds them, but whoever has the files of the
 * database could. For receipts. Source: PostgreSQL's documentation, "Routine Vacuuming" and "WAL Configuration".
 */
export const REMAINS: readonly string[] = [
  "The database's files: until PostgreSQL reuses the space; VACUUM (FULL, ANALYZE) on the database rewrites them at once.",
  "Its write-ahead log: until the segments are recycled, some checkpoints later; archived ones until you delete them.",
  "Backups, replicas' snapshots and downloaded files made before: until you delete them.",
];
