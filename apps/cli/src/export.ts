import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { EXPORT_HELP, parseExportOptions } from "./export/export-options.ts";
import { fromWhereTheUserIs } from "./product/stored-command.ts";
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
  const [{ openStored }, { readSettingsOrExit }, { exportList, showLists }] = await Promise.all([
    import("@rollcall/compose/engines/open-stored"),
    import("@rollcall/compose/settings/read-settings-or-exit"),
    import("./export/export-command.ts"),
  ]);
  const database = await openStored(readSettingsOrExit(process.env), onStop);
  const written =
    parsed.type === "lists"
      ? await showLists(database)
      : await exportList(database, parsed.listId, { ...parsed.output, path: fromWhereTheUserIs(parsed.output.path) });
  process.stderr.write(written.note);
  process.stdout.write(written.out);
  return written.code;
});
