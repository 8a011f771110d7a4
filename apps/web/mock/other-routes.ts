import type { Contact, PacingKey } from "../src/api/types.ts";
import { evidenceFor, startFakeCheck } from "./fake-check.ts";
import { countsOf, visibleRows } from "./fake-lists.ts";
import type { FakeRow } from "./fake-rows.ts";
import { missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

const PAGE = 60;

export function otherRoutes(world: World): readonly Route[] {
  return [
    { method: "POST", pattern: /^\/v1\/verify$/u, handle: (request) => verify(world, request) },
    {
      method: "GET",
      pattern: /^\/v1\/verify\/([^/]+)$/u,
      handle: ({ id }) => {
        const fake = world.checks.get(id);
        return fake === undefined ? missing("check") : ok(fake.check);
      },
    },
    {
      method: "GET",
      pattern: /^\/v1\/verify\/([^/]+)\/events$/u,
      handle: ({ id }) => {
        const fake = world.checks.get(id);
        if (fake === undefined) return missing("check");
        return {
          status: 200,
          stream: (send) => {
            for (const step of fake.check.steps) send("step", step, step.seq);
            if (fake.check.state === "done") send("verdict", fake.check, 999);
            fake.listeners.add(send);
            return () => fake.listeners.delete(send);
          },
        };
      },
    },
    { method: "GET", pattern: /^\/v1\/contacts$/u, handle: ({ query }) => contacts(world, query) },
    { method: "GET", pattern: /^\/v1\/contacts\/([^/]+)$/u, handle: ({ id }) => contact(world, id) },
    {
      method: "GET",
      pattern: /^\/v1\/pacing-keys$/u,
      handle: ({ query }) => ok({ keys: world.keys.filter((key) => key.pacing_key.includes(query.get("q") ?? "")) }),
    },
    {
      method: "POST",
      pattern: /^\/v1\/pacing-keys\/([^/]+)\/(suspend|resume)$/u,
      handle: (request) => control(world, request),
    },
    { method: "GET", pattern: /^\/v1\/stats$/u, handle: () => stats(world) },
    { method: "GET", pattern: /^\/(?:livez|readyz)$/u, handle: () => ok({ status: "ok" }) },
  ];
}

function verify(world: World, { body }: Request): Reply {
  const { email = "" } = JSON.parse(body.toString()) as { email?: string };
  if (email.length > 320) {
    return {
      status: 422,
      problem: {
        title: "This is too long for an address",
        code: "too_long",
        hint: "An address has at most 254 characters.",
      },
    };
  }
  world.nextId += 1;
  const id = String(world.nextId);
  const fake = startFakeCheck(id, email, world.paceFactor);
  world.checks.set(id, fake);
  return { status: 202, json: fake.check, headers: { location: `/v1/verify/${id}` } };
}

function known(world: World): readonly FakeRow[] {
  return ["8", "2"].flatMap((id) => {
    const fake = world.lists.get(id);
    return fake === undefined
      ? []
      : visibleRows(fake).filter((row) => row.contact_id !== null && row.duplicate_of_row === null);
  });
}

const asContact = (row: FakeRow): Contact => ({
  id: row.contact_id ?? "",
  email: row.email,
  status: row.status,
  reason: row.reason,
  checked_at: row.checked_at,
});

function contacts(world: World, query: URLSearchParams): Reply {
  const q = query.get("q") ?? "";
  const status = query.get("status");
  const found = known(world).filter((row) => row.email.includes(q) && (status === null || row.status === status));
  const from = Number(query.get("cursor") ?? 0);
  return ok({
    contacts: found.slice(from, from + PAGE).map(asContact),
    next_cursor: from + PAGE < found.length ? String(from + PAGE) : null,
  });
}

function contact(world: World, id: string): Reply {
  const rows = [...world.lists.values()].flatMap((fake) => visibleRows(fake));
  const row = rows.find((candidate) => candidate.contact_id === id && candidate.status !== null);
  if (row?.reason == null || row.status === null || row.checked_at === null) return missing("contact");
  const evidence = evidenceFor(row.reason, row.mx_host, row.provider);
  const before = new Date(Date.parse(row.checked_at) - 3_100_000_000).toISOString();
  return ok({
    contact: asContact(row),
    history: [
      { ...row, run_id: "r8", evidence },
      {
        status: "unknown",
        reason: "greylisted",
        checked_at: before,
        run_id: "r2",
        evidence: evidenceFor("greylisted", row.mx_host, row.provider),
      },
    ],
    lists: [
      { id: "8", name: "CRM export, all regions", row_number: row.row_number },
      { id: "2", name: "Beta testers", row_number: 14 },
    ],
  });
}

function control(world: World, { id, action, body }: Request): Reply {
  const at = world.keys.findIndex((key) => key.pacing_key === id);
  const key = world.keys[at];
  if (key === undefined) return missing("provider");
  const minutes = action === "suspend" ? (JSON.parse(body.toString()) as { minutes: number }).minutes : 0;
  const nowMs = Date.now();
  const changed: PacingKey =
    action === "suspend"
      ? {
          ...key,
          open_lanes: 0,
          suspended_until: new Date(nowMs + minutes * 60_000).toISOString(),
          suspension: { class: "operator", words: "", host: null, at: new Date(nowMs).toISOString() },
        }
      : { ...key, suspended_until: null, suspension: null };
  world.keys[at] = changed;
  return ok(changed);
}

function stats(world: World): Reply {
  const rows = known(world);
  const counts = countsOf(rows);
  return ok({
    contacts: rows.length,
    lists: world.lists.size,
    runs_active: [...world.lists.values()].filter(({ list }) => list.run?.state === "running").length,
    by_status: Object.fromEntries(Object.entries(counts).map(([status, count]) => [status, count?.total ?? 0])),
    version: "0.1.0",
    queue_backend: "postgres",
    warnings:
      rows.length === 0
        ? []
        : [
            "The host name mail.rollcall.example has no matching PTR record. Some servers refuse hosts without one: ask your network's operator to set it.",
          ],
  });
}
