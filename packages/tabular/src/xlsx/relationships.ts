import { posix } from "node:path";
import { copyText } from "../copy-text.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** A relationship from one part to another, or out of the workbook (ECMA-376 part 2 §9.3). */
export interface Relationship {
  readonly id: string;
  /** Last segment of the type's URI, such as "worksheet": the rest differs between strict and transitional files. */
  readonly type: string;
  /** A part name without leading slash, or a URI if `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** Above Excel's limit of 65,530 links per sheet. */
const MAX_RELATIONSHIPS = 100_000;
/** Excel's longest link has 2,079 characters. */
const MAX_TARGET_CHARACTERS = 4_096;
/** All targets together. */
const MAX_CHARACTERS = 16 * 1024 ** 2;

/** Relationships of the part `name`, or of the package for "". Excess ones are dropped. */
export async function readRelationships(archive: WorkbookArchive, name: string): Promise<Relationship[]> {
  const folder = posix.dirname(name);
  const part = archive.open(posix.join(folder, "_rels", `${posix.basename(name)}.rels`));
  const found: Relationship[] = [];
  if (part === null) return found;
  let room = MAX_CHARACTERS;
  const events = readXml(part, {
    open(tag, { Id = "", Type = "", Target, TargetMode }) {
      if (tag !== "Relationship" || Target === undefined || found.length >= MAX_RELATIONSHIPS) return;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      const characters = Id.length + type.length + Target.length;
      if (characters > Math.min(room, MAX_TARGET_CHARACTERS)) return;
      room -= characters;
      const external = TargetMode === "External";
      const target = external ? copyText(Target) : posix.resolve("/", folder, Target).slice(1);
      found.push({ id: copyText(Id), type: copyText(type), target, external });
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const _ of events);
  return found;
}
