import { z } from "zod";
import { TEST_DOMAIN } from "@rollcall/address";
import { TEST_ADDRESSES, WEIGHTS } from "@rollcall/verdict";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { REASON, SAFE_TO_SEND, STATUS } from "../shapes/verdict.ts";

const TEST_ADDRESS = z
  .object({
    email: z.string(),
    status: STATUS,
    reason: REASON,
    safe_to_send: SAFE_TO_SEND,
    score: z.int(),
    after_seconds: z.int().describe("How long it waits before its answer; 0: not at all."),
    waits_for: REASON.nullable().describe("What it says that it waits for."),
  })
  .meta({ id: "TestAddress", description: "An address with a fixed answer, of which no server is asked." });

const ALL = {
  method: "GET",
  path: "/v1/test-addresses",
  tag: "Verify",
  summary: "List the test addresses",
  description:
    "Addresses with fixed answers, for tests of a program: no DNS and no mail server is asked of them. A `+tag` after the " +
    "name makes another address with the same answer; any other name at the domain is `mailbox_not_found`.",
  scope: "read",
  sandbox: true,
  answers: { 200: z.object({ test_addresses: z.array(TEST_ADDRESS) }) },
} as const satisfies RouteDeclaration;

/** The addresses with fixed answers. */
export function testAddressRoutes(api: Api): void {
  api.route(ALL, async () => ({
    test_addresses: [...TEST_ADDRESSES].map(([name, { reason, afterSeconds, waitsFor }]) => {
      const { status, safeToSend, score } = WEIGHTS[reason];
      return {
        email: `${name}@${TEST_DOMAIN}`,
        status,
        reason,
        safe_to_send: safeToSend,
        score,
        after_seconds: afterSeconds,
        waits_for: waitsFor,
      };
    }),
  }));
}
