import { z } from "zod";
import { egressNames, readFirstUse, readRests, readStats, readWarmUp, type Diagnosis } from "@rollcall/core";
import { VERSION } from "@rollcall/product";
import { proxyName } from "@rollcall/smtp";
import type { Api } from "../http/api.ts";
import type { Services } from "../services.ts";
import { STATUS_COUNTS } from "../shapes/verdict.ts";
import { NO_WORKER } from "../watch-workers.ts";

const STATS = z
  .object({
    contacts: z.int(),
    lists: z.int(),
    runs_active: z.int(),
    by_status: STATUS_COUNTS.describe("Contacts by latest status."),
    version: z.string(),
    queue_backend: z.enum(["redis", "postgres"]),
    warnings: z.array(z.string()).describe("Warnings about the configuration, in sentences."),
  })
  .meta({ id: "Stats" });

/** Totals for the start page. */
export function statsRoutes(api: Api, services: Services): void {
  api.route(
    {
      method: "GET",
      path: "/v1/stats",
      tag: "System",
      summary: "Get totals",
      scope: "read",
      answers: { 200: STATS },
    },
    async () => {
      const { contacts, lists, runsActive, byStatus } = await readStats(services.database);
      return {
        contacts,
        lists,
        runs_active: runsActive,
        by_status: byStatus,
        version: VERSION,
        queue_backend: services.queueBackend,
        warnings: services.isWithoutWorker() ? [...services.warnings, NO_WORKER] : services.warnings,
      };
    },
  );
}

const EGRESS = z
  .object({
    name: z.string(),
    bind_address: z.string().nullable().describe("Null: the system chooses."),
    proxy: z.string().nullable().describe("The proxy that carries its sessions, without its login; null: none."),
    helo_name: z.string(),
    mail_from: z.string().describe("Empty: the null reverse-path."),
    warm_up: z
      .object({
        since: z.iso.datetime().describe("The first use of its address."),
        share: z.number().describe("Share of its budgets that it may use now, where few recipients are refused."),
      })
      .nullable()
      .describe("A new address gets its whole budgets within three weeks; null: it has them."),
    rest: z
      .object({ because: z.enum(["network", "proxy", "listed"]), reason: z.string(), since: z.iso.datetime() })
      .nullable()
      .describe("Why it can't work, or rests; null: it works."),
  })
  .meta({ id: "Egress", description: "A source of SMTP sessions." });

/** The egresses of this installation. */
export function egressRoutes(api: Api, { settings, database, clock }: Services): void {
  api.route(
    {
      method: "GET",
      path: "/v1/egresses",
      tag: "Pacing",
      summary: "List egresses",
      scope: "read",
      answers: { 200: z.object({ egresses: z.array(EGRESS) }) },
    },
    async () => {
      const names = egressNames(settings);
      const [firstUse, rests] = await Promise.all([readFirstUse(database, names), readRests(database, names)]);
      const nowMs = clock.nowMs();
      return {
        egresses: settings.egresses.map((egress) => {
          const { name, bindAddress, proxy, heloName, mailFrom } = egress;
          const warmUp = readWarmUp(egress, firstUse, nowMs);
          const rest = rests.get(name);
          return {
            name,
            bind_address: bindAddress,
            proxy: proxy === undefined ? null : proxyName(proxy),
            helo_name: heloName,
            mail_from: mailFrom,
            warm_up: warmUp && { since: new Date(warmUp.sinceMs).toISOString(), share: warmUp.share },
            rest: rest === undefined ? null : { ...rest, since: rest.since.toISOString() },
          };
        }),
      };
    },
  );
}

/** A diagnosis is cached for this long, unless a fresh one is requested. */
const KEPT_MS = 5 * 60_000;

const FINDING = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(["ok", "warning", "problem", "skipped"]).describe("`skipped`: could not be checked."),
    detail: z.string().describe("What was found."),
    meaning: z.string().describe("How it affects answers."),
    fix: z.string().describe("How to fix it; empty if there is nothing to fix."),
  })
  .meta({ id: "Finding" });

const DIAGNOSIS = z
  .object({
    checked_at: z.iso.datetime(),
    verdict: z.enum(["ok", "warning", "problem"]),
    findings: z.array(FINDING),
  })
  .meta({ id: "Diagnosis" });

const QUERY = z.object({ fresh: z.stringbool().default(false).describe("Run a fresh examination.") });

/** Diagnosis of the machine, its names and its engines. */
export function doctorRoutes(api: Api, { clock, examine }: Pick<Services, "clock" | "examine">): void {
  let latest: Promise<Diagnosis> | null = null;
  let beganAtMs = 0;
  let underWay = false;
  const look = (fresh: boolean): Promise<Diagnosis> => {
    if (latest !== null && !fresh && clock.nowMs() - beganAtMs < KEPT_MS) return latest;
    // Concurrent requests share one examination.
    if (latest !== null && underWay) return latest;
    beganAtMs = clock.nowMs();
    underWay = true;
    latest = examine().finally(() => (underWay = false));
    latest.catch(() => (latest = null));
    return latest;
  };
  api.route(
    {
      method: "GET",
      path: "/v1/doctor",
      tag: "System",
      summary: "Diagnose the installation",
      description:
        "Port 25, name servers, HELO and reverse name, the sender's MX and SPF, clock, disk and engines, each with its meaning and how to fix it. Cached for five minutes. Contacts no host except the sender's own mail server and `DOCTOR_HOST`.",
      scope: "read",
      query: QUERY,
      answers: { 200: DIAGNOSIS },
    },
    async ({ query }) => {
      const { checkedAtMs, verdict, findings } = await look(query.fresh);
      return { checked_at: new Date(checkedAtMs).toISOString(), verdict, findings };
    },
  );
}
