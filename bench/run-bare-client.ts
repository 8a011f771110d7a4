import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createMailResolver } from "@rollcall/dns";
import type { BareJob, BareResult, BareSite } from "./bare-client.ts";
import type { AskedDomain } from "./session-shapes.ts";

const BARE_CLIENT = fileURLToPath(new URL("bare-client.ts", import.meta.url));

/** Runs the bare client in its own process. */
export interface BareClient {
  ask(job: BareJob): Promise<BareResult>;
  stop(): void;
}

export async function startBareClient(): Promise<BareClient> {
  const child = fork(BARE_CLIENT);
  await once(child, "message");
  return {
    async ask(job) {
      child.send(job);
      const [result] = (await once(child, "message")) as [BareResult];
      return result;
    },
    stop: () => void child.kill(),
  };
}

/** Routes of domains, resolved before the bare client starts, in its favour. */
export async function findSites(domains: readonly AskedDomain[], dnsServer: string): Promise<BareSite[]> {
  const nowMs = (): number => Date.now();
  const options = { timeoutMs: 5_000, attempts: 3, maxInFlight: 100, cacheEntries: 1_000, nowMs };
  const resolver = createMailResolver({ servers: [dnsServer], ...options });
  const sites = await Promise.all(
    domains.map(async ({ domain, recipients }): Promise<BareSite> => {
      const route = await resolver.resolveRoute(domain);
      const host = route.type === "mx" ? (route.hosts[0]?.host ?? "") : "";
      const found = await resolver.resolveHost(host);
      const address = found.type === "addresses" ? found.ipv4[0] : undefined;
      if (address === undefined) throw new Error(`${domain} has no mail server in the simulated world.`);
      return { address, domain, recipients };
    }),
  );
  resolver.close();
  return sites;
}
