import { openStored } from "@rollcall/compose/engines/open-stored";
import { explainFailure } from "@rollcall/compose/process/explain-failure";
import type { OnStop } from "@rollcall/compose/process/run-until-stopped";
import { identityOf } from "@rollcall/compose/settings/identity";
import { verificationSettings } from "@rollcall/compose/settings/process-settings";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import { redecide } from "@rollcall/core";
import { changeTable } from "./terminal/summary.ts";

const HELP = `Decide stored evidence again by the current rules, without probing.

  npm run redecide                 write the changes
  npm run redecide -- --dry-run    only report the changes

  --rule ID    only verdicts based on this rule, such as missing.no_such (see npm run classify)
  --after ID   continue after this verdict of an interrupted pass
  --help       show this help

Works while Rollcall runs if it uses DATABASE_URL. With the embedded
database, stop Rollcall first.
`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgsOrExit({
    options: {
      "dry-run": { type: "boolean", default: false },
      after: { type: "string", default: "0" },
      rule: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!/^\d{1,18}$/.test(values.after)) {
    say(`--after must be the number of a verdict, not ${JSON.stringify(values.after)}.`);
    return 2;
  }
  const stops: (() => Promise<unknown>)[] = [];
  try {
    return await redecideAll(values["dry-run"], values, (stop) => stops.push(stop));
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

async function redecideAll(
  dryRun: boolean,
  { after: afterId, rule }: { readonly after: string; readonly rule?: string | undefined },
  onStop: OnStop,
): Promise<number> {
  const settings = readSettingsOrExit(process.env);
  const database = await openStored(settings, onStop);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort()).once("SIGTERM", () => interrupted.abort());
  const report = await redecide(
    {
      database,
      settings: verificationSettings(settings, identityOf(settings)),
      signal: interrupted.signal,
    },
    {
      dryRun,
      afterId,
      ...(rule !== undefined && { rule }),
      onBatch: ({ seen, changed }) =>
        void (process.stderr.isTTY && process.stderr.write(`\r${seen} verdicts decided again, ${changed} changed`)),
    },
  );
  if (process.stderr.isTTY) process.stderr.write("\n");
  process.stdout.write(changeTable(report, dryRun));
  if (report.complete) return 0;
  say(`Interrupted. To continue: npm run redecide --${dryRun ? " --dry-run" : ""} --after ${report.lastId}`);
  return 130;
}

process.exitCode = await main().catch((error: unknown) => {
  const { sentence, code } = explainFailure(error, process.env);
  say(sentence);
  return code;
});
