import { z } from "zod";
import type { ContactFilter } from "@rollcall/core";

/** One word, or several apart by commas. */
const words = z
  .string()
  .max(2_000)
  .transform((text) => text.split(",").filter(Boolean))
  .optional();

/** Which stored contacts are meant. */
export const CONTACT_FILTER = z.object({
  q: z.string().max(320).optional().describe("Part of the address."),
  status: words.describe("Statuses, apart by commas."),
  reason: words.describe("Reasons, apart by commas."),
  domain: words.describe("Domains, apart by commas."),
});

/** The same as the store wants it. */
export function contactFilterOf(filter: z.output<typeof CONTACT_FILTER>): ContactFilter {
  const { q, status, reason, domain } = filter;
  return {
    search: q?.trim() || null,
    statuses: status?.length ? status : null,
    reasons: reason?.length ? reason : null,
    domains: domain?.length ? domain.map((name) => name.toLowerCase()) : null,
  };
}
