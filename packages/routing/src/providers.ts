/** A known operator of many sites, told by the names of its mail exchangers. */
export interface Provider {
  readonly name: ProviderName;
  /**
   * Names that only this operator's mail exchangers bear: a host matches when it equals one or ends with "." and one.
   * Names that the operator's customers' own machines share (c-1-2-3-4.hsd1.ca.comcast.net) must not match.
   */
  readonly suffixes: readonly string[];
  /** Accepts every recipient at RCPT and refuses unknown ones only after DATA, so a 250 tells nothing. */
  readonly hidesMailboxes: boolean;
  /** `forbidden_by_rules`: its published sender rules forbid asking for mailboxes without sending mail. */
  readonly probing: "allowed" | "forbidden_by_rules";
}

export type ProviderName =
  | "google"
  | "microsoft-365"
  | "microsoft-consumer"
  | "yahoo"
  | "icloud"
  | "gmx"
  | "mail-ru"
  | "yandex"
  | "qq"
  | "netease"
  | "orange"
  | "comcast"
  | "mimecast"
  | "proofpoint"
  | "barracuda"
  | "ironport"
  | "zoho"
  | "godaddy"
  | "att"
  | "cox"
  | "spectrum"
  | "free-fr"
  | "laposte"
  | "sfr"
  | "t-online"
  | "rackspace"
  | "messagelabs"
  | "trendmicro"
  | "fastmail"
  | "ovh"
  | "ionos"
  | "gandi"
  | "infomaniak"
  | "protonmail"
  | "mailgun";

const provider = (name: ProviderName, ...suffixes: readonly string[]): Provider => ({
  name,
  suffixes,
  hidesMailboxes: false,
  probing: "allowed",
});

/**
 * The table. Sources: "docs" is the operator's own set-up page for customers' MX records; "KumoMTA" is
 * docs/userguide/trafficshaping and assets/policy-extras/shaping.toml of KumoCorp/kumomta; "DNS" is the MX set of the
 * operator's own mailbox domains, as published.
 */
