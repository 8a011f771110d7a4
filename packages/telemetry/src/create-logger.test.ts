import { expect, test } from "vitest";
import { createLogger } from "./create-logger.ts";

function logged(level: string): { lines: string[]; logger: ReturnType<typeof createLogger> } {
  const lines: string[] = [];
  return { lines, logger: createLogger(level, { write: (line) => void lines.push(line) }) };
}

test("createLogger: an address in an error, a field or the message never reaches a line of level info or above", () => {
  const { lines, logger } = logged("trace");
  logger.info({ to: "anna@example.com" }, "asked anna@example.com");
  logger.warn({ err: new Error("duplicate key (asked)=(anna@example.com)") }, "will be tried again");
  logger.error({ deep: { words: ["550 <anna@example.com> unknown"] } });
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).not.toContain("anna");
    expect(line).toContain("***@example.com");
    expect(JSON.parse(line)).toBeTypeOf("object");
  }
});

test("createLogger: at debug the words of servers stay unredacted, for debugging", () => {
  const { lines, logger } = logged("debug");
  logger.debug({ words: "550 <anna@example.com> unknown" }, "turn");
  expect(lines[0]).toContain("anna@example.com");
});
