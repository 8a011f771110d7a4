import type { ContactFilter } from "../src/api/schemas.ts";
import type { Contact } from "../src/api/schemas.ts";
import { evidenceFor } from "./fake-check.ts";
import { NO_CHANGES } from "./fake-keeping.ts";
import { visibleRows } from "./fake-lists.ts";
import type { FakeRow } from "./fake-rows.ts";
import { bodyOf, missing, ok, type Reply, type Route } from "./route.ts";
import { startContactsRun, runJson } from "./run-routes.ts";
import type { World } from "./world.ts";

const PAGE = 60;
const DAY_MS = 86_400_000;
/** How long a verdict counts as fresh. */
const FRESH_DAYS = { deliverable: 30, risky: 14, undeliverable: 90, unknown: 0 };

export function contactRoutes(world: World): readonly Route[] {
  return [
    {
      method: "GET",
      pattern: /^\/v1\/contacts$/u,
      handle: ({ query }) => {
        const found = findContacts(world, Object.fromEntries(query), numberOf(query.get("older_than_days")));
        const from = Number(query.get("cursor") ?? 0);
        return ok({
          contacts: found.slice(from, from + PAGE),
          next_cursor: from + PAGE < found.length ? String(from + PAGE) : null,
        });
      },
    },
    {
      method: "POST",
      pattern: /^\/v1\/contacts\/recheck$/u,
      handle: ({ body }) => {
        const { filter = {}, older_than_days = null } = bodyOf(body) as {
          filter?: ContactFilter;
          older_than_days?: number;
        };
        const due = findContacts(world, filter, older_than_days).filter(
          (contact) => older_than_days !== null || isDue(contact),
        );
        return ok(runJson(startContactsRun(world, { total: due.length, counts: NO_CHANGES })), 201);
      },
    },
    { method: "GET", pattern: /^\/v1\/contacts\/([^/]+)$/u, handle: ({ id }) => contact(world, id) },
    {
      method: "POST",
      pattern: /^\/v1\/contacts\/([^/]+)\/recheck$/u,
      handle: ({ id }) => ok(runJson(startContactsRun(world, { total: 1, counts: NO_CHANGES, contactId: id })), 201),
    },
  ];
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** Rows that stand for contacts: each address once, and nobody who was erased. */
export function knownRows(world: World): readonly FakeRow[] {
  return ["8", "2"].flatMap((id) => {
    const fake = world.lists.get(id);
    return fake === undefined
      ? []
      : visibleRows(fake).filter(
          (row) =>
            row.contact_id !== null &&
            row.duplicate_of_row === null &&
            !world.keeping.erased.has(row.email.toLowerCase()),
        );
  });
}

export function findContacts(world: World, filter: ContactFilter, olderThanDays: number | null): readonly Contact[] {
  const { q = "", status, reason, domain } = filter;
  const before = new Date(Date.now() - (olderThanDays ?? 0) * DAY_MS).toISOString();
  return knownRows(world)
    .filter(
      (row) =>
        row.email.includes(q) &&
        (status === undefined || row.status === status) &&
        (reason === undefined || row.reason === reason) &&
        (domain === undefined || row.email.endsWith(`@${domain}`)),
    )
    .map((row) => asContact(world, row))
    .filter(({ checked_at }) => olderThanDays === null || (checked_at ?? "") < before);
}

export function isDue({ fresh_until }: Contact): boolean {
  return fresh_until == null;
}

/** Contacts were checked at any time of the last forty days or so. */
function asContact(world: World, row: FakeRow): Contact {
  const ageDays = (row.row_number * 7) % 41;
  const before = row.checked_at === null ? null : new Date(Date.parse(row.checked_at) - ageDays * DAY_MS).toISOString();
  const checkedAt = world.keeping.asked.get(row.contact_id ?? "") ?? before;
  const freshMs = Date.parse(checkedAt ?? "") + FRESH_DAYS[row.status ?? "unknown"] * DAY_MS;
  return {
    id: row.contact_id ?? "",
    email: row.email,
    status: row.status,
    reason: row.reason,
    provider: row.provider,
    checked_at: checkedAt,
    suppressed:
      world.keeping.suppressions.has(row.email) || world.keeping.suppressions.has(row.email.split("@")[1] ?? ""),
    fresh_until: freshMs > Date.now() ? new Date(freshMs).toISOString() : null,
  };
}

function contact(world: World, id: string): Reply {
  const row = knownRows(world).find((candidate) => candidate.contact_id === id && candidate.status !== null);
  if (row?.reason == null || row.status === null) return missing("contact");
  const shown = asContact(world, row);
  const before = new Date(Date.parse(shown.checked_at ?? "") - 3_100_000_000).toISOString();
  return ok({
    contact: shown,
    history: [
      {
        ...row,
        checked_at: shown.checked_at,
        run_id: "r8",
        evidence: evidenceFor(row.reason, row.mx_host, row.provider),
      },
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
