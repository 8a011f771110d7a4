import { TabularError } from "./tabular-error.ts";
import { EXPANSION_ALLOWANCE_BYTES } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";

type ExpansionLimits = Pick<TableLimits, "expandedBytes" | "expansionRatio">;

/** Text that any workbook may hold, however small: 10,000 rows of 1,600 characters. */
export const TEXT_ALLOWANCE_CHARACTERS: number = 16 * 1024 ** 2;

/** Whether the output exceeds `expandedBytes`, or `expansionRatio` times the input once it is beyond `allowance`. */
function expandsTooMuch(givenBytes: number, expanded: number, allowance: number, limits: ExpansionLimits): boolean {
  if (expanded > limits.expandedBytes) return true;
  return expanded > allowance && expanded > givenBytes * limits.expansionRatio;
}

/** Stops decompression bombs: throws TabularError `expands_too_much`. */
export function assertExpansion(givenBytes: number, expandedBytes: number, limits: ExpansionLimits): void {
  if (!expandsTooMuch(givenBytes, expandedBytes, EXPANSION_ALLOWANCE_BYTES, limits)) return;
  throw new TabularError(
    "expands_too_much",
    "The compressed file unpacks to far more than a contact list would: unpack it and upload the plain CSV file.",
  );
}

/**
 * Bounds the text of a workbook's cells. A string that is stored once may be referenced by millions of cells, and a
 * single cell far out makes a row of thousands: a few kilobytes of XML could expand to gigabytes.
 */
export class TextBudget {
  readonly #givenBytes: number;
  readonly #limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">;
  #characters = 0;

  /** `givenBytes`: the workbook's file size. */
  constructor(givenBytes: number, limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">) {
    this.#givenBytes = givenBytes;
    this.#limits = limits;
  }

  /**
   * Counts characters, those of the markup of empty cells included. `row` and `column`, from 1, are the position reported by TabularError
   * `expands_too_much`.
   */
  spend(characters: number, row: number, column: number): void {
    this.#characters += characters;
    if (!expandsTooMuch(this.#givenBytes, this.#characters, TEXT_ALLOWANCE_CHARACTERS, this.#limits)) return;
    throw new TabularError(
      "expands_too_much",
      `By row ${row}, column ${column} the cells of this workbook hold far more text than its file size allows: check for text that is repeated thousands of times, or save the list as CSV and upload that.`,
      { row, column },
    );
  }
}
