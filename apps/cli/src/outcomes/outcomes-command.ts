import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { type AddedOutcomes, type Database, importOutcomes, OUTCOME_KINDS, readAccuracy } from "@rollcall/core";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";
import { describeAccuracy } from "./describe-accuracy.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

const REJECTED_SHOWN = 10;
/** Exit code: some rows were rejected. */
const SOME_REFUSED = 1;
const USUAL_DAYS = "365";
const MOST_DAYS = 3_650;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Runs the command in `words`: import or accuracy. Throws CommandError, and TabularError for a file that is no table. */
export async function outcomesCommand(
  database: Database,
  [verb = "", file, more]: readonly string[],
  values: Values,
): Promise<Written> {
  if (verb === "accuracy")
    return { out: describeAccuracy(await readAccuracy(database, daysOf(values["days"]))), note: "" };
  if (verb !== "import") throw new CommandError(`There is no command ${verb}: use import or accuracy.`);
  if (file === undefined || more !== undefined) throw new CommandError("import needs one file, such as bounces.csv.");
  const found = fromWhereTheUserIs(file);
  if (!existsSync(found)) throw new CommandError(`There is no file ${file}. Check the path; nothing was imported.`);
  return written(
    await importOutcomes(database, ACTOR, {
      bytes: createReadStream(found),
      fileName: path.basename(found),
      source: sourceOf(values["source"]),
      kind: kindOf(values["kind"]),
      suppress: values["no-suppress"] !== true,
      nowMs: Date.now(),
    }),
  );
}

function written({ stored, known, of_strangers, suppressed, rejected }: AddedOutcomes): Written {
  const refused = rejected.slice(0, REJECTED_SHOWN).map(({ number, problem }) => `row ${number} ${problem}\n`);
  const more = rejected.length - refused.length;
  return {
    out: "",
    note:
      `${stored} stored, ${known} already known, ${of_strangers} of addresses that are no contacts, ` +
      `${suppressed} added to the suppression list, ${rejected.length} rejected\n${refused.join("")}` +
      (more > 0 ? `and ${more} more\n` : ""),
    code: rejected.length > 0 ? SOME_REFUSED : 0,
  };
}

function sourceOf(value: Values[string]): string {
  const source = typeof value === "string" ? value : "file";
  if (!/^[a-z0-9][a-z0-9._-]{0,39}$/.test(source))
    throw new CommandError("--source takes a name in lower case, such as sendgrid.");
  return source;
}

function kindOf(value: Values[string]): string | null {
  if (typeof value !== "string") return null;
  if (!OUTCOME_KINDS.some((kind) => kind === value))
    throw new CommandError(`--kind takes one of ${OUTCOME_KINDS.join(", ")}.`);
  return value;
}

function daysOf(value: Values[string]): number {
  const days = Number(typeof value === "string" ? value : USUAL_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new CommandError(`--days takes a number from 1 to ${MOST_DAYS.toLocaleString("en")}.`);
  return days;
}
