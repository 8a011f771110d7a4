import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { benchWorld } from "./bench-world/bench-world.ts";
import { execute } from "./control-line.ts";
import { demoWorld } from "./demo-world/demo-world.ts";
import { startMailWorld } from "./mail-world.ts";
import type { WorldDescription } from "./world/world-description.ts";

const { values } = parseArgs({
  options: {
    world: { type: "string", default: "demo" },
    domains: { type: "string", default: "300000" },
    "smtp-port": { type: "string", default: "0" },
    "dns-port": { type: "string", default: "0" },
    "time-scale": { type: "string", default: "1" },
    "keep-sessions": { type: "string", default: "2000" },
    "keep-moments": { type: "string", default: "20000" },
  },
});

function namedWorld(name: string): WorldDescription {
  if (name === "demo") return demoWorld();
  if (name === "bench") return benchWorld({ domains: Number(values.domains) }).description;
  throw new RangeError(`Cannot start world "${name}": use demo or bench`);
}

const world = await startMailWorld(namedWorld(values.world), {
  smtpPort: Number(values["smtp-port"]),
  dnsPort: Number(values["dns-port"]),
  timeScale: Number(values["time-scale"]),
  ledger: { sessions: Number(values["keep-sessions"]), moments: Number(values["keep-moments"]) },
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await world.stop();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
const control = createInterface({ input: process.stdin });
control.on("line", (line) => void execute(world, line).then((answer) => process.stdout.write(`${answer}\n`)));
control.on("close", () => void stop());
process.stdout.write(`${JSON.stringify({ dnsServer: world.dnsServer, smtpPort: world.smtpPort })}\n`);
