import { tmpdir } from "node:os";
import { createServer } from "@rollcall/ingest";
import type { MailWorld } from "@rollcall/mailworld";
import { createLogger } from "@rollcall/telemetry";
import { DEMO_DNS, demoSettings } from "../../apps/cli/src/demo/demo-settings.ts";
import { ownerCookie } from "../../apps/ingest/src/testing/owner-cookie.ts";
import { startProduct } from "../../apps/cli/src/product/start-product.ts";
import { readSettings, type Settings } from "../../packages/settings/src/index.ts";
import { freshDatabase } from "../engines/postgres.ts";
import type { Database } from "@rollcall/postgres";

/** The whole product on loopback, with simulated mail servers. */
export interface Site {
  readonly origin: string;
  /** The Cookie header of a browser that is signed in as the owner. */
  readonly cookie: string;
  readonly database: Database;
  /** Does something while nothing listens at the origin. */
  whileAway(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface SiteOptions {
  /** Webhooks may lead to this machine. */
  readonly webhooksToLoopback?: boolean;
  /** Absent: a fresh one. */
  readonly databaseUrl?: string;
  /** Changes the settings of the demo. */
  readonly adjust?: (settings: Settings) => Settings;
}

/** Starts the product in front of a mail world. */
export async function startSite(starting: Promise<MailWorld>, options: SiteOptions = {}): Promise<Site> {
  const stops: (() => Promise<unknown>)[] = [];
  const world = await starting;
  stops.push(() => world.stop());
  const read = readSettings({}, () => "");
  if (read.type !== "settings") throw new Error("The settings have problems of their own");
  const settings = {
    ...demoSettings(read.settings, { ...world, stop: () => world.stop() }, tmpdir(), 0),
    databaseUrl: options.databaseUrl ?? (await freshDatabase()),
    webhookAllowPrivateAddresses: options.webhooksToLoopback ?? false,
  };
  const logger = createLogger("error", 2);
  const product = await startProduct(options.adjust?.(settings) ?? settings, logger, (stop) => stops.push(stop), {
    dns: DEMO_DNS,
  });
  const listen = async (port: number) => {
    const server = await createServer(product.services, logger, { checkAnswers: true });
    return { server, origin: await server.listen({ host: "127.0.0.1", port }) };
  };
  let { server, origin } = await listen(0);
  stops.push(() => server.close());
  return {
    database: product.database,
    cookie: await ownerCookie(product.database),
    origin,
    async whileAway(work) {
      await server.close();
      await work();
      ({ server, origin } = await listen(Number(new URL(origin).port)));
    },
    async stop() {
      for (const stop of stops.toReversed()) await stop();
    },
  };
}
