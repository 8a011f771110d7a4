import type {
  AuditEntry,
  Change,
  ChangeCounts,
  Delivery,
  Retention,
  Schedule,
  ScheduledRun,
  Suppression,
  Webhook,
} from "../src/api/schemas.ts";
import { nextTimes, timeOf } from "./fake-times.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const NO_CHANGES: ChangeCounts = { became_undeliverable: 0, came_back: 0, became_catch_all: 0, other: 0 };

/** A run over stored contacts: its figures, and what will have changed when it is over. */
export interface FakeRun {
  readonly id: string;
  readonly createdAt: string;
  readonly total: number;
  done: number;
  state: ScheduledRun["state"];
  /** All of them; as many are shown as the run has come to. */
  readonly changes: readonly Change[];
  readonly contactId?: string;
}

/** What the mock knows beside lists: schedules and their runs, webhooks, suppressions, settings, who did what. */
export interface Keeping {
  readonly schedules: Map<string, Schedule>;
  readonly runs: Map<string, FakeRun>;
  readonly webhooks: Map<string, Webhook>;
  readonly deliveries: Map<string, Delivery[]>;
  readonly suppressions: Map<string, Suppression>;
  retention: Retention;
  readonly audit: AuditEntry[];
  readonly erased: Set<string>;
  /** When a contact was asked again, by its id. */
  readonly asked: Map<string, string>;
}

export function makeKeeping(isEmpty: boolean, nowMs: number): Keeping {
  const keeping: Keeping = {
    schedules: new Map(),
    runs: new Map(),
    webhooks: new Map(),
    deliveries: new Map(),
    suppressions: new Map(),
    retention: { list_days: null, history_days: null },
    audit: [],
    erased: new Set(),
    asked: new Map(),
  };
  if (isEmpty) return keeping;
  const at = (ms: number): string => new Date(nowMs + ms).toISOString();
  addSchedules(keeping, at, nowMs);
  addWebhooks(keeping, at);
  addSuppressions(keeping, at);
  keeping.retention = { list_days: 180, history_days: 730 };
  addAudit(keeping, at);
  return keeping;
}

type At = (ms: number) => string;

function addSchedules(keeping: Keeping, at: At, nowMs: number): void {
  const run = (id: string, daysAgo: number, total: number, counts: readonly [number, number, number, number]) => {
    const [became_undeliverable, came_back, became_catch_all, other] = counts;
    const changes = { became_undeliverable, came_back, became_catch_all, other };
    keeping.runs.set(id, {
      id,
      createdAt: at(-daysAgo * DAY_MS),
      total,
      done: total,
      state: "completed",
      changes: makeChanges(changes, nowMs - daysAgo * DAY_MS),
    });
    return {
      run_id: id,
      planned_at: at(-daysAgo * DAY_MS),
      started_at: at(-daysAgo * DAY_MS + 4000),
      state: "completed",
      total,
      done: total,
      changes,
    } satisfies ScheduledRun;
  };
  const weekly = timeOf("weekly", null);
  const all: Schedule = {
    id: "1",
    name: "Keep everything fresh",
    target: { type: "all" },
    every: "weekly",
    cron: null,
    time_zone: "Europe/Berlin",
    older_than_days: null,
    spread_hours: 12,
    daily_limit: 5000,
    paused: false,
    next_run_at: nextTimes(weekly, "Europe/Berlin", nowMs, 1)[0] ?? null,
    last_runs: [
      run("k3", 3, 3180, [41, 7, 12, 9]),
      run("k2", 10, 2964, [38, 4, 0, 6]),
      run("k1", 17, 3012, [52, 0, 3, 2]),
    ],
    created_at: at(-60 * DAY_MS),
  };
  const acme: Schedule = {
    id: "2",
    name: "Key accounts before the Monday mailing",
    target: { type: "filter", filter: { domain: "northwind.example", status: "deliverable" } },
    every: null,
    cron: "30 5 * * 1",
    time_zone: "America/New_York",
    older_than_days: 6,
    spread_hours: 0,
    daily_limit: null,
    paused: false,
    next_run_at: nextTimes("30 5 * * 1", "America/New_York", nowMs, 1)[0] ?? null,
    last_runs: [],
    created_at: at(-2 * DAY_MS),
  };
  const paused: Schedule = {
    id: "3",
    name: "Newsletter, quarterly clean",
    target: { type: "list", list_id: "8" },
    every: "quarterly",
    cron: null,
    time_zone: "Europe/Berlin",
    older_than_days: 90,
    spread_hours: 24,
    daily_limit: 2000,
    paused: true,
    next_run_at: null,
    last_runs: [run("k4", 61, 12_098, [310, 22, 41, 60])],
    created_at: at(-150 * DAY_MS),
  };
  for (const schedule of [all, acme, paused]) keeping.schedules.set(schedule.id, schedule);
}

