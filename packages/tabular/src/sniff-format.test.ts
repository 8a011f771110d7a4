import { deflateRawSync, gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { foreignFormat } from "./tabular-error.ts";
import { sniffFormat } from "./sniff-format.ts";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const noise = deflateRawSync(Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * index * 7) % 251)));

describe("sniffFormat: detects files that are not tables by content", () => {
  test.each([
    ["xml", Buffer.from("<contacts><contact>")],
    ["pdf", Buffer.concat([Buffer.from("%PDF-1.7\n%"), noise])],
    ["pdf", Buffer.from("%PDF-1.4\n1 0 obj\n")],
    ["rich_text", Buffer.from("{\\rtf1\\ansi a@b.org}")],
    ["image", Buffer.concat([latin1("\x89PNG\r\n\x1a\n"), noise])],
    ["image", Buffer.concat([latin1("\xff\xd8\xff\xe0"), noise])],
    ["image", Buffer.concat([latin1("GIF89a"), noise])],
    ["calendar", Buffer.from("BEGIN:VCALENDAR\r\n")],
    ["old_office", Buffer.concat([latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Buffer.alloc(900)])],
    [
      "encrypted_office",
      Buffer.concat([latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), iconv.encode("EncryptedPackage", "utf-16le")]),
    ],
    ["old_office", Buffer.concat([latin1("\t\0\x04\0\x02\0\x10\0"), noise])],
    ["old_office", Buffer.concat([latin1("\t\x02\x06\0\0\0\x10\0"), noise])],
    ["old_office", Buffer.concat([latin1("\t\x04\x06\0\0\0\x10\0"), noise])],
    ["old_office", Buffer.concat([latin1("\t\x08\x08\0\0\x05\x10\0"), noise])],
    ["other_archive", Buffer.concat([latin1("Rar!\x1a\x07\0"), noise])],
    ["other_archive", Buffer.concat([latin1("7z\xbc\xaf\x27\x1c"), noise])],
    ["other_archive", Buffer.concat([Buffer.alloc(257, "a"), Buffer.from("ustar\0")])],
    ["binary", noise],
    ["binary", Buffer.from(`a,b\n${"\0".repeat(50)}`)],
  ] as const)("%s %#", (format, bytes) => {
    expect(sniffFormat(bytes)).toEqual({ type: "foreign", format });
  });

  test.each([
    ["html", Buffer.from("<!DOCTYPE html><html><body>")],
    ["html", Buffer.from("\uFEFF\n <HTML xmlns:x='urn:schemas-microsoft-com:office:excel'>")],
    ["html", Buffer.from("<?xml version='1.0'?>\n<!-- x -->\n<html>")],
    ["html", iconv.encode("\uFEFF<table><tr><td>a@b.org", "utf-16le")],
    ["json", Buffer.from('[\n  {"email": "a@b.org"}]')],
    ["json", Buffer.from('{"email":"a@b.org"}\n{"email":"c@d.org"}\n')],
    ["vcard", Buffer.from("BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:a@b.org\r\n")],
    [
      "xml_spreadsheet",
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ],
    ["json", Buffer.from('["a@b.org", "c@d.org"]')],
    ["gzip", gzipSync("a")],
    ["zip", latin1("PK\x03\x04\x14\0")],
    ["zip", latin1("PK\x05\x06\0\0")],
  ] as const)("%s is looked into", (type, bytes) => {
    expect(sniffFormat(bytes)).toEqual({ type });
  });

  test.each([
    "email,name\na@b.org,Ann\n",
    "<a@b.org>,Ann\n",
    "GIF8 members,BM\n",
    "PK,email\n1,a@b.org\n",
    "BEGIN,email\n",
    "{id},email\n",
    "[x],email\n",
    "日本,メール\n",
    "\u001a",
    "padded\0,a@b.org\n".concat("x@y.org,z\n".repeat(50)),
  ])("%j is text", (text) => {
    expect(sniffFormat(Buffer.from(text))).toEqual({ type: "text" });
  });

  test.each(["utf-16le", "utf-16be"])("a table in %s is text, marked or not", (encoding) => {
    const text = "email\tname\na@b.org\tMüller\n".repeat(5);
    expect(sniffFormat(iconv.encode(text, encoding))).toEqual({ type: "text" });
    expect(sniffFormat(iconv.encode(`\uFEFF${text}`, encoding))).toEqual({ type: "text" });
  });
});

test("foreignFormat: one sentence says what the file is and what to do", () => {
  const error = foreignFormat("old_office");
  expect(error).toMatchObject({ code: "unsupported_format", detected: "old_office", row: null, column: null });
  expect(error.message).toMatch(/^This is .*save it as .*\.$/u);
});
