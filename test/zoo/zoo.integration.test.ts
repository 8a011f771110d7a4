import { beforeAll, expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { runZoo, type ZooReport } from "./run-zoo.ts";
import { zooTable } from "./table.ts";
import { NPM_ZOO } from "./zoo.ts";

/** Manners whose names can be told apart, and are not yet all told. */
const LEFT_OPEN: ReadonlySet<string> = new Set(["only"]);

const CASES = NPM_ZOO.flatMap(({ name: server, manners }) =>
  manners.map(({ name: manner, about }) => ({ server, manner, about })),
);

withEngines("haraka", "smtp-server")("verify against mail servers of npm", () => {
  let report: ZooReport;

  beforeAll(async () => {
    report = await runZoo(NPM_ZOO, { wait: "60s", egressProxy: null, tell: () => {} });
    process.stdout.write(`\n${zooTable(report)}\n`);
  });

  test("zoo: every server was there", () => {
    expect(report.absent).toEqual([]);
  });

  test.each(CASES)("verify: $server, $manner ($about): nothing harmful is said", ({ server, manner }) => {
    const judged = judgedOf(report, server, manner);
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.filter(({ judgement }) => judgement === "harmful")).toEqual([]);
  });

  test.each(CASES.filter(({ manner }) => !LEFT_OPEN.has(manner)))(
    "verify: $server, $manner ($about): every answer is right",
    ({ server, manner }) => {
      expect(judgedOf(report, server, manner).filter(({ judgement }) => judgement !== "right")).toEqual([]);
    },
  );
});

const judgedOf = ({ houses }: ZooReport, server: string, manner: string): ZooReport["houses"][number]["judged"] =>
  houses.find((house) => house.server === server && house.manner === manner)?.judged ?? [];
