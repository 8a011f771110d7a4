import { parseArgs } from "node:util";
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

const { values } = parseArgs({
  options: {
    case: { type: "string" },
    scale: { type: "string", default: "1" },
    backend: { type: "string", default: "redis" },
  },
});
const backend = values.backend === "postgres" ? "postgres" : "redis";
const chosen = CASES.filter(({ name }) => values.case === undefined || name === values.case);
if (chosen.length === 0)
  throw new Error(`There is no case ${values.case}: there are ${CASES.map(({ name }) => name).join(", ")}`);

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
