import { demoSettlement } from "../demo-world/demo-world.ts";
import { seededRandom, pick, shuffle } from "../world/hash-text.ts";
import { personName } from "../demo-world/person-names.ts";
import type { Settlement } from "../demo-world/settlement.ts";
import { noteFor, phoneFor, signUpDay, messyCell } from "./contact-details.ts";
import type { Meaning, SampleRow } from "./sample-row.ts";
import { SAMPLE_HEADER } from "./sample-row.ts";

const SEED = 20_260_301;
/** People of the demo world who are on the list. */
const PEOPLE_COUNT = 958;
const ROLE_COUNT = 14;
const TAGGED_COUNT = 6;
const DUPLICATE_COUNT = 36;
/** Rows that consist of separators. */
const BLANK_COUNT = 3;
const SHORT_ROW_COUNT = 4;
const FIRST_ID = 1001;

const COLUMN = Object.fromEntries(SAMPLE_HEADER.map((name, index) => [name, index])) as Record<
  (typeof SAMPLE_HEADER)[number],
  number
>;

/** A row without its number. */
interface Draft {
  readonly name: string;
  readonly company: string;
  readonly cell: string;
  readonly meaning: Meaning;
  readonly note?: string | undefined;
}

/** The rows of the sample list, without the header. Deterministic. */
export function makeSampleRows(): SampleRow[] {
  const random = seededRandom(SEED);
  const settlement = demoSettlement();
  const contacts = shuffle([...people(settlement, random), ...roles(settlement, random)], random);
  const duplicates = Array.from({ length: DUPLICATE_COUNT }, () => duplicate(pick(contacts, random), random));
  const special = SPECIAL_ROWS.map(({ cell, meaning, name, note }): Draft => {
    return { name: name ?? personName(random).full, company: "", cell, meaning, note };
  });
  const rows = shuffle([...contacts, ...duplicates, ...special], random).map((draft) => fill(draft, random));
  for (let blank = 1; blank <= BLANK_COUNT; blank += 1) {
    const cells = SAMPLE_HEADER.map(() => "");
    rows.splice(Math.floor((rows.length * blank) / (BLANK_COUNT + 1)), 0, { cells, meaning: { type: "empty" } });
  }
  return rows.map((row, index) => number(row, index)).map((row, index) => fray(row, index, rows.length));
}

/** At least one person per domain, then as many more as fit. */
function people({ people, companies }: Settlement, random: () => number): Draft[] {
  const everybody = Object.entries(people).map(([domain, staff]) =>
    shuffle(staff, random).map(({ fullName, local }): Draft => {
      const address = `${local}@${domain}`;
      const cell = messyCell(spoken(address), fullName, random());
      return { name: fullName, company: companies[domain] ?? "", cell, meaning: { type: "address", address } };
    }),
  );
  const first = everybody.flatMap((staff) => staff.slice(0, 1));
  const others = shuffle(
    everybody.flatMap((staff) => staff.slice(1)),
    random,
  );
  const chosen = [...first, ...others.slice(0, PEOPLE_COUNT - first.length)];
  return chosen.map((draft, index) => (index >= chosen.length - TAGGED_COUNT ? tag(draft) : draft));
}

/** Writes internationalised domains in Unicode. */
function spoken(address: string): string {
  return address.replace("xn--mhlenbckerei-lcb44a.de", "mühlenbäckerei.de");
}

function tag(draft: Draft): Draft {
  if (draft.meaning.type !== "address") return draft;
  const address = draft.meaning.address.replace("@", "+news@");
  return { ...draft, cell: address, meaning: { type: "address", address } };
}

function roles({ domains, companies }: Settlement, random: () => number): Draft[] {
  const served = Object.keys(companies).filter((domain) => domains[domain]?.mailboxes?.known?.["info"] === "exists");
  return shuffle(served, random)
    .slice(0, ROLE_COUNT)
    .map((domain) => {
      const address = `info@${domain}`;
      return {
        name: "",
        company: companies[domain] ?? "",
        cell: spoken(address),
        meaning: { type: "address", address },
      };
    });
}

/** The same contact again: identical, or in another spelling. */
function duplicate(draft: Draft, random: () => number): Draft {
  if (draft.meaning.type !== "address" || random() < 0.4) return draft;
  const written = spoken(draft.meaning.address);
  return { ...draft, cell: random() < 0.5 ? written.toUpperCase() : messyCell(written, draft.name, random()) };
}

function fill({ name, company, cell, meaning, note }: Draft, random: () => number): SampleRow {
  const details = [phoneFor(random), note ?? noteFor(random), signUpDay(random)];
  return { cells: ["", name, company, cell, ...details], meaning };
}

function number(row: SampleRow, index: number): SampleRow {
  const blank = row.cells.every((cell) => cell === "");
  return blank ? row : { ...row, cells: [String(FIRST_ID + index), ...row.cells.slice(1)] };
}

/** Truncates a few rows, and gives one a surplus cell. */
function fray(row: SampleRow, index: number, count: number): SampleRow {
  const step = Math.floor(count / (SHORT_ROW_COUNT + 2));
  if (index === 0 || index % step !== 0) return row;
  const turn = index / step;
  if (turn === SHORT_ROW_COUNT + 1) return { ...row, cells: [...row.cells, "imported twice"] };
  return turn <= SHORT_ROW_COUNT
    ? { ...row, cells: row.cells.slice(0, turn === 1 ? COLUMN["E-mail"] + 1 : COLUMN["Notes"]) }
    : row;
}

/** An odd row, as every real list has them: its e-mail cell, what that means, and what else is odd. */
interface SpecialRow {
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

/** Formulas to a spreadsheet (CSV injection): an export must return them unchanged. */
const FORMULAS: readonly SpecialRow[] = [
  { ...address("info@lumenfold-freight.com", "info@lumenfold-freight.com"), note: "=1+1" },
  { ...address("info@kestrelby-ceramics.com", "info@kestrelby-ceramics.com"), name: "@lucia", note: "-2+3" },
  { ...empty(""), note: '=HYPERLINK("http://prize.invalid","click")' },
];

const LOCAL_PART_LIMIT_CHARS = 64;
const TOO_LONG = invalid(`${"a".repeat(LOCAL_PART_LIMIT_CHARS + 1)}@gmail.com`);

/** Rows with oddities in or near the e-mail cell. */
const SPECIAL_ROWS: readonly SpecialRow[] = [
  ...NOT_ADDRESSES,
  TOO_LONG,
  ...NOTHING,
  ...SEVERAL,
  ...BEYOND_ASCII,
  ...FORMULAS,
];
