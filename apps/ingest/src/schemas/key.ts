import { z } from "zod";
import { SCOPES } from "@rollcall/core";
import { time } from "./common.ts";

export const SCOPE = z.enum(SCOPES).meta({
  id: "Scope",
  description: "What a key may do: `read` looks; `verify` uploads and starts as well; `admin` does everything.",
});

export const KEY = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: SCOPE,
    hint: z.string().describe("Its first characters, to tell it by."),
    created_at: time,
    last_used_at: time.nullable().describe("To the minute."),
    revoked_at: time.nullable(),
  })
  .meta({ id: "Key" });

export const NEW_KEY = KEY.extend({ secret: z.string().describe("The key itself: shown once, and not stored.") }).meta({
  id: "NewKey",
});

/** What a person calls a key. */
export const keyName = z.string().trim().min(1).max(100);
