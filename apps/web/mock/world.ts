import type { ApiKey } from "../src/api/schemas.ts";
import type { PacingKey, Run } from "../src/api/schemas.ts";
import { makeApiKeys } from "./access-routes.ts";
import type { FakeCheck } from "./fake-check.ts";
import { makeList, runOf, type FakeList } from "./fake-lists.ts";
import { makeKeeping, type Keeping } from "./fake-keeping.ts";
import { makePacingKeys } from "./fake-pacing.ts";
import { advanceRuns } from "./run-routes.ts";

const HOUR_MS = 3_600_000;
const TICK_MS = 1000;
/** Rows that a running list answers a second. */
const ROWS_A_TICK = 31;
/** Tenths of a run over contacts that are answered a second. */
const PARTS_A_TICK = 3;

/** Everything the mock knows. */
export interface World {
  readonly lists: Map<string, FakeList>;
  readonly checks: Map<string, FakeCheck>;
  readonly keys: PacingKey[];
  readonly keeping: Keeping;
  readonly apiKeys: ApiKey[];
  /** What has to be shown to come in; null lets everybody in. */
  readonly wantedKey: string | null;
  readonly paceFactor: number;
  readonly listeners: Set<(listId: string, run: Run) => void>;
  nextId: number;
  readonly stop: () => void;
}

/** A world with a list in every state, or an empty one. Running lists go on by themselves. */
export function makeWorld(isEmpty: boolean, paceFactor: number, wantedKey: string | null): World {
  const nowMs = Date.now();
  const made = isEmpty
    ? []
    : [
        {
          id: "9",
          name: "Autumn webinar sign-ups",
          fileName: "webinar_2026-10.csv",
          rows: 26_418,
          ageMs: 0.6 * HOUR_MS,
          state: "running",
          share: 0.43,
        } as const,
        {
          id: "8",
          name: "CRM export, all regions",
          fileName: "crm-export.xlsx",
          rows: 12_408,
          ageMs: 22 * HOUR_MS,
          state: "completed",
        } as const,
        {
          id: "7",
          name: "Trade fair leads",
          fileName: "messe_leads.txt",
          rows: 1873,
          ageMs: 26 * HOUR_MS,
          state: "ready",
        } as const,
        {
          id: "6",
          name: "Partners 2026",
          fileName: "partners.csv",
          rows: 640,
          ageMs: 3 * HOUR_MS,
          state: "importing",
        } as const,
        {
          id: "5",
          name: "Cold outreach DACH",
          fileName: "outreach_dach.csv",
          rows: 5210,
          ageMs: 50 * HOUR_MS,
          state: "paused",
          share: 0.71,
        } as const,
        {
          id: "4",
          name: "Newsletter, old subscribers",
          fileName: "newsletter-old.csv",
          rows: 8044,
          ageMs: 190 * HOUR_MS,
          state: "cancelled",
          share: 0.36,
        } as const,
        {
          id: "3",
          name: "broken-export",
          fileName: "broken-export.csv",
          rows: 0,
          ageMs: 200 * HOUR_MS,
          state: "failed",
        } as const,
        {
          id: "2",
          name: "Beta testers",
          fileName: "beta.csv",
          rows: 312,
          ageMs: 1100 * HOUR_MS,
          state: "completed",
        } as const,
      ];
  const lists = new Map(made.map((making) => [making.id, makeList(making, nowMs)]));
  const listeners: World["listeners"] = new Set();
  const keeping = makeKeeping(isEmpty, nowMs);
  const timer = setInterval(() => {
    advanceRuns(keeping, PARTS_A_TICK);
    for (const fake of lists.values()) {
      if (fake.list.run?.state === "running") advance(fake, listeners);
    }
  }, TICK_MS);
  return {
    lists,
    checks: new Map(),
    keeping,
    keys: isEmpty ? [] : makePacingKeys(nowMs),
    apiKeys: isEmpty ? [] : makeApiKeys(nowMs),
    wantedKey,
    paceFactor,
    listeners,
    nextId: 100,
    stop: () => clearInterval(timer),
  };
}

function advance(fake: FakeList, listeners: World["listeners"]): void {
  fake.done = Math.min(fake.rows.length, fake.done + ROWS_A_TICK);
  const state = fake.done === fake.rows.length ? "completed" : "running";
  const run = runOf(fake, state, fake.list.run?.started_at ?? new Date().toISOString(), Date.now());
  fake.list = { ...fake.list, run };
  for (const listener of listeners) listener(fake.list.id, run);
}