export const PROVIDERS: readonly Provider[] = [
  // KumoMTA; docs: support.google.com/a/answer/174125 (aspmx.l.google.com, smtp.google.com, aspmx2.googlemail.com).
  provider("google", "google.com", "googlemail.com"),
  // KumoMTA; docs: learn.microsoft.com, "External DNS records for Microsoft 365": tenants, DANE tenants, US government, 21Vianet.
  provider(
    "microsoft-365",
    "mail.protection.outlook.com",
    "mail.eo.outlook.com",
    "mx.microsoft",
    "mail.protection.office365.us",
    "mail.protection.partner.outlook.cn",
  ),
  // KumoMTA; DNS of hotmail.com, outlook.com. The rule: sendersupport.olc.protection.outlook.com/pm/Policies, "namespace mining".
  {
    name: "microsoft-consumer",
    suffixes: ["olc.protection.outlook.com"],
    hidesMailboxes: false,
    probing: "forbidden_by_rules",
  },
  // KumoMTA; DNS of yahoo.com, aol.com, sky.com. Refuses unknown mailboxes only after DATA (sisimai, reasons for yahooinc).
  { name: "yahoo", suffixes: ["yahoodns.net"], hidesMailboxes: true, probing: "allowed" },
  // KumoMTA; docs: support.apple.com/102374 (mx01.mail.icloud.com).
  provider("icloud", "mail.icloud.com"),
  // KumoMTA (gmx.net, web.de); DNS of mail.com.
  provider("gmx", "gmx.net", "web.de", "mx00.mail.com", "mx01.mail.com"),
  // DNS of mail.ru (mxs.mail.ru); docs: help.mail.ru/biz (emx.mail.ru).
  provider("mail-ru", "mail.ru"),
  // docs: yandex.com/support/business/domains (mx.yandex.net); DNS of yandex.ru.
  provider("yandex", "mx.yandex.net", "mx.yandex.ru", "mx.yandex.com"),
  // KumoMTA; DNS of qq.com (mx1.qq.com); docs: service.exmail.qq.com (mxbiz1.qq.com).
  provider("qq", "qq.com"),
  // KumoMTA; DNS of 163.com and 126.com (163mx01.mxmail.netease.com).
  provider("netease", "netease.com"),
  // KumoMTA (.orange.fr); DNS of orange.fr: smtp-in.orange.fr, smtp-in2.orange.fr.
  provider("orange", "smtp-in.orange.fr", "smtp-in2.orange.fr"),
  // DNS of comcast.net. Whole comcast.net would take in customers' machines.
  provider(
    "comcast",
    "mx1.comcast.net",
    "mx2.comcast.net",
    "mx1a1.comcast.net",
    "mx1c1.comcast.net",
    "mx1h1.comcast.net",
    "mx2a1.comcast.net",
    "mx2c1.comcast.net",
    "mx2h1.comcast.net",
  ),
  // KumoMTA.
  provider("mimecast", "mimecast.com", "mimecast.co.za", "mimecast-offshore.com"),
  // docs: help.proofpoint.com (mx1-us1.ppe-hosted.com); DNS of customers (mxa-00….gslb.pphosted.com, US government gpphosted.com).
  provider("proofpoint", "pphosted.com", "gpphosted.com", "ppe-hosted.com"),
  // KumoMTA; docs: campus.barracuda.com, Email Gateway Defense (d….ess.barracudanetworks.com).
  provider("barracuda", "barracudanetworks.com"),
  // docs: Cisco Secure Email Cloud Gateway (mx1.hc….iphmx.com).
  provider("ironport", "iphmx.com"),
  // docs: zoho.com/mail/help/adminconsole/configure-email-delivery.html, one name per data centre.
  provider("zoho", "mx.zoho.com", "mx2.zoho.com", "mx3.zoho.com", "zoho.eu", "zoho.in", "zoho.com.au"),
  // docs: godaddy.com/help "Add MX records" . Whole secureserver.net would take in customers' machines.
  provider(
    "godaddy",
    "smtp.secureserver.net",
    "mailstore1.secureserver.net",
    "smtp.europe.secureserver.net",
    "mailstore1.europe.secureserver.net",
    "smtp.asia.secureserver.net",
    "mailstore1.asia.secureserver.net",
  ),
  // DNS of att.net, sbcglobal.net (al-ip4-mx-vip1.prodigy.net).
  provider("att", "prodigy.net"),
  // DNS of cox.net. The rest of cloudfilter.net serves other carriers.
  provider("cox", "cxr.mx.a.cloudfilter.net"),
  // DNS of charter.net, spectrum.net (mx0.charter.net, pkvw-mx.msg.pkvw.co.charter.net).
  provider("spectrum", "mx0.charter.net", "msg.pkvw.co.charter.net"),
  // DNS of free.fr. Whole free.fr would take in subscribers' pages.
  provider("free-fr", "mx1.free.fr", "mx2.free.fr"),
  // DNS of laposte.net (smtpz4.laposte.net).
  provider("laposte", "laposte.net"),
  // DNS of sfr.fr.
  provider("sfr", "smtp-in.sfr.fr"),
  // DNS of t-online.de.
  provider("t-online", "mx00.t-online.de", "mx01.t-online.de", "mx02.t-online.de", "mx03.t-online.de"),
  // docs: docs.rackspace.com, "DNS records for Cloud Office Email" (mx1.emailsrvr.com).
  provider("rackspace", "emailsrvr.com"),
  // docs: Symantec Email Security.cloud (cluster….messagelabs.com).
  provider("messagelabs", "messagelabs.com"),
  // docs: docs.trendmicro.com, Email Security: "MX records per serving site".
  provider("trendmicro", "in.tmes.trendmicro.com", "in.tmes.trendmicro.eu", "in.hes.trendmicro.com"),
  // docs: fastmail.help "Manual DNS configuration" (in1-smtp.messagingengine.com).
  provider("fastmail", "messagingengine.com"),
  // docs: docs.ovh.com "MX records" (mx1.mail.ovh.net, mx1.mail.ovh.ca); DNS of ovh.com (mx1.ovh.net).
  provider("ovh", "mail.ovh.net", "mail.ovh.ca", "mx1.ovh.net", "mx2.ovh.net"),
  // docs: ionos.com/help "IONOS mail servers" (mx00.ionos.de, mx00.kundenserver.de); DNS of ionos.com (mxint01.1and1.com).
  provider(
    "ionos",
    ...["com", "de", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.ionos.${tld}`, `mx01.ionos.${tld}`]),
    ...["com", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.1and1.${tld}`, `mx01.1and1.${tld}`]),
    "mxint01.1and1.com",
    "mxint02.1and1.com",
    "mx00.kundenserver.de",
    "mx01.kundenserver.de",
  ),
  // docs: docs.gandi.net "Gandi mail" (spool.mail.gandi.net, fb.mail.gandi.net).
  provider("gandi", "mail.gandi.net"),
  // docs: infomaniak.com/support "MX record" (mta-gw.infomaniak.ch).
  provider("infomaniak", "mta-gw.infomaniak.ch"),
  // docs: proton.me/support/custom-domain (mail.protonmail.ch, mailsec.protonmail.ch).
  provider("protonmail", "mail.protonmail.ch", "mailsec.protonmail.ch"),
  // docs: documentation.mailgun.com "Receiving" (mxa.mailgun.org, mxa.eu.mailgun.org).
  provider("mailgun", "mxa.mailgun.org", "mxb.mailgun.org", "eu.mailgun.org"),
];
