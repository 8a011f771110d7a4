import { createMailResolver } from "@rollcall/dns";
import { benchWorld, type MailWorld, type SessionRecord, startMailWorld } from "@rollcall/mailworld";
import { probe } from "@rollcall/prober";
import { everywhere, HURRY } from "../chaos/hurry.ts";
import { smallStage, type SmallStage } from "../chaos/small-stage.ts";
import type { NamedEgress } from "@rollcall/core";

/** Two egresses on loopback. */
export const EGRESSES: readonly NamedEgress[] = [
  { name: "a", bindAddress: "127.0.0.2", heloName: "a.verify.example.com", mailFrom: "a@verify.example.com" },
  { name: "b", bindAddress: "127.0.0.3", heloName: "b.verify.example.com", mailFrom: "b@verify.example.com" },
];

/** Concurrent sessions per key and source. */
export const SESSIONS_MAX = 2;

const BENCH = benchWorld({
  domains: 24,
  giantShare: 0.4,
  catchAllShare: 0,
  greylistShare: 0.4,
  greylistMs: 1_500,
  manners: { rcptDelayMs: 20 },
});

/** A simulated mail world on real sockets, with its own records. */
export interface ReceivingSide {
  readonly world: MailWorld;
  readonly stage: SmallStage;
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

/** Self-hosted domains, some of which greylist by client, sender and recipient, and big providers. */
export async function receivingSide(
  backend: "redis" | "postgres",
  count: number,
  egresses: readonly NamedEgress[] = EGRESSES,
): Promise<ReceivingSide> {
  const world = await startMailWorld(BENCH.description, { ledger: { sessions: 20_000 } });
  const resolver = createMailResolver({
    servers: [world.dnsServer],
    timeoutMs: 2_000,
    attempts: 2,
    maxInFlight: 100,
    cacheEntries: 1_000,
    nowMs: () => Date.now(),
  });
  const stage = await smallStage(backend, {
    resolver,
    probe,
    settings: {
      egresses,
      smtpPort: world.smtpPort,
      pacing: everywhere({ ...HURRY, sessions: { start: SESSIONS_MAX, max: SESSIONS_MAX }, addressesPerSession: 4 }),
      retryScheduleMs: [2_000, 5_000, 10_000],
    },
  });
  return {
    world,
    stage,
    addresses: Array.from({ length: count }, (_, index) => BENCH.address(index)),
    async close() {
      await stage.close();
      resolver.close();
      await world.stop();
    },
  };
}

/** A RCPT as seen by the receiving side, with what a greylist remembers. */
export interface Heard {
  readonly client: string;
  readonly helo: string | null;
  readonly sender: string;
  readonly recipient: string;
}

/** Every RCPT of a session. */
export function heardIn({ client, helo, said }: SessionRecord): Heard[] {
  let sender = "";
  return said.flatMap((line) => {
    sender = /^MAIL FROM:<([^>]*)>/iu.exec(line)?.[1] ?? sender;
    const recipient = /^RCPT TO:<([^>]*)>/iu.exec(line)?.[1];
    return recipient === undefined ? [] : [{ client, helo, sender, recipient }];
  });
}

export const domainOf = (address: string): string => address.slice(address.indexOf("@") + 1);
