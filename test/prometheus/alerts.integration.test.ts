import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROMTOOL_PROGRAM } from "../engines/engines.ts";
import { runProgram } from "../engines/programs.ts";
import { withEngines } from "../engines/with-engines.ts";
import { metricsNamed } from "./metrics-named.ts";

const RULES = path.resolve(import.meta.dirname, "../../ops/prometheus/alerts.yml");
const TESTS = path.resolve(import.meta.dirname, "alerts.test.yml");
const CONFIGURATION = path.resolve(RULES, "../prometheus.yml");

withEngines("promtool")("ops/prometheus", () => {
  /** Rejects if promtool finds fault. */
  const promtool = async (...args: string[]): Promise<string> => (await runProgram(PROMTOOL_PROGRAM, args)).stdout;

  test("alerts.yml: Prometheus accepts each rule", async () => {
    expect(await promtool("check", "rules", RULES)).toMatch(/SUCCESS: \d\d rules found/);
  });

  test("alerts.yml: each alert fires when it should, and not before", async () => {
    expect(await promtool("test", "rules", TESTS)).toContain("SUCCESS");
    const alerts = [...readFileSync(RULES, "utf8").matchAll(/- alert: (\w+)/g)].map(([, name = ""]) => name);
    const tests = readFileSync(TESTS, "utf8");
    expect(alerts.filter((name) => !tests.includes(name))).toEqual([]);
  });

  test("prometheus.yml: Prometheus accepts it", async () => {
    expect(await promtool("check", "config", "--syntax-only", CONFIGURATION)).toContain("SUCCESS");
  });
});

test("metricsNamed: finds the metrics of rules, whatever is around them", () => {
  expect(metricsNamed("sum(rate(rollcall_a_total{x='1'}[5m])) > 0.8 * process_max_fds")).toEqual([
    "process_max_fds",
    "rollcall_a_total",
  ]);
});
