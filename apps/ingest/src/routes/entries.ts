import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type Actor, labelList } from "@rollcall/core";
import { logMilestones } from "@rollcall/telemetry";
import { slotOwner } from "../access/caller.ts";
import { oncePerKey } from "../http/once-per-key.ts";
import { invalidRequest, parse, undeclaredFields } from "../http/parse.ts";
import type { ListServices } from "../shapes/list.ts";
import { explained } from "../uploads/explained.ts";
import type { Gate } from "../uploads/gate.ts";
import { importList } from "../uploads/import-list.ts";
import { DEDUPE } from "../uploads/upload.ts";
import { addCallback, assertCallback, CALLBACK_URL } from "./callbacks.ts";
import { CELL } from "../shapes/cell.ts";
import { startList, TAGS_OF_LIST } from "./lists.ts";

/** More of them are sent as a file. */
const ENTRIES_LIMIT = 100_000;
/** About 300 bytes for each. */
export const ENTRIES_LIMIT_BYTES = 32 * 1024 * 1024;

const ENTRY = z
  .object({ email: z.string().max(1_000).describe("An address, also as `Name <a@b>`.") })
  .catchall(CELL)
  .describe("A row: its address, and further columns by name, such as an `id` of yours. Results have them too.");

/** A list as JSON. */
export const ENTRIES_LIST = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  entries: z.array(ENTRY).min(1).max(ENTRIES_LIMIT),
  dedupe: DEDUPE.default("safe"),
  tags: TAGS_OF_LIST.default([]),
  callback_url: CALLBACK_URL,
  start: z.boolean().default(false).describe("Verify it at once."),
});

/** Whether a request has its list as JSON, and not as a file. */
export function hasEntries(request: FastifyRequest): boolean {
  const { body } = request;
  return !request.isMultipart() && !(body instanceof Readable) && body !== null && body !== undefined;
}

/** Makes a list of a request's entries, once for each key. Throws a problem if they are not as described. */
export async function listOfEntries(
  services: ListServices,
  imports: Gate,
  request: FastifyRequest,
  {
    actor,
    key,
    signal,
  }: { readonly actor: Actor & string; readonly key: string | undefined; readonly signal: AbortSignal },
): Promise<{ readonly id: number; readonly replayed: boolean }> {
  // What is a parameter of an upload is a field here.
  const errors = undeclaredFields("query", request.query);
  if (errors.length > 0) throw invalidRequest(errors);
  const wanted = parse(ENTRIES_LIST, request.body, "body");
  await assertCallback(services, wanted.callback_url);
  const keyed = { key, actor, action: "list of entries", body: wanted };
  return await oncePerKey(services.database, keyed, () =>
    imports.through(slotOwner(request), async () => {
      const telling = { ...services, tell: logMilestones(request.log) };
      const bytes = Buffer.from(JSON.stringify(wanted.entries));
      signal.throwIfAborted();
      const list = await explained(() =>
        importList(telling, {
          bytes: Readable.from([bytes]),
          fileName: "entries.json",
          sizeBytes: bytes.length,
          name: wanted.name ?? "Entries",
          columns: ["email"],
          dedupe: wanted.dedupe,
          audit: { actor, action: "list.uploaded" },
          read: services.read,
        }),
      );
      if (wanted.tags.length > 0) await labelList(services.database, actor, list.id, { tags: wanted.tags });
      await addCallback(services, actor, list.id, wanted.callback_url);
      if (wanted.start) await startList(telling, actor, list, false);
      return list.id;
    }),
  );
}
