import { demoWorld } from "../demo-world/demo-world.ts";
import { makeSampleRows } from "../sample/make-sample-rows.ts";
import type { Meaning } from "../sample/sample-row.ts";
import { truthOf, type Truth } from "./truth-of.ts";

/** A row of samples/contacts.csv and its acceptable verdicts. */
export interface SampleTruth {
  /** From 1, without the header; quoted line breaks don't count. */
  readonly row: number;
  /** The e-mail cell as it is in the file. */
  readonly cell: string;
  readonly meaning: Meaning;
  /** Acceptable verdicts, best first. For a cell of several addresses: those of any of them, or `invalid_syntax`. */
  readonly truths: readonly Truth[];
}

const INVALID: Truth = { status: "undeliverable", reason: "invalid_syntax" };

const EMAIL_COLUMN = 3;

/** The truth about every row of the sample in the demo world, in file order. */
export function sampleTruths(): SampleTruth[] {
  const world = demoWorld();
  return makeSampleRows().map(({ cells, meaning }, index) => ({
    row: index + 1,
    cell: cells[EMAIL_COLUMN] ?? "",
    meaning,
    truths: truthsOf(meaning, (address) => truthOf(world, address)),
  }));
}

function truthsOf(meaning: Meaning, truth: (address: string) => readonly Truth[]): readonly Truth[] {
  switch (meaning.type) {
    case "address":
      return truth(meaning.address);
    case "several":
      return [INVALID, ...meaning.addresses.flatMap((address) => truth(address))];
    case "invalid":
    case "empty":
      break;
  }
  return [INVALID];
}
