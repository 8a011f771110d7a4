import { z } from "zod";
import { OUTCOME_KINDS, type StoredOutcome } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import { time } from "./common.ts";

export const OUTCOME_KIND = z.enum(OUTCOME_KINDS);

export const OUTCOME = z
  .object({
    kind: OUTCOME_KIND,
    at: time,
    source: z.string().describe("Who reported it."),
    words: z.string().nullable(),
    condemns: z.boolean().describe("A hard bounce whose words say that the mailbox is missing or disabled."),
  })
  .meta({ id: "Outcome", description: "What became of a message to a contact." });

export const outcomeView = ({ at, ...outcome }: StoredOutcome): JsonOf<typeof OUTCOME> => ({
  ...outcome,
  at: at.toISOString(),
});
