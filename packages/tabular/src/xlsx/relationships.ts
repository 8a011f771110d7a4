import { posix } from "node:path";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** A link from one part to another part, or out of the workbook (ECMA-376 part 2 §9.3). */
export interface Relationship {
  readonly id: string;
  /** The last word of its type's URI, such as "worksheet": the rest differs between strict and transitional files. */
  readonly type: string;
  /** A part name without a leading slash, or a URI where `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** More links than Excel lets a sheet have (65,530), with room. */
const MAX_RELATIONSHIPS = 200_000;

/** The links of the part `name`, or of the whole container for "". Links beyond the bound are left out. */
export async function readRelationships(archive: WorkbookArchive, name: string): Promise<Relationship[]> {
  const folder = posix.dirname(name);
  const part = archive.open(posix.join(folder, "_rels", `${posix.basename(name)}.rels`));
  const found: Relationship[] = [];
  if (part === null) return found;
  const events = readXml(part, {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== "Relationship" || Target === undefined || found.length >= MAX_RELATIONSHIPS) return;
      const external = TargetMode === "External";
      const target = external ? Target : posix.resolve("/", folder, Target).slice(1);
      found.push({ id: Id ?? "", type: (Type ?? "").split("/").at(-1)!, target, external });
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const _ of events);
  return found;
}
