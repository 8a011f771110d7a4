import iconv from "iconv-lite";
import type { NamedCells } from "../named-cells.ts";
import { type RecordLimits, refuseColumns, refuseRow } from "../table-limits.ts";

/** Properties by their names in RFC 6350, as columns. Those of one value that come again are numbered. */
const COLUMNS: Readonly<Record<string, string>> = {
  FN: "Name",
  N: "Name parts",
  NICKNAME: "Nickname",
  EMAIL: "Email",
  TEL: "Phone",
  ORG: "Organization",
  TITLE: "Title",
  ROLE: "Role",
  ADR: "Address",
  URL: "URL",
  BDAY: "Birthday",
  NOTE: "Note",
  CATEGORIES: "Categories",
  UID: "UID",
};

/** Values of structured properties are separated by semicolons, of which most are empty. */
const STRUCTURED: ReadonlySet<string> = new Set(["N", "ORG", "ADR"]);

const ADVICE = "an entry of an address book is shorter";

/** The cards of a vCard file (RFC 6350, and 2.1 and 3.0 as phones write them), each as a row. Pictures and keys are left out. */
export async function* readCards(
  text: AsyncIterable<string>,
  limits: RecordLimits,
): AsyncGenerator<NamedCells, void, undefined> {
  let card: Map<string, string> | null = null;
  /** How often each column came in this card. */
  let times = new Map<string, number>();
  let row = 0;
  let size = 0;
  for await (const line of unfold(text, limits, () => row + 1)) {
    const property = parseProperty(line);
    if (property === null) continue;
    const { name, value } = property;
    if (name === "BEGIN" && /^\s*vcard\s*$/iu.test(value)) {
      card = new Map();
      times = new Map();
      size = 0;
      continue;
    }
    if (card === null) continue;
    if (name === "END") {
      row += 1;
      yield card;
      card = null;
      continue;
    }
    const column = COLUMNS[name];
    if (column === undefined || value === "") continue;
    size += value.length;
    if (size > limits.rowCharacters) refuseRow(row + 1, limits, ADVICE);
    const again = (times.get(column) ?? 0) + 1;
    times.set(column, again);
    card.set(again === 1 ? column : `${column} ${again}`, value);
    if (card.size > limits.columns) refuseColumns(row + 1, limits, ADVICE);
  }
}

/** Logical lines: a line that begins with a blank goes on, and so does a quoted-printable one that ends with `=`. */
async function* unfold(
  text: AsyncIterable<string>,
  limits: RecordLimits,
  row: () => number,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  /** The pieces of the logical line: joined once, since looking at a text that grows takes quadratic time. */
  let pieces: string[] = [];
  let characters = 0;
  let isQuotedPrintable = false;
  const take = (line: string): string | null => {
    const last = pieces.at(-1);
    const isOpen = isQuotedPrintable && last?.endsWith("=") === true;
    characters += line.length;
    if (characters > limits.rowCharacters) refuseRow(row(), limits, ADVICE);
    if (last !== undefined && (isOpen || /^[ \t]/u.test(line))) {
      if (isOpen) pieces[pieces.length - 1] = last.slice(0, -1);
      pieces.push(isOpen ? line.trimStart() : line.slice(1));
      return null;
    }
    const before = pieces.length === 0 ? null : pieces.join("");
    pieces = [line];
    characters = line.length;
    isQuotedPrintable = /^[^:]{0,1000}quoted-printable/iu.test(line);
    return before;
  };
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? "";
    if (rest.length > limits.rowCharacters) refuseRow(row(), limits, ADVICE);
    for (const line of lines) {
      const whole = take(line);
      if (whole !== null) yield whole;
    }
  }
  const whole = take(rest);
  if (whole !== null) yield whole;
  yield pieces.join("");
}

/** Null: not a property that is kept. */
function parseProperty(line: string): { readonly name: string; readonly value: string } | null {
  const colon = line.indexOf(":");
  if (colon === -1) return null;
  const [full = "", ...parameters] = line.slice(0, colon).split(";");
  const name = full
    .slice(full.lastIndexOf(".") + 1)
    .trim()
    .toUpperCase();
  const raw = line.slice(colon + 1);
  if (name === "BEGIN" || name === "END") return { name, value: raw };
  if (COLUMNS[name] === undefined) return null;
  const given = parameters.join(";");
  const decoded = /quoted-printable/iu.test(given) ? decodeQuotedPrintable(raw, given) : raw;
  const parts = STRUCTURED.has(name) ? decoded.split(/(?<!\\);/u) : [decoded];
  const value = parts
    .map(unescape)
    .filter((part) => part !== "")
    .join(" ");
  return { name, value: value.trim() };
}

function unescape(text: string): string {
  return text.replaceAll(/\\([nN;,\\])/gu, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign)).trim();
}

function decodeQuotedPrintable(text: string, parameters: string): string {
  const charset = /charset="?([\w-]+)/iu.exec(parameters)?.[1] ?? "utf-8";
  const bytes = text.replaceAll(/=([\dA-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return iconv.decode(Buffer.from(bytes, "latin1"), iconv.encodingExists(charset) ? charset : "utf-8");
}
