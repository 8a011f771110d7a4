import { startMailWorld } from "@rollcall/mailworld";
import { type Site, type SiteOptions, startSite } from "../site.ts";
import { SEED_EGRESSES, seedDatabase, type Seeded } from "./seed-database.ts";
import { SEED_WORLD } from "./seed-world.ts";

/** The whole product over a database that has every state to show. */
export interface SeededSite extends Site {
  readonly seeded: Seeded;
}

/** Somebody at each provider. */
const ASKED = ["ada@acme.zz", "ada.lovelace0@northwind.zz", "ada@globex.zz"];
/** Who refuses us is left alone, and the check waits. */
const REFUSED = "ada@umbrella.zz";
const CHECK_LIMIT_MS = 60_000;

/**
 * Seeds an empty database, starts the product on it with two egresses, and asks each provider once. Mimecast refuses us and is
 * left alone for as long as in real life. `rows`: of the long answered list.
 */
export async function startSeededSite(
  databaseUrl: string,
  options: Omit<SiteOptions, "databaseUrl" | "adjust"> = {},
  rows?: number,
): Promise<SeededSite> {
  const seeded = await seedDatabase(databaseUrl, rows);
  const site = await startSite(startMailWorld(SEED_WORLD), {
    ...options,
    databaseUrl,
    adjust(settings) {
      const heloName = "verify.rollcall.example";
      const identity = { bindAddress: null, heloName, mailFrom: `postmaster@${heloName}` };
      const { backoff: _, ...hurried } = settings.pacing.providers?.["mimecast"] ?? {};
      return {
        ...settings,
        servedEgresses: SEED_EGRESSES,
        egresses: SEED_EGRESSES.map((name) => Object.assign({ name }, identity)),
        pacing: { ...settings.pacing, providers: { ...settings.pacing.providers, mimecast: hurried } },
      };
    },
  });
  await Promise.all([
    ...ASKED.map((email) => check(site.origin, email, CHECK_LIMIT_MS)),
    check(site.origin, REFUSED, 0),
  ]);
  return { ...site, seeded };
}

async function check(origin: string, email: string, timeoutMs: number): Promise<void> {
  const answer = await fetch(`${origin}/v1/verify`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, timeout_ms: timeoutMs }),
  });
  if (!answer.ok) throw new Error(`${email} was not checked: ${await answer.text()}`);
}
