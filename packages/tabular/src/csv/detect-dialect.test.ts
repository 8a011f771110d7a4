import { describe, expect, test } from "vitest";
import { looksLikeAddress } from "../testing/table-fixtures.ts";
import { detectDialect } from "./detect-dialect.ts";
import type { DialectHints } from "./detect-dialect.ts";

const detect = (sample: string, hints: Partial<DialectHints> = {}): ReturnType<typeof detectDialect> =>
  detectDialect(sample, { delimiter: null, fileName: null, looksLikeAddress, ...hints });

describe("detectDialect: finds the delimiter by the evenness of records", () => {
  test.each([
    ["comma", "email,name\na@b.org,Ann\n", ","],
    ["semicolon beside decimal commas", "name;x;y\nAnn;1,5;2,5\nBob;3,5;4,5\n", ";"],
    ["semicolon beside commas in names", "Doe, John;j@x.org\nRoe, Jane;k@x.org\n", ";"],
    ["comma beside lists in a cell", "a@x.org,red;blue\nb@x.org,green;red\n", ","],
    ["tab", "email\tname, first\na@b.org\tAnn, B\n", "\t"],
    ["bar", "email|note\na@b.org|x, y\nc@d.org|z\n", "|"],
    ["delimiters within quotes", 'email;note\na@b.org;"1,2,3"\nc@d.org;"4,5,6"\n', ";"],
    ["ragged rows", "email;name;note\na@b.org;Ann\nc@d.org;Bob;x, y\ne@f.org;Cy;z\n", ";"],
    ["line ends within quotes", 'email,note\na@b.org,"one\ntwo; three"\nc@d.org,x\n', ","],
    ["one column", "a@b.org\nc@d.org\n", ","],
    ["one column, some with lists", "a@b.org;x@y.org\nc@d.org\ne@f.org\ng@h.org\n", ","],
    ["tilde", "1~ada@example.org~Ada\n2~bob@example.org~Bob\n", "~"],
    ["caret", "id^email^name\n1^ada@example.org^Ada\n", "^"],
    ["addresses with a tilde", "a~b@x.org\nc@d.org\ne~f@x.org\n", ","],
    ["nothing", "", ","],
  ])("%s", async (_, sample, delimiter) => {
    expect(await detect(sample)).toEqual({ delimiter, escape: "double", preludeCharacters: 0 });
  });

  test("one column in a .tsv file: a tab, in case one follows", async () => {
    expect((await detect("a@b.org\n", { fileName: "List.TSV" })).delimiter).toBe("\t");
  });

  test.each([
    ["sep=;\r\na,b;c\r\n", ";", 7],
    ["SEP=\t\na\tb\n", "\t", 6],
    ["sep=|\ra\r", "|", 6],
  ])("a first line %j names it and is no row", async (sample, delimiter, preludeCharacters) => {
    expect(await detect(sample)).toMatchObject({ delimiter, preludeCharacters });
  });

  test("an explicit delimiter overrides a sep= line, which is dropped all the same", async () => {
    expect(await detect("sep=;\na,b\n", { delimiter: "," })).toMatchObject({ delimiter: ",", preludeCharacters: 6 });
  });

  test.each(["sep=x,email\n1,a@b.org\n", 'sep="\na"b\n', "sep=😀\na😀b\n"])("%j names none", async (sample) => {
    expect((await detect(sample)).preludeCharacters).toBe(0);
  });
});

test("detectDialect: an open quote before as many lines as the sample has is no more than a problem", async () => {
  expect(await detect(`"${"\n".repeat(500_000)}`)).toMatchObject({ delimiter: "," });
});

describe("detectDialect: finds how quotes are escaped", () => {
  test("with backslashes, if nothing else makes sense", async () => {
    expect((await detect('email,note\na@b.org,"said \\"hi, there\\" twice"\n')).escape).toBe("backslash");
  });

  test("doubled, though a backslash precedes a quote", async () => {
    expect((await detect('email,folder\na@b.org,"C:\\"\nc@d.org,"D:\\""x"\n')).escape).toBe("double");
  });
});
