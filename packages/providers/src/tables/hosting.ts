import { table } from "../rule.ts";
import { cardsOf } from "../usual-limits.ts";

/** Mailboxes at customers' domains. */
export const HOSTING = cardsOf("hosting", [
  {
    name: "alibaba",
    label: "Alibaba Mail",
    suffixes: ["mxhichina.com", "qiye.aliyun.com"],
    source: "docs: alibabacloud.com/help, Alibaba Mail (mx1.qiye.aliyun.com); zones (mxn.mxhichina.com); Tranco",
  },
  {
    name: "fastmail",
    label: "Fastmail",
    suffixes: ["messagingengine.com"],
    source: "docs: fastmail.help, Manual DNS configuration (in1-smtp.messagingengine.com)",
  },
  {
    name: "hiworks",
    label: "Hiworks",
    suffixes: ["hiworks.co.kr"],
    source: "Tranco",
  },
  {
    name: "intermedia",
    label: "Intermedia",
    suffixes: ["serverdata.net"],
    source: "mxsniff; Tranco",
  },
  {
    name: "lark",
    label: "Lark and Feishu",
    suffixes: ["feishu.cn", "larksuite.com"],
    source: "Tranco",
  },
  {
    name: "line-works",
    label: "LINE WORKS and Naver Works",
    suffixes: ["worksmobile.com"],
    source: "Tranco",
  },
  {
    name: "mailbox-org",
    label: "mailbox.org",
    suffixes: ["mailbox.org"],
    source: "zones (mxext1.mailbox.org); Tranco",
    mailboxDomains: /^mailbox\.org$/,
  },
  {
    name: "mailhostbox",
    label: "ResellerClub",
    suffixes: ["mailhostbox.com"],
    source: "mxsniff; Tranco (us2.mx1.mailhostbox.com)",
  },
  {
    name: "migadu",
    label: "Migadu",
    suffixes: ["migadu.com"],
    source: "docs: migadu.com/guides (aspmx1.migadu.com); Tranco",
  },
  {
    name: "mxroute",
    label: "MXroute",
    suffixes: ["mxrouting.net", "mxroute.com"],
    source: "DNS: mxroute.com (arrow.mxrouting.net); mxsniff; Tranco",
  },
  {
    name: "neo",
    label: "Neo",
    suffixes: ["mx0001.neo.space", "mx0002.neo.space"],
    source: "zones",
  },
  {
    name: "nic-in",
    label: "NIC India",
    suffixes: ["mailgw.nic.in"],
    source: "Tranco",
  },
  {
    name: "opensrs",
    label: "OpenSRS and Hover",
    suffixes: ["hostedemail.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "oxcs",
    label: "Open-Xchange Cloud",
    suffixes: ["oxcs.net"],
    source: "Tranco; DNS: talktalk.net, its customer",
  },
  {
    name: "protonmail",
    label: "Proton Mail",
    suffixes: ["mail.protonmail.ch", "mailsec.protonmail.ch"],
    source: "docs: proton.me/support/custom-domain",
    selectiveDomains: /^(?:proton\.me|protonmail\.com|protonmail\.ch|pm\.me)$/u,
    mailboxDomains: /^(?:proton|protonmail)\.(?:me|com)$/,
  },
  {
    name: "purelymail",
    label: "Purelymail",
    suffixes: ["mailserver.purelymail.com"],
    source: "DNS: purelymail.com; zones",
  },
  {
    name: "rackspace",
    label: "Rackspace",
    suffixes: ["emailsrvr.com"],
    source: "docs: docs.rackspace.com, DNS records for Cloud Office Email (mx1.emailsrvr.com)",
    // Source: docs.rackspace.com, bounce codes (G8).
    replies: table("rackspace", [
      ["no_mailbox", "not_found", { text: /could not be found, or was misspelled/u, anywhere: true }],
    ]),
  },
  {
    name: "spacemail",
    label: "Spacemail",
    suffixes: ["mx1.spacemail.com", "mx2.spacemail.com"],
    source: "DNS: spaceship.com; zones",
  },
  {
    name: "titan",
    label: "Titan",
    suffixes: ["mx1.titan.email", "mx2.titan.email"],
    source: "zones; Tranco",
  },
  {
    name: "tutanota",
    label: "Tuta",
    suffixes: ["mail.tutanota.de"],
    source: "DNS: tutanota.com; zones",
    mailboxDomains: /^(?:tutanota\.(?:com|de)|tutamail\.com|tuta\.(?:com|io)|keemail\.me)$/,
  },
  {
    name: "zoho",
    label: "Zoho",
    suffixes: ["zoho.com", "zohomail.com", "zoho.eu", "zoho.in", "zoho.com.au"],
    source: "docs: zoho.com/mail/help/adminconsole/configure-email-delivery.html; DNS: zoho.com (smtpin.zoho.com)",
    // Source: zoho.com/mail/help, "Bounce messages".
    replies: table("zoho", [
      ["rate_limited", "unusual_activity", /unusual sending activity/u],
      ["policy_refusal", "delivery_restricted", /mailbox delivery restricted by policy/u],
      ["policy_refusal", "rejected_by_domain", /mail rejected by destination domain/u],
      ["domain_not_served", "relaying_disallowed", /relaying disallowed/u],
    ]),
  },
]);
