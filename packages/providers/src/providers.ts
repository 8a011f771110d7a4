// Generated from the folders cards and tables by providers.test.ts (`npx vitest -u`). Do not edit.
import type { ProviderCard } from "./card.ts";
import { COMCAST } from "./cards/comcast.ts";
import { GMX } from "./cards/gmx.ts";
import { GOOGLE } from "./cards/google.ts";
import { ICLOUD } from "./cards/icloud.ts";
import { MICROSOFT_365 } from "./cards/microsoft-365.ts";
import { MICROSOFT_CONSUMER } from "./cards/microsoft-consumer.ts";
import { MIMECAST } from "./cards/mimecast.ts";
import { NETEASE } from "./cards/netease.ts";
import { ORANGE } from "./cards/orange.ts";
import { QQ } from "./cards/qq.ts";
import { YAHOO } from "./cards/yahoo.ts";
import { ACCESS } from "./tables/access.ts";
import { FILTERS } from "./tables/filters.ts";
import { HOSTING } from "./tables/hosting.ts";
import { RELAYS } from "./tables/relays.ts";
import { WEB_HOSTING } from "./tables/web-hosting.ts";
import { WEBMAIL } from "./tables/webmail.ts";

/** All cards. The order is insignificant: no host matches two. */
export const PROVIDERS: readonly ProviderCard[] = [
  COMCAST,
  GMX,
  GOOGLE,
  ICLOUD,
  MICROSOFT_365,
  MICROSOFT_CONSUMER,
  MIMECAST,
  NETEASE,
  ORANGE,
  QQ,
  YAHOO,
  ...ACCESS,
  ...FILTERS,
  ...HOSTING,
  ...RELAYS,
  ...WEB_HOSTING,
  ...WEBMAIL,
];
