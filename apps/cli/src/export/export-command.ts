import path from "node:path";
import {
  changedSince,
  type Database,
  openAddresses,
  readLists,
  readSummary,
  readList,
  readLatestRun,
} from "@rollcall/core";
import { CommandError } from "../product/stored-command.ts";
import { shownPath } from "../terminal/shown-path.ts";
import { counted, number } from "../terminal/words.ts";
import { checkOut } from "../verify/check-files.ts";
import { type Output, STDOUT } from "../verify/output-options.ts";
import { writeExport } from "../verify/write-export.ts";

/** Output of a command: `out` for programs, `note` for people; and its exit code. */
export interface Written {
  readonly out: string;
  readonly note: string;
  readonly code: number;
}

/** Lists shown, newest first. */
const SHOWN_LISTS = 200;

/** The stored lists, one per line: number, name, rows, state. */
export async function showLists(database: Database): Promise<Written> {
  const lists = await readLists(database, SHOWN_LISTS, null);
  if (lists.length === 0) return { out: "", note: "There are no lists yet.\n", code: 0 };
  const lines = lists.map(({ id, name, rowCount, state }) => [id, name, counted(rowCount, "row"), state].join("\t"));
  return { out: `${lines.join("\n")}\n`, note: "", code: 0 };
}

/** Writes a list with its answers so far, and reports what is still open. Throws CommandError. */
export async function exportList(database: Database, listId: number, output: Output): Promise<Written> {
  const isPiped = output.path === STDOUT;
  if (!isPiped) await checkOut(output.path);
  const list = await readList(database, listId);
  if (list?.state !== "ready") throw new CommandError(`There is no list ${listId}: npm run export shows all lists.`);
  const run = await readLatestRun(database, listId);
  await writeExport(database, list, { runId: run?.id ?? null, final: run?.state === "cancelled" }, output);
  const { byStatus, byReason, byProvider } = await readSummary(database, run?.id ?? null, changedSince(list));
  const providers = byProvider.map(({ provider, total }) => [provider ?? "other", total] as const);
  const open = openAddresses(list, run);
  const out = [
    table("status", Object.entries(byStatus)),
    table("reason", Object.entries(byReason)),
    table("provider", providers),
  ];
  const still = open === 0 ? "" : ` ${counted(open, "address")} ${open === 1 ? "has" : "have"} no final answer yet.`;
  const where = isPiped ? "the standard output" : shownPath(output.path);
  const note = `${path.basename(list.name)} was written to ${where}.${still}\n`;
  // The standard output has the list, and nothing else.
  return {
    out: isPiped ? "" : out.join(""),
    note: isPiped ? `${out.join("")}${note}` : note,
    code: open === 0 ? 0 : 1,
  };
}

function table(what: string, counts: readonly (readonly [string, number])[]): string {
  const sorted = counts.toSorted((one, other) => other[1] - one[1]);
  return sorted.map(([name, count]) => `${what}\t${name}\t${number(count)}\n`).join("");
}
