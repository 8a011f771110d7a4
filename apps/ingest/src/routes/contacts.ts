import { readContact, readContacts } from "@rollcall/db";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { notFound } from "../problem.ts";
import type { Services } from "../services.ts";
import { parse } from "./parse.ts";

const QUERY = z.object({
  q: z.string().max(320).optional(),
  status: z.string().max(20).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const ID = z.object({ id: z.uuid() });

/** Stored contacts and their history. */
export function contactRoutes(app: FastifyInstance, services: Services): void {
  app.get("/v1/contacts", async (request) => {
    const { q, status, cursor, limit } = parse(QUERY, request.query, "query");
    const page = { search: q ?? null, status: status ?? null, afterKey: cursor ?? null, limit };
    const contacts = await readContacts(services.database, page);
    return { contacts, next_cursor: contacts.length === limit ? (contacts.at(-1)?.key ?? null) : null };
  });

  app.get("/v1/contacts/:id", async (request) => {
    const id = ID.safeParse(request.params);
    const found = id.success ? await readContact(services.database, id.data.id) : null;
    if (!found) throw notFound("contact");
    return found;
  });
}
