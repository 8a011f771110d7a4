import { GMX_REPLIES } from "../cards/gmx.ts";
import { table } from "../rule.ts";
import { cardsOf } from "../usual-limits.ts";

/** Web hosts and registrars, whose customers have mailboxes as well. */
export const WEB_HOSTING = cardsOf("hosting", [
  {
    name: "123-reg",
    label: "123 Reg",
    suffixes: ["mx0.123-reg.co.uk", "mx1.123-reg.co.uk"],
    source: "zones; DNS: web-a.org.uk",
  },
  {
    name: "all-inkl",
    label: "All-Inkl",
    suffixes: ["kasserver.com"],
    source: "zones (w0141a01.kasserver.com)",
  },
  {
    name: "arsys",
    label: "Arsys",
    suffixes: ["mx.serviciodecorreo.es"],
    source: "zones",
  },
  {
    name: "aruba",
    label: "Aruba",
    suffixes: ["mx.aruba.it"],
    source: "zones",
  },
  {
    name: "beget",
    label: "Beget",
    suffixes: ["mx1.beget.com", "mx2.beget.com"],
    source: "zones; Tranco",
  },
  {
    name: "combell",
    label: "Combell",
    suffixes: ["mailprotect.be"],
    source: "zones",
  },
  {
    name: "domainfactory",
    label: "DomainFactory",
    suffixes: ["mxlb.ispgateway.de"],
    source: "zones; Tranco",
  },
  {
    name: "dreamhost",
    label: "DreamHost",
    suffixes: ["mx1.dreamhost.com", "mx2.dreamhost.com", "mail.dreamhost.com"],
    source: "docs: help.dreamhost.com, MX records; mxsniff; Tranco",
  },
  {
    name: "gandi",
    label: "Gandi",
    suffixes: ["mail.gandi.net"],
    source: "docs: docs.gandi.net, Gandi mail (spool.mail.gandi.net, fb.mail.gandi.net)",
  },
  {
    name: "godaddy",
    label: "GoDaddy",
    // Whole secureserver.net would take in customers' machines.
    suffixes: ["", ".europe", ".asia"].flatMap((place) => [
      `smtp${place}.secureserver.net`,
      `mailstore1${place}.secureserver.net`,
    ]),
    source: "docs: godaddy.com/help, Add MX records",
    limits: { rejectedPerHour: 20 }, // GoDaddy's code list: IB112, IB113 for too many unknown recipients.
    // Source: godaddy.com/help, "What does my bounceback mean?"
    replies: table("godaddy", [
      ["harvest_guard", "bad_recipients", { text: /\bib11[23]\b/u, anywhere: true }],
      ["rate_limited", "limits", { text: /\bib(?:00[67]|110|111|504|510|607|50[3-589]|60[1-9])\b/u, anywhere: true }],
      ["temporary_failure", "unavailable", { code: /^4/u, text: /\bib101\b/u, anywhere: true }],
      ["blocked", "lists", { text: /\bib10[3-9]\b|\brbl reject/u, anywhere: true }],
      ["sender_rejected", "from", { text: /\bib50[1267]\b/u, anywhere: true }],
      ["message_content", "content", { text: /\bib(?:212|30\d|40\d|70\d)\b/u, anywhere: true }],
    ]),
  },
  {
    name: "hostinger",
    label: "Hostinger",
    suffixes: ["mx1.hostinger.com", "mx2.hostinger.com", "hostinger.in"],
    source: "docs: hostinger.com/support/4407237 (mx1.hostinger.com); mxsniff; Tranco",
  },
  {
    name: "hostpoint",
    label: "Hostpoint",
    suffixes: ["mx1.mail.hostpoint.ch", "mx2.mail.hostpoint.ch"],
    source: "zones",
  },
  {
    name: "infomaniak",
    label: "Infomaniak",
    suffixes: ["mta-gw.infomaniak.ch"],
    source: "docs: infomaniak.com/support, MX record",
  },
  {
    name: "ionos",
    label: "IONOS",
    suffixes: [
      ...["com", "de", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.ionos.${tld}`, `mx01.ionos.${tld}`]),
      ...["com", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.1and1.${tld}`, `mx01.1and1.${tld}`]),
      "mxint01.1and1.com",
      "mxint02.1and1.com",
      "mx00.kundenserver.de",
      "mx01.kundenserver.de",
    ],
    source: "docs: ionos.com/help, IONOS mail servers (mx00.ionos.de, mx00.kundenserver.de); DNS: ionos.com",
    replies: GMX_REPLIES,
  },
  {
    name: "locaweb",
    label: "Locaweb",
    suffixes: ["core", "a", "b", "jk"].map((host) => `mx.${host}.locaweb.com.br`),
    source: "zones; Tranco",
  },
  {
    name: "lolipop",
    label: "Lolipop",
    suffixes: ["mx01.lolipop.jp"],
    source: "zones",
  },
  {
    name: "namecheap",
    label: "Namecheap Private Email",
    suffixes: ["privateemail.com"],
    source: "zones (mx1.privateemail.com); mxsniff; Tranco",
  },
  {
    name: "namecheap-hosting",
    label: "Namecheap hosting",
    suffixes: ["jellyfish.systems"],
    source: "zones (mx1-hosting.jellyfish.systems); Tranco",
  },
  {
    name: "network-solutions",
    label: "Network Solutions",
    suffixes: ["netsolmail.net"],
    source: "mxsniff",
  },
  {
    name: "nic-ru",
    label: "RU-CENTER",
    suffixes: ["nicmail.ru"],
    source: "zones (mx01.nicmail.ru)",
  },
  {
    name: "one-com",
    label: "one.com",
    suffixes: ["one.com"],
    source: "DNS: one.com (mx1.pub.mailpod12-cph3.one.com); mxsniff",
  },
  {
    name: "ovh",
    label: "OVH",
    suffixes: ["mail.ovh.net", "mail.ovh.ca", "mx1.ovh.net", "mx2.ovh.net"],
    source: "docs: docs.ovh.com, MX records (mx1.mail.ovh.net, mx1.mail.ovh.ca); DNS: ovh.com (mx1.ovh.net)",
  },
  {
    name: "pair",
    label: "pair Networks",
    suffixes: ["pair.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "reg-ru",
    label: "Reg.ru",
    suffixes: ["mx1.hosting.reg.ru", "mx2.hosting.reg.ru"],
    source: "zones; Tranco",
  },
  {
    name: "register-it",
    label: "Register.it",
    suffixes: ["mail.register.it"],
    source: "zones; Tranco",
  },
  {
    name: "simply",
    label: "Simply.com",
    suffixes: ["mx.simply.com"],
    source: "zones",
  },
  {
    name: "siteground",
    label: "SiteGround",
    suffixes: ["mailspamprotection.com"],
    source: "mxsniff; Tranco",
  },
  {
    name: "strato",
    label: "Strato",
    suffixes: ["smtpin.rzone.de"],
    source: "zones",
  },
  {
    name: "timeweb",
    label: "Timeweb",
    suffixes: ["mx1.timeweb.ru", "mx2.timeweb.ru"],
    source: "zones; Tranco",
  },
  {
    name: "transip",
    label: "TransIP",
    suffixes: ["transip.email", "premiumantispam.nl"],
    source: "zones (mx.transip.email)",
  },
  {
    name: "united-domains",
    label: "united-domains",
    suffixes: ["mx00.udag.de", "mx01.udag.de"],
    source: "zones",
  },
  {
    name: "wedos",
    label: "WEDOS",
    suffixes: ["wes1-mx1.wedos.net", "wes1-mx2.wedos.net", "wes1-mx-backup.wedos.net"],
    source: "zones",
  },
]);
