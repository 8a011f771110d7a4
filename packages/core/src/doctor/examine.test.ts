import { expect, test } from "vitest";
import { answered, EGRESS, GREETED, healthy, lookAt, OURS, REPORT, SETTINGS } from "../testing/doctor.ts";
import { type DoctorPorts, examine } from "./examine.ts";
import type { Finding } from "./finding.ts";

test("examine: a healthy machine has nothing to fix", async () => {
  const { verdict, findings } = await examine(healthy(), SETTINGS);
  expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(verdict).toBe("ok");
  expect(findings.map(({ id }) => id)).toEqual([
    "port_25",
    "helo_name",
    "reverse_name",
    "mail_from",
    "spf",
    "postmaster",
    "standing",
    "dns",
    "postgres",
    "queues",
    "workers",
    "clock",
    "disk",
    "versions",
    "refusals",
  ]);
});

test("examine: connects to no host unless configured, and probes only the operator's own server", async () => {
  const asked: string[] = [];
  const ports: Partial<DoctorPorts> = {
    async greet(host) {
      asked.push(host);
      return GREETED;
    },
    async probe(plan) {
      asked.push(...plan.recipients.map(({ address }) => address));
      expect(plan.controls.size).toBe(0);
      return { ...REPORT, answers: [] };
    },
  };
  expect((await lookAt(ports, { doctorHost: null }))["port_25"]?.state).toBe("skipped");
  expect(asked).toEqual(["probe@example.com", "postmaster@example.com"]);
});

test("examine: a closed port 25 is a problem, and nothing is probed over it", async () => {
  const found = await lookAt({
    greet: async () => ({ type: "failed", detail: "203.0.115.9:25 did not take the connection in 15000 ms" }),
    probe: () => Promise.reject(new Error("asked all the same")),
  });
  expect(found["port_25"]).toMatchObject({ state: "problem", meaning: expect.stringContaining("connection_failed") });
  expect(found["postmaster"]?.state).toBe("skipped");
});

test("examine: sessions from another address than HELO_NAME's are a problem", async () => {
  const ports = healthy();
  const resolver: DoctorPorts["resolver"] = {
    ...ports.resolver,
    resolveHost: async () => ({ type: "addresses", ipv4: ["203.0.115.99"], ipv6: [], ttlMs: 1 }),
  };
  expect((await lookAt({ resolver }))["helo_name"]).toMatchObject({
    state: "problem",
    detail: `Sessions come from ${OURS}, but verify.example.com is 203.0.115.99.`,
  });
});

test.each<[string, Partial<DoctorPorts["resolver"]>, string, Finding["state"]]>([
  ["no reverse name", { resolveReverse: async () => ({ type: "none" }) }, "reverse_name", "problem"],
  [
    "another's reverse name",
    { resolveReverse: async () => ({ type: "texts", texts: ["host-7.isp.example"] }) },
    "reverse_name",
    "problem",
  ],
  [
    "a HELO name that is nowhere",
    { resolveHost: async () => ({ type: "no_address", detail: "", ttlMs: 1 }) },
    "helo_name",
    "problem",
  ],
  [
    "a sender whose domain takes no mail",
    { resolveRoute: async () => ({ type: "null_mx", ttlMs: 1 }) },
    "mail_from",
    "problem",
  ],
  [
    "an SPF record that forbids us",
    { resolveTxt: async () => ({ type: "texts", texts: ["v=spf1 -all"] }) },
    "spf",
    "problem",
  ],
  ["no SPF record", { resolveTxt: async () => ({ type: "none" }) }, "spf", "warning"],
  [
    "name servers that fail for texts",
    { resolveTxt: async () => ({ type: "dns_error", detail: "SERVFAIL" }) },
    "dns",
    "warning",
  ],
])("examine: %s", async (_, resolver, id, state) => {
  const found = await lookAt({ resolver: { ...healthy().resolver, ...resolver } });
  expect(found[id]).toMatchObject({ state, fix: expect.stringMatching(/.+/) });
});

test.each<[string, Partial<DoctorPorts>, string, Finding["state"]]>([
  [
    "postmaster is unknown",
    {
      probe: async (plan) => ({
        ...REPORT,
        answers: plan.recipients.map(({ id }) => answered(id, id.startsWith("postmaster") ? 550 : 250)),
      }),
    },
    "postmaster",
    "problem",
  ],
  [
    "PostgreSQL is away",
    { readPostgres: () => Promise.reject(new Error("connect ECONNREFUSED")) },
    "postgres",
    "problem",
  ],
  [
    "PostgreSQL without fsync",
    { readPostgres: async () => ({ ...(await healthy().readPostgres!()), fsync: false }) },
    "postgres",
    "problem",
  ],
  [
    "an old PostgreSQL",
    { readPostgres: async () => ({ ...(await healthy().readPostgres!()), version: 130_010 }) },
    "postgres",
    "problem",
  ],
  [
    "a PostgreSQL with room for nobody",
    { readPostgres: async () => ({ ...(await healthy().readPostgres!()), connections: 95 }) },
    "postgres",
    "warning",
  ],
  [
    "a clock an hour ahead",
    { readPostgres: async () => ({ ...(await healthy().readPostgres!()), nowMs: -3_600_000 }) },
    "clock",
    "problem",
  ],
  [
    "a Redis that evicts",
    {
      queues: {
        backend: "redis",
        readRedis: async () => ({ version: "7.0.15", appendOnly: true, maxmemoryPolicy: "allkeys-lru" }),
      },
    },
    "queues",
    "problem",
  ],
  [
    "a Redis that forgets",
    {
      queues: {
        backend: "redis",
        readRedis: async () => ({ version: "7.0.15", appendOnly: false, maxmemoryPolicy: "noeviction" }),
      },
    },
    "queues",
    "warning",
  ],
  [
    "an old Redis",
    {
      queues: {
        backend: "redis",
        readRedis: async () => ({ version: "6.0.9", appendOnly: true, maxmemoryPolicy: "noeviction" }),
      },
    },
    "queues",
    "problem",
  ],
  [
    "no Redis",
    { queues: { backend: "redis", readRedis: () => Promise.reject(new Error("away")) } },
    "queues",
    "problem",
  ],
  ["no worker", { readWorkers: async () => ({ silentS: 61, runsOpen: 2 }) }, "workers", "problem"],
  ["a disk that is almost full", { freeDiskBytes: async () => 1000 }, "disk", "problem"],
])("examine: %s", async (_, ports, id, state) => {
  expect((await lookAt(ports))[id]).toMatchObject({ state, fix: expect.stringMatching(/.+/) });
});

test("examine: several egresses are checked by name, and each connects only from its own machine", async () => {
  const greeted: string[] = [];
  const other = { ...EGRESS, name: "b", bindAddress: "203.0.115.8" };
  const found = await lookAt(
    {
      async greet(_host, _port, egress) {
        greeted.push(egress.bindAddress ?? "any");
        return GREETED;
      },
    },
    { egresses: [EGRESS, other] },
  );
  expect(greeted).toEqual(["any"]);
  expect(found["port_25/main"]?.state).toBe("ok");
  expect(found["port_25/b"]).toMatchObject({ state: "skipped", title: "Port 25 outwards (b)" });
});
