import type { Page } from "playwright-core";
import type { Seeded } from "../seed/seed-database.ts";
import type { WorldName } from "./worlds.ts";

/** One view of the app, and what to do before the picture. */
export interface Scene {
  readonly name: string;
  /** `turn`: the index of the look; a check runs only the first time. */
  readonly path: string | ((seeded: Seeded, turn: number) => string);
  /** Absent: `full`. */
  readonly world?: WorldName;
  readonly prepare?: (page: Page) => Promise<void>;
}
