export { isPublicAddress } from "./is-public-address.ts";
export type { HostAddresses, MailRoute, MxHost } from "./mail-route.ts";
export { providerOf, providerOfHost } from "./provider-of.ts";
export { pacingKey, SITE_KEY_LIMIT_CHARS, siteKey } from "./site-key.ts";
export type { MailResolver, ResolveHost } from "./mail-resolver.ts";
