/** What the e-mail cell of a row means to a person who reads it. */
export type Meaning =
  | { readonly type: "address"; readonly address: string }
  /** More than one address in one cell. */
  | { readonly type: "several"; readonly addresses: readonly string[] }
  /** Something that is no address. */
  | { readonly type: "invalid" }
  /** Nothing, or words for nothing. */
  | { readonly type: "empty" };

/** One row of the sample: its cells as they are in the file, and what its e-mail cell means. */
export interface SampleRow {
  readonly cells: readonly string[];
  readonly meaning: Meaning;
}

/** The columns of the sample. */
export const SAMPLE_HEADER = ["id", "Full Name", "Company", "E-mail", "Phone", "Notes", "Signed up"] as const;
