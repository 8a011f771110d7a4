import type { Meaning } from "./sample-row.ts";

/** A row that no list is without: the e-mail cell, what it means, and what else is odd about the row. */
export interface SpecialRow {
  readonly cell: string;
  readonly meaning: Meaning;
  readonly name?: string;
  readonly note?: string;
}

const address = (cell: string, meant: string): SpecialRow => ({ cell, meaning: { type: "address", address: meant } });
const invalid = (cell: string): SpecialRow => ({ cell, meaning: { type: "invalid" } });
const empty = (cell: string): SpecialRow => ({ cell, meaning: { type: "empty" } });

const NOT_ADDRESSES: readonly SpecialRow[] = [
  "anna.lindenhain@",
  "@gmail.com",
  "anna@lindenhain@gmail.com",
  "rupert@@gmail.com",
  "imogen.tarnley.gmail.com",
  "zoe..valbrisse@gmail.com",
  ".tobias@gmx.de",
  "tobias.@gmx.de",
  "falk@-rehbrunn-.de",
  "miles@quill moor.com",
  "dexter(at)outlook.com",
  "philippa@gmail,com",
  "see notes",
  "01632 960147",
  "+49 30 23125004",
].map(invalid);

const NOTHING: readonly SpecialRow[] = ["", "", "", "", "", "", "", " ", "n/a", "N/A", "n/a", "-", "none"].map(empty);

const SEVERAL: readonly SpecialRow[] = [
  ["hattie.wexcombe81@gmail.com", "; ", "hattie@quillmoor-foundry.com"],
  ["office@brindlewyck-analytics.com", ", ", "info@brindlewyck-analytics.com"],
  ["nuria.torrealba75@gmail.com", " / ", "nuria@torrevina-bodegas.es"],
].map(([first = "", between = "", second = ""]) => ({
  cell: `${first}${between}${second}`,
  meaning: { type: "several", addresses: [first, second] },
}));

const BEYOND_ASCII: readonly SpecialRow[] = [
  address("info@mühlenbäckerei.de", "info@xn--mhlenbckerei-lcb44a.de"),
  address("Info@MÜHLENBÄCKEREI.DE", "info@xn--mhlenbckerei-lcb44a.de"),
  address("jürgen.brückmann@gmail.com", "jürgen.brückmann@gmail.com"),
  address("bjørn@nordwindt-logistik.de", "bjørn@nordwindt-logistik.de"),
];

/** Spreadsheets take these for formulas (CSV injection); an export must give them back as they are. */
const FORMULAS: readonly SpecialRow[] = [
  { ...address("info@lumenfold-freight.com", "info@lumenfold-freight.com"), note: "=1+1" },
  { ...address("info@kestrelby-ceramics.com", "info@kestrelby-ceramics.com"), name: "@lucia", note: "-2+3" },
  { ...empty(""), note: '=HYPERLINK("http://prize.invalid","click")' },
];

const LOCAL_PART_LIMIT_CHARS = 64;
const TOO_LONG = invalid(`${"a".repeat(LOCAL_PART_LIMIT_CHARS + 1)}@gmail.com`);

/** Rows with something odd in or near the e-mail cell. */
export const SPECIAL_ROWS: readonly SpecialRow[] = [
  ...NOT_ADDRESSES,
  TOO_LONG,
  ...NOTHING,
  ...SEVERAL,
  ...BEYOND_ASCII,
  ...FORMULAS,
];
