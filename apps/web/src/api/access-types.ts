export type KeyScope = "read" | "verify" | "admin";

/** Who this browser is to the server. */
export interface Session {
  /** False where the server takes everybody who can reach it: on loopback. */
  readonly required: boolean;
  readonly signed_in: boolean;
  readonly scope: KeyScope | null;
  /** The key's name. */
  readonly name: string | null;
}

/** A key to the API, without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  /** Its first characters, to tell it by. */
  readonly hint: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

export interface NewApiKey extends ApiKey {
  readonly secret: string;
}
