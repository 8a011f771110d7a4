import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import {
  readEntries,
  readEntry,
  type Database,
  deleteSuppression,
  eraseAddress,
  REMAINS,
  exportAddress,
  readSchedules,
  readSuppressions,
  addSuppressions,
  contactKey,
  type SuppressionEntry,
} from "@rollcall/core";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

const SCHEDULES_SHOWN = 1_000;
const PAGE_ENTRIES = 1_000;
const REJECTED_SHOWN = 10;
/** Exit code: some entries were rejected. */
const SOME_REFUSED = 1;

/** Prompts of a command. */
export interface Asking {
  /** Whether the user types exactly this; false without a terminal. */
  confirm(question: string, answer: string): Promise<boolean>;
}

/** Runs the command in `words`. Throws CommandError. */
export async function contactsCommand(
  database: Database,
  [verb = "", ...words]: readonly string[],
  flags: { readonly yes?: boolean } = {},
  asking: Asking = NOBODY,
): Promise<Written> {
  switch (verb) {
    case "schedules":
      return { out: await schedules(database), note: "" };
    case "suppress":
      return await suppress(database, words);
    case "unsuppress":
      return await unsuppress(database, words);
    case "suppressed":
      return { out: await suppressed(database), note: "" };
    case "held":
      return await held(database, addressOf(verb, words));
    case "erase":
      return await erase(database, addressOf(verb, words), flags.yes ?? false, asking);
    default:
      throw new CommandError(
        `There is no command ${verb}: use schedules, suppress, unsuppress, suppressed, held or erase.`,
      );
  }
}

const NOBODY: Asking = { confirm: async () => false };

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
  if (first === undefined) throw new CommandError("suppress needs a file, or addresses and domains.");
  const file = words.length === 1 ? fromWhereTheUserIs(first) : null;
  const isFile = file !== null && existsSync(file);
  if (!isFile && words.length === 1 && looksLikeFile(first)) {
    throw new CommandError(`There is no file ${first}. Check the path; nothing was suppressed.`);
  }
  const entries: AsyncIterable<SuppressionEntry> | Iterable<SuppressionEntry | null> = isFile
    ? readEntries(createReadStream(file), path.basename(file))
    : words.map((text) => readEntry(text, null));
  const { added, known, rejected } = await addSuppressions(database, ACTOR, entries);
  const refused = rejected
    .slice(0, REJECTED_SHOWN)
    .map(({ entry, problem }) => `${JSON.stringify(entry)} ${problem}\n`);
  const more = rejected.length - refused.length;
  const rest = more > 0 ? `and ${more} more\n` : "";
  return {
    out: "",
    note: `${added} added, ${known} already known, ${rejected.length} rejected\n${refused.join("")}${rest}`,
    code: rejected.length > 0 ? SOME_REFUSED : 0,
  };
}

/** A path, or a file name that can't be a domain. */
export function looksLikeFile(word: string): boolean {
  return /[\\/]/.test(word) || /\.(?:csv|tsv|txt|xlsx?|ods|json|jsonl|gz|zip)$/i.test(word);
}

async function unsuppress(database: Database, words: readonly string[]): Promise<Written> {
  if (words.length === 0) throw new CommandError("unsuppress needs addresses or domains, as shown by suppressed.");
  const missing: string[] = [];
  for (const word of words) if (!(await deleteSuppression(database, ACTOR, word.replace(/^@/, "")))) missing.push(word);
  const notes = missing.map((word) => `${JSON.stringify(word)} is not on the suppression list\n`);
  return {
    out: "",
    note: `${words.length - missing.length} removed\n${notes.join("")}`,
    code: missing.length > 0 ? SOME_REFUSED : 0,
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
  const found = await exportAddress(database, ACTOR, key);
  if (!found) throw new CommandError("Nothing is stored about this address.");
  return { out: `${JSON.stringify({ email: key, ...found }, null, 2)}\n`, note: "" };
}

async function erase(database: Database, key: string, yes: boolean, asking: Asking): Promise<Written> {
  const question = `Everything about ${key} will be deleted: rows, verdicts, evidence, its suppression. This can't be undone.`;
  if (!yes && !(await asking.confirm(question, key))) {
    throw new CommandError("Nothing was erased. Type the address when prompted, or add --yes.");
  }
  const { receiptId, deleted } = await eraseAddress(database, ACTOR, key);
  const receipt = { receipt_id: receiptId, at: new Date().toISOString(), deleted, remains: REMAINS };
  return { out: `${JSON.stringify(receipt, null, 2)}\n`, note: "" };
}

function addressOf(verb: string, [text, ...rest]: readonly string[]): string {
  const key = text === undefined || rest.length > 0 ? null : contactKey(text);
  if (key === null) throw new CommandError(`${verb} needs one address, such as name@example.com.`);
  return key;
}

/** Prompts the user to type `answer`. False if they type something else, or without a terminal. */
export async function confirm(question: string, answer: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await asking.question(`${question}\nType ${answer} to continue: `);
    return typed.trim().toLowerCase() === answer.toLowerCase();
  } finally {
    asking.close();
  }
}
