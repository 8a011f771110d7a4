import { GENERIC_TEXTS } from "./reply-texts.ts";
import type { ReplyTexts } from "./reply-texts.ts";
import * as providers from "./styles/providers.ts";
import * as selfHosted from "./styles/self-hosted.ts";

/** The server software or provider whose wording a host uses. */
export type StyleName = keyof typeof OWN_TEXTS;

const OWN_TEXTS = {
  generic: {},
  postfix: selfHosted.POSTFIX,
  exim: selfHosted.EXIM,
  sendmail: selfHosted.SENDMAIL,
  exchange: selfHosted.EXCHANGE,
  qmail: selfHosted.QMAIL,
  stalwart: selfHosted.STALWART,
  opensmtpd: selfHosted.OPENSMTPD,
  ironport: selfHosted.IRONPORT,
  google: providers.GOOGLE,
  microsoft_365: providers.MICROSOFT_365,
  outlook: providers.OUTLOOK,
  yahoo: providers.YAHOO,
  icloud: providers.ICLOUD,
  gmx: providers.GMX,
  mail_ru: providers.MAIL_RU,
  yandex: providers.YANDEX,
  orange: providers.ORANGE,
  mimecast: providers.MIMECAST,
  proofpoint: providers.PROOFPOINT,
  barracuda: providers.BARRACUDA,
} as const satisfies Record<string, Partial<ReplyTexts>>;

/** All styles by name, each completed with generic wording. */
export const REPLY_STYLES: Readonly<Record<StyleName, ReplyTexts>> = Object.fromEntries(
  Object.entries(OWN_TEXTS).map(([name, own]) => [name, { ...GENERIC_TEXTS, ...own }]),
) as Record<StyleName, ReplyTexts>;
