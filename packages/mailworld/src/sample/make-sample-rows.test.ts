import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { makeSampleRows } from "./make-sample-rows.ts";
import { SAMPLE_HEADER, writeSample } from "./sample-row.ts";

const rows = makeSampleRows();

describe("samples/contacts.csv", () => {
  it("is what its generator makes: run `npm run make-sample -w packages/mailworld` after a change", async () => {
    const file = await readFile(new URL("../../../../samples/contacts.csv", import.meta.url), "utf8");
    expect(file).toBe(writeSample(rows));
  });
});

describe("makeSampleRows", () => {
  const addresses = rows.flatMap(({ meaning }) => (meaning.type === "address" ? [meaning.address] : []));

  it("makeSampleRows: about a thousand rows, the same each time", () => {
    expect(rows.length).toBeGreaterThanOrEqual(1_000);
    expect(rows.length).toBeLessThanOrEqual(1_100);
    expect(makeSampleRows()).toEqual(rows);
  });

  it("makeSampleRows: no domain has more than 120 rows", () => {
    const counts = Map.groupBy(addresses, (address) => address.slice(address.lastIndexOf("@") + 1));
    expect(Math.max(...[...counts.values()].map((each) => each.length))).toBeLessThanOrEqual(120);
    expect(counts.size).toBeGreaterThan(230);
  });

  it.each<[string, (cells: readonly string[], email: string) => boolean]>([
    ["upper case", (_, email) => /^[A-Z0-9._+-]+@[A-Z0-9.-]+$/.test(email)],
    ["a display name", (_, email) => /^[^<"]+ <.+@.+>$/.test(email)],
    ["mailto:", (_, email) => email.startsWith("mailto:")],
    ["leading or trailing spaces", (_, email) => email.includes("@") && email !== email.trim()],
    ["a no-break space", (_, email) => email.includes("\u00a0")],
    ["a zero-width space", (_, email) => email.includes("\u200b")],
    ["a trailing dot or comma", (_, email) => /@.*[.,]$/.test(email)],
    ["an internationalised domain", (_, email) => email.includes("mühlenbäckerei.de")],
    ["a telephone number in the e-mail column", (_, email) => /^[+0][\d ]+$/.test(email)],
    ["words for nothing", (_, email) => email === "n/a"],
    ["an empty e-mail cell in a filled row", (cells, email) => email === "" && cells[0] !== ""],
    ["nothing at all", (cells) => cells.every((cell) => cell === "")],
    ["a quoted line break", (cells) => cells.some((cell) => cell.includes("\n"))],
    ["a formula", (cells) => cells.some((cell) => cell.startsWith("="))],
    ["a leading zero in the telephone number", (cells) => cells[4]?.startsWith("0") ?? false],
    ["letters beyond Latin", (cells) => /\p{Script=Han}/u.test(cells[1] ?? "")],
    ["cells missing at the end", (cells) => cells.length < SAMPLE_HEADER.length],
    ["a cell too many", (cells) => cells.length > SAMPLE_HEADER.length],
  ])("makeSampleRows: some row has %s", (_, isOdd) => {
    expect(rows.filter(({ cells }) => isOdd(cells, cells[3] ?? "")).length).toBeGreaterThan(0);
  });

  it("makeSampleRows: some addresses come twice, in the same letters and in others", () => {
    const cells = rows.map((row) => row.cells[3] ?? "").filter((cell) => cell.includes("@"));
    expect(new Set(cells).size).toBeLessThan(cells.length);
    expect(new Set(addresses).size).toBeLessThan(addresses.length - 20);
  });
});

describe("writeSample", () => {
  it("writeSample: byte order mark, CRLF, quotes only where they are needed", () => {
    const text = writeSample([{ cells: ["1", 'a "b"', "x,y", "line\nbreak"], meaning: { type: "empty" } }]);
    expect(text).toBe(`\uFEFF${SAMPLE_HEADER.join(",")}\r\n1,"a ""b""","x,y","line\nbreak"\r\n`);
  });
});
