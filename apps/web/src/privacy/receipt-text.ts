import type { ErasureReceipt } from "../api/schemas.ts";
import { heldWords } from "../words/held.ts";

/** The receipt as a text to put into a letter or a file; times in UTC. */
export function receiptText(email: string, { receipt_id, at, deleted }: ErasureReceipt): string {
  const lines = Object.entries(deleted).map(([what, count]) => `  ${heldWords(what)}: ${count}`);
  return [`Deletion receipt ${receipt_id}`, `Address: ${email}`, `When: ${at}`, "Deleted:", ...lines].join("\n");
}
