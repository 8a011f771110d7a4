import { ABOUT_US_SITES } from "./sites/about-us.ts";
import { LIMITS_SITES } from "./sites/limits.ts";
import { MAILBOXES_SITES } from "./sites/mailboxes.ts";
import { PLAIN_SITES } from "./sites/plain.ts";
import { POSTSCREEN_SITES } from "./sites/postscreen.ts";
import { TLS_SITES } from "./sites/tls.ts";
import type { PostfixSite } from "./postfix-site.ts";

export const POSTFIX_SITES: readonly PostfixSite[] = [
  ...PLAIN_SITES,
  ...MAILBOXES_SITES,
  ...ABOUT_US_SITES,
  ...TLS_SITES,
  ...LIMITS_SITES,
  ...POSTSCREEN_SITES,
];