/** Contacts that changed, as many of each kind as said. */
export function makeChanges(counts: ChangeCounts, atMs: number): readonly Change[] {
  const names = ["ada.lovelace", "grace.hopper", "alan.turing", "edsger.dijkstra", "barbara.liskov", "hedy.lamarr"];
  const domains = ["northwind.example", "contoso.example", "acme.example", "hooli.example", "gmail.example"];
  const at = (ms: number): string => new Date(atMs + ms).toISOString();
  const make = (kind: Change["kind"], number: number): Change => {
    const email = `${names[number % names.length]}${10 + number}@${domains[(number * 3 + kind.length) % domains.length]}`;
    const before = at(-33 * DAY_MS - number * HOUR_MS);
    const after = at(number * 61_000);
    const good = { status: "deliverable", reason: "accepted" } as const;
    const gone = {
      status: "undeliverable",
      reason: number % 4 === 0 ? "mailbox_disabled" : "mailbox_not_found",
    } as const;
    const open = { status: "risky", reason: "catch_all" } as const;
    const full = { status: "risky", reason: "mailbox_full" } as const;
    const [from, to] = {
      became_undeliverable: [good, gone] as const,
      came_back: [gone, good] as const,
      became_catch_all: [good, open] as const,
      other: [full, good] as const,
    }[kind];
    return {
      contact_id: `63352-${number + 2}`,
      email,
      kind,
      from: kind === "other" && number % 3 === 2 ? null : { ...from, checked_at: before },
      to: { ...to, checked_at: after },
    };
  };
  return (Object.entries(counts) as [Change["kind"], number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, number) => make(kind, number)),
  );
}

function addWebhooks(keeping: Keeping, at: At): void {
  const delivery = (id: string, fields: Partial<Delivery>): Delivery => ({
    id,
    event: "list.completed",
    message_id: `msg_2mZ9k${id}Qf7`,
    state: "delivered",
    attempts: 1,
    last_status: 200,
    last_error: null,
    next_attempt_at: null,
    created_at: at(-HOUR_MS),
    delivered_at: at(-HOUR_MS + 400),
    ...fields,
  });
  const crm = [
    delivery("94", { event: "contacts.changed", created_at: at(-40 * 60_000), delivered_at: at(-40 * 60_000 + 310) }),
    delivery("91", { event: "schedule.completed", created_at: at(-3 * DAY_MS), delivered_at: at(-3 * DAY_MS + 280) }),
    delivery("88", {
      event: "contacts.changed",
      attempts: 3,
      created_at: at(-3 * DAY_MS - 60_000),
      delivered_at: at(-3 * DAY_MS + 320_000),
    }),
  ];
  const chat = [
    delivery("95", {
      event: "provider.suspended",
      state: "waiting",
      attempts: 4,
      last_status: 503,
      last_error: "It answered 503 Service Unavailable.",
      next_attempt_at: at(24 * 60_000),
      created_at: at(-38 * 60_000),
      delivered_at: null,
    }),
    delivery("80", {
      state: "failed",
      attempts: 9,
      last_status: null,
      last_error: "Nobody answered at hooks.chat.example: the connection was refused.",
      created_at: at(-6 * DAY_MS),
      delivered_at: null,
    }),
  ];
  const hook = (id: string, url: string, fields: Partial<Webhook>): void => {
    keeping.webhooks.set(id, {
      id,
      url,
      events: ["list.completed"],
      enabled: true,
      created_at: at(-40 * DAY_MS),
      last_delivery: keeping.deliveries.get(id)?.[0] ?? null,
      ...fields,
    });
  };
  keeping.deliveries.set("1", crm).set("2", chat).set("3", []);
  hook("1", "https://crm.northwind.example/hooks/rollcall", { events: ["schedule.completed", "contacts.changed"] });
  hook("2", "https://hooks.chat.example/services/T02/B77/ops-alerts", {
    events: ["list.completed", "provider.suspended"],
  });
  hook("3", "https://staging.northwind.example/rollcall", { enabled: false });
}

function addSuppressions(keeping: Keeping, at: At): void {
  const add = (entry: string, note: string | null, daysAgo: number): void => {
    const kind = entry.includes("@") ? "address" : "domain";
    keeping.suppressions.set(entry, { entry, kind, note, created_at: at(-daysAgo * DAY_MS) });
  };
  add("competitor.example", "Never contact", 12);
  add("grace.hopper@acme.example", "Asked to be left alone, by phone", 20);
  add("abuse@hooli.example", null, 31);
  add("legal.example", "Lawyers", 90);
  for (let number = 1; number <= 140; number += 1) {
    add(`unsubscribed.${number}@gmail.example`, "Unsubscribed, from the mail tool", 91 + (number % 30));
  }
}

function addAudit(keeping: Keeping, at: At): void {
  const log = (
    hoursAgo: number,
    actor: string,
    action: string,
    subject: string | null,
    detail: unknown = null,
  ): void => {
    keeping.audit.push({
      id: String(keeping.audit.length + 1),
      at: at(-hoursAgo * HOUR_MS),
      actor,
      action,
      subject,
      detail,
    });
  };
  log(0.4, "browser session (Anna)", "list.started", "Autumn webinar sign-ups");
  log(0.6, "browser session (Anna)", "list.uploaded", "Autumn webinar sign-ups", { rows: 26_418 });
  log(5, "system", "retention.purged", null, { lists: 1, contacts: 12, verdicts: 208 });
  log(23, "unknown", "session.refused", null, { times: 3 });
  log(24, "browser session (Anna)", "session.opened", null);
  log(22, "CRM sync", "list.uploaded", "CRM export, all regions", { rows: 12_408 });
  log(26, "browser session (Anna)", "suppression.added", "competitor.example", { added: 1 });
  log(30, "browser session (Anna)", "address.erased", "receipt rcpt_7Kq2", { contact: 1, rows: 3, evidence: 5 });
  log(49, "browser session (Anna)", "schedule.created", "Key accounts before the Monday mailing");
  log(72, "schedule “Keep everything fresh”", "schedule.run", "Keep everything fresh", { contacts: 3180 });
  log(190, "operator on the server", "key.created", "CRM sync", { scope: "verify" });
  log(191, "browser session (Anna)", "webhook.created", "https://crm.northwind.example/hooks/rollcall");
  log(400, "browser session (Anna)", "retention.changed", null, { list_days: 180, history_days: 730 });
}
