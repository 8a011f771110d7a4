export { createMailResolver, type MailResolver, type MailResolverOptions, type Texts } from "./mail-resolver.ts";
export { ServerAddressError } from "./server-address.ts";
