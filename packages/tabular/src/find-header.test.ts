import { describe, expect, test } from "vitest";
import { findHeader } from "./find-header.ts";
import { looksLikeAddress } from "./testing/table-fixtures.ts";

const find = (text: string): number | null =>
  findHeader(
    text
      .split("\n")
      .filter((line) => !line.startsWith("//"))
      .map((line) => line.split(",")),
    looksLikeAddress,
  );

/** Contacts as LinkedIn exports them: most hide their address. */
const connections = (addressAt: number): string =>
  [
    "Notes:",
    '"When exporting your connection data you may notice that some of the email addresses are missing."',
    "",
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    ...Array.from(
      { length: 150 },
      (_, row) =>
        `Ada${row},Ahl,https://x.example/${row},${row === addressAt ? "ada@example.org" : ""},Acme,Boss,1 Nov 2026`,
    ),
  ].join("\n");

describe("findHeader", () => {
  test.each([
    ["the first row", "Email,Name\na@b.org,Ann", 0],
    ["the first row, in foreign words", "osoite,nimi\na@b.org,Ann\nc@d.org,Bob", 0],
    ["none", "a@b.org,Ann\nc@d.org,Bob", null],
    ["below blank lines", ",\n\nEmail,Name\na@b.org,Ann", 2],
    ["notes above it, all addresses hidden", connections(-1), 3],
    ["notes above it, one address far below", connections(140), 3],
    [
      "a title above it",
      "Customer list Q3 2026,,,\n,,,\nNo.,Name,E-mail,City\n1,Ann,a@b.org,Rome\n2,Bob,c@d.org,Oslo",
      2,
    ],
    ["a title above a narrow table", "Newsletter subscribers\n\nEmail,Name\na@b.org,Ann\nc@d.org,Bob", 2],
    [
      "a title in a merged cell, words that say nothing",
      "Kunden,,\nNummer,Person,Anschrift\nx,Ann,a@b.org\ny,Bob,c@d.org",
      1,
    ],
    [
      "a report with pairs above it",
      [
        "Attendee Report",
        "Report Generated:,Nov 1 2026 10:00",
        "Topic,Webinar ID,Start Time,Duration,Registered,Cancelled",
        "Launch,123 456,Nov 1 2026 09:00,60,3,0",
        "Attendee Details",
        "Attended,User Name,First Name,Last Name,Email,Registration Time,Approval",
        ...["ann", "bob", "cyd", "dan"].map((name) => `Yes,${name},${name},X,${name}@b.org,Nov 1 2026,approved`),
      ].join("\n"),
      5,
    ],
    ["a row of data with a word for e-mail", ",Bob,Mail\na@b.org,Ann,Phone\nc@d.org,Cy,Mail", null],
    ["a header that comes again", "a@b.org,Ann\nEmail,Name\nc@d.org,Bob", null],
    ["names without any address", "Name,City\nAnn,Rome", 0],
    ["nothing", "", null],
    ["blank lines", "\n\n,", null],
  ])("%s", (_, text, expected) => {
    expect(find(text)).toBe(expected);
  });

  test("is quick for a first batch of a million blank lines", () => {
    const records = Array.from({ length: 1_000_000 }, () => [""]);
    records.push(["Email"], ["a@b.org"]);
    expect(findHeader(records, looksLikeAddress)).toBe(1_000_000);
  });
});
