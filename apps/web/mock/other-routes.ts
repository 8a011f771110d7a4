import type { PacingKey } from "../src/api/schemas.ts";
import { knownRows } from "./contact-routes.ts";
import { startFakeCheck } from "./fake-check.ts";
import { countsOf } from "./fake-lists.ts";
import { missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

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

function control(world: World, { id, action, body }: Request): Reply {
  const wish = body.length === 0 ? {} : (JSON.parse(body.toString()) as { minutes?: number; egress?: string });
  const { minutes = 0, egress } = wish;
  const nowMs = Date.now();
  let changed: PacingKey | null = null;
  for (const [at, key] of world.keys.entries()) {
    if (key.pacing_key !== id || key.egress !== (egress ?? key.egress)) continue;
    changed =
      action === "suspend"
        ? {
            ...key,
            open_lanes: 0,
            suspended_until: new Date(nowMs + minutes * 60_000).toISOString(),
            suspension: { class: "operator", words: "", host: null, at: new Date(nowMs).toISOString() },
          }
        : { ...key, suspended_until: null, suspension: null };
    world.keys[at] = changed;
  }
  return changed === null ? missing("provider") : ok(changed);
}

function stats(world: World): Reply {
  const rows = knownRows(world);
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
