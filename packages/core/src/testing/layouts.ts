import { readFileSync } from "node:fs";

/**
 * Exports of contacts in the layouts of real products: column names and what stands around them, from their public
 * documentation and from programs that read them. The contents are made up.
 */
export interface Layout {
  readonly product: string;
  /** Columns, each `Name=kind`; see `KINDS`. */
  readonly columns: string;
  /** The name of the column with the contact's address. */
  readonly address: string;
  readonly delimiter: string;
  readonly encoding: "utf-8" | "utf-16le" | "windows-1252";
  /** It begins with a byte order mark. */
  readonly mark: boolean;
  /** Every cell is quoted. */
  readonly quoted: boolean;
  /** Lines above the header. */
  readonly above: readonly string[];
  /** Lines below the rows. */
  readonly below: readonly string[];
}

const NAMES = ["Ada", "Bo", "Cléo", "Dörte", "Edit", "Finn", "Gus", "Hana", "Ivo", "Jo", "Kai", "Lea"];
const CITIES = ["Oslo", "Zürich", "Lyon", "Roma", "Bergen"];

/** Cells by kind, for the row `at`. */
const KINDS: Readonly<Record<string, (at: number) => string>> = {
  email: (at) => `contact${at}@site${at % 7}.example.org`,
  half: (at) => (at % 2 === 0 ? KINDS["email"]!(at) : ""),
  few: (at) => (at % 5 === 4 ? KINDS["email"]!(at) : ""),
  late: (at) => (at > 30 ? KINDS["email"]!(at) : ""),
  second: (at) => (at % 6 === 0 ? `home${at}@private.example.net` : ""),
  owner: () => "rep@ourfirm.example",
  rep: (at) => `rep${at % 3}@ourfirm.example`,
  each: (at) => `other${at}@ourfirm.example`,
  several: (at) => (at % 4 === 0 ? `contact${at}@a.example ::: second${at}@b.example` : KINDS["email"]!(at)),
  directory: (at) => (at % 3 === 0 ? `/o=ExchangeLabs/ou=Group/cn=Recipients/cn=${at}` : KINDS["email"]!(at)),
  name: (at) => `${NAMES[at % NAMES.length]} Ahl`,
  first: (at) => NAMES[at % NAMES.length]!,
  last: (at) => `Ahl-${at}`,
  id: (at) => String(100_000 + at),
  date: (at) => `2026-0${(at % 9) + 1}-1${at % 10} 10:00`,
  money: (at) => `${at}.50`,
  phone: (at) => `+47 22 00 ${10 + (at % 80)}`,
  city: (at) => CITIES[at % CITIES.length]!,
  yes: (at) => (at % 2 === 0 ? "Yes" : "No"),
  url: (at) => `https://www.example.com/in/${at}`,
  text: (at) => `Note ${at}, with a comma; and more`,
  word: (at) => ["Gold", "Silver", "Iron"][at % 3]!,
  none: () => "",
};

const ROWS = 60;

/** A layout's file. */
export function fileOf(layout: Layout): { readonly text: string; readonly header: readonly string[] } {
  const { delimiter, above, below, quoted } = layout;
  const columns = layout.columns.split("|").map((column) => {
    const at = column.lastIndexOf("=");
    return { name: column.slice(0, at), cell: KINDS[column.slice(at + 1)]! };
  });
  const quote = (cell: string): string =>
    quoted || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  const line = (cells: readonly string[]): string => cells.map(quote).join(delimiter);
  const header = columns.map(({ name }) => name);
  const rows = Array.from({ length: ROWS }, (_, at) => line(columns.map(({ cell }) => cell(at))));
  return { text: [...above, line(header), ...rows, ...below, ""].join("\r\n"), header };
}

const DELIMITERS: Readonly<Record<string, string>> = { semicolon: ";", tab: "\t", bar: "|", tilde: "~" };

/** The layouts of layouts.txt: a block each, of lines `name: value`. */
export const LAYOUTS: readonly Layout[] = readFileSync(new URL("layouts.txt", import.meta.url), "utf8")
  .trim()
  .split("\n\n")
  .map((block) => {
    const [title = "", ...lines] = block.split("\n");
    const valuesOf = (name: string): readonly string[] =>
      lines
        .filter((line) => line.startsWith(`${name}: `))
        .map((line) => line.slice(name.length + 2).replaceAll("\\t", "\t"));
    const form = valuesOf("form").flatMap((text) => text.split(", "));
    const delimiter = form.find((word) => word.startsWith("delimiter "))?.slice("delimiter ".length) ?? "";
    return {
      product: title.slice("# ".length),
      address: valuesOf("address")[0] ?? "",
      columns: valuesOf("columns")[0] ?? "",
      delimiter: DELIMITERS[delimiter] ?? ",",
      encoding: (["utf-16le", "windows-1252"] as const).find((name) => form.includes(name)) ?? "utf-8",
      mark: form.includes("mark"),
      quoted: form.includes("quoted"),
      above: valuesOf("above"),
      below: valuesOf("below"),
    };
  });
