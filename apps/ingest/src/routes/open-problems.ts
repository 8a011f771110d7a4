import { z } from "zod";
import type { Api } from "../http/api.ts";
import type { Services } from "../services.ts";

const PROBLEM = z
  .object({
    id: z.string().describe("Stable, such as `workers`, `queues`, `outage/main` or `refusals/main`."),
    severity: z.enum(["warning", "problem"]),
    title: z.string(),
    detail: z.string().describe("What was found."),
    affects: z.string().describe("What it does to answers."),
    fix: z.string().describe("What to do; empty if nothing can be done here."),
    since: z.iso.datetime().describe("When it began, or was first seen by this process."),
  })
  .meta({ id: "OpenProblem" });

const HEALTH = z
  .object({
    checked_at: z.iso.datetime(),
    verdict: z.enum(["ok", "warning", "problem"]),
    problems: z.array(PROBLEM).describe("The gravest first, then the oldest. Empty: all is well."),
  })
  .meta({ id: "Health" });

/** What is wrong with the installation, for a banner. */
export function openProblemRoutes(api: Api, { readHealth }: Pick<Services, "readHealth">): void {
  api.route(
    {
      method: "GET",
      path: "/v1/health",
      tag: "System",
      summary: "List what is wrong now",
      description:
        "Engines, workers, clock, disk, versions, outages, and sites that refuse us: the doctor's findings that need no other server. " +
        "At most ten seconds old. While PostgreSQL is away it is a 503, as everything is: `/readyz` needs no key.",
      scope: "read",
      answers: { 200: HEALTH },
    },
    async () => {
      const { checkedAtMs, verdict, problems } = await readHealth();
      return {
        checked_at: new Date(checkedAtMs).toISOString(),
        verdict,
        problems: problems.map(({ id, state, title, detail, meaning, fix, sinceMs }) => ({
          id,
          severity: state,
          title,
          detail,
          affects: meaning,
          fix,
          since: new Date(sinceMs).toISOString(),
        })),
      };
    },
  );
}
