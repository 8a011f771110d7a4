import { createMailResolver } from "@rollcall/dns";
import { probe } from "@rollcall/prober";
import type { Composition } from "@rollcall/runtime/compose";
import { tellFailures } from "@rollcall/runtime/tell-failures";
import { upkeepParts } from "@rollcall/runtime/upkeep-parts";
import { turnLog } from "@rollcall/telemetry";
import { startWorker } from "./start-worker.ts";

/** How names are looked up. */
export interface DnsPatience {
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Look-ups at once, and names remembered. */
const DNS_LIMITS = { maxInFlight: 200, cacheEntries: 20_000 };

/** Has a process take turns until it stops: look-ups, lanes, schedules, webhooks. */
export function workOn(composition: Composition, dns: DnsPatience): void {
  const { settings, verification, logger, onStop, metrics, store, queues, lanes, clock, database } = composition;
  const resolver = createMailResolver({ servers: settings.dnsServers, ...dns, ...DNS_LIMITS, nowMs: clock.nowMs });
  onStop(async () => resolver.close());
  const logTurn = turnLog(logger);
  const worker = startWorker({
    store,
    queues,
    lanes,
    resolver: metrics.timings.resolver(resolver),
    probe,
    clock,
    settings: verification,
    onFailure: tellFailures(logger, () => performance.now()),
    upkeep: upkeepParts(database, settings),
    observer: {
      ...metrics.observer,
      turnEnded(turn) {
        metrics.observer.turnEnded(turn);
        logTurn(turn);
      },
    },
  });
  onStop(() => worker.stop());
}
