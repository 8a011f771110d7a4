import { expect, test } from "vitest";
import { encodeText } from "@rollcall/tabular/testing/encode-text";
import { fileOf, LAYOUTS } from "../testing/layouts.ts";
import { openContactTable } from "./contact-table.ts";

test("there are as many products as people come from", () => {
  expect(LAYOUTS.length).toBeGreaterThanOrEqual(74);
  expect(new Set(LAYOUTS.map(({ product }) => product)).size).toBe(LAYOUTS.length);
});

test.each(LAYOUTS.map((layout) => [layout.product, layout] as const))("%s", async (_, layout) => {
  const { text, header } = fileOf(layout);
  const { encoding, delimiter, mark } = layout;
  const bytes = encodeText((mark ? "\uFEFF" : "") + text, encoding);
  const table = await openContactTable(
    (async function* once() {
      yield bytes;
    })(),
    "export.csv",
    {},
  );
  await table.close();
  expect({ delimiter: table.delimiter, encoding: table.encoding, header: table.header }).toEqual({
    delimiter,
    encoding,
    header,
  });
  expect(table.columnNames[table.addressColumn ?? -1]).toBe(layout.address);
});
