import { randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import {
  createStore,
  createUpkeepStore,
  type Database,
  eraseAddress,
  readAddress,
  readSchedules,
  readSuppressions,
  writeAudit,
} from "@rollcall/db";
import { readEntries } from "@rollcall/ingest";
import { addSuppressions, contactKey, type SuppressionEntry } from "@rollcall/verification";
import { CommandError, type Written } from "../product/stored-command.ts";

/** Who did it, in the audit log. */
const ACTOR = "command line";

const SCHEDULES_SHOWN = 1_000;
const PAGE_ENTRIES = 1_000;
const REJECTED_SHOWN = 10;

/** Does what `words` say. Throws CommandError. */
export async function contactsCommand(database: Database, [verb = "", ...words]: readonly string[]): Promise<Written> {
  switch (verb) {
    case "schedules":
      return { out: await schedules(database), note: "" };
    case "suppress":
      return await suppress(database, words);
    case "suppressed":
      return { out: await suppressed(database), note: "" };
    case "held":
      return await held(database, addressOf(verb, words));
    case "erase":
      return await erase(database, addressOf(verb, words));
    default:
      throw new CommandError(`There is no command ${verb}: it is schedules, suppress, suppressed, held or erase.`);
  }
}

async function schedules(database: Database): Promise<string> {
  const all = await readSchedules(database, SCHEDULES_SHOWN, null);
  const lines = all.map(({ id, name, cron, timeZone, paused, nextRunAt }) => {
    const next = paused ? "paused" : (nextRunAt?.toISOString() ?? "never");
    return `${id}\t${name}\t${cron}\t${timeZone}\t${next}\n`;
  });
  return `ID\tNAME\tCRON\tTIME ZONE\tNEXT RUN\n${lines.join("")}`;
}

async function suppress(database: Database, words: readonly string[]): Promise<Written> {
  const [first] = words;
  if (first === undefined) throw new CommandError("suppress takes a file, or addresses and domains.");
  const isFile = words.length === 1 && existsSync(first);
  const entries: AsyncIterable<SuppressionEntry> | Iterable<SuppressionEntry> = isFile
    ? readEntries(createReadStream(first), path.basename(first))
    : words.map((text) => ({ text, note: null }));
  const ports = { suppressions: createUpkeepStore(database), contactId: createStore(database).contactId };
  const { added, known, rejected } = await addSuppressions(ports, ACTOR, entries);
  const refused = rejected
    .slice(0, REJECTED_SHOWN)
    .map(({ entry, problem }) => `${JSON.stringify(entry)} ${problem}\n`);
  const more = rejected.length - refused.length;
  const rest = more > 0 ? `and ${more} more\n` : "";
  return {
    out: "",
    note: `${added} added, ${known} known before, ${rejected.length} refused\n${refused.join("")}${rest}`,
  };
}

async function suppressed(database: Database): Promise<string> {
  const lines = ["entry,kind,note,created_at\n"];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof readSuppressions>> = await readSuppressions(database, {
      search: null,
      after,
      limit: PAGE_ENTRIES,
    });
    for (const { entry, kind, note, createdAt } of page)
      lines.push(`${[entry, kind, note ?? "", createdAt.toISOString()].map(cell).join(",")}\n`);
    after = page.at(-1)?.entry ?? null;
    if (page.length < PAGE_ENTRIES) return lines.join("");
  }
}

/** RFC 4180 §2. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function held(database: Database, key: string): Promise<Written> {
  const found = await readAddress(database, key, createStore(database).contactId(key));
  if (!found) throw new CommandError("Nothing is held of this address.");
  await writeAudit(database, { actor: ACTOR, action: "address.exported", subject: null });
  return { out: `${JSON.stringify({ email: key, ...found }, null, 2)}\n`, note: "" };
}

async function erase(database: Database, key: string): Promise<Written> {
  const receiptId = randomUUID();
  const erasure = { key, contactId: createStore(database).contactId(key), receiptId };
  const deleted = await eraseAddress(database, ACTOR, erasure);
  const receipt = { receipt_id: receiptId, at: new Date().toISOString(), deleted };
  return { out: `${JSON.stringify(receipt, null, 2)}\n`, note: "" };
}

function addressOf(verb: string, [text, ...rest]: readonly string[]): string {
  const key = text === undefined || rest.length > 0 ? null : contactKey(text);
  if (key === null) throw new CommandError(`${verb} takes one address, such as name@example.com.`);
  return key;
}
