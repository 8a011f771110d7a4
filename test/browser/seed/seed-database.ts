import { startIngest } from "../../../apps/ingest/src/testing/start-ingest.ts";
import { seedKeeping, seedSchedules } from "./seed-keeping.ts";
import { seedLists, type SeededLists, seedOldList } from "./seed-lists.ts";

export const SEED_EGRESSES = ["main", "second"] as const;

const ROWS = 2_400;

/** Where to find what was seeded. */
export interface Seeded {
  readonly lists: SeededLists;
  /** A run of a schedule in which some contacts changed. */
  readonly changesRun: string;
}

/**
 * Fills an empty database with every state that a page can show, through the API and the store, as people and workers would:
 * what the pages get is what the server makes of it. No worker runs meanwhile. `rows`: of the long answered list.
 */
export async function seedDatabase(databaseUrl: string, rows: number = ROWS): Promise<Seeded> {
  const ingest = await startIngest(databaseUrl, {}, [], {}, SEED_EGRESSES);
  try {
    const old = await seedOldList(ingest);
    // While there are no other contacts.
    const changesRun = await seedSchedules(ingest);
    const lists = { old, ...(await seedLists(ingest, rows)) };
    await seedKeeping(ingest);
    return { lists, changesRun };
  } finally {
    await ingest.stop();
  }
}
