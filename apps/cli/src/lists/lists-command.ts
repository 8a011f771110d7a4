import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import {
  changeRows,
  chooseColumns,
  ColumnError,
  type Database,
  DerivingError,
  labelList,
  type List,
  ListNotFreeError,
  mergeLists,
  readList,
  readLists,
  splitList,
  type StartRunPorts,
  subtractLists,
} from "@rollcall/core";
import { columnNames, TabularError } from "@rollcall/tabular";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";
import { counted } from "../terminal/words.ts";
import { typosCommand, type TyposFlags } from "./typos-command.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

/** Lists shown, newest first. */
const SHOWN_LISTS = 200;
const TAG_CHARS = 60;

/** Options of the commands. */
type Values = TyposFlags & Readonly<Record<string, string | boolean | undefined>>;

type Verb = (database: Database, words: readonly string[], values: Values) => Promise<Written>;

/** Runs the command in `words`. Throws CommandError. */
export async function listsCommand(
  ports: StartRunPorts,
  [verb = "", ...words]: readonly string[],
  values: Values = {},
): Promise<Written> {
  const run = VERBS.get(verb);
  if (verb !== "typos" && run === undefined)
    throw new CommandError(`There is no command ${verb}: use ${[...VERBS.keys(), "typos"].join(", ")}.`);
  try {
    return run === undefined ? await typos(ports, words, values) : await run(ports.database, words, values);
  } catch (error) {
    const isOurs =
      error instanceof ColumnError ||
      error instanceof TabularError ||
      error instanceof DerivingError ||
      error instanceof ListNotFreeError;
    throw isOurs ? new CommandError(error.message) : error;
  }
}

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["list", list],
  ["tag", tag],
  ["append", change("append")],
  ["replace", change("replace")],
  ["merge", merge],
  ["subtract", subtract],
  ["split", split],
]);

async function typos(ports: StartRunPorts, [id, ...rest]: readonly string[], values: Values): Promise<Written> {
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  return await typosCommand(ports, id, values);
}

async function list(database: Database, words: readonly string[], { tag: wanted }: Values): Promise<Written> {
  if (words.length > 0) throw new CommandError(`Unexpected argument: ${words[0]}.`);
  const lists = await readLists(database, SHOWN_LISTS, null, { tag: textOf(wanted) });
  if (lists.length === 0) return { out: "", note: "There are no such lists.\n" };
  return { out: lists.map((one) => `${describe(one)}\t${one.tags.join(", ")}\n`).join(""), note: "" };
}

async function tag(database: Database, [id, ...tags]: readonly string[], { note }: Values): Promise<Written> {
  const { id: listId } = await find(database, id);
  if (tags.some((word) => word.trim() === "" || word.length > TAG_CHARS))
    throw new CommandError(`A tag has 1 to ${TAG_CHARS} characters.`);
  const text = textOf(note);
  // With a note alone the tags stay.
  const isOnlyNote = text !== null && tags.length === 0;
  const labels = {
    ...(!isOnlyNote && { tags: [...new Set(tags.map((word) => word.trim()))] }),
    ...(text !== null && { note: text.trim() === "" ? null : text.trim() }),
  };
  await labelList(database, ACTOR, listId, labels);
  const { tags: now, note: words } = await find(database, id);
  return { out: "", note: `List ${listId}: ${now.join(", ") || "no tags"}${words === null ? "" : ` · ${words}`}\n` };
}

function change(kind: "append" | "replace"): Verb {
  return async (database, [id, file, ...rest]) => {
    const before = await find(database, id);
    if (file === undefined || rest.length > 0)
      throw new CommandError(`${kind} needs the number of a list, and one file.`);
    const target = fromWhereTheUserIs(file);
    const facts = await stat(target).catch(() => null);
    if (facts?.isFile() !== true) throw new CommandError(`There is no file ${file}.`);
    const after = await changeRows(database, before, {
      kind,
      by: ACTOR,
      bytes: createReadStream(target),
      fileName: path.basename(target),
      sizeBytes: facts.size,
    });
    const rows = kind === "append" ? after.rowCount - before.rowCount : after.rowCount;
    const duplicates = kind === "append" ? after.duplicateCount - before.duplicateCount : after.duplicateCount;
    const what = kind === "append" ? "appended" : "in the place of the old ones";
    const told = duplicates === 0 ? "" : `, ${counted(duplicates, "duplicate")} among them`;
    return { out: "", note: `List ${after.id}: ${counted(rows, "row")} ${what}${told}.\n` };
  };
}

async function merge(database: Database, words: readonly string[], { name }: Values): Promise<Written> {
  if (words.length < 2) throw new CommandError("merge needs the numbers of two lists or more.");
  const ids = [];
  for (const word of words) ids.push((await find(database, word)).id);
  return made([await mergeLists(database, ACTOR, ids, textOf(name))]);
}

async function subtract(database: Database, words: readonly string[], { name }: Values): Promise<Written> {
  if (words.length < 2) throw new CommandError("subtract needs the numbers of a list, and of those to subtract.");
  const [first = 0, ...minus] = await Promise.all(words.map(async (word) => (await find(database, word)).id));
  return made([await subtractLists(database, ACTOR, { id: first, minus, name: textOf(name) })]);
}

async function split(database: Database, [id, ...rest]: readonly string[], { by }: Values): Promise<Written> {
  const { id: listId, columns, columnCount } = await find(database, id);
  const wanted = textOf(by);
  if (wanted === null || rest.length > 0) throw new CommandError("split needs the number of a list, and --by.");
  if (wanted === "status") return made(await splitList(database, ACTOR, listId, { type: "status" }));
  const [column = 0] = chooseColumns(columnNames(columns, columnCount), [wanted]);
  return made(await splitList(database, ACTOR, listId, { type: "column", column }));
}

/** A stored list by its number. Throws CommandError. */
async function find(database: Database, id: string | undefined): Promise<List> {
  if (id === undefined || !/^[1-9]\d{0,8}$/.test(id))
    throw new CommandError(`A list is given by its number, not ${JSON.stringify(id ?? "")}: list shows them.`);
  const found = await readList(database, Number(id));
  if (found?.state !== "ready") throw new CommandError(`There is no list ${id}.`);
  return found;
}

function made(lists: readonly List[]): Written {
  return { out: lists.map((one) => `${describe(one)}\n`).join(""), note: "" };
}

function describe({ id, name, rowCount }: List): string {
  return [id, name, counted(rowCount, "row")].join("\t");
}

function textOf(value: string | boolean | undefined): string | null {
  return typeof value === "string" ? value : null;
}
