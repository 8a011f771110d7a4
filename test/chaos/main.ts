import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import type { Case, Shown } from "./case.ts";
import { blockMessage } from "./cases/block-message.ts";
import { fairShares } from "./cases/fair-shares.ts";
import { killedWorkers } from "./cases/killed-workers.ts";
import { lostEngines } from "./cases/lost-engines.ts";
import { million } from "./cases/million.ts";
import { mixedWorld } from "./cases/mixed-world.ts";
import { oneBusyKey } from "./cases/one-busy-key.ts";
import { rollingRestart } from "./cases/rolling-restart.ts";

const CASES: readonly Case[] = [
  killedWorkers,
  rollingRestart,
  ...lostEngines,
  oneBusyKey,
  blockMessage,
  fairShares,
  mixedWorld,
  million,
];

const HELP = `Let something bad happen to real engines and several processes, and show whether what must hold still holds.

${CASES.map(({ name }) => `  npm run chaos -- --case ${name}`).join("\n")}

  --case NAME     one of these; without it all, one after the other
  --scale NUMBER  their size: 0.1 is a tenth
  --backend NAME  where the queues are: redis or postgres
  --help          this text
`;

const { values } = parseArgsOrExit({
  options: {
    case: { type: "string" },
    scale: { type: "string", default: "1" },
    backend: { type: "string", default: "redis" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const chosen = CASES.filter(({ name }) => values.case === undefined || name === values.case);
const isKnown = chosen.length > 0 && Number(values.scale) > 0 && ["redis", "postgres"].includes(values.backend);
if (values.help || !isKnown) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}
const backend = values.backend === "postgres" ? "postgres" : "redis";

const shown: Shown[] = [];
for (const { name, mustShow, run } of chosen) {
  process.stdout.write(`${name}: ${mustShow}\n`);
  await run({ backend, scale: Number(values.scale) }, (one) => {
    shown.push(one);
    process.stdout.write(`  ${one.held ? "holds" : "FAILS"}  ${one.name}: ${one.figures}; logs ${one.logs}\n`);
  });
}
process.stdout.write(`\n| case | holds | figures |\n|---|---|---|\n`);
for (const { name, held, figures } of shown)
  process.stdout.write(`| ${name} | ${held ? "yes" : "**no**"} | ${figures} |\n`);
process.exit(shown.every(({ held }) => held) ? 0 : 1);
