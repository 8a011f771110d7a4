import { type ContactCursor, readContact, readContacts } from "@rollcall/db";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { notFound } from "../problem.ts";
import type { Services } from "../services.ts";
import { parse } from "./parse.ts";

const QUERY = z.object({
  q: z.string().max(320).optional(),
  status: z.string().max(20).optional(),
  /** Time and id of the last contact of the page before. */
  cursor: z
    .string()
    .regex(/^[\dT:.Z-]{24}_[\da-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
// Contact ids are hashes in the form of a UUID, of no version.
const ID = z.object({ id: z.guid() });

/** Stored contacts and their history. */
export function contactRoutes(app: FastifyInstance, services: Services): void {
  app.get("/v1/contacts", async (request) => {
    const { q, status, cursor, limit } = parse(QUERY, request.query, "query");
    const after = cursor === undefined ? null : readCursor(cursor);
    const contacts = await readContacts(services.database, { search: q ?? null, status: status ?? null, after, limit });
    const last = contacts.length === limit ? contacts.at(-1) : undefined;
    return { contacts, next_cursor: last?.checked_at ? `${last.checked_at.toISOString()}_${last.id}` : null };
  });

  app.get("/v1/contacts/:id", async (request) => {
    const id = ID.safeParse(request.params);
    const found = id.success ? await readContact(services.database, id.data.id) : null;
    if (!found) throw notFound("contact");
    return found;
  });
}

function readCursor(cursor: string): ContactCursor | null {
  const checkedAt = new Date(cursor.slice(0, 24));
  return Number.isNaN(checkedAt.getTime()) ? null : { checkedAt, id: cursor.slice(25) };
}
