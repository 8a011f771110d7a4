import { startMailWorld } from "@rollcall/mailworld";
import { freshDatabase } from "../../engines/postgres.ts";
import { type SeededSite, startSeededSite } from "../seed/start-seeded-site.ts";
import { SEED_WORLD } from "../seed/seed-world.ts";
import { type Site, startSite } from "../site.ts";

/** `full`: seeded with every state; `empty`: after the first start; `locked`: before signing in. */
export type WorldName = "full" | "empty" | "locked";

/** Sites for pictures. */
export interface Worlds {
  /** Started on first use. */
  of(name: WorldName): Promise<Site & Partial<Pick<SeededSite, "seeded">>>;
  close(): Promise<void>;
}

/** Nothing is started yet. */
export function openWorlds(): Worlds {
  const started = new Map<WorldName, Promise<Site>>();
  const start = async (name: WorldName): Promise<Site> => {
    if (name === "empty") return await startSite(startMailWorld(SEED_WORLD));
    if (name === "locked") return await startSite(startMailWorld(SEED_WORLD));
    return await startSeededSite(await freshDatabase());
  };
  return {
    async of(name) {
      const site = started.get(name) ?? start(name);
      started.set(name, site);
      return await site;
    },
    async close() {
      for (const site of started.values()) await (await site).stop();
    },
  };
}
