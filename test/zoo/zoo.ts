import { aiosmtpd } from "./servers/aiosmtpd.ts";
import { chasquid } from "./servers/chasquid.ts";
import { courier } from "./servers/courier.ts";
import { cyrus } from "./servers/cyrus.ts";
import { dovecot } from "./servers/dovecot.ts";
import { greenMail } from "./servers/greenmail.ts";
import { haraka } from "./servers/haraka.ts";
import { maddy } from "./servers/maddy.ts";
import { mailpit } from "./servers/mailpit.ts";
import { nginx } from "./servers/nginx.ts";
import { NOT_YET } from "./servers/not-yet.ts";
import { postfix } from "./servers/postfix.ts";
import { smtpServer } from "./servers/smtp-server.ts";
import { sqlgrey } from "./servers/sqlgrey.ts";
import { twistedMail } from "./servers/twisted.ts";
import { exim, eximOneMessage, openSmtpd, sendmail } from "./servers/unpacked.ts";
import type { ZooServer } from "./zoo-server.ts";

/** Those that npm brings. */
export const NPM_ZOO = [smtpServer, haraka] as readonly unknown[] as readonly ZooServer[];

/** All servers; each starts its own manners, whatever these carry. */
export const ZOO: readonly ZooServer[] = [
  ...NPM_ZOO,
  ...([
    postfix,
    sqlgrey,
    dovecot,
    cyrus,
    exim,
    eximOneMessage,
    openSmtpd,
    sendmail,
    courier,
    chasquid,
    aiosmtpd,
    twistedMail,
    greenMail,
    mailpit,
    maddy,
    nginx,
  ] as readonly unknown[] as readonly ZooServer[]),
  ...NOT_YET,
];
