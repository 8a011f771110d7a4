import { enableCompileCache } from "node:module";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { CHECK_HELP, parseCheckOptions } from "./check/check-options.ts";
import { paintFor, print } from "./terminal/notice.ts";

const BAD_INPUT = 2;

await runUntilStopped(async (life) => {
  const parsed = parseCheckOptions(process.argv.slice(2));
  if (parsed.type === "help") {
    process.stdout.write(CHECK_HELP);
    return 0;
  }
  if (parsed.type === "problem") {
    print(process.stderr, parsed.problem);
    return BAD_INPUT;
  }
  enableCompileCache();
  const [{ checkCommand }, { describeCheck }] = await Promise.all([
    import("./check/check-command.ts"),
    import("./check/describe-check.ts"),
  ]);
  const { out, code } = describeCheck(
    await checkCommand(parsed.options, life),
    parsed.options,
    paintFor(process.stdout),
  );
  process.stdout.write(out);
  return code;
});
