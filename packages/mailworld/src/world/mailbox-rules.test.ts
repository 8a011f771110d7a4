import { describe, expect, it } from "vitest";
import { hashShare } from "./hash-text.ts";
import { loopbackAddress } from "./living-world.ts";
import { mailboxState } from "./mailbox-rules.ts";

describe("mailboxState", () => {
  const known = { anna: "exists", full: "full", left: "missing" } as const;

  it("mailboxState: ignores case and the tag", () => {
    expect(mailboxState({ known }, "Anna+news", "x.test")).toBe("exists");
    expect(mailboxState({ known, subaddressing: false }, "anna+news", "x.test")).toBe("missing");
  });

  it("mailboxState: a catch-all takes all names but keeps known states", () => {
    const rules = { known, otherwise: "accept" } as const;
    expect(mailboxState(rules, "whoever", "x.test")).toBe("caught");
    expect(mailboxState(rules, "full", "x.test")).toBe("full");
  });

  it("mailboxState: a share of names exists, by hash, and those known as missing don't", () => {
    const all = { known, otherwise: { existingShare: 1 } };
    expect(mailboxState(all, "whoever", "x.test")).toBe("exists");
    expect(mailboxState(all, "left", "x.test")).toBe("missing");
    expect(mailboxState({ otherwise: { existingShare: 0 } }, "whoever", "x.test")).toBe("missing");
    const users = { otherwise: { existingShare: 1, names: /\.\d+$/ } };
    expect(mailboxState(users, "User.7", "x.test")).toBe("exists");
    expect(mailboxState(users, "whoever", "x.test")).toBe("missing");
  });

  it("mailboxState: names of Object.prototype are no mailboxes", () => {
    expect(mailboxState({ known }, "constructor", "x.test")).toBe("missing");
  });
});

describe("hashShare", () => {
  it("hashShare: spreads similar strings evenly", () => {
    const shares = Array.from({ length: 4_000 }, (_, index) => hashShare(`user.${index}@x.test`));
    const quarters = [0, 1, 2, 3].map((quarter) => shares.filter((share) => Math.floor(share * 4) === quarter).length);
    expect(Math.min(...quarters)).toBeGreaterThan(900);
  });
});

describe("loopbackAddress", () => {
  it("loopbackAddress: skips .0 and .255 and ends with 127.255", () => {
    expect([0, 253, 254, 254 * 256].map(loopbackAddress)).toEqual([
      "127.20.0.1",
      "127.20.0.254",
      "127.20.1.1",
      "127.21.0.1",
    ]);
    expect(() => loopbackAddress(254 * 256 * 236)).toThrow(RangeError);
  });
});
