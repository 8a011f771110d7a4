import type { KeyScope } from "../api/schemas.ts";

interface ScopeWords {
  readonly label: string;
  readonly means: string;
}

export const SCOPE_WORDS: Readonly<Record<KeyScope, ScopeWords>> = {
  read: { label: "Read", means: "View and download everything; change nothing" },
  verify: { label: "Verify", means: "Read, upload lists, check addresses, pause and stop runs" },
  admin: { label: "Admin", means: "Everything, including providers, settings and keys" },
};

export const SCOPES: readonly KeyScope[] = ["read", "verify", "admin"];
