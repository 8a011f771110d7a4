import { constants } from "node:crypto";
import { isIP, type Socket } from "node:net";
import { connect, createSecureContext, type SecureContext, type TLSSocket } from "node:tls";

let shared: SecureContext | null = null;

/**
 * One context for all sessions: each holds a store of certificates, which by the thousand would fill the memory.
 * It takes old protocols and ciphers: mail servers that offer nothing better are still better heard under TLS than in clear.
 */
function context(): SecureContext {
  shared ??= createSecureContext({
    minVersion: "TLSv1",
    ciphers: "DEFAULT@SECLEVEL=0",
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  });
  return shared;
}

/**
 * Begins TLS on a connection whose server said that it is ready (RFC 3207). Certificates are not verified: names of MX hosts come
 * from unsigned DNS, so a valid certificate would prove nothing. Wait for `secureConnect` or `error`.
 */
export function secureConnection(socket: Socket, host: string): TLSSocket {
  return connect({
    socket,
    secureContext: context(),
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
}
