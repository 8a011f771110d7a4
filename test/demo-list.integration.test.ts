import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { createLogger } from "@rollcall/telemetry";
import { afterAll, expect, test } from "vitest";
import { DEMO_DNS, demoSettings } from "../apps/cli/src/demo/demo-settings.ts";
import { type Product, startProduct } from "../apps/cli/src/product/start-product.ts";
import {
  importFile,
  EVERY_ROW,
  type List,
  exportTable,
  redecide,
  startRun,
  readRun,
  readProgress,
} from "@rollcall/core";
import {
  demoWorld,
  type MailWorld,
  type SampleTruth,
  sampleTruths,
  startMailWorld,
} from "../packages/mailworld/src/index.ts";
import type { PacingOverrides, PolicyOverride } from "../packages/pacing/src/index.ts";
import { readSettings } from "../packages/settings/src/index.ts";
import { writeTable } from "../packages/tabular/src/index.ts";
import { freshDatabase } from "./engines/postgres.ts";
import { freshRedisUrl } from "./engines/redis.ts";
import { onEachBackend } from "./engines/with-engines.ts";

const SAMPLE = fileURLToPath(new URL("../samples/contacts.csv", import.meta.url));
const RUN_LIMIT_MS = 240_000;

/** How many times as long as in the demo a step may take: the other suites run beside it. */
const PATIENCE = 4;

/** A row of the export: its original cells, and the appended ones by name. */
interface ExportedRow {
  readonly cells: readonly string[];
  readonly answer: Readonly<Record<string, string>>;
}

interface VerifiedSample {
  readonly world: MailWorld;
  readonly product: Product;
  readonly list: List;
  readonly rows: readonly ExportedRow[];
  readonly total: number;
  readonly counted: number;
}

const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

/** Verifies the sample from its first byte to the export, with everything in this process but the engines. */
async function verifySample(backend: "postgres" | "redis"): Promise<VerifiedSample> {
  const world = await startMailWorld(demoWorld(), { ledger: { sessions: 20_000 } });
  stops.push(() => world.stop());
  const read = readSettings({}, () => "");
  if (read.type !== "settings") throw new Error("The settings have problems of their own");
  const demo = demoSettings(read.settings, { ...world, stop: () => world.stop() }, tmpdir(), 0);
  const settings = {
    ...demo,
    pacing: patient(demo.pacing),
    databaseUrl: await freshDatabase(),
    redisUrl: backend === "redis" ? freshRedisUrl() : null,
  };
  const logger = createLogger("error", 2);
  const product = await startProduct(settings, logger, (stop) => stops.push(stop), {
    dns: { ...DEMO_DNS, timeoutMs: DEMO_DNS.timeoutMs * PATIENCE },
  });
  const { services } = product;
  const bytes = createReadStream(SAMPLE);
  const list = await importFile(services.database, {
    bytes,
    fileName: "contacts.csv",
    name: null,
    columns: null,
    audit: { actor: null, action: "list.uploaded" },
  });
  const { runId } = await startRun(services, {
    kind: "list",
    listId: list.id,
    contactIds: null,
    priority: 0,
    firstStep: null,
    freshFor: services.settings.freshFor,
  });
  await expect
    .poll(async () => (await readRun(services.database, runId))?.state, { timeout: RUN_LIMIT_MS, interval: 500 })
    .toBe("completed");
  const progress = await readProgress(services.database, runId, ["main"]);
  const counted = progress.counts.reduce((sum, { count }) => sum + count, 0);
  const total = (await readRun(services.database, runId))?.total ?? 0;
  return { world, product, list, rows: await exportRows(product, list, runId), total, counted };
}

function patient({ default: all, providers }: PacingOverrides): PacingOverrides {
  const slower = (policy: PolicyOverride = {}): PolicyOverride => ({
    ...policy,
    timeouts: longer(policy.timeouts ?? {}),
  });
  const each = Object.entries(providers ?? {}).map(([name, policy]) => [name, slower(policy)]);
  return { default: slower(all), providers: Object.fromEntries(each) };
}

function longer(timeouts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(timeouts).map(([step, ms]) => [step, ms * PATIENCE]));
}

