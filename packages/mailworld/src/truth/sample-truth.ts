import { demoWorld } from "../demo-world/demo-world.ts";
import { makeSampleRows } from "../sample/make-sample-rows.ts";
import type { Meaning } from "../sample/sample-row.ts";
import { truthOf, type Truth } from "./truth-of.ts";

/** A row of samples/contacts.csv and the verdicts that would be honest about it. */
export interface SampleTruth {
  /** From 1, the header not counted; quoted line breaks do not count as rows. */
  readonly row: number;
  /** The e-mail cell as it is in the file. */
  readonly cell: string;
  readonly meaning: Meaning;
  /** Any of these, the best first. A cell of several addresses: what is true of one of them, or `invalid_syntax`. */
  readonly truths: readonly Truth[];
}

const INVALID: Truth = { status: "undeliverable", reason: "invalid_syntax" };

const EMAIL_COLUMN = 3;

/** What is true of every row of the sample, in file order, in the demo world. */
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
