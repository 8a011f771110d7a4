import { SaxesParser } from "saxes";
import { decodeText } from "../decode-text.ts";
import { EventLoopYield } from "../event-loop-yield.ts";
import { TabularError } from "../tabular-error.ts";
import { damaged } from "./workbook-archive.ts";

/** Parser events by local name: prefixes differ between writers. */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  /** Text between two tags. */
  text(text: string): void;
}

/** Characters between two tags, or in one. A cell, the longest in a workbook, has at most 32,767. */
const MAX_TOKEN_CHARACTERS = 2 * 1024 ** 2;

/** Nesting depth; a workbook's parts have about ten. */
const MAX_DEPTH = 100;

/**
 * Parses an XML part, calling `events`. Yields after each chunk so that the caller can process what was gathered. DTDs
 * are ignored, so entities cannot be defined. Throws TabularError `damaged_file` or `cell_too_large`.
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void, void, undefined> {
  const loop = new EventLoopYield();
  let sinceEvent = 0;
  let depth = 0;
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error(`More than ${MAX_DEPTH} nested elements`);
    events.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    sinceEvent = 0;
    depth -= 1;
    events.close(localName(tag.name));
  });
  parser.on("text", (text) => events.text(text));
  parser.on("cdata", (text) => events.text(text));
  try {
    for await (const text of decodeText(chunks, "utf-8", () => undefined)) {
      sinceEvent += text.length;
      parser.write(text);
      if (sinceEvent > MAX_TOKEN_CHARACTERS) throw tokenTooLarge();
      yield;
      await loop.after(text.length);
    }
    parser.close();
    yield;
  } catch (error) {
    throw damaged(error);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function tokenTooLarge(): TabularError {
  return new TabularError(
    "cell_too_large",
    "A cell of the workbook holds more text than Excel allows: open it, shorten that cell, save it and upload it again.",
  );
}
