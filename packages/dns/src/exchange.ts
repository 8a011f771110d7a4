import type { DecodedPacket } from "dns-packet";

/** What came of asking one server once. */
export type Exchange =
  /** `exact`: the question came back in the letters' case that it went out in. */
  | { readonly type: "message"; readonly packet: DecodedPacket; readonly exact: boolean }
  | { readonly type: "timeout" }
  /** The network or the server failed in another way; in words. */
  | { readonly type: "failed"; readonly detail: string };
