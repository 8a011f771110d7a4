import {
  type ContactCursor,
  type ContactPage,
  type Database,
  readContacts,
  type StoredContact,
  writeAudit,
} from "@rollcall/core";
import { writeTable } from "@rollcall/tabular";
import type { Api } from "../http/api.ts";
import { attachment } from "../http/attachment.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { dropStalled } from "../http/drop-stalled.ts";
import type { Services } from "../services.ts";
import { CONTACT_AGE, CONTACT_QUERY, checkedBefore, contactFilterOf } from "../shapes/contact.ts";
import { CONTENT_TYPES, extensionOf, FILE_FORMAT, FILE_TYPES } from "../shapes/file-format.ts";
import { contactView } from "./contacts.ts";

const DOWNLOAD = {
  method: "GET",
  path: "/v1/contacts/export",
  tag: "Contacts",
  summary: "Download all verified contacts",
  description: "Each contact once, in the order of ids, also while runs go on.",
  scope: "read",
  query: CONTACT_QUERY.extend({ older_than_days: CONTACT_AGE, format: FILE_FORMAT }),
  gives: ["Content-Disposition"],
  answers: { 200: { types: FILE_TYPES, description: "The file: a line for each contact." } },
} as const satisfies RouteDeclaration;

const HEADER = [
  "id",
  "email",
  "domain",
  "status",
  "reason",
  "provider",
  "checked_at",
  "fresh_until",
  "suppressed",
] as const;
const PAGE_CONTACTS = 1_000;

/** All contacts as a file. */
export function contactExportRoutes(api: Api, { database, clock }: Services): void {
  api.route(DOWNLOAD, async ({ query: { format, older_than_days: age, ...filter }, request, reply, actor }) => {
    const detail = { format, from: request.ip };
    await writeAudit(database, { actor, action: "contacts.downloaded", subject: null, detail });
    const rows = contactRows(database, { filter: contactFilterOf(filter), checkedBefore: checkedBefore(clock, age) });
    const file = writeTable({ format, gzip: false, header: HEADER, rows });
    dropStalled(reply.raw);
    return reply
      .header("content-type", CONTENT_TYPES[format])
      .header("content-disposition", attachment(`contacts.${extensionOf(format)}`))
      .header("cache-control", "no-store")
      .send(file);
  });
}

/** The contacts of a filter, in pages. */
async function* contactRows(
  database: Database,
  of: Pick<ContactPage, "filter" | "checkedBefore">,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after: ContactCursor | null = null; ;) {
    const page: readonly StoredContact[] = await readContacts(database, {
      ...of,
      by: "id",
      after,
      limit: PAGE_CONTACTS,
    });
    if (page.length > 0) yield page.map(cellsOf);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_CONTACTS) return;
    after = { by: "id", id: last.id };
  }
}

function cellsOf(contact: StoredContact): string[] {
  const view = contactView(contact);
  return HEADER.map((name) => String(view[name] ?? ""));
}
