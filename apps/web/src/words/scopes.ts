import type { KeyScope } from "../api/schemas.ts";

interface ScopeWords {
  readonly label: string;
  /** What such a key may do. */
  readonly means: string;
}

export const SCOPE_WORDS: Readonly<Record<KeyScope, ScopeWords>> = {
  read: { label: "Read", means: "Look at everything and download; change nothing" },
  verify: { label: "Verify", means: "Read, and upload lists, check addresses, pause and cancel runs" },
  admin: { label: "Admin", means: "Everything: providers, settings, and other keys too" },
};

/** From the least to the most. */
export const SCOPES: readonly KeyScope[] = ["read", "verify", "admin"];
