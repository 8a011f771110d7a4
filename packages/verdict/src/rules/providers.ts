import type { Rule } from "../rule.ts";
import { ATT, COMCAST, COX, GODADDY, RACKSPACE, SPECTRUM } from "./american.ts";
import { NETEASE, QQ } from "./chinese.ts";
import { FREE_FR, LAPOSTE, ORANGE, SFR } from "./french.ts";
import {
  BARRACUDA,
  FACEBOOK,
  FORWARDERS,
  I_UA,
  IRONPORT,
  MESSAGELABS,
  MIMECAST,
  PROOFPOINT,
  TRENDMICRO,
  VIRGIN,
  ZOHO,
} from "./gateways.ts";
import { GMX, T_ONLINE } from "./german.ts";
import { GOOGLE } from "./google.ts";
import { ICLOUD } from "./icloud.ts";
import { MICROSOFT_365, MICROSOFT_CONSUMER } from "./microsoft.ts";
import { MAIL_RU, RAMBLER, YANDEX } from "./russian.ts";
import { YAHOO } from "./yahoo.ts";

/** A provider's own table is asked before the generic one. Names are those that the routing package gives. */
export const PROVIDER_RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["google", GOOGLE],
  ["microsoft-365", MICROSOFT_365],
  ["microsoft-consumer", [...MICROSOFT_CONSUMER, ...MICROSOFT_365]],
  ["yahoo", YAHOO],
  ["icloud", ICLOUD],
  ["gmx", GMX],
  ["ionos", GMX],
  ["t-online", T_ONLINE],
  ["mail-ru", MAIL_RU],
  ["yandex", YANDEX],
  ["rambler", RAMBLER],
  ["qq", QQ],
  ["netease", NETEASE],
  ["orange", ORANGE],
  ["laposte", [...LAPOSTE, ...ORANGE]],
  ["sfr", SFR],
  ["free-fr", FREE_FR],
  ["comcast", COMCAST],
  ["att", ATT],
  ["cox", COX],
  ["spectrum", SPECTRUM],
  ["godaddy", GODADDY],
  ["rackspace", RACKSPACE],
  ["mimecast", MIMECAST],
  ["proofpoint", PROOFPOINT],
  ["barracuda", BARRACUDA],
  ["ironport", IRONPORT],
  ["messagelabs", MESSAGELABS],
  ["trendmicro", TRENDMICRO],
  ["zoho", ZOHO],
]);

/** Tables of services that are told by their wording alone. */
const WORDING_ONLY: readonly Rule[] = [...FORWARDERS, ...FACEBOOK, ...I_UA, ...VIRGIN];

/** Every provider's rules that are believed wherever they are heard. */
export const ANYWHERE_RULES: readonly Rule[] = [
  ...new Set([...PROVIDER_RULES.values()].flat()),
  ...WORDING_ONLY,
].filter((rule) => rule.anywhere === true);
