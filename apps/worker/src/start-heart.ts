import { type FirstUse, learnFirstUse, readFirstUse, showAlive, signOff } from "@rollcall/core";
import { repeat } from "./repeat.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Well within the time after which a silent worker counts as dead. */
const SHOW_ALIVE_PAUSE_MS = 3_000;

export interface Heart {
  /** Of this worker's egresses that warm up. Until it is remembered, an address counts as new. */
  readonly firstUse: FirstUse;
  /** Signs the worker off. */
  stop(): Promise<void>;
}

type HeartParts = Pick<WorkerParts, "database" | "settings" | "onFailure">;

/** Shows that a worker lives and which egresses it serves, and remembers their first use. */
export function startHeart({ database, settings, onFailure }: HeartParts, workerId: string): Heart {
  const { egresses, served } = settings;
  const warming = egresses.filter(({ name, warmUp }) => warmUp?.sinceMs === null && served.includes(name));
  const firstUse = new Map<string, number>();
  const beats = repeat(
    async () => {
      await showAlive(database, workerId, served);
      await learnFirstUse(database, warming);
      const names = warming.map(({ name }) => name);
      for (const [name, atMs] of await readFirstUse(database, names)) firstUse.set(name, atMs);
      return SHOW_ALIVE_PAUSE_MS;
    },
    (error) => onFailure(error, "heartbeat"),
  );
  return {
    firstUse,
    async stop() {
      await beats.stop();
      await signOff(database, workerId);
    },
  };
}
