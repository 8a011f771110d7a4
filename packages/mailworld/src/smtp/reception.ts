import type { Socket } from "node:net";
import { type SecureContext, createSecureContext } from "node:tls";
import { generate } from "selfsigned";
import { closeSession, openSession, WORLD_KEY } from "../ledger/ledger.ts";
import type { Ledger, OpenRecord } from "../ledger/ledger.ts";
import type { LivingHost, LivingWorld } from "../world/living-world.ts";
import type { StartTimer, Surroundings } from "./dialogue.ts";
import { receiverMemory } from "./receiver-memory.ts";
import type { ReceiverMemory } from "./receiver-memory.ts";
import { SmtpSession } from "./smtp-session.ts";

/** Components of a running world. */
export interface Works {
  readonly living: LivingWorld;
  readonly ledger: Ledger;
  /** Open sessions and their hosts. */
  readonly open: Map<SmtpSession, string>;
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly startTimer: StartTimer;
  readonly secureContext: SecureContext;
}

/** One host's state across its sessions. */
interface Desk {
  readonly host: LivingHost;
  readonly around: Surroundings;
  /** The record that connection limits apply to: the provider's, if the host has one. */
  readonly shared: OpenRecord;
}

/** Returns the connection handler: serves each connection to a host and records it. */
export function reception(works: Works): (hostName: string, socket: Socket) => void {
  const memories = new Map<string, ReceiverMemory>();
  const desks = new Map<string, Desk>();
  const hosts = new Map(works.living.hosts.map((host) => [host.name, host]));
  return (hostName, socket) => {
    const host = hosts.get(hostName);
    if (host === undefined) {
      socket.destroy();
      return;
    }
    const desk = desks.get(hostName) ?? openDesk(works, host, memories);
    desks.set(hostName, desk);
    serve(works, desk, socket);
  };
}

function openDesk(works: Works, host: LivingHost, memories: Map<string, ReceiverMemory>): Desk {
  const { living, ledger, nowMs, startTimer, timeScale } = works;
  const { provider } = host.description;
  const shared = ledger.record(provider ?? host.name);
  const memory = memories.get(provider ?? host.name) ?? receiverMemory();
  memories.set(provider ?? host.name, memory);
  const own = provider === undefined || provider === host.name ? [] : [ledger.record(host.name)];
  const around: Surroundings = {
    manners: () => living.manners(host),
    servedDomain: (name) => living.servedDomain(host, name),
    memory,
    records: [ledger.record(WORLD_KEY), shared, ...own],
    countAttempt: (address) => ledger.countAttempt(address),
    nowMs,
    startTimer,
    timeScale,
  };
  return { host, around, shared };
}

function serve(works: Works, { host, around, shared }: Desk, socket: Socket): void {
  const client = socket.remoteAddress ?? "unknown";
  const startedMs = works.nowMs();
  for (const record of around.records) openSession(record, client, startedMs);
  const session = new SmtpSession(socket, around, {
    host: host.name,
    crowded: isCrowded(works.living.manners(host).connectionLimit, shared, client),
    keepSaid: works.ledger.keepsSessions,
    secureContext: works.secureContext,
    onEnd: ({ helo, ending, secured, said }) => {
      works.open.delete(session);
      for (const record of around.records) closeSession(record, client, ending);
      works.ledger.keep({
        host: host.name,
        provider: host.description.provider ?? null,
        client,
        helo,
        startedMs,
        endedMs: works.nowMs(),
        secured,
        quit: ending === "quit",
        said,
      });
    },
  });
  works.open.set(session, host.name);
}

function isCrowded(
  limit: { readonly perClient?: number; readonly total?: number } | undefined,
  record: OpenRecord,
  client: string,
): boolean {
  if (limit === undefined) return false;
  return (
    record.open > (limit.total ?? Infinity) || (record.openByClient.get(client) ?? 0) > (limit.perClient ?? Infinity)
  );
}

let context: Promise<SecureContext> | undefined;

/**
 * A self-signed certificate with an elliptic-curve key, made once per process. Probers don't verify names or issuers.
 */
export function serverSecureContext(): Promise<SecureContext> {
  context ??= makeContext();
  return context;
}

async function makeContext(): Promise<SecureContext> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "mailworld.invalid" }], {
    keyType: "ec",
    curve: "P-256",
  });
  return createSecureContext({ key, cert });
}
