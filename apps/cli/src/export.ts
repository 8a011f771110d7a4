import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { EXPORT_HELP, parseExportOptions } from "./export/export-options.ts";
import { print } from "./terminal/notice.ts";

const OK = 0;
const BAD_INPUT = 2;

await runUntilStopped(async ({ onStop }) => {
  const parsed = parseExportOptions(process.argv.slice(2));
  if (parsed.type === "help") {
    process.stdout.write(EXPORT_HELP);
    return OK;
  }
  if (parsed.type === "problem") {
    print(process.stderr, parsed.problem);
    return BAD_INPUT;
  }
  const [{ openStored }, { readSettingsOrExit }, { runExport }] = await Promise.all([
    import("@rollcall/compose/engines/open-stored"),
    import("@rollcall/compose/settings/read-settings-or-exit"),
    import("./export/run-export.ts"),
  ]);
  const database = await openStored(readSettingsOrExit(process.env), onStop);
  const written = await runExport(database, parsed);
  process.stderr.write(written.note);
  process.stdout.write(written.out);
  return written.code;
});
