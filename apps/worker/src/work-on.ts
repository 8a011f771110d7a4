import type { Composition } from "@rollcall/compose/compose";
import { logFailures } from "@rollcall/compose/process/notice";
import { upkeepParts } from "@rollcall/compose/settings/webhook-settings";
import { createMailResolver } from "@rollcall/dns";
import { probe } from "@rollcall/prober";
import { turnLog } from "@rollcall/telemetry";
import { startWorker } from "./start-worker.ts";

/** DNS timeouts. */
export interface DnsPatience {
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Concurrent lookups, and cached names. */
const DNS_LIMITS = { maxInFlight: 200, cacheEntries: 20_000 };

/** Makes a process work until it stops: lookups, lanes, schedules, webhooks. */
export function workOn(composition: Composition, dns: DnsPatience): void {
  const { settings, verification, logger, onStop, metrics, database, queues, lanes, clock } = composition;
  const resolver = createMailResolver({ servers: settings.dnsServers, ...dns, ...DNS_LIMITS, nowMs: clock.nowMs });
  onStop(async () => resolver.close());
  const logTurn = turnLog(logger);
  const worker = startWorker({
    database,
    queues,
    lanes,
    resolver: metrics.timings.resolver(resolver),
    probe,
    clock,
    settings: verification,
    onFailure: logFailures(logger, () => performance.now()),
    upkeep: upkeepParts(settings),
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
