import { startMailWorld } from "@rollcall/mailworld";
import type { PolicyOverride } from "@rollcall/pacing";
import type { Settings } from "@rollcall/settings";
import { type Site, startSite } from "../site.ts";
import { SEED_EGRESSES, seedDatabase, type Seeded } from "./seed-database.ts";
import { OUR_NAME, SEED_WORLD } from "./seed-world.ts";

/** The whole product over a database with every state to show. */
export interface SeededSite extends Site {
  readonly seeded: Seeded;
}

/** One person at each provider. */
const ASKED = ["ada@acme.zz", "ada.lovelace0@northwind.zz", "ada@globex.zz"];
/** This provider blocks us, so the check waits. */
const REFUSED = "ada@umbrella.zz";
const CHECK_LIMIT_MS = 60_000;
/** The discard port, where nothing listens. */
const SILENT_HOOK = "http://127.0.0.1:9/hooks/rollcall";

/**
 * Seeds an empty database, starts the product on it with two egresses, contacts each provider once, and sends a
 * message to a webhook that doesn't answer. Mimecast blocks us and is paused for as long as in real life. `rows`: of the long answered list.
 */
export async function startSeededSite(databaseUrl: string, rows?: number): Promise<SeededSite> {
  const seeded = await seedDatabase(databaseUrl, rows);
  const site = await startSite(startMailWorld(SEED_WORLD), {
    webhooksToLoopback: true,
    databaseUrl,
    adjust: adjusted,
  });
  const post = (path: string, body: unknown) => postTo(site, path, body);
  const { id } = await post("/webhooks", { url: SILENT_HOOK, events: ["provider.suspended"] });
  await Promise.all([
    ...ASKED.map((email) => post("/verify", { email, timeout_ms: CHECK_LIMIT_MS })),
    post("/verify", { email: REFUSED, timeout_ms: 0 }),
    post(`/webhooks/${id}/test`, {}),
  ]);
  return { ...site, seeded };
}

/** Two egresses, a realistic pace, and Mimecast's real back-off. */
function adjusted(settings: Settings): Settings {
  const mailFrom = `postmaster@${OUR_NAME}`;
  const { default: usual, providers = {} } = settings.pacing;
  const { backoff: _, ...patient } = calmer(providers["mimecast"]);
  const calm = Object.entries(providers).map(([name, policy]) => [name, calmer(policy)] as const);
  return {
    ...settings,
    servedEgresses: SEED_EGRESSES,
    egresses: SEED_EGRESSES.map((name) => ({ name, bindAddress: null, heloName: OUR_NAME, mailFrom })),
    pacing: { default: calmer(usual), providers: { ...Object.fromEntries(calm), mimecast: patient } },
  };
}

function calmer(policy: PolicyOverride | undefined): PolicyOverride {
  return { ...policy, addressesPerMinute: { start: 1_200, max: 2_400 } };
}

async function postTo({ origin, cookie }: Site, path: string, body: unknown): Promise<{ readonly id: string }> {
  const answer = await fetch(`${origin}/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}
