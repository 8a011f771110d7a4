import type { ChangeCounts, ScheduledRun } from "../src/api/schemas.ts";
import type { Run } from "../src/api/schemas.ts";
import { makeChanges, NO_CHANGES, type FakeRun, type Keeping } from "./fake-keeping.ts";
import { missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

/** Runs over stored contacts; those over lists are in list-routes. */
export function runRoutes(world: World): readonly Route[] {
  const withRun = (handle: (run: FakeRun, request: Request) => Reply) => (request: Request) => {
    const run = world.keeping.runs.get(request.id);
    return run === undefined ? missing("run") : handle(run, request);
  };
  return [
    { method: "GET", pattern: /^\/v1\/runs\/(k\d+)$/u, handle: withRun((run) => ok(runJson(run))) },
    { method: "GET", pattern: /^\/v1\/runs\/([^/]+)\/changes$/u, handle: withRun(changes) },
    {
      method: "GET",
      pattern: /^\/v1\/runs\/([^/]+)\/changes\/export$/u,
      handle: withRun((run, { query }) => ({
        status: 200,
        text: shownChanges(run)
          .map(({ email, kind, to }) => [email, kind, to.status, to.reason].join(","))
          .join("\r\n"),
        contentType: "text/csv; charset=utf-8",
        headers: { "content-disposition": `attachment; filename="changes-${run.id}.${query.get("format") ?? "csv"}"` },
      })),
    },
  ];
}

interface Starting {
  readonly total: number;
  readonly counts: ChangeCounts;
  readonly contactId?: string;
}

export function startContactsRun(world: World, { total, counts, contactId }: Starting): FakeRun {
  world.nextId += 1;
  const run: FakeRun = {
    id: `k${world.nextId}`,
    createdAt: new Date().toISOString(),
    total,
    done: 0,
    state: total === 0 ? "completed" : "running",
    changes: makeChanges(counts, Date.now()),
    ...(contactId === undefined ? {} : { contactId }),
  };
  world.keeping.runs.set(run.id, run);
  return run;
}

/** Lets every run over contacts go on by a part of its way. */
export function advanceRuns(keeping: Keeping, partsOfTen: number): void {
  for (const run of keeping.runs.values()) {
    if (run.state !== "running") continue;
    run.done = Math.min(run.total, run.done + Math.ceil((run.total * partsOfTen) / 10));
    if (run.done < run.total) continue;
    run.state = "completed";
    if (run.contactId !== undefined) keeping.asked.set(run.contactId, new Date().toISOString());
  }
  for (const [id, schedule] of keeping.schedules) {
    const lastRuns = schedule.last_runs.map((shown) => {
      const run = keeping.runs.get(shown.run_id);
      return run === undefined || shown.state !== "running" ? shown : scheduledRun(run, shown.planned_at);
    });
    keeping.schedules.set(id, { ...schedule, last_runs: lastRuns });
  }
}

export function scheduledRun(run: FakeRun, plannedAt: string): ScheduledRun {
  return {
    run_id: run.id,
    planned_at: plannedAt,
    started_at: run.createdAt,
    state: run.state,
    total: run.total,
    done: run.done,
    changes: countsOf(run),
  };
}

export function runJson(run: FakeRun): Run {
  return {
    id: run.id,
    list_id: null,
    kind: "contacts",
    state: run.state,
    created_at: run.createdAt,
    started_at: run.createdAt,
    completed_at: run.state === "completed" ? new Date(Date.parse(run.createdAt) + 5_400_000).toISOString() : null,
    total: run.total,
    done: run.done,
    counts: {},
    waiting: { resolving: 0, due: 0, held: 0, retry: 0, next_retry_at: null, retry_reasons: {} },
    rate_per_minute: null,
    seconds_left: null,
    slowest: null,
  };
}

function shownChanges(run: FakeRun): FakeRun["changes"] {
  return run.changes.filter((_, at) => run.total > 0 && (at + 1) / run.changes.length <= run.done / run.total);
}

function countsOf(run: FakeRun): ChangeCounts {
  const counts = { ...NO_CHANGES } as Record<keyof ChangeCounts, number>;
  for (const { kind } of shownChanges(run)) counts[kind] += 1;
  return counts;
}

function changes(run: FakeRun, { query }: Request): Reply {
  const kind = query.get("kind");
  const found = shownChanges(run).filter((change) => kind === null || change.kind === kind);
  const from = Number(query.get("cursor") ?? 0);
  const to = from + Number(query.get("limit") ?? 100);
  return ok({
    changes: found.slice(from, to),
    counts: countsOf(run),
    next_cursor: to < found.length ? String(to) : null,
  });
}
