import { z } from "zod";
import { recheckContact, recheckContacts, readContact } from "@rollcall/core";
import { logMilestones } from "@rollcall/telemetry";
import type { Api } from "../http/api.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { CONTACT_FILTER, contactFilterOf } from "../shapes/contact.ts";
import { RUN, describeRun } from "../shapes/run.ts";

const DAY_MS = 86_400_000;

const RECHECK = z.object({
  filter: CONTACT_FILTER.default({}),
  older_than_days: z
    .number()
    .positive()
    .max(3_650)
    .nullable()
    .default(null)
    .describe("Check contacts whose verdict is older; null: those whose verdict has expired."),
});

/** Rechecks of stored contacts. */
export function recheckRoutes(api: Api, services: Services): void {
  api.route(
    {
      method: "POST",
      path: "/v1/contacts/recheck",
      tag: "Contacts",
      summary: "Recheck stored contacts",
      scope: "verify",
      headers: IDEMPOTENCY_HEADERS,
      body: RECHECK,
      gives: ["Location"],
      answers: { 201: RUN },
    },
    async ({ body, headers, actor, request: { log }, send }) => {
      const olderThanMs = body.older_than_days === null ? null : body.older_than_days * DAY_MS;
      const keyed = { key: headers["idempotency-key"], actor, action: "recheck contacts", body };
      const { id, replayed } = await oncePerKey(services.database, keyed, async () => {
        const ports = { ...services, tell: logMilestones(log) };
        return (await recheckContacts(ports, actor, contactFilterOf(body.filter), olderThanMs)).runId;
      });
      return send(201, await describeRun(services, id), { location: `/v1/runs/${id}`, ...replayHeaders(replayed) });
    },
  );

  api.route(
    {
      method: "POST",
      path: "/v1/contacts/:id/recheck",
      tag: "Contacts",
      summary: "Recheck one contact, ahead of lists",
      scope: "verify",
      headers: IDEMPOTENCY_HEADERS,
      params: z.object({ id: z.guid() }),
      gives: ["Location"],
      answers: { 201: RUN },
    },
    async ({ params, headers, actor, request: { log }, send }) => {
      if (!(await readContact(services.database, params.id))) throw notFound("contact");
      const keyed = { key: headers["idempotency-key"], actor, action: `recheck ${params.id}`, body: null };
      const { id, replayed } = await oncePerKey(services.database, keyed, async () => {
        const ports = { ...services, tell: logMilestones(log) };
        return (await recheckContact(ports, actor, params.id)).runId;
      });
      return send(201, await describeRun(services, id), { location: `/v1/runs/${id}`, ...replayHeaders(replayed) });
    },
  );
}
