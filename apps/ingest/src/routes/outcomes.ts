import { z } from "zod";
import {
  type Accuracy,
  addOutcomes,
  importOutcomes,
  OUTCOME_KINDS,
  type OutcomeEntry,
  readAccuracy,
  readOutcome,
  type Readers,
} from "@rollcall/core";
import { TabularError } from "@rollcall/tabular";
import { slotOwner } from "../access/caller.ts";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { OUTCOME_KIND } from "../shapes/outcome.ts";
import { FILE } from "../uploads/file-body.ts";
import { createGate } from "../uploads/gate.ts";
import { openUpload } from "../uploads/upload.ts";

const SOURCE = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, "must be a name in lower case, such as sendgrid")
  .default("api")
  .describe("Who reports them, such as the mail service. An outcome is stored once for each source.");

const SUPPRESS = z
  .enum(["true", "false"])
  .default("true")
  .describe("Whether addresses that complained or unsubscribed go to the suppression list.");

const MOST_OUTCOMES = 1_000;
/** Longest that a mail service's name of an event may be. */
const NAME_CHARS = 40;

const GIVEN = z
  .object({
    email: z.string().max(320),
    kind: z
      .string()
      .max(NAME_CHARS)
      .describe(`${OUTCOME_KINDS.map((kind) => `\`${kind}\``).join(", ")}, or what a mail service calls it.`),
    at: z.string().max(40).describe("When it happened: ISO 8601, or Unix time."),
    id: z.string().max(200).optional().describe("The event's id with its source: given again, it is stored once."),
    words: z.string().max(10_000).optional().describe("The server's words, of a bounce."),
  })
  .meta({ id: "NewOutcome", description: "What became of a message." });

const ADDED = z
  .object({
    stored: z.int(),
    known: z.int().describe("Stored before, or given twice."),
    of_strangers: z.int().describe("Of addresses that are not among the contacts: not stored."),
    suppressed: z.int().describe("Addresses that went to the suppression list."),
    rejected: z
      .array(z.object({ number: z.int().describe("Its place, or its row in the file, from 1."), problem: z.string() }))
      .describe("The first thousand that could not be read."),
  })
  .meta({ id: "OutcomesAdded" });

const ADD = {
  method: "POST",
  path: "/v1/outcomes",
  tag: "Outcomes",
  summary: "Report what became of mail",
  description:
    "Deliveries, bounces, complaints, opens, clicks, replies and unsubscriptions of contacts. What was reported before is stored once. Each keeps what Rollcall had said of the contact by then, which is what `/v1/accuracy` is counted from.",
  scope: "verify",
  query: z.object({ source: SOURCE, suppress: SUPPRESS }),
  body: z.object({ outcomes: z.array(GIVEN).min(1).max(MOST_OUTCOMES) }),
  answers: { 200: ADDED },
} as const satisfies RouteDeclaration;

const IMPORT = {
  method: "POST",
  path: "/v1/outcomes/import",
  tag: "Outcomes",
  summary: "Import what became of mail from a file",
  description:
    "A mail service's export, in any form that lists have. The column of addresses is found by its cells; of events, times, reasons and ids by their headers. Times without an offset are UTC.",
  scope: "verify",
  query: z.object({
    source: SOURCE,
    suppress: SUPPRESS,
    kind: OUTCOME_KIND.optional().describe("The kind of all rows, where the file has no column for it."),
  }),
  body: FILE,
  answers: { 200: ADDED },
} as const satisfies RouteDeclaration;

const SHARE = z.object({ share: z.number(), low: z.number(), high: z.number() }).meta({
  id: "Share",
  description: "A share from 0 to 1, and where the true one lies with 95 % confidence (Wilson).",
});

const ACCURACY = z
  .object({
    said: z.string().describe("The status, the reason, the provider, or the lowest score of a band of ten."),
    sent: z.int().describe("Contacts with an outcome after that verdict."),
    bounced: z.int().describe("Of these, whose mailbox was missing or disabled, by the words of a hard bounce."),
    refused: z.int().describe("With other hard bounces: about the sender, the message or a policy, or without words."),
    complained: z.int(),
    rate: SHARE.nullable().describe("Of `bounced` in `sent`."),
  })
  .meta({ id: "Accuracy", description: "What was said, and what happened." });

const REPORT = {
  method: "GET",
  path: "/v1/accuracy",
  tag: "Outcomes",
  summary: "Compare what was said with what happened",
  description: "By contacts with outcomes: how many of each status, reason, provider and band of scores bounced.",
  scope: "read",
  query: z.object({ days: z.coerce.number().int().min(1).max(3_650).default(365).describe("Of the last days.") }),
  answers: {
    200: z
      .object({
        by_status: z.array(ACCURACY),
        by_reason: z.array(ACCURACY),
        by_provider: z.array(ACCURACY),
        by_score: z.array(ACCURACY),
      })
      .meta({ id: "AccuracyReport" }),
  },
} as const satisfies RouteDeclaration;

/** Each takes a database connection while its client sends. */
const IMPORTS = { open: 2, openPerOwner: 1, waiting: 10 };

const accuracyView = ({ rate, ...counts }: Accuracy): JsonOf<typeof ACCURACY> => ({
  ...counts,
  rate: rate === null ? null : { ...rate },
});

/** What became of mail, and how right we were. */
export function outcomeRoutes(api: Api, { database, clock }: Services, { read }: Readers): void {
  const imports = createGate("imports of outcomes", IMPORTS);

  api.route(ADD, async ({ query: { source, suppress }, body, actor }) => {
    const request = { source, suppress: suppress === "true" };
    const nowMs = clock.nowMs();
    const entries = body.outcomes.map(({ id = null, words = null, ...given }, index): OutcomeEntry => ({
      number: index + 1,
      read: readOutcome({ ...given, id, words }, nowMs),
    }));
    const added = await addOutcomes(database, actor, request, entries);
    return { ...added, rejected: [...added.rejected] };
  });

  api.route(IMPORT, async ({ query: { kind = null, source, suppress }, request, actor }) => {
    const { bytes, fileName } = await openUpload(request, null);
    const file = { bytes, fileName, kind, source, suppress: suppress === "true", nowMs: clock.nowMs() };
    try {
      const added = await imports.through(slotOwner(request), () => importOutcomes(database, actor, file, read));
      return { ...added, rejected: [...added.rejected] };
    } catch (error) {
      if (error instanceof TabularError) throw new Problem(422, error.code, error.message);
      throw error;
    }
  });

  api.route(REPORT, async ({ query: { days } }) => {
    const report = await readAccuracy(database, days);
    return {
      by_status: report.byStatus.map(accuracyView),
      by_reason: report.byReason.map(accuracyView),
      by_provider: report.byProvider.map(accuracyView),
      by_score: report.byScore.map(accuracyView),
    };
  });
}
