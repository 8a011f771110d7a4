import { readFileSync } from "node:fs";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../cli/command.ts";
import { followLink } from "../cli/follow-link.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { metricsExported, metricsNamed } from "../prometheus/metrics-named.ts";
import { freshRedisUrl } from "../engines/redis.ts";
import { type ComposeService, readComposeFile, readEnvFile } from "./compose-file.ts";
import { withEngines } from "../engines/with-engines.ts";
import { type RunningService, startService } from "./running-services.ts";

// The commands and variables of docker-compose.yml and ops/simulated/compose.yml, without Docker: two workers, two
// ingests.

const METRICS_TOKEN = "a-token-of-the-test";
const METRICS = { authorization: `Bearer ${METRICS_TOKEN}` };
const SIMULATED = { ...readEnvFile("ops/simulated/compose.env"), METRICS_TOKEN };
const RUN_LIMIT_MS = 240_000;

/** From samples/contacts.csv: its header and some rows of each kind. */
const LIST = readFileSync("samples/contacts.csv", "utf8").split("\n").slice(0, 60).join("\n");

const running: RunningService[] = [];
const address = { ingest: "", worker: "" };
let cookie = "";

beforeAll(async () => {
  const { services } = readComposeFile(SIMULATED, ["ops/simulated/compose.yml"]);
  const find = (name: string): ComposeService => {
    const service = services[name];
    if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
    return service;
  };
  const free = async (): Promise<string> => String(await getPort({ host: "127.0.0.1" }));
  const [smtp, dns] = [await free(), await free()];
  const engines = {
    [find("ingest").environment["DATABASE_URL"] ?? ""]: await freshDatabase(),
    [find("ingest").environment["REDIS_URL"] ?? ""]: freshRedisUrl(),
    "2525": smtp,
    "5353": dns,
  };
  const start = (name: string, ports: Readonly<Record<string, string>> = {}, own = {}): RunningService => {
    const service = find(name);
    const environment = { ...service.environment, ...own };
    const started = startService({ ...service, environment }, { ...engines, ...ports });
    running.push(started);
    return started;
  };
  const [http, other, health] = [await free(), await free(), await free()];
  const ingest = start("ingest", { "0.0.0.0": "127.0.0.1", "3000": http });
  // All at once on an empty database, as Compose starts them.
  const all = [
    start("mailworld").said(/dnsServer/),
    ingest.said(/sign-in/),
    start("ingest", { "0.0.0.0": "127.0.0.1", "3000": other }).said(/ready/),
    start("worker", {}, { WORKER_LISTEN: `127.0.0.1:${health}` }).said(/ready/),
    start("worker").said(/ready/),
  ];
  await Promise.all(all);
  address.ingest = `http://127.0.0.1:${http}`;
  address.worker = `http://127.0.0.1:${health}`;
  cookie = await followLink(ingest.output());
}, 120_000);

afterAll(async () => {
  await Promise.all(running.map((service) => service.stop()));
});

async function json<Body>(url: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

/** The mail world prints lines of its own, and the sign-in link is a secret and so no line of the log. */
const isOurs = (line: string): boolean => !/^(?:$|Sign in|.*dnsServer)/.test(line);

const metric = (text: string, name: string): number =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);

withEngines("redis")("the services of docker-compose.yml", () => {
  test(
    "docker-compose.yml: its processes verify a list together, count what they do, and log no address",
    { timeout: RUN_LIMIT_MS },
    async () => {
      const headers = { "content-type": "text/csv" };
      const uploaded = await fetch(`${address.ingest}/v1/lists?file_name=people.csv&start=true`, {
        method: "POST",
        headers: { ...headers, cookie },
        body: LIST,
      });
      const requestId = uploaded.headers.get("x-request-id");
      const { id } = (await uploaded.json()) as { id: string };
      const state = async (): Promise<string | undefined> =>
        (await json<{ run: { state: string } | null }>(`${address.ingest}/v1/lists/${id}`)).run?.state;
      await until("the run is over", async () => (await state()) === "completed", RUN_LIMIT_MS);
      const cleaned = await (
        await fetch(`${address.ingest}/v1/lists/${id}/export?preset=everything&format=csv`, { headers: { cookie } })
      ).text();
      expect(cleaned).toContain("deliverable,accepted");
      expect(cleaned).toContain("undeliverable,mailbox_not_found");

      const ofWorker = await (await fetch(`${address.worker}/metrics`, { headers: METRICS })).text();
      const ofIngest = await (await fetch(`${address.ingest}/metrics`, { headers: METRICS })).text();
      expect(metric(ofWorker, "rollcall_sessions_total")).toBeGreaterThan(0);
      expect(metric(ofWorker, "rollcall_replies_total")).toBeGreaterThan(0);
      expect(metric(ofWorker, "rollcall_stage_seconds_count")).toBeGreaterThan(
        metric(ofWorker, "rollcall_sessions_total"),
      );
      expect(metric(ofWorker, "rollcall_store_seconds_count")).toBeGreaterThan(0);
      expect(metric(ofIngest, "rollcall_workers_alive")).toBe(2);
      expect(metric(ofIngest, "rollcall_addresses_open")).toBe(0);
      expect(metric(ofIngest, "rollcall_http_request_seconds_count")).toBeGreaterThan(0);

      const exported = metricsExported(ofIngest + ofWorker);
      for (const file of ["ops/prometheus/alerts.yml", "ops/grafana/rollcall.json"]) {
        const named = metricsNamed(readFileSync(file, "utf8"));
        expect(named.length).toBeGreaterThan(10);
        expect(named.filter((name) => !exported.has(name))).toEqual([]);
      }
      expect(metric(ofIngest, "rollcall_open_problems")).toBeGreaterThan(0);

      const logs = running.map((service) => service.output()).join("");
      const addresses = new Set(cleaned.match(/[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g));
      expect(addresses.size).toBeGreaterThan(25);
      for (const one of addresses) expect(logs).not.toContain(one);

      const told = (): string[] => running.flatMap((one) => one.output().split("\n").filter(isOurs));
      await until("the end is told", () => told().some((line) => line.includes('"run completed"')), RUN_LIMIT_MS);
      const lines = told().map((line) => JSON.parse(line) as Record<string, unknown>);
      // Any local part but the three stars, of our list or not.
      expect(told().filter((line) => /[^\s"<*]@[\w-]+\./u.test(line))).toEqual([]);
      const ofList = (msg: string) => lines.filter((line) => line["msg"] === msg && line["list"] === Number(id));
      expect(ofList("list read")).toMatchObject([{ bytes: Buffer.byteLength(LIST), request_id: requestId }]);
      expect(ofList("run started")).toMatchObject([{ request_id: requestId }]);
      const [completed, ...more] = ofList("run completed");
      expect(more).toEqual([]);
      const { addresses: total, deliverable, risky, undeliverable, unknown } = completed as Record<string, number>;
      expect(total).toBeGreaterThan(25);
      expect((deliverable ?? 0) + (risky ?? 0) + (undeliverable ?? 0) + (unknown ?? 0)).toBe(total);
    },
  );

  test("docker-compose.yml: its health checks report available engines", async () => {
    for (const base of Object.values(address)) {
      expect(await json(`${base}/livez`)).toEqual({ status: "ok" });
      expect(await json(`${base}/readyz`)).toEqual({ status: "ok" });
    }
  });

  test("docker-compose.yml: SIGTERM ends every process with code 0", async () => {
    const codes = await Promise.all(running.map((service) => service.stop()));
    expect(codes).toEqual(running.map(() => 0));
    running.length = 0;
  });
});
