import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMetrics } from "./create-metrics.ts";

interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly w: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const dashboard = JSON.parse(readFileSync(new URL("../../../ops/grafana/rollcall.json", import.meta.url), "utf8")) as {
  readonly panels: readonly Panel[];
};
const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

const metrics = createMetrics();
metrics.watchBacklog({
  readBacklog: () => Promise.reject(new Error("not asked")),
  readRests: async () => [],
  readQueueJobs: async () => [],
  nowMs: () => 0,
  onFailure: () => {},
});
const names = metrics.names();

/** The metric of a series: histograms have several. */
const known = (series: string): boolean =>
  names.includes(series) || names.includes(series.replace(/_(?:bucket|sum|count)$/, ""));

test("ops/grafana/rollcall.json: every metric that it shows exists", () => {
  const shown = expressions.flatMap((expr) => expr.match(/\b(?:rollcall|process|nodejs)_\w+/g) ?? []);
  expect(shown.length).toBeGreaterThan(25);
  expect(shown.filter((series) => !known(series))).toEqual([]);
});

test("ops/grafana/rollcall.json: every metric of ours is shown", () => {
  const ours = names.filter((name) => name.startsWith("rollcall_"));
  expect(ours.filter((name) => !expressions.some((expr) => expr.includes(name)))).toEqual([]);
});

test("ops/grafana/rollcall.json: every label that it groups by is one that some metric of ours has", async () => {
  const labels = new Set(expressions.flatMap((expr) => (expr.match(/by \(([^)]*)\)/)?.[1] ?? "").split(/,\s*/)));
  labels.delete("");
  labels.delete("le");
  const declared = ["provider", "ending", "class", "failure", "answer", "stage", "end", "operation", "kind", "state"];
  expect(
    [...labels].filter(
      (label) => ![...declared, "because", "egress", "queue", "route", "problem", "severity"].includes(label),
    ),
  ).toEqual([]);
});

test("ops/grafana/rollcall.json: panels lie within the width of a dashboard", () => {
  expect(dashboard.panels.filter(({ gridPos }) => gridPos.x + gridPos.w > 24)).toEqual([]);
});
