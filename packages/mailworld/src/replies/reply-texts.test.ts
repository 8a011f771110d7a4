import { describe, expect, it } from "vitest";
import { renderReply } from "./reply-texts.ts";
import { REPLY_STYLES } from "./reply-style.ts";

describe("renderReply", () => {
  it("renderReply: puts hyphens on all lines but the last", () => {
    expect(renderReply("550 one\n550 two\n550 three", {})).toBe("550-one\r\n550-two\r\n550 three\r\n");
  });

  it("renderReply: fills placeholders and leaves those in the values alone", () => {
    expect(renderReply("550 <{rcpt}>: {sender}", { rcpt: "{host}", host: "mx" })).toBe("550 <{host}>: \r\n");
  });

  it("renderReply: waits are whole seconds, at least one, or a clock", () => {
    expect(renderReply("451 {seconds} {time}", { waitMs: 3_725_001 })).toBe("451 3726 01:02:06\r\n");
    expect(renderReply("451 {seconds}", { waitMs: 0 })).toBe("451 1\r\n");
  });

  it("renderReply: every text of every style is a reply whose lines have one code", () => {
    const odd = Object.entries(REPLY_STYLES).flatMap(([style, texts]) =>
      Object.entries(texts)
        .filter(([name]) => name !== "ehloName")
        .filter(([, text]) => {
          const codes = new Set(
            renderReply(text, { host: "mx" })
              .trimEnd()
              .split("\r\n")
              .map((line) => /^([2-5]\d\d)[ -]/.exec(line)?.[1]),
          );
          return codes.size !== 1 || codes.has(undefined);
        })
        .map(([name]) => `${style}.${name}`),
    );
    expect(odd).toEqual([]);
  });
});
