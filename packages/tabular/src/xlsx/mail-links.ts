import { cellPlace } from "./cell-reference.ts";
import { readRelationships } from "./relationships.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** Linked cells, repeats included. Excel allows 65,530 links in a sheet, and one may cover a range. */
const MAX_LINKED_CELLS = 200_000;

/** Linked addresses by `linkKey`. */
export type MailLinks = ReadonlyMap<number, string>;

/** The key of a cell, both numbers from 1. */
export function linkKey(row: number, column: number): number {
  return row * 16_384 + column;
}

/**
 * The `mailto:` links of the sheet in the part `name`. They follow the cells (ECMA-376 part 1 §18.3.1.48), so a sheet
 * that has any is read a second time.
 */
export async function readMailLinks(archive: WorkbookArchive, name: string): Promise<MailLinks> {
  const links = new Map<number, string>();
  const addresses = new Map<string, string>();
  for (const { id, external, target } of await readRelationships(archive, name)) {
    const address = external ? mailtoAddress(target) : null;
    if (address !== null) addresses.set(id, address);
  }
  const part = addresses.size === 0 ? null : archive.open(name);
  if (part === null) return links;
  let room = MAX_LINKED_CELLS;
  const events = readXml(part, {
    open(tag, attributes) {
      if (tag !== "hyperlink") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const address = addresses.get(id);
      if (address === undefined) return;
      for (const key of linkedCells(attributes["ref"] ?? "")) {
        if (room === 0) return;
        room -= 1;
        links.set(key, address);
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const _ of events);
  return links;
}

/** The first address of a `mailto:` URI (RFC 6068 §2), percent-decoded, or null for any other URI. */
export function mailtoAddress(uri: string): string | null {
  const address = /^\s*mailto:([^?,]+)/iu.exec(uri)?.[1]?.trim();
  if (address === undefined || address === "") return null;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function* linkedCells(range: string): Generator<number> {
  const [from, to = from] = range.split(":").map((reference) => cellPlace(reference));
  if (!from || !to) return;
  for (let row = from.row; row <= to.row; row += 1) {
    for (let column = from.column; column <= to.column; column += 1) yield linkKey(row, column);
  }
}
