import { expect, test } from "vitest";
import { mentionPattern } from "./erase-mentions.ts";

const finds = (text: string): boolean => new RegExp(mentionPattern("ann@x.example"), "i").test(text);

test.each([
  "ann@x.example",
  "Ann@X.Example",
  "<ann@x.example>: no such user",
  "to ann@x.example.",
  '{"text":"550\\nann@x.example"}',
  "mailto:ann@x.example?subject=",
  "(ann@x.example)",
  "https://crm.example/?to=ann@x.example&x=1",
  "ann@x.example.csv",
])("mentionPattern: finds %j", (text) => expect(finds(text)).toBe(true));

test.each([
  "joann@x.example",
  "j.ann@x.example",
  "a+ann@x.example",
  "ann@x.example.org",
  "ann@x.example-shop.org",
  "ann@xyexample",
])("mentionPattern: leaves %j, which is another address", (text) => expect(finds(text)).toBe(false));
