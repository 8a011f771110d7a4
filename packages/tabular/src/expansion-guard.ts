import { TabularError } from "./tabular-error.ts";
import { EXPANSION_ALLOWANCE_BYTES } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";

/**
 * Stops decompression bombs while they expand: throws TabularError `expands_too_much` when more than `expandedBytes` came
 * out in all, or more than `expansionRatio` times what went in.
 */
export function assertExpansion(
  givenBytes: number,
  expandedBytes: number,
  limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">,
): void {
  const beyondRatio = expandedBytes > EXPANSION_ALLOWANCE_BYTES && expandedBytes > givenBytes * limits.expansionRatio;
  if (expandedBytes <= limits.expandedBytes && !beyondRatio) return;
  throw new TabularError(
    "expands_too_much",
    "The compressed file unpacks to far more than a contact list would: unpack it yourself and give the plain CSV file.",
  );
}
