import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import { PROXY_PROGRAMS } from "../egress/proxy-programs.ts";
import { declareEngines } from "../engines/engines.ts";
import { packagesOf } from "./packages.ts";
import { runZoo } from "./run-zoo.ts";
import { leftOpenTable, outcomesTable, zooTable } from "./table.ts";
import { ZOO } from "./zoo.ts";

const HELP = `Ask mail servers that nobody of this project wrote for mailboxes whose truth is known, and judge the answers.

  --server NAME   one of: ${ZOO.map(({ name }) => name).join(", ")}; without it all, at the same time
  --bring         bring their packages, and leave it at that
  --wait DURATION how long to wait for answers (90s)
  --egress-proxy  one of: ${PROXY_PROGRAMS.join(", ")}; it carries all sessions
  --said FOLDER   where what each mail host heard and said is written to
  --help          this text

Its exit code is 1 where a living mailbox was condemned, or a dead one called deliverable.
`;

const { values } = parseArgsOrExit({
  options: {
    server: { type: "string", multiple: true },
    bring: { type: "boolean", default: false },
    wait: { type: "string", default: "90s" },
    "egress-proxy": { type: "string" },
    said: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const chosen = ZOO.filter(({ name }) => values.server?.includes(name) ?? true);
const egressProxy = PROXY_PROGRAMS.find((name) => name === values["egress-proxy"]) ?? null;
if (values.help || chosen.length === 0 || (egressProxy === null && values["egress-proxy"] !== undefined)) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}

if (values.bring) {
  for (const server of chosen) await server.bring(packagesOf(server));
  process.exit(0);
}

declareEngines(["microsocks", "dante", "tinyproxy"]);
const report = await runZoo(chosen, {
  wait: values.wait,
  egressProxy,
  tell: (words) => void process.stderr.write(`${words.trimEnd()}\n`),
});
process.stdout.write(`\n${zooTable(report)}\n${leftOpenTable(report)}\n${outcomesTable(report)}`);
if (values.said !== undefined) {
  await mkdir(values.said, { recursive: true });
  for (const { server, manner, asked } of report.houses)
    await writeFile(path.join(values.said, `${server}-${manner}.txt`.replaceAll("/", "-")), asked.lines.join("\n"));
}
process.exit(report.houses.some(({ judged }) => judged.some(({ judgement }) => judgement === "harmful")) ? 1 : 0);
