import { TabularError } from "./tabular-error.ts";
import { EXPANSION_ALLOWANCE_BYTES } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";

type ExpansionLimits = Pick<TableLimits, "expandedBytes" | "expansionRatio">;

/**
 * Whether more came out than should: more than `expandedBytes` in all, or more than `expansionRatio` times what went in, once that
 * is beyond `EXPANSION_ALLOWANCE_BYTES`.
 */
export function expandsTooMuch(givenBytes: number, expandedBytes: number, limits: ExpansionLimits): boolean {
  if (expandedBytes > limits.expandedBytes) return true;
  return expandedBytes > EXPANSION_ALLOWANCE_BYTES && expandedBytes > givenBytes * limits.expansionRatio;
}

/** Stops decompression bombs while they expand: throws TabularError `expands_too_much`. */
export function assertExpansion(givenBytes: number, expandedBytes: number, limits: ExpansionLimits): void {
  if (!expandsTooMuch(givenBytes, expandedBytes, limits)) return;
  throw new TabularError(
    "expands_too_much",
    "The compressed file unpacks to far more than a contact list would: unpack it yourself and give the plain CSV file.",
  );
}
