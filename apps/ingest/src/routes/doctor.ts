import { z } from "zod";
import type { Api } from "../api/api.ts";
import type { Services } from "../services.ts";
import type { Diagnosis } from "@rollcall/core";

/** A diagnosis is shown again for this long, unless somebody wants it anew. */
const KEPT_MS = 5 * 60_000;

const FINDING = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(["ok", "warning", "problem", "skipped"]).describe("`skipped`: it could not be looked at."),
    detail: z.string().describe("What was found."),
    meaning: z.string().describe("What it does to answers."),
    mend: z.string().describe("What to do; empty where nothing is to be done."),
  })
  .meta({ id: "Finding" });

const DIAGNOSIS = z
  .object({
    checked_at: z.iso.datetime(),
    verdict: z.enum(["ok", "warning", "problem"]),
    findings: z.array(FINDING),
  })
  .meta({ id: "Diagnosis" });

const QUERY = z.object({ fresh: z.stringbool().default(false).describe("Look again now.") });

/** What stands in the way of good answers: the machine, its names, its engines. */
export function doctorRoutes(api: Api, { clock, examine }: Pick<Services, "clock" | "examine">): void {
  let latest: Promise<Diagnosis> | null = null;
  let beganAtMs = 0;
  let underWay = false;
  const look = (fresh: boolean): Promise<Diagnosis> => {
    if (latest !== null && !fresh && clock.nowMs() - beganAtMs < KEPT_MS) return latest;
    // However many ask at once, one looks.
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
      summary: "What stands in the way of good answers",
      description:
        "Port 25, name servers, HELO and reverse name, the sender's MX and SPF, clock, disk and engines, each with what it means and how to mend it. Kept for five minutes. No host is asked but the sender's own mail server and `DOCTOR_HOST`.",
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
