import { describe, expect, it } from "vitest";
import { LoopbackUnavailableError, startFleet } from "./mx-fleet.ts";

describe("startFleet", () => {
  it("startFleet: an address that this machine does not have is explained", async () => {
    // TEST-NET-1 (RFC 5737) stands in for 127.x.y.z on a system without it; nothing is sent there.
    const berths = [{ host: "mx.test", address: "192.0.2.1" }];
    const started = startFleet(berths, new Set(["mx.test"]), 0, (_, socket) => socket.destroy());
    await expect(started).rejects.toThrow(LoopbackUnavailableError);
    await expect(started).rejects.toThrow("needs the whole of 127.0.0.0/8");
  });
});
