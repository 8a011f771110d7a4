import {
  contactId,
  decideTypos,
  readLatestRun,
  readList,
  readTypoPatterns,
  readTypos,
  type List,
  type StartRunPorts,
  type Typo,
  type TypoAction,
  type TypoChoice,
} from "@rollcall/core";
import { CommandError, type Written } from "../product/stored-command.ts";
import { counted } from "../terminal/words.ts";

/** Actor in the audit log. */
const ACTOR = "command line";

const PATTERNS_SHOWN = 1_000;
const PAGE_TYPOS = 1_000;

/** Flags of the command, each with a pattern, or the address as it was written. */
export interface TyposFlags {
  readonly show?: string | undefined;
  readonly accept?: string | undefined;
  readonly dismiss?: string | undefined;
  readonly reopen?: string | undefined;
}

/** The typos of a list: their patterns, the addresses of one, or a decision about them. Throws CommandError. */
export async function typosCommand(
  ports: StartRunPorts,
  id: string | undefined,
  { show, ...decisions }: TyposFlags,
): Promise<Written> {
  const list = await findList(ports, id);
  const actions = (["accept", "dismiss", "reopen"] as const).filter((action) => decisions[action] !== undefined);
  if (actions.length + (show === undefined ? 0 : 1) > 1)
    throw new CommandError("Give one of --show, --accept, --dismiss and --reopen at a time.");
  if (show !== undefined) return { out: await addresses(ports, list, show), note: "" };
  const [action] = actions;
  return action === undefined ? await patterns(ports, list) : await decide(ports, list, decisions[action]!, action);
}

async function findList({ database }: StartRunPorts, id: string | undefined): Promise<List> {
  if (!/^[1-9]\d{0,8}$/.test(id ?? "")) throw new CommandError("typos needs the number of a list.");
  const list = await readList(database, Number(id));
  if (list === null) throw new CommandError(`There is no list ${id}.`);
  return list;
}

async function patterns({ database }: StartRunPorts, list: List): Promise<Written> {
  const found = await readTypoPatterns(database, list, { offset: 0, limit: PATTERNS_SHOWN });
  if (found.length === 0) return { out: "", note: "No address of this list looks mistyped.\n" };
  const lines = found.map(({ pattern, open, accepted, dismissed }) => [pattern, open, accepted, dismissed].join("\t"));
  return { out: `PATTERN\tOPEN\tACCEPTED\tDISMISSED\n${lines.join("\n")}\n`, note: "" };
}

async function addresses({ database }: StartRunPorts, list: List, pattern: string): Promise<string> {
  const run = await readLatestRun(database, list.id);
  const lines = ["ROW\tADDRESS\tSUGGESTION\tSTATE\tANSWER\n"];
  for (let after: Pick<Typo, "rowNumber" | "contactId"> | null = null; ;) {
    const page = { pattern, state: null, after, limit: PAGE_TYPOS };
    const typos: readonly Typo[] = await readTypos(database, list, run?.id ?? null, page);
    for (const { rowNumber, asked, suggestion, state, correctedStatus } of typos)
      lines.push(`${[rowNumber, asked, suggestion, state, correctedStatus ?? ""].join("\t")}\n`);
    after = typos.at(-1) ?? null;
    if (typos.length < PAGE_TYPOS) return lines.join("");
  }
}

const DONE: Readonly<Record<TypoAction, string>> = {
  accept: "accepted",
  dismiss: "dismissed",
  reopen: "open again",
};

async function decide(ports: StartRunPorts, list: List, what: string, action: TypoAction): Promise<Written> {
  const { changed, runId } = await decideTypos(ports, ACTOR, list, choiceOf(what), action);
  if (changed === 0)
    throw new CommandError(
      `Nothing changed: no address of ${JSON.stringify(what)} is left to ${action}. "lists typos ${list.id}" has the patterns.`,
    );
  const asks = runId === null ? "The next run of the list asks them." : `Run ${runId} asks them.`;
  const rest = action === "accept" ? ` ${asks}` : "";
  return { out: "", note: `${counted(changed, "address")} ${DONE[action]}.${rest}\n` };
}

/** A pattern has an = or is a word; an address as it was written is looked up by its contact. */
function choiceOf(what: string): TypoChoice {
  const isPattern = what === "name" || what === "spelled_out" || /^[^@]*=[^@]*$/u.test(what);
  return isPattern ? { pattern: what } : { contactIds: [contactId(what.toLowerCase())] };
}
