import { z } from "zod";

/** How long verdicts are fresh, in days. `confirm`: when a doubtful undeliverable one is checked once more. */
export interface FreshDays {
  readonly deliverable: number;
  readonly risky: number;
  readonly undeliverable: number;
  readonly confirm: number;
}

export const DEFAULT_FRESH_DAYS = "deliverable=30,risky=14,undeliverable=90,confirm=7";

const NAMES = ["deliverable", "risky", "undeliverable", "confirm"] as const;
const PART = new RegExp(`^(${NAMES.join("|")})\\s*=\\s*(\\d{1,4}(?:\\.\\d{1,3})?)$`);

/** Parses `deliverable=30,risky=14`; the rest has its defaults. */
export const freshDays: z.ZodType<FreshDays, string> = z
  .string()
  .refine((text) => read(text) !== null, `must be days by status, such as ${DEFAULT_FRESH_DAYS}`)
  .transform((text) => ({ ...read(DEFAULT_FRESH_DAYS), ...read(text) }) as FreshDays);

function read(text: string): Partial<FreshDays> | null {
  const parts = text.split(",").map((part) => PART.exec(part.trim()));
  if (parts.includes(null)) return null;
  return Object.fromEntries(parts.map((part) => [part?.[1], Number(part?.[2])]));
}
