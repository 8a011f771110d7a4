import { table } from "../rule.ts";
import { phrases } from "../phrases.ts";
import { cardsOf } from "../usual-limits.ts";

/** Filters in front of their customers' own servers. */
export const FILTERS = cardsOf("filter", [
  {
    name: "appriver",
    label: "AppRiver",
    suffixes: ["arsmtp.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "barracuda",
    label: "Barracuda",
    suffixes: ["barracudanetworks.com"],
    source: "KumoMTA; docs: campus.barracuda.com, Email Gateway Defense (d….ess.barracudanetworks.com)",
    acceptsWhenAttacked: true,
    hasOwnQueue: true,
    limits: { tls: "required" }, // KumoMTA.
    // Source: campus.barracuda.com.
    replies: table("barracuda", [
      ["blocked", "abuse", { text: /policy rejection- ?abuse|go away/u, anywhere: true }],
      // ":blocked" is the customer's list, of senders or recipients; so is a bare "blocked".
      [
        "policy_refusal",
        "blocked_recipient",
        {
          text: phrases`
            {ADDR}:blocked
            permanent failure for one or more recipients
          `,
          unless: /unknown|no such|not found/u,
          anywhere: true,
        },
      ],
      ["no_mailbox", "cuda_nsu", { code: /^5/u, text: /^cuda_nsu (?!.{0,40}policy)/u, anywhere: true }],
    ]),
  },
  {
    name: "cloudflare-security",
    label: "Cloudflare Email Security",
    suffixes: ["inbound.cf-emailsecurity.net", "mxrecord.io", "mxrecord.mx"],
    source: "docs: developers.cloudflare.com, Email security (mxa.global.inbound.cf-emailsecurity.net); Tranco",
  },
  {
    name: "dfn",
    label: "DFN-MailSupport",
    suffixes: ["dfn.de"],
    source: "Tranco",
  },
  {
    name: "expurgate",
    label: "eXpurgate",
    suffixes: ["expurgate.net"],
    source: "mxsniff",
  },
  {
    name: "forcepoint",
    label: "Forcepoint",
    suffixes: ["mailcontrol.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "fortimail",
    label: "FortiMail Cloud",
    suffixes: ["fortimailcloud.com"],
    source: "Tranco",
  },
  {
    name: "fusemail",
    label: "FuseMail",
    suffixes: ["mailanyone.net"],
    source: "Tranco",
  },
  {
    name: "hornetsecurity",
    label: "Hornetsecurity",
    suffixes: ["hornetsecurity.com", "antispameurope.com"],
    source: "Tranco; zones (mx01.hornetsecurity.com, mx19c.antispameurope.com)",
  },
  {
    name: "iberlayer",
    label: "Iberlayer",
    suffixes: ["iberlayer.com"],
    source: "Tranco",
  },
  {
    name: "iij-securemx",
    label: "IIJ SecureMX",
    suffixes: ["securemx.jp"],
    source: "Tranco",
  },
  {
    name: "ironport",
    label: "Cisco IronPort",
    suffixes: ["iphmx.com"],
    source: "docs: Cisco Secure Email Cloud Gateway (mx1.hc….iphmx.com)",
    acceptsWhenAttacked: true,
    // Source: Cisco AsyncOS user guide, "SMTP conversation" and DHAP: 25 unknown recipients an hour for each customer.
    replies: table("ironport", [
      ["harvest_guard", "dhap", /too many invalid recipients/u],
      ["rate_limited", "recipients_this_hour", /too many recipients received this hour/u],
      ["blocked", "sender_base", /sbrs|reputation|your access to (?:submit|this)/u],
      [
        "no_mailbox",
        "address_rejected",
        {
          enhanced: /^5\.1\.[01]$/u,
          text: phrases`
            ^(#\d\.\d\.\d )?({ADDR}[:.]{0,3} )?address rejected[. ]{0,2}({ADDR}\.?)?$
            ^(#\d\.\d\.\d )?bad address {ADDR}$
          `,
          anywhere: true,
        },
      ],
    ]),
  },
  {
    name: "mailchannels",
    label: "MailChannels",
    suffixes: ["mailchannels.net"],
    source: "Tranco; docs: DreamHost, MX records (mx1.mailchannels.net)",
  },
  {
    name: "mailroute",
    label: "MailRoute",
    suffixes: ["mail.mailroute.net"],
    source: "docs: support.mailroute.net, MX records",
  },
  {
    name: "messagelabs",
    label: "MessageLabs",
    suffixes: ["messagelabs.com"],
    source: "docs: Symantec Email Security.cloud (cluster….messagelabs.com)",
    // Source: knowledge.broadcom.com, "SMTP response codes".
    replies: table("messagelabs", [
      ["no_mailbox", "invalid_recipient", /^invalid recipient[. ]{0,2}(?:$|[{(-])/u],
      ["message_content", "filtered", /message filtered/u],
      ["domain_not_served", "relay", /use me as a relay|not in my list/u],
      ["rate_limited", "aborted", { code: /^4/u, text: /requested action aborted ?\[\d{1,3}\]/u }],
    ]),
  },
  {
    name: "nospamproxy",
    label: "NoSpamProxy",
    suffixes: ["cloud.nospamproxy.com"],
    source: "zones (coeo-com.cloud.nospamproxy.com)",
  },
  {
    name: "onlinespamfilter",
    label: "Onlinespamfilter.nl",
    suffixes: ["onlinespamfilter.nl", "onlinespamfilter.com"],
    source: "zones",
  },
  {
    name: "proofpoint",
    label: "Proofpoint",
    suffixes: ["pphosted.com", "gpphosted.com", "ppe-hosted.com"],
    source: "docs: help.proofpoint.com (mx1-us1.ppe-hosted.com); zones (mxa-00….gslb.pphosted.com); Tranco",
    hasOwnQueue: true,
    // Source: help.proofpoint.com, "SMTP error codes".
    replies: table("proofpoint", [
      [
        "no_mailbox",
        "marked_invalid",
        {
          code: /^5/u,
          text: phrases`
            user email address is marked as invalid
            not a valid email address
          `,
          anywhere: true,
        },
      ],
      ["blocked", "ip_check", { links: /ipcheck\.proofpoint|dnsbl-lookup/u, anywhere: true }],
      ["blocked", "blocked_using", { text: /^blocked\b|prs\.proofpoint|cloudmark/u }],
    ]),
  },
  {
    name: "renater",
    label: "RENATER",
    suffixes: ["renater.fr"],
    source: "Tranco",
  },
  {
    name: "retarus",
    label: "Retarus",
    suffixes: ["retarus.com"],
    source: "Tranco",
  },
  {
    name: "seppmail",
    label: "SEPPmail.cloud",
    suffixes: ["seppmail.cloud"],
    source: "docs: seppmail/SEPPmail365cloud",
  },
  {
    name: "smx",
    label: "SMX",
    suffixes: ["smxcloud.com"],
    source: "DNS: xtra.co.nz, its customer (mx.xm.smxcloud.com)",
  },
  {
    name: "sophos",
    label: "Sophos",
    suffixes: ["prod.hydra.sophos.com"],
    source: "zones (mx-01-eu-west-1.prod.hydra.sophos.com); Tranco",
  },
  {
    name: "spamexperts",
    label: "SpamExperts and N-able Mail Assure",
    suffixes: ["spamexperts.com", "spamexperts.eu", "spamexperts.net", "antispamcloud.com", "mtaroutes.com"],
    source: "docs: SpamExperts/sekb (mx.spamexperts.com, fallbackmx.spamexperts.eu, lastmx.spamexperts.net); zones",
  },
  {
    name: "trellix",
    label: "Trellix (FireEye)",
    suffixes: ["fireeyecloud.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "trendmicro",
    label: "Trend Micro",
    suffixes: ["in.tmes.trendmicro.com", "in.tmes.trendmicro.eu", "in.hes.trendmicro.com"],
    source: "docs: docs.trendmicro.com, Email Security, MX records per serving site",
    // Source: docs.trendmicro.com. The word after "rejected:" is the whole meaning.
    replies: table("trendmicro", [
      ["no_mailbox", "invalid_recipient", { text: /recipient address rejected: invalid-recipient/u, anywhere: true }],
      [
        "sender_rejected",
        "block_sender",
        { text: /recipient address rejected: (?:block-send-?er|ers-customized-block)/u, anywhere: true },
      ],
      ["policy_refusal", "block_recipient", { text: /recipient address rejected: block-rcpt/u, anywhere: true }],
      ["domain_not_served", "no_domain", { text: /recipient address rejected: no-domain/u, anywhere: true }],
      ["blocked", "reputation", { text: /recipient address rejected: ers-/u, anywhere: true }],
    ]),
  },
]);
