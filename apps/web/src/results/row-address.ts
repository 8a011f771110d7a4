import type { Result } from "../api/schemas.ts";

/** What a row's address is called: the address, else the text that should be one, else nothing. */
export function rowAddress(result: Result, addressColumns: readonly number[]): string {
  if (result.email !== null && result.email !== "") return result.email;
  if (result.input !== "") return result.input;
  return addressColumns.map((column) => result.cells[column]?.trim() ?? "").find((cell) => cell !== "") ?? "";
}
