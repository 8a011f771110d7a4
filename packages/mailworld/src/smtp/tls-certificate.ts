import { createSecureContext } from "node:tls";
import type { SecureContext } from "node:tls";
import { generate } from "selfsigned";

let context: Promise<SecureContext> | undefined;

/** A self-signed certificate on an elliptic-curve key, made once per process: probers don't check names or issuers. */
export function serverSecureContext(): Promise<SecureContext> {
  context ??= makeContext();
  return context;
}

async function makeContext(): Promise<SecureContext> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "mailworld.invalid" }], {
    keyType: "ec",
    curve: "P-256",
  });
  return createSecureContext({ key, cert });
}
