import path from "node:path";
import { destination, pino } from "pino";
import { readSettingsOrExit } from "./product/read-settings-or-exit.ts";
import { type Life, runUntilStopped } from "./product/run-until-stopped.ts";
import { startProduct } from "./product/start-product.ts";
import { noticeOn, tell, tellWarnings } from "./terminal/notice.ts";
import { checkFiles } from "./verify/check-files.ts";
import { inspectFile } from "./verify/find-or-import.ts";
import { EXIT, verifyFile } from "./verify/verify-file.ts";
import { parseVerifyOptions, takenByNpm, VERIFY_HELP, type VerifyOptions } from "./verify/verify-options.ts";

const LEFT_BEHIND =
  "The last process was killed. Nothing is lost; whom it was just asking is asked again within a minute.";

await runUntilStopped(async (life) => {
  const parsed = parseVerifyOptions(process.argv.slice(2));
  if (parsed.type === "help") {
    process.stdout.write(VERIFY_HELP);
    return EXIT.complete;
  }
  const problem = takenByNpm(process.env) ?? (parsed.type === "problem" ? parsed.problem : null);
  if (problem !== null || parsed.type === "problem") {
    tell(process.stderr, problem ?? "");
    return EXIT.badInput;
  }
  return await verify(parsed.options, life);
});

async function verify(given: VerifyOptions, { onStop, signal }: Life): Promise<number> {
  const settings = readSettingsOrExit(process.env);
  // npm runs scripts in the project's folder; the user means the one they are in.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const file = path.resolve(from, given.file);
  const options = { ...given, file, out: { ...given.out, path: path.resolve(from, given.out.path) } };
  await checkFiles(file, options.out.path);
  const inspected = await inspectFile(file);
  // A terminal is for the person: the log comes when they ask for it.
  const logger = pino({ level: process.env["LOG_LEVEL"] ? settings.logLevel : "error" }, destination(2));
  const notice = noticeOn(process.stderr);
  notice.show("Starting the database and the queues …");
  const { services, leftBehind } = await startProduct(settings, logger, onStop);
  notice.clear();
  if (leftBehind) tell(process.stderr, LEFT_BEHIND);
  tellWarnings(process.stderr, services.warnings);
  return await verifyFile(services, inspected, options, signal);
}
