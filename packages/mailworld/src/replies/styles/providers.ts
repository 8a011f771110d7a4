import type { ReplyTexts } from "../reply-texts.ts";

/** Gmail and Google Workspace. https://support.google.com/a/answer/3726730 */
export const GOOGLE: Partial<ReplyTexts> = {
  banner: "220 mx.google.com ESMTP {id} - gsmtp",
  ehloName: "mx.google.com at your service, [{client}]",
  bannerBusy: "421 4.7.0 Try again later, closing connection. {id} - gsmtp",
  tooManyConnections: "421 4.7.0 Try again later, closing connection. {id} - gsmtp",
  mailOk: "250 2.1.0 OK {id} - gsmtp",
  rcptOk: "250 2.1.5 OK {id} - gsmtp",
  missing:
    "550 5.1.1 The email account that you tried to reach does not exist. Please try\n550 5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. For more information, go to\n550 5.1.1  https://support.google.com/mail/?p=NoSuchUser {id} - gsmtp",
  disabled:
    "550 5.2.1 The email account that you tried to reach is disabled. For more\n550 5.2.1 information, go to\n550 5.2.1  https://support.google.com/mail/?p=DisabledUser {id} - gsmtp",
  full: "452 4.2.2 The recipient's inbox is out of storage space.\n452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp {id} - gsmtp",
  busy: "450 4.2.1 The user you are trying to contact is receiving mail at a rate that\n450 4.2.1 prevents additional messages from being delivered.\n450 4.2.1  https://support.google.com/mail/?p=ReceivingRate {id} - gsmtp",
  restricted: "550 5.7.1 This message violates {domain} email policy. - gcdp {id} - gsmtp",
  temporary: "451 4.3.0 Mail server temporarily rejected message. {id} - gsmtp",
  notServed:
    "553 5.1.2 We weren't able to find the recipient domain. Please check for any\n553 5.1.2 spelling errors. {id} - gsmtp",
  clientBlocked:
    "550 5.7.1 [{client}] The IP you're using to send mail is not authorized to\n550 5.7.1 send email directly to our servers. {id} - gsmtp",
  rateLimited:
    "421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating\n421 4.7.28 from your IP address. {id} - gsmtp",
  severalDomains:
    "451 4.3.0 Multiple destination domains per transaction is unsupported. Please try again. {id} - gsmtp",
  tlsRequired: "530 5.7.0 Must issue a STARTTLS command first. {id} - gsmtp",
  rset: "250 2.1.5 Flushed {id} - gsmtp",
  quit: "221 2.0.0 closing connection {id} - gsmtp",
};

/** Exchange Online. 5.4.1 is how its edge says "no such mailbox". https://go.microsoft.com/fwlink/p/?LinkId=390676 */
export const MICROSOFT_365: Partial<ReplyTexts> = {
  banner: "220 {host} Microsoft ESMTP MAIL Service ready",
  ehloName: "{host} Hello [{client}]",
  startTls: "220 2.0.0 SMTP server ready",
  mailOk: "250 2.1.0 Sender OK",
  rcptOk: "250 2.1.5 Recipient OK",
  missing: "550 5.4.1 Recipient address rejected: Access denied. [{id}.eurprd05.prod.outlook.com]",
  disabled: "550 5.2.1 Mailbox disabled, not accepting messages [{id}.eurprd05.prod.outlook.com]",
  full: "452 4.2.2 Mailbox full [{id}.eurprd05.prod.outlook.com]",
  busy: "450 4.7.3 Organization queue quota exceeded [{id}.eurprd05.prod.outlook.com]",
  restricted:
    "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required [{id}.eurprd05.prod.outlook.com]",
  temporary: "451 4.3.2 Temporary server error. Please try again later ATTR17 [{id}.eurprd05.prod.outlook.com]",
  notServed: "550 5.7.64 TenantAttribution; Relay Access Denied [{id}.eurprd05.prod.outlook.com]",
  clientBlocked:
    "550 5.7.1 Service unavailable, Client host [{client}] blocked using Spamhaus. (AS16012611) [{id}.eurprd05.prod.outlook.com]",
  rateLimited: "451 4.7.500 Server busy. Please try again later from [{client}]. (S77719)",
  tooManyRecipients: "452 4.5.3 Too many recipients (AS780090)",
  rset: "250 2.0.0 Resetting",
  quit: "221 2.0.0 Service closing transmission channel",
};

/** Outlook.com's consumer domains. https://sendersupport.olc.protection.outlook.com/pm/troubleshooting */
export const OUTLOOK: Partial<ReplyTexts> = {
  ...MICROSOFT_365,
  missing:
    "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [{id}.eop-eur05.prod.protection.outlook.com]",
  clientBlocked:
    "550 5.7.1 Unfortunately, messages from [{client}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
  rateLimited: "451 4.7.650 The mail server [{client}] has been temporarily rate limited due to IP reputation. (S775)",
};

/** Yahoo and AOL: 250 to everything at RCPT. https://senders.yahooinc.com/smtp-error-codes/ */
export const YAHOO: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP ready",
  mailOk: "250 sender <{sender}> ok",
  rcptOk: "250 recipient <{rcpt}> ok",
  missing: "554 delivery error: dd This user doesn't have a {domain} account ({rcpt}) [-5]",
  bannerBusy:
    "421 4.7.0 [TSS04] Messages from {client} temporarily deferred due to unexpected volume or user complaints",
  bannerRefused:
    "553 5.7.1 [BL21] Connections will not be accepted from {client}, because the ip is in Spamhaus's list",
  tooManyMessages: "421 Max message per connection reached, closing transmission channel",
  rset: "250 reset",
  quit: "221 {host}",
};

