import { findAddressesInText } from "@rollcall/address";

/** The addresses of a text as a CSV file of one column, or null if there is none. */
export interface AddressFile {
  readonly csv: Uint8Array | null;
}

/** A job: the addresses of running text. */
// oxlint-disable-next-line require-yield -- a job is a generator, and this one has nothing but its result
export async function* addressesJob(
  _bytes: AsyncIterable<Uint8Array>,
  { text }: { readonly text: string },
): AsyncGenerator<undefined, AddressFile, undefined> {
  const found = findAddressesInText(text);
  if (found.length === 0) return { csv: null };
  const csv = `email\n${found.map((one) => `"${one.text.replaceAll('"', '""')}"\n`).join("")}`;
  return { csv: new TextEncoder().encode(csv) };
}
