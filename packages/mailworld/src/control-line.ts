import type { MailWorld } from "./mail-world.ts";
import type { HostManners } from "./world/manners.ts";

/** A command to a world's process: one line of JSON on its standard input, answered with one line of JSON. */
export type ControlLine =
  | { readonly type: "stats" }
  | { readonly type: "record"; readonly key: string }
  | { readonly type: "setDown"; readonly key: string; readonly down: boolean }
  | { readonly type: "setDnsDown"; readonly down: boolean; readonly how?: "silent" | "servfail" }
  | { readonly type: "setManners"; readonly key: string; readonly manners: Partial<HostManners> | null };

/** Executes a command and returns the answer, without line end. Errors are answered with `{"error": …}`. */
export async function execute(world: MailWorld, line: string): Promise<string> {
  try {
    return JSON.stringify(await act(world, JSON.parse(line) as ControlLine));
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function act(world: MailWorld, control: ControlLine): Promise<unknown> {
  switch (control.type) {
    case "stats":
      return world.stats();
    case "record":
      return recordOf(world, control.key);
    case "setDown":
      await world.setDown(control.key, control.down);
      break;
    case "setDnsDown":
      world.setDnsDown(control.down, control.how);
      break;
    case "setManners":
      world.setManners(control.key, control.manners);
      break;
    default:
      throw new RangeError(`Cannot execute "${String((control as { type?: unknown }).type)}": unknown type`);
  }
  return { done: control.type };
}

/** A key's record as JSON, with event times reduced to peaks per minute and per hour. */
function recordOf(world: MailWorld, key: string): unknown {
  const record = world.sessions().of(key);
  if (record === undefined) return null;
  const {
    started,
    refusals,
    commands,
    sessions,
    open,
    maxOpen,
    maxOpenPerClient,
    recipients,
    accepted,
    deferred,
    refused,
  } = record;
  const counts = { sessions, open, maxOpen, maxOpenPerClient, recipients, accepted, deferred, refused };
  return {
    ...counts,
    commands,
    sessionsPerMinute: started.peakWithin(60_000),
    refusalsPerHour: refusals.peakWithin(3_600_000),
  };
}
