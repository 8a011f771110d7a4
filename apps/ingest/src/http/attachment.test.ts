import { expect, test } from "vitest";
import { attachment } from "./attachment.ts";

test.each([
  ["contacts-safe.csv", "contacts-safe.csv", "contacts-safe.csv"],
  ["Käufer (März).xlsx", "Kaufer (Marz).xlsx", "K%C3%A4ufer%20%28M%C3%A4rz%29.xlsx"],
  ['a"b\\c\r\n.csv', "a_b_c__.csv", "a%22b%5Cc%0D%0A.csv"],
  ["名簿.csv", "__.csv", "%E5%90%8D%E7%B0%BF.csv"],
])("attachment: %j has a name for every client", (name, plain, encoded) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
});
