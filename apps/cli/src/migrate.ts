import { migrateStored } from "@rollcall/compose/migrate-stored";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";

const HELP = `Migrate the database to this version, and do nothing else.

  npm run migrate

Every process does so when it starts. As a step of its own, before the new version
starts, a migration that fails leaves the old version running.
`;

await runUntilStopped(async ({ onStop }) => {
  const { values } = parseArgsOrExit({ options: { help: { type: "boolean", short: "h", default: false } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const applied = await migrateStored(readSettingsOrExit(process.env), onStop);
  const lines = applied.length === 0 ? ["Nothing to do."] : applied.map((name) => `Applied ${name}.`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
});
