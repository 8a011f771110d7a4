import type { Retention, Suppression } from "../src/api/schemas.ts";
import { knownRows } from "./contact-routes.ts";
import { bodyOf, invalid, missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

const PAGE = 100;

/** Suppressions, what is held of one person, retention, and who did what. */
export function keepingRoutes(world: World): readonly Route[] {
  const { keeping } = world;
  return [
    { method: "GET", pattern: /^\/v1\/suppressions$/u, handle: ({ query }) => suppressions(world, query) },
    {
      method: "POST",
      pattern: /^\/v1\/suppressions$/u,
      handle: ({ body }) => {
        const { entries, note = null } = bodyOf(body) as { entries: string[]; note?: string };
        return addAll(world, entries, note);
      },
    },
    {
      method: "POST",
      pattern: /^\/v1\/suppressions\/import$/u,
      handle: ({ body }) => {
        const content = /\r\n\r\n([\s\S]*?)\r\n--/u.exec(body.toString("utf8"))?.[1] ?? "";
        return addAll(world, content.split(/\r?\n/u).slice(1).filter(Boolean), null);
      },
    },
    {
      method: "GET",
      pattern: /^\/v1\/suppressions\/export$/u,
      handle: () => ({
        status: 200,
        text: [
          "entry,kind,note",
          ...[...keeping.suppressions.values()].map(({ entry, kind }) => `${entry},${kind},`),
        ].join("\n"),
        contentType: "text/csv; charset=utf-8",
        headers: { "content-disposition": 'attachment; filename="suppressions.csv"' },
      }),
    },
    {
      method: "DELETE",
      pattern: /^\/v1\/suppressions\/([^/]+)$/u,
      handle: ({ id }) => (keeping.suppressions.delete(id) ? { status: 204 } : missing("entry")),
    },
    { method: "GET", pattern: /^\/v1\/addresses\/([^/]+)$/u, handle: (request) => held(world, request) },
    { method: "DELETE", pattern: /^\/v1\/addresses\/([^/]+)$/u, handle: (request) => erase(world, request) },
    { method: "GET", pattern: /^\/v1\/settings\/retention$/u, handle: () => ok(keeping.retention) },
    {
      method: "PUT",
      pattern: /^\/v1\/settings\/retention$/u,
      handle: ({ body }) => {
        keeping.retention = bodyOf(body) as Retention;
        return ok(keeping.retention);
      },
    },
    {
      method: "GET",
      pattern: /^\/v1\/audit$/u,
      handle: () => ok({ entries: [...keeping.audit].sort((a, b) => b.at.localeCompare(a.at)), next_cursor: null }),
    },
  ];
}

function suppressions({ keeping }: World, query: URLSearchParams): Reply {
  const q = query.get("q")?.toLowerCase() ?? "";
  const found = [...keeping.suppressions.values()].filter(({ entry }) => entry.includes(q));
  const from = Number(query.get("cursor") ?? 0);
  return ok({
    suppressions: found.slice(from, from + PAGE),
    total: found.length,
    next_cursor: from + PAGE < found.length ? String(from + PAGE) : null,
  });
}

function addAll({ keeping }: World, entries: readonly string[], note: string | null): Reply {
  const rejected: { entry: string; problem: string }[] = [];
  let added = 0;
  let known = 0;
  for (const raw of entries) {
    const entry = raw.split(",")[0]?.trim().toLowerCase() ?? "";
    const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(entry);
    if (!isAddress && !/^[^\s@]+\.[^\s@.]+$/u.test(entry)) {
      rejected.push({ entry: raw, problem: "is neither an address nor a domain" });
      continue;
    }
    if (keeping.suppressions.has(entry)) known += 1;
    else {
      added += 1;
      const made: Suppression = {
        entry,
        kind: isAddress ? "address" : "domain",
        note,
        created_at: new Date().toISOString(),
      };
      keeping.suppressions.set(entry, made);
    }
  }
  return ok({ added, known, rejected });
}

function rowsOf(world: World, email: string): ReturnType<typeof knownRows> {
  return knownRows(world).filter((row) => row.email.toLowerCase() === email.trim().toLowerCase());
}

function held(world: World, { id }: Request): Reply {
  if (!id.includes("@")) return invalid("This is no address", "Write the whole address, as in ada@example.com.");
  const rows = rowsOf(world, id);
  if (rows.length === 0) return missing("address here: nothing is held of it");
  return ok({
    email: id,
    contact: { email: id, status: rows[0]?.status, checked_at: rows[0]?.checked_at },
    history: [{ checked_at: rows[0]?.checked_at, status: rows[0]?.status }],
    rows: rows.map((row) => ({ list: "CRM export, all regions", row_number: row.row_number, cells: row.cells })),
    suppressed: world.keeping.suppressions.has(id.toLowerCase()),
  });
}

function erase(world: World, { id }: Request): Reply {
  const rows = rowsOf(world, id);
  world.keeping.erased.add(id.trim().toLowerCase());
  world.nextId += 1;
  return ok({
    receipt_id: `rcpt_${world.nextId}`,
    at: new Date().toISOString(),
    deleted: { contacts: rows.length, history: rows.length * 2, rows: rows.length * 2, exports: 0 },
  });
}
