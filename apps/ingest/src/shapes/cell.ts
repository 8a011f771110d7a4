import { z } from "zod";

/** A cell of a row that is sent as JSON. */
export const CELL = z.union([z.string(), z.number(), z.boolean(), z.null()]).meta({
  description: "A text, a number, true, false or null.",
  // Of four types generators make one that can't be set; of none, one that takes anything.
  override: { type: undefined, anyOf: undefined },
});
