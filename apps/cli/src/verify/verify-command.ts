import type { Life } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { createLogger } from "@rollcall/telemetry";
import { startProduct } from "../product/start-product.ts";
import { noticeOn, print, printWarnings, SILENT_NOTICE } from "../terminal/notice.ts";
import { inspectFile } from "./find-or-import.ts";
import { verifyFile } from "./verify-file.ts";
import type { VerifyOptions } from "./verify-options.ts";

const LEFT_BEHIND = "The last process was killed. Nothing is lost; the addresses in its sessions are probed again.";

/** Verifies a file, from settings to written answers; returns the exit code. Paths are absolute. */
export async function verifyCommand(options: VerifyOptions, { onStop, signal }: Life): Promise<number> {
  const settings = readSettingsOrExit(process.env);
  const inspected = await inspectFile(options.file, options.reading);
  // On a terminal, logs are shown only on request.
  const logger = createLogger(process.env["LOG_LEVEL"] ? settings.logLevel : "error", 2);
  const notice = options.quiet ? SILENT_NOTICE : noticeOn(process.stderr);
  notice.show("Starting the database and the queues …");
  const { services, leftBehind } = await startProduct(settings, logger, onStop);
  notice.clear();
  if (!options.quiet) printWarnings(process.stderr, services.warnings);
  if (leftBehind && !options.quiet) print(process.stderr, LEFT_BEHIND);
  return await verifyFile(services, inspected, options, signal);
}
