import { z } from "zod";
import {
  decideTypos,
  readLatestRun,
  readTypoPatterns,
  readTypos,
  type Typo,
  type TypoAction,
  type TypoState,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, NEXT_CURSOR, numberCursor, pageLimit, pageOf, words } from "../shapes/common.ts";
import { STATUS } from "../shapes/verdict.ts";
import { findList } from "./lists.ts";

const STATE = words<TypoState>({ open: true, accepted: true, dismissed: true });
const ACTION = words<TypoAction>({ accept: true, dismiss: true, reopen: true });

/** Two domains, each of at most 320 characters. */
const PATTERN = z
  .string()
  .min(1)
  .max(700)
  .regex(/^[^\0]*$/)
  .describe(
    "`gmial.com=gmail.com`: the domain as written and as meant; `name`: the slip is before the @; `spelled_out`: there is no @.",
  );

const TYPO = z
  .object({
    contact_id: z.string(),
    row_number: z.int().describe("The first row that names it."),
    email: z.string().describe("As it was written."),
    suggestion: z.string(),
    pattern: z.string(),
    state: STATE,
    corrected_status: STATUS.nullable().describe("The answer for the suggestion, once it was accepted and asked."),
  })
  .meta({ id: "Typo", description: "An address of a list that was probably meant to be another one." });

const TYPO_PATTERN = z
  .object({ pattern: PATTERN, open: z.int(), accepted: z.int(), dismissed: z.int() })
  .meta({ id: "TypoPattern", description: "A kind of slip in a list, with the numbers of its addresses." });

const OF_LIST = { path: "/v1/lists/:id/typos", tag: "Results", params: ID_PARAMS } as const;

const ALL = {
  ...OF_LIST,
  method: "GET",
  summary: "List the addresses of a list that look mistyped",
  scope: "read",
  query: z.object({
    pattern: PATTERN.optional(),
    state: STATE.optional(),
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,8}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .optional(),
    limit: pageLimit(1_000, 100),
  }),
  answers: { 200: z.object({ typos: z.array(TYPO), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const PATTERNS = {
  ...OF_LIST,
  method: "GET",
  path: "/v1/lists/:id/typos/patterns",
  summary: "Count the typos of a list by pattern, the commonest first",
  scope: "read",
  query: z.object({ cursor: numberCursor.optional(), limit: pageLimit(500, 100) }),
  answers: { 200: z.object({ patterns: z.array(TYPO_PATTERN), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const DECIDE = {
  ...OF_LIST,
  method: "POST",
  summary: "Accept or dismiss suggestions, or take that back",
  description:
    "By contact, or all of a pattern. An accepted suggestion is asked in the run that is under way, else in the next one; the row keeps its own address and answer, and the export has `rc_corrected_email` and `rc_corrected_status` beside them.",
  scope: "verify",
  body: z.object({
    action: ACTION,
    contact_ids: z.array(z.guid()).min(1).max(1_000).optional(),
    pattern: PATTERN.optional(),
  }),
  answers: {
    200: z.object({
      changed: z.int().describe("Addresses whose state changed."),
      run_id: z.string().nullable().describe("The run that asks the accepted ones; null: the next run does."),
    }),
  },
} as const satisfies RouteDeclaration;

/** Addresses that look mistyped: read, accept, dismiss. */
export function typoRoutes(api: Api, services: Services): void {
  const { database } = services;

  api.route(ALL, async ({ params, query: { pattern = null, state = null, cursor, limit } }) => {
    const list = await findList(services, params.id);
    const run = await readLatestRun(database, list.id);
    const after = cursor === undefined ? null : cursorOf(cursor);
    const typos = await readTypos(database, list, run?.id ?? null, { pattern, state, after, limit: limit + 1 });
    const { items, nextCursor } = pageOf(typos, limit, ({ rowNumber, contactId }) => `${rowNumber}-${contactId}`);
    return { typos: items.map(typoView), next_cursor: nextCursor };
  });

  api.route(PATTERNS, async ({ params, query: { cursor, limit } }) => {
    const list = await findList(services, params.id);
    const patterns = await readTypoPatterns(database, list, { offset: cursor ?? 0, limit: limit + 1 });
    const { items, nextCursor } = pageOf(patterns, limit, () => String((cursor ?? 0) + limit));
    return { patterns: items, next_cursor: nextCursor };
  });

  api.route(DECIDE, async ({ params, body, actor }) => {
    const list = await findList(services, params.id);
    const { changed, runId } = await decideTypos(services, actor, list, choiceOf(body), body.action);
    return { changed, run_id: runId === null ? null : String(runId) };
  });
}

function choiceOf({
  contact_ids: contactIds,
  pattern,
}: z.infer<typeof DECIDE.body>): Parameters<typeof decideTypos>[3] {
  if (contactIds !== undefined && pattern === undefined) return { contactIds };
  if (pattern !== undefined && contactIds === undefined) return { pattern };
  throw new Problem(400, "invalid_request", "Either contact_ids or pattern must say which addresses are meant.");
}

function cursorOf(cursor: string): { readonly rowNumber: number; readonly contactId: string } {
  const dash = cursor.indexOf("-");
  return { rowNumber: Number(cursor.slice(0, dash)), contactId: cursor.slice(dash + 1) };
}

const typoView = (typo: Typo): JsonOf<typeof TYPO> => ({
  contact_id: typo.contactId,
  row_number: typo.rowNumber,
  email: typo.asked,
  suggestion: typo.suggestion,
  pattern: typo.pattern,
  state: typo.state,
  corrected_status: typo.correctedStatus,
});