async function exportRows({ services }: Product, list: List, runId: number): Promise<ExportedRow[]> {
  const table = exportTable(services.database, { list, runId, filter: EVERY_ROW, final: true });
  const chunks: Buffer[] = [];
  const csv = writeTable({ format: "csv", gzip: false, header: table.header, rows: table.rows() });
  for await (const chunk of csv) chunks.push(Buffer.from(chunk as Uint8Array));
  const [header = [], ...rows] = parse(Buffer.concat(chunks), { bom: true });
  const width = header.indexOf("rc_email");
  return rows.map((cells) => ({
    cells: cells.slice(0, width),
    answer: Object.fromEntries(header.slice(width).map((name, at) => [name, cells[at + width] ?? ""])),
  }));
}

/** What an export may honestly say of a row. A row without any address has no status, and says so. */
function mayBe({ meaning, cell, truths }: SampleTruth): string[] {
  const known = truths.map(({ status, reason }) => `${status} ${reason}`);
  const withoutAddress = meaning.type === "empty" || (meaning.type === "invalid" && !cell.includes("@"));
  return withoutAddress ? [...(meaning.type === "empty" ? [] : known), " no_address"] : known;
}

/** Hosts where a session may not end with QUIT: they don't listen, don't speak SMTP, break off, or take longer than we wait. */
function breaksOff(world: MailWorld, host: string): boolean {
  const manners = world.description.hosts[host]?.manners;
  const mute = ["silent", "garbage", "endless", "hang_up"].includes(manners?.greeting ?? "normal");
  return mute || manners?.tls === "broken" || manners?.hangsUpAt !== undefined || manners?.dripMs !== undefined;
}

onEachBackend(
  "the sample list,",
  (backend) => {
    const verified = verifySample(backend);
    // A failure is reported by each test that waits for it.
    verified.catch(() => {});

    test("every row comes back, in its place, with its own cells", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { rows } = await verified;
      const original = parse(await readFile(SAMPLE), { bom: true, relax_column_count: true });
      // One row has a cell more than the header.
      const width = Math.max(...original.map((cells) => cells.length));
      expect(rows.map(({ cells }) => cells)).toEqual(
        original.slice(1).map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? "")),
      );
    });

    test("every answer is true", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { rows } = await verified;
      const untrue = sampleTruths().flatMap((truth) => {
        const answer = rows[truth.row - 1]?.answer;
        const said = `${answer?.["rc_status"]} ${answer?.["rc_reason"]}`;
        return mayBe(truth).includes(said)
          ? []
          : [
              `row ${truth.row} ${truth.cell}: ${said}, not ${mayBe(truth).join(" or ")} (${answer?.["rc_smtp_reply"]})`,
            ];
      });
      expect(untrue).toEqual([]);
    });

    test("the counts are those of the answers", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { total, counted } = await verified;
      expect(counted).toBe(total);
      expect(total).toBeGreaterThan(900);
    });

    test("nobody was sent mail, and no forbidden command was said", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { world } = await verified;
      const { commands, messages } = world.sessions().total();
      expect(messages).toBe(0);
      expect(Object.keys(commands).sort()).toEqual(
        expect.not.arrayContaining(["DATA", "BDAT", "VRFY", "EXPN", "NOOP", "AUTH", "?"]),
      );
      expect(commands["RCPT"]).toBeGreaterThan(800);
    });

    test("every session ended with QUIT where it could", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { world } = await verified;
      await expect.poll(() => world.stats().open).toBe(0);
      const log = world.sessions();
      const left = Object.keys(world.description.hosts).flatMap((host) => {
        const vanished = log.of(host)?.vanished ?? 0;
        return vanished === 0 || breaksOff(world, host) ? [] : [`${host}: ${vanished}`];
      });
      expect(left).toEqual([]);
    });

    test("deciding the evidence again changes nothing", { timeout: RUN_LIMIT_MS }, async ({ expect }) => {
      const { services } = (await verified).product;
      const signal = new AbortController().signal;
      const report = await redecide({ ...services, signal }, { dryRun: true, afterId: "0" });
      expect(report.changes).toEqual([]);
      expect(report.seen).toBeGreaterThan(900);
    });
  },
  { concurrent: true },
);
