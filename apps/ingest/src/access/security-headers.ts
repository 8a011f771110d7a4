import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { AccessPolicy } from "./access-policy.ts";

/**
 * What browsers are told about our pages: load nothing from elsewhere, be framed by nobody, guess no types, tell other
 * sites nothing. Styles may stand in elements, where component kits and charts put them.
 */
export async function securityHeaders(app: FastifyInstance, { publicOrigin }: AccessPolicy): Promise<void> {
  const overTls = publicOrigin?.startsWith("https:") ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "script-src-attr": ["'none'"],
        "style-src": ["'self'", "'unsafe-inline'"],
      },
    },
    frameguard: { action: "deny" },
    // With no-referrer, browsers would say `Origin: null` of our own forms.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: overTls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
}
