import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { freshFor } from "@rollcall/core";
import { runStoredCommand } from "./product/run-stored-command.ts";
import { runsCommand } from "./runs/runs-command.ts";

const HELP = `List runs that are not over, and finish one.

  npm run runs -- list
  npm run runs -- finish ID

finish ends a run now: what is open becomes unknown, not_answered_yet, with the last reply so
far, and the run is completed. Sessions under way end first.

Works whether Rollcall is running or not.
`;

await runStoredCommand(HELP, {}, (database, words) => {
  const settings = { freshFor: freshFor(readSettingsOrExit(process.env).freshDays), roleIsRisky: false };
  return runsCommand({ database, clock: { nowMs: Date.now, random: Math.random }, settings }, words);
});
