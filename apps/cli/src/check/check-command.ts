import type { Life } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { checkOne, readCheckOne, watchRun } from "@rollcall/core";
import { checkOneView } from "@rollcall/ingest";
import { createLogger } from "@rollcall/telemetry";
import { CommandError } from "../product/stored-command.ts";
import { startProduct } from "../product/start-product.ts";
import { noticeOn, printWarnings } from "../terminal/notice.ts";
import type { CheckOptions } from "./check-options.ts";
import type { CheckOneJson } from "./describe-check.ts";

/** A change is notified; this is for a notification that got lost. */
const LOOK_MS = 1_000;

/** Checks an address in this process, and returns the check when it is over or the time is up. Throws CommandError. */
export async function checkCommand(options: CheckOptions, { onStop, signal }: Life): Promise<CheckOneJson> {
  const settings = readSettingsOrExit(process.env);
  const logger = createLogger(process.env["LOG_LEVEL"] ? settings.logLevel : "error", 2);
  const notice = noticeOn(process.stderr);
  notice.show("Starting the database and the queues …");
  const { services, database } = await startProduct(settings, logger, onStop);
  notice.clear();
  if (!options.quiet && !options.json) printWarnings(process.stderr, services.warnings);
  const started = await checkOne(services, options.address, options.recheck);
  if (started.type === "no_address")
    throw new CommandError(`${JSON.stringify(options.address)} is no address, such as name@example.com.`);
  const changes = watchRun(database, started.runId);
  onStop(async () => changes.stop());
  for (const endMs = Date.now() + options.waitMs; ;) {
    const found = await readCheckOne(database, started.runId);
    if (found === null) throw new CommandError("The check is gone: the address was erased meanwhile.");
    const leftMs = endMs - Date.now();
    if (found.verdict !== null || leftMs <= 0 || signal.aborted) return checkOneView(found, null);
    await changes.next(Math.min(LOOK_MS, leftMs), signal);
  }
}
