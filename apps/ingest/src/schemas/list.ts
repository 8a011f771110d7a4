import { z } from "zod";
import { time } from "./common.ts";
import { RUN } from "./run.ts";

const ANALYSIS = z
  .object({
    rows: z.int(),
    blank: z.int(),
    without_address: z.int(),
    invalid_syntax: z.int(),
    duplicates: z.int().describe("Rows whose address stands in an earlier row."),
    unique: z.int().describe("Addresses to verify."),
    same_mailbox: z.int().nullable().describe("Addresses that are another spelling of one; null: not looked for."),
    known_fresh: z.int().describe("Verified a short time ago: they are not asked again."),
    disposable: z.int(),
    role: z.int(),
    free: z.int(),
    top_domains: z.array(z.object({ domain: z.string(), count: z.int() })),
    providers: z.array(z.object({ provider: z.string().nullable(), count: z.int() })),
    expected_seconds: z.number().nullable(),
  })
  .meta({ id: "Analysis", description: "What a list holds, before anybody is asked." });

export const LIST = z
  .object({
    id: z.string(),
    name: z.string(),
    file_name: z.string(),
    state: z.enum(["importing", "ready", "failed"]),
    error: z.string().nullable(),
    created_at: time,
    row_count: z.int(),
    columns: z.array(z.string()),
    address_columns: z.array(z.int()).describe("Positions from 0."),
    has_header: z.boolean(),
    encoding: z.string().nullable(),
    encoding_note: z.string().nullable(),
    delimiter: z.string().nullable(),
    dedupe: z.enum(["off", "safe", "relaxed"]),
    duplicate_of: z.string().nullable().describe("The first list of the same file."),
    analysis: ANALYSIS.nullable().describe("Null: not there yet, or not asked for."),
    run: RUN.nullable().describe("The latest run over this list."),
  })
  .meta({ id: "List", description: "An uploaded file." });