/** iCloud Mail. https://support.apple.com/en-us/102322 */
export const ICLOUD: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP iCloud iSCREAM Server",
  missing: "550 5.1.1 <{rcpt}>: user does not exist",
  disabled: "550 5.1.1 <{rcpt}>: inactive email address",
  full: "552 5.2.2 <{rcpt}>: user is over quota",
  busy: "421 4.7.1 Messages to {rcpt} deferred due to excessive volume. Try again later",
  tooManyErrors: "421 4.7.0 {host} Error: too many errors",
};

/** GMX, web.de and mail.com. https://postmaster.gmx.net/en/error-messages */
export const GMX: Partial<ReplyTexts> = {
  banner: "220 gmx.net ({host}) Nemesis ESMTP Service ready",
  ehloName: "gmx.net Hello {helo} [{client}]",
  mailOk: "250 Requested mail action okay, completed",
  rcptOk: "250 OK",
  missing:
    "550 Requested action not taken: mailbox unavailable\n550 For explanation visit https://postmaster.gmx.net/en/error-messages?ip={client}&c=hr",
  disabled: "550 Requested action not taken: mailbox unavailable",
  full: "552 Requested mail action aborted: exceeded storage allocation\n552 Quota exceeded. The recipient mailbox is full.",
  bannerRefused:
    "554 gmx.net ({host}) Nemesis ESMTP Service not available\n554 No SMTP service\n554 IP address is block listed.",
  harvestRefused: "450 Requested mail action not taken: mailbox unavailable\n450 Reject due to policy violations.",
  rateLimited: "421 Rate limit reached.",
  tooManyConnections: "421 Service closing transmission channel - too many connections",
  rset: "250 OK",
  quit: "221 gmx.net Service closing transmission channel",
};

/** mail.ru. https://postmaster.mail.ru */
export const MAIL_RU: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP ready (Looking for Mail for your domain? Visit https://biz.mail.ru)",
  mailOk: "250 OK",
  rcptOk: "250 OK",
  missing: "550 Message was not accepted -- invalid mailbox. Local mailbox {rcpt} is unavailable: user not found",
  disabled: "550 Message was not accepted -- invalid mailbox. Local mailbox {rcpt} is unavailable: account is disabled",
  full: "552 Message was not accepted -- mailbox {rcpt} is over quota",
  bannerRefused: "550 We do not accept mail from dynamic IPs",
  quit: "221 {host} closing connection",
};

/** Yandex, which answers unknown users with a policy code. */
export const YANDEX: Partial<ReplyTexts> = {
  banner: "220 {host} (Want to use Yandex.Mail for your domain? Visit http://pdd.yandex.ru) {id}",
  mailOk: "250 2.1.0 <{sender}> ok {id}",
  rcptOk: "250 2.1.5 <{rcpt}> recipient ok {id}",
  missing: "550 5.7.1 No such user! {id}",
  disabled: "550 5.7.1 Policy rejection on the target address {id}",
  full: "552 5.2.2 Mailbox size limit exceeded {id}",
  busy: "450 4.2.1 The recipient has exceeded message rate limit. Try again later. {id}",
  temporary: "451 4.7.1 Sorry, the service is currently unavailable. Please come back later. {id}",
  quit: "221 2.0.0 Bye {id}",
};

/** Orange and Wanadoo: French first, and 5.1.1 for a full mailbox. */
export const ORANGE: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP ABO **************************",
  missing: "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]",
  full: "552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]",
  bannerRefused: "550 5.7.1 Service refuse. Veuillez essayer plus tard. OFR006_103",
  tooManyConnections: "421 {host} Trop de connexions, veuillez verifier votre configuration. OFR005_104",
  senderRefused: "501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405",
};

/** Mimecast. https://community.mimecast.com/docs/DOC-1369 */
export const MIMECAST: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP; {id}",
  mailOk: "250 Sender OK [{id}]",
  rcptOk: "250 Recipient OK [{id}]",
  missing: "550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [{id}]",
  notServed: "451 Open relay not allowed - https://community.mimecast.com/docs/DOC-1369#451 [{id}]",
  clientBlocked:
    "550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550 [{id}]",
  senderRefused:
    "550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [{id}]",
  rateLimited:
    "451 Account service is temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [{id}]",
  tooManyRecipients: "452 too many recipients [{id}]",
  rset: "250 Reset OK [{id}]",
  quit: "221 Service closing transmission channel [{id}]",
};

/** Proofpoint Essentials and Protection Server. */
export const PROOFPOINT: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP mfa-{id}",
  missing: "550 5.1.1 <{rcpt}>: Recipient address rejected: User unknown",
  bannerRefused: "554 Blocked - see https://ipcheck.proofpoint.com/?ip={client}",
  clientBlocked: "550 5.7.1 Service unavailable; client [{client}] blocked using prs.proofpoint.com",
  temporary: "450 4.1.1 <{rcpt}>: Recipient address rejected: unverified address: Address verification in progress",
};

/** Barracuda Email Gateway Defense. */
export const BARRACUDA: Partial<ReplyTexts> = {
  banner: "220 {host} ESMTP ({id})",
  mailOk: "250 Sender <{sender}> OK",
  rcptOk: "250 Recipient <{rcpt}> OK",
  missing: "550 cuda_nsu 5.1.1 <{rcpt}>... User unknown",
  temporary: "421 Temporary failure",
  clientBlocked: "550 permanent failure for one or more recipients ({rcpt}:blocked)",
  rset: "250 OK",
  quit: "221 {host} Goodbye {helo}, closing connection",
};
