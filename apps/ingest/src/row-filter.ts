import { z } from "zod";
import type { RowFilter } from "@rollcall/core";

/** Words, apart by commas or each in a parameter of its own. */
const words = z
  .union([z.string().max(2_000), z.array(z.string().max(2_000)).max(200)])
  .transform((value) => [value].flat().flatMap((text) => text.split(",").filter(Boolean)))
  .optional();

export const yesNo = z.enum(["true", "false"]).transform((word) => word === "true");

/** Which rows of a list are wanted, as a query says it. */
export const ROW_FILTER = z.object({
  status: words,
  reason: words,
  provider: words,
  domain: words,
  /** Part of the address. */
  q: z.string().max(320).optional(),
  /** Keep them, leave them out, or nothing else. */
  duplicates: z.enum(["true", "false", "only"]).default("true"),
  disposable: yesNo.optional(),
  role: yesNo.optional(),
  free: yesNo.optional(),
  catch_all: yesNo.optional(),
});

const DUPLICATES = { true: "keep", false: "leave_out", only: "only" } as const;

/** The same as the store wants it. */
export function rowFilterOf(query: z.infer<typeof ROW_FILTER>): RowFilter {
  return {
    statuses: query.status ?? null,
    reasons: query.reason ?? null,
    providers: query.provider ?? null,
    domains: query.domain?.map((domain) => domain.toLowerCase()) ?? null,
    duplicates: DUPLICATES[query.duplicates],
    disposable: query.disposable ?? null,
    role: query.role ?? null,
    free: query.free ?? null,
    catchAll: query.catch_all ?? null,
    search: query.q?.trim() || null,
  };
}
