import { startMailWorld } from "@rollcall/mailworld";
import { describeWorld, type WorldRequest } from "./worlds.ts";

/** Requests of the parent to the world's process. */
export type WorldOrder =
  | { readonly type: "record"; readonly key: string }
  | { readonly type: "attempts" }
  | { readonly type: "stats" }
  | { readonly type: "setDown"; readonly key: string; readonly down: boolean }
  | { readonly type: "setHostsDown"; readonly hosts: readonly string[]; readonly down: boolean }
  | { readonly type: "setDnsDown"; readonly down: boolean }
  | { readonly type: "setManners"; readonly key: string; readonly manners: object | null };

/** A key's record, with its number of recipients at each sample. */
export interface KeyBooks {
  readonly sessions: number;
  readonly open: number;
  readonly maxOpen: number;
  readonly recipients: number;
  readonly refused: number;
  readonly withoutQuit: number;
  readonly messages: number;
  readonly startedMs: readonly number[];
  readonly refusedMs: readonly number[];
  readonly recipientsSeen: readonly (readonly [atMs: number, count: number])[];
}

/** Records count recipients without timestamps, so sample often. */
const LOOK_MS = 50;

const request = JSON.parse(process.argv[2] ?? "{}") as WorldRequest;
const world = await startMailWorld(describeWorld(request), {
  timeScale: request.timeScale ?? 1,
  ledger: { addresses: 1_500_000, sessions: 0, moments: 400_000 },
});
const seen = new Map<string, (readonly [number, number])[]>();
setInterval(() => {
  for (const key of request.watchedKeys ?? []) {
    const recipients = world.sessions().of(key)?.recipients ?? 0;
    const log = seen.get(key) ?? [];
    if (log.at(-1)?.[1] !== recipients) log.push([Date.now(), recipients]);
    seen.set(key, log);
  }
}, LOOK_MS);

async function obey(order: WorldOrder): Promise<unknown> {
  switch (order.type) {
    case "record":
      return booksOf(order.key);
    case "attempts":
      return [...world.sessions().attempts()];
    case "stats":
      return world.stats();
    case "setDown":
      return await world.setDown(order.key, order.down);
    case "setHostsDown":
      for (const host of order.hosts) await world.setDown(host, order.down);
      return null;
    case "setDnsDown":
      return world.setDnsDown(order.down);
    case "setManners":
      return world.setManners(order.key, order.manners);
  }
}

function booksOf(key: string): KeyBooks | null {
  const record = world.sessions().of(key);
  if (!record) return null;
  return {
    sessions: record.sessions,
    open: record.open,
    maxOpen: record.maxOpen,
    recipients: record.recipients,
    refused: record.refused,
    withoutQuit: record.vanished,
    messages: record.messages,
    startedMs: record.started.moments(),
    refusedMs: record.refusals.moments(),
    recipientsSeen: seen.get(key) ?? [],
  };
}

process.on("message", ({ id, order }: { id: number; order: WorldOrder }) => {
  void obey(order).then((answer) => process.send?.({ id, answer: answer ?? null }));
});
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send?.({ dnsServer: world.dnsServer, smtpPort: world.smtpPort });
