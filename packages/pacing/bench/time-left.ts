// Prints the first estimates of thirty simulated runs beside the truth, as a table for docs/time-left.md:
// node packages/pacing/bench/time-left.ts
import { factorOff, firstEstimate, runMix } from "../src/testing/mix.ts";

const MIXES = 30;

const rows = Array.from({ length: MIXES }, (_, seed) => {
  const { name, addresses, said, truth, saidMost, truthMost } = firstEstimate(runMix(seed + 1));
  const times = [saidMost, truthMost, said, truth].map((minutes) => String(Math.round(minutes)));
  return `| ${[name, addresses.toLocaleString("en-GB"), ...times, factorOff(said, truth).toFixed(2)].join(" | ")} |`;
});
const header = [
  "| mix | addresses | 95 %: said | true | all: said | true | factor |",
  "| --- | --: | --: | --: | --: | --: | --: |",
];
process.stdout.write(`${[...header, ...rows].join("\n")}\n`);
