import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { promtoolProgram } from "../engines/engines.ts";
import { withEngines } from "../engines/with-engines.ts";
import { metricsNamed } from "./metrics-named.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

withEngines("promtool")("ops/prometheus", () => {
  const promtool = (...args: string[]) => spawnSync(promtoolProgram(), args, { cwd: ROOT, encoding: "utf8" });

  test("alerts.yml: Prometheus accepts each rule", () => {
    const { stdout, stderr, status } = promtool("check", "rules", "ops/prometheus/alerts.yml");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/SUCCESS: \d\d rules found/);
  });

  test("alerts.yml: each alert fires when it should, and not before", () => {
    const { stdout, stderr, status } = promtool("test", "rules", "test/prometheus/alerts.test.yml");
    expect(status, stdout + stderr).toBe(0);
    const rules = readFileSync(path.join(ROOT, "ops/prometheus/alerts.yml"), "utf8");
    const tests = readFileSync(path.join(ROOT, "test/prometheus/alerts.test.yml"), "utf8");
    const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = ""]) => name);
    expect(alerts.filter((name) => !tests.includes(name))).toEqual([]);
  });

  test("prometheus.yml: Prometheus accepts it", () => {
    const { stderr, status } = promtool("check", "config", "--syntax-only", "ops/prometheus/prometheus.yml");
    expect([status, stderr]).toEqual([0, ""]);
  });
});

test("metricsNamed: finds the metrics of rules, whatever is around them", () => {
  expect(metricsNamed("sum(rate(rollcall_a_total{x='1'}[5m])) > 0.8 * process_max_fds")).toEqual([
    "process_max_fds",
    "rollcall_a_total",
  ]);
});
