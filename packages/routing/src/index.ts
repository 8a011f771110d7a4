export { isPublicAddress } from "./is-public-address.ts";
export type { HostAddresses, MailRoute, MxHost } from "./mail-route.ts";
export { findProvider, providerOf, providerOfHost } from "./provider-of.ts";
export { PROVIDERS, type Provider, type ProviderName } from "./providers.ts";
export { pacingKey, SITE_KEY_LIMIT_CHARS, siteKey } from "./site-key.ts";
