// Generated from the folder cards by providers.test.ts (`npx vitest -u`). Do not edit.
import type { ProviderCard } from "./card.ts";
import { ATT } from "./cards/att.ts";
import { BARRACUDA } from "./cards/barracuda.ts";
import { COMCAST } from "./cards/comcast.ts";
import { COX } from "./cards/cox.ts";
import { FASTMAIL } from "./cards/fastmail.ts";
import { FREE_FR } from "./cards/free-fr.ts";
import { GANDI } from "./cards/gandi.ts";
import { GMX } from "./cards/gmx.ts";
import { GODADDY } from "./cards/godaddy.ts";
import { GOOGLE } from "./cards/google.ts";
import { ICLOUD } from "./cards/icloud.ts";
import { INFOMANIAK } from "./cards/infomaniak.ts";
import { IONOS } from "./cards/ionos.ts";
import { IRONPORT } from "./cards/ironport.ts";
import { LAPOSTE } from "./cards/laposte.ts";
import { MAIL_RU } from "./cards/mail-ru.ts";
import { MAILGUN } from "./cards/mailgun.ts";
import { MESSAGELABS } from "./cards/messagelabs.ts";
import { MICROSOFT_365 } from "./cards/microsoft-365.ts";
import { MICROSOFT_CONSUMER } from "./cards/microsoft-consumer.ts";
import { MIMECAST } from "./cards/mimecast.ts";
import { NETEASE } from "./cards/netease.ts";
import { ORANGE } from "./cards/orange.ts";
import { OVH } from "./cards/ovh.ts";
import { PROOFPOINT } from "./cards/proofpoint.ts";
import { PROTONMAIL } from "./cards/protonmail.ts";
import { QQ } from "./cards/qq.ts";
import { RACKSPACE } from "./cards/rackspace.ts";
import { SFR } from "./cards/sfr.ts";
import { SPECTRUM } from "./cards/spectrum.ts";
import { T_ONLINE } from "./cards/t-online.ts";
import { TRENDMICRO } from "./cards/trendmicro.ts";
import { YAHOO } from "./cards/yahoo.ts";
import { YANDEX } from "./cards/yandex.ts";
import { ZOHO } from "./cards/zoho.ts";

/** All cards, by name. The order is insignificant: no host matches two. */
export const PROVIDERS: readonly ProviderCard[] = [
  ATT,
  BARRACUDA,
  COMCAST,
  COX,
  FASTMAIL,
  FREE_FR,
  GANDI,
  GMX,
  GODADDY,
  GOOGLE,
  ICLOUD,
  INFOMANIAK,
  IONOS,
  IRONPORT,
  LAPOSTE,
  MAIL_RU,
  MAILGUN,
  MESSAGELABS,
  MICROSOFT_365,
  MICROSOFT_CONSUMER,
  MIMECAST,
  NETEASE,
  ORANGE,
  OVH,
  PROOFPOINT,
  PROTONMAIL,
  QQ,
  RACKSPACE,
  SFR,
  SPECTRUM,
  T_ONLINE,
  TRENDMICRO,
  YAHOO,
  YANDEX,
  ZOHO,
];
