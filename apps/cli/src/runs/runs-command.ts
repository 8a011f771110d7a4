import { endOverdue, type FinishPorts, finishRun, readOpenRuns, readRun } from "@rollcall/core";
import { CommandError, type Written } from "../product/stored-command.ts";
import { counted, number } from "../terminal/words.ts";

/** Checks closed per transaction. */
const PAGE_CHECKS = 1_000;

/** Runs the command in `words`: list, or finish ID. Throws CommandError. */
export async function runsCommand(ports: FinishPorts, [verb = "", id, ...rest]: readonly string[]): Promise<Written> {
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  if (verb === "list") return await list(ports);
  if (verb === "finish") return await finish(ports, id);
  throw new CommandError(`There is no command ${verb}: use list or finish.`);
}

async function list({ database }: FinishPorts): Promise<Written> {
  const runs = await readOpenRuns(database);
  if (runs.length === 0) return { out: "", note: "No run is open.\n" };
  const lines = runs.map(({ id, kind, listName, state, done, total }) =>
    [id, listName ?? kind, state, `${number(done)} of ${counted(total, "address")}`].join("\t"),
  );
  return { out: `${lines.join("\n")}\n`, note: "" };
}

async function finish(ports: FinishPorts, id: string | undefined): Promise<Written> {
  if (!/^[1-9]\d{0,8}$/.test(id ?? "")) throw new CommandError("finish needs the number of a run, as shown by list.");
  const { database } = ports;
  const runId = Number(id);
  if ((await readRun(database, runId)) === null) throw new CommandError(`There is no run ${runId}.`);
  if (!(await finishRun(database, "command line", runId)))
    throw new CommandError(`Run ${runId} is over: there is nothing left to finish.`);
  while ((await endOverdue(ports, PAGE_CHECKS, runId)) > 0);
  const run = await readRun(database, runId);
  const unanswered = counted(run?.unanswered ?? 0, "address");
  const held = run === null || run.state === "completed" ? 0 : run.total - run.done;
  const rest = held === 0 ? "" : ` ${counted(held, "address")} in sessions under way may still be answered.`;
  return { out: "", note: `Run ${runId} is finished: ${unanswered} without an answer.${rest}\n` };
}
