import { createReadStream } from "node:fs";
import path from "node:path";
import { findAddresses, parseAddress } from "@rollcall/address";
import { openContactTable } from "@rollcall/core";
import { FileError } from "../verify/check-files.ts";

/** Number of distinct addresses in a file by domain. Holds all addresses in memory to find duplicates. */
export async function countDomains(file: string): Promise<ReadonlyMap<string, number>> {
  const table = await openContactTable(createReadStream(file), path.basename(file), {});
  try {
    const { addressColumn } = table;
    if (addressColumn === null)
      throw new FileError(`No column of this file contains e-mail addresses (it has ${table.columnNames.join(", ")}).`);
    const seen = new Set<string>();
    const domains = new Map<string, number>();
    for await (const rows of table.rows()) {
      for (const { cells } of rows) {
        for (const found of findAddresses(cells[addressColumn] ?? "")) {
          const parsed = parseAddress(found.text);
          if (parsed.type !== "address" || seen.has(parsed.address.key)) continue;
          const { key, domain } = parsed.address;
          seen.add(key);
          domains.set(domain, (domains.get(domain) ?? 0) + 1);
        }
      }
    }
    return domains;
  } finally {
    await table.close();
  }
}
