import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import type { Case, Shown } from "./case.ts";
import { blockMessage } from "./cases/block-message.ts";
import { fairShares } from "./cases/fair-shares.ts";
import { killedWorkers } from "./cases/killed-workers.ts";
import { diskFullFiles } from "./cases/disk-full-files.ts";
import { lostEngines } from "./cases/lost-engines.ts";
import { million } from "./cases/million.ts";
import { mixedWorld } from "./cases/mixed-world.ts";
import { oneBusyKey } from "./cases/one-busy-key.ts";
import { rollingRestart } from "./cases/rolling-restart.ts";
import { smallHeap } from "./cases/small-heap.ts";
import { faultCases } from "./faults/under-fault.ts";
import { ENGINE_FAULTS } from "./faults/engine-faults.ts";
import { MACHINE_FAULTS } from "./faults/machine-faults.ts";
import { NETWORK_FAULTS } from "./faults/network-faults.ts";

const CASES: readonly Case[] = [
  killedWorkers,
  rollingRestart,
  ...lostEngines,
  oneBusyKey,
  blockMessage,
  fairShares,
  mixedWorld,
  million,
  smallHeap,
  ...faultCases([...ENGINE_FAULTS, ...NETWORK_FAULTS, ...MACHINE_FAULTS]),
  diskFullFiles,
];

const HELP = `Let something bad happen to real engines and several processes, and show whether what must hold still holds.

${CASES.map(({ name }) => `  npm run chaos -- --only ${name}`).join("\n")}

  --only NAME     one of these, or several: --only A --only B; without it all, one after the other
  --scale NUMBER  their size: 0.1 is a tenth
  --backend NAME  where the queues are: redis, postgres, or both, one after the other
  --help          this text
`;

const { values } = parseArgsOrExit({
  options: {
    only: { type: "string", multiple: true, default: [] },
    case: { type: "string", multiple: true, default: [] },
    scale: { type: "string", default: "1" },
    backend: { type: "string", default: "redis" },
    help: { type: "boolean", short: "h", default: false },
  },
});
/** `--case` is the older name. */
const wanted = [...values.only, ...values.case];
const chosen = CASES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !CASES.some((one) => one.name === name));
const isKnown =
  unknown.length === 0 && Number(values.scale) > 0 && ["redis", "postgres", "both"].includes(values.backend);
if (values.help || !isKnown) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}
const backends = (["redis", "postgres"] as const).filter((one) => [one, "both"].includes(values.backend));

const HELD = { true: "yes", false: "**no**", null: "not tried" } as const;
const wordOf = (held: boolean | null): string => HELD[`${held}`];

const shown: Shown[] = [];
for (const { name, mustShow, run } of chosen) {
  process.stdout.write(`${name}: ${mustShow}\n`);
  for (const backend of backends) {
    await run({ backend, scale: Number(values.scale) }, (one) => {
      const named = { ...one, name: backends.length > 1 ? `${one.name}, ${backend}` : one.name };
      shown.push(named);
      process.stdout.write(`  ${wordOf(one.held)}  ${named.name}: ${one.figures}; logs ${one.logs}\n`);
    });
  }
}
process.stdout.write(`\n| case | holds | figures |\n|---|---|---|\n`);
for (const { name, held, figures } of shown) process.stdout.write(`| ${name} | ${wordOf(held)} | ${figures} |\n`);
process.exit(shown.every(({ held }) => held !== false) ? 0 : 1);
