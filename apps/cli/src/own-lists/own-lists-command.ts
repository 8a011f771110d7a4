import { existsSync, readFileSync } from "node:fs";
import {
  addOwnEntries,
  type Database,
  OWN_LISTS,
  type OwnList,
  readOwnEntries,
  readOwnLines,
  removeOwnEntry,
  type StoredOwnEntry,
} from "@rollcall/core";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

const PAGE_ENTRIES = 1_000;
const REJECTED_SHOWN = 10;
/** Exit code: some entries were rejected. */
const SOME_REFUSED = 1;

/** Runs the command in `words`: show, add, import or remove. Throws CommandError. */
export async function ownListsCommand(database: Database, [verb = "", ...words]: readonly string[]): Promise<Written> {
  const [first, ...rest] = words;
  if (verb === "show") return { out: await show(database, first === undefined ? null : listOf(first)), note: "" };
  if (verb === "import") return await add(database, readText(first), null);
  if (verb !== "add" && verb !== "remove")
    throw new CommandError(`There is no command ${verb}: use show, add, remove or import.`);
  const list = listOf(first);
  if (rest.length === 0) throw new CommandError(`${verb} needs entries, such as example.com.`);
  return verb === "add" ? await add(database, rest.join("\n"), list) : await remove(database, rest, list);
}

function listOf(word: string | undefined): OwnList {
  const list = OWN_LISTS.find((name) => name === word);
  if (list === undefined) throw new CommandError(`Name a list: ${OWN_LISTS.join(", ")}.`);
  return list;
}

function readText(file: string | undefined): string {
  if (file === undefined) throw new CommandError("import needs a file, with an entry a line: never_ask example.com.");
  const path = fromWhereTheUserIs(file);
  if (!existsSync(path)) throw new CommandError(`There is no file ${file}. Check the path; nothing was added.`);
  return readFileSync(path, "utf8");
}

async function add(database: Database, text: string, list: OwnList | null): Promise<Written> {
  const { added, known, rejected } = await addOwnEntries(database, ACTOR, readOwnLines(text, list));
  const refused = rejected
    .slice(0, REJECTED_SHOWN)
    .map(({ entry, problem }) => `${JSON.stringify(entry)} ${problem}\n`);
  const more = rejected.length - refused.length;
  return {
    out: "",
    note: `${added} added, ${known} already known, ${rejected.length} rejected\n${refused.join("")}${more > 0 ? `and ${more} more\n` : ""}`,
    code: rejected.length > 0 ? SOME_REFUSED : 0,
  };
}

async function remove(database: Database, entries: readonly string[], list: OwnList): Promise<Written> {
  const missing: string[] = [];
  for (const entry of entries) if (!(await removeOwnEntry(database, ACTOR, list, entry))) missing.push(entry);
  const notes = missing.map((entry) => `${JSON.stringify(entry)} is not on the list ${list}\n`);
  return {
    out: "",
    note: `${entries.length - missing.length} removed\n${notes.join("")}`,
    code: missing.length > 0 ? SOME_REFUSED : 0,
  };
}

async function show(database: Database, list: OwnList | null): Promise<string> {
  const lines: string[] = [];
  for (let after: { readonly kind: string; readonly entry: string } | null = null; ;) {
    const page: readonly StoredOwnEntry[] = await readOwnEntries(database, {
      list,
      search: null,
      after,
      limit: PAGE_ENTRIES,
    });
    for (const one of page) lines.push(`${one.list} ${one.entry}\n`);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ENTRIES) return lines.join("");
    after = { kind: last.list.replace(/^not_/, ""), entry: last.entry };
  }
}
