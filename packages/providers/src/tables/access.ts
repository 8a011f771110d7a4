import { ORANGE_REPLIES } from "../cards/orange.ts";
import { table } from "../rule.ts";
import { phrases } from "../phrases.ts";
import { cardsOf } from "../usual-limits.ts";

/** Access providers. Whole domains of theirs would take in subscribers' machines, so most suffixes are single hosts. */
export const ACCESS = cardsOf("access", [
  {
    name: "a1",
    label: "A1 Austria",
    suffixes: ["smx01.a1.net", "smx02.a1.net"],
    source: "DNS: a1.net, aon.at",
    mailboxDomains: /^(?:a1\.net|aon\.at)$/,
  },
  {
    name: "att",
    label: "AT&T",
    suffixes: ["prodigy.net"],
    source: "DNS: att.net, sbcglobal.net (al-ip4-mx-vip1.prodigy.net)",
    // AT&T, BellSouth, Prodigy. Source: att.net abuse pages: the text names the list.
    replies: table("att", [
      ["blocked", "dnsbl", { text: /dnsbl:\w{2,10} ?5\d\d|\battrbl\b|dnsbl:rbl/u, anywhere: true }],
      ["blocked", "reverse_dns", /valid sender domain/u],
      ["no_mailbox", "no_mailhost", /^blank mailhost\.?$/u],
    ]),
  },
  {
    name: "atmail",
    label: "atmail (Virgin Media, iiNet, Optus)",
    suffixes: ["atmailcloud.com"],
    source: "DNS: virginmedia.com, iinet.net.au, optusnet.com.au",
    mailboxDomains: /^(?:virginmedia\.com|(?:iinet|optusnet)\.(?:net|com)\.au)$/,
  },
  {
    name: "au",
    label: "au (KDDI)",
    suffixes: ["lsean.ezweb.ne.jp", "msmx.au.com"],
    source: "sisimai",
    mailboxDomains: /^(?:ezweb\.ne\.jp|au\.com)$/,
  },
  {
    name: "bluewin",
    label: "Swisscom Bluewin",
    suffixes: ["mx01.p.bluenet.ch", "mx02.p.bluenet.ch"],
    source: "DNS: bluewin.ch",
    mailboxDomains: /^bluewin\.ch$/,
  },
  {
    name: "bouygues",
    label: "Bouygues Telecom",
    suffixes: ["mx.bbox.fr"],
    source: "DNS: bbox.fr",
    mailboxDomains: /^bbox\.fr$/,
  },
  {
    name: "bt",
    label: "BT",
    suffixes: ["mx.bt.prod.cloud.openwave.ai"],
    source: "DNS: btinternet.com",
    mailboxDomains: /^btinternet\.com$/,
  },
  {
    name: "cox",
    label: "Cox",
    // The rest of cloudfilter.net serves other carriers.
    suffixes: ["cxr.mx.a.cloudfilter.net"],
    source: "DNS: cox.net",
    // Source: cox.com, "Email error codes": AUP#, then what. 10 connections.
    replies: table("cox", [
      ["harvest_guard", "bad_recipients", { text: /too many invalid recipients|aup#cxinvr/u, anywhere: true }],
      ["rate_limited", "limits", { text: /\baup#cx(?:cnct|mxrt|rate|conn|sess)/u, anywhere: true }],
      ["sender_rejected", "sender", { text: /\baup#(?:cxsndr|cxdns|cxhelo|spf)/u, anywhere: true }],
      ["blocked", "lists", { text: /\baup#(?:ipbl|blk|cx|dnsbl|rbl|sn)/u, anywhere: true }],
      ["no_mailbox", "rejected", /^(?:\{ADDR\}:? )?recipient rejected\.?$/u],
    ]),
  },
  {
    name: "docomo",
    label: "NTT Docomo",
    suffixes: ["mfsmax.docomo.ne.jp"],
    source: "sisimai",
    mailboxDomains: /^docomo\.ne\.jp$/,
  },
  {
    name: "earthlink",
    label: "EarthLink",
    suffixes: ["earthlink-vadesecure.net"],
    source: "DNS: earthlink.net",
    mailboxDomains: /^earthlink\.net$/,
  },
  {
    name: "free-fr",
    label: "Free",
    suffixes: ["mx1.free.fr", "mx2.free.fr"],
    source: "DNS: free.fr",
    mailboxDomains: /^free\.fr$/,
    replies: table("free-fr", [
      ["mailbox_disabled", "inactivity", /blocked due to inactivity/u],
      ["mailbox_full", "full", /quota exceeded/u],
      ["harvest_guard", "errors_from_ip", { text: /too many errors from your ip/u, anywhere: true }],
      ["blocked", "spams_from_ip", { text: /too many spams? from your ip/u, anywhere: true }],
    ]),
  },
  {
    name: "kpn",
    label: "KPN",
    suffixes: ["kpnmail.nl"],
    source: "KumoMTA; DNS: kpnmail.nl (mx.kpnmail.nl)",
    mailboxDomains: /^(?:kpnmail|hetnet|planet)\.nl$/,
    limits: { tls: "required" }, // KumoMTA: 10 connections, 10 messages a connection.
  },
  {
    name: "laposte",
    label: "La Poste",
    suffixes: ["laposte.net"],
    source: "DNS: laposte.net (smtpz4.laposte.net)",
    mailboxDomains: /^laposte\.net$/,
    replies: [
      ...table("laposte", [["mailbox_disabled", "closed", /destinataire (?:est )?(?:archive|bloque)/u]]),
      ...ORANGE_REPLIES,
    ],
  },
  {
    name: "nifty",
    label: "@nifty",
    suffixes: ["smmx.nifty.com"],
    source: "DNS: nifty.com",
    mailboxDomains: /^nifty\.com$/,
  },
  {
    name: "norlys",
    label: "Norlys (Stofa)",
    suffixes: ["mx10.norlys.dk", "mx20.norlys.dk"],
    source: "DNS: stofa.dk",
  },
  {
    name: "optimum",
    label: "Optimum",
    suffixes: ["mx.altice.prod.cloud.openwave.ai"],
    source: "DNS: optonline.net",
    mailboxDomains: /^(?:optonline|optimum)\.net$/,
  },
  {
    name: "proximus",
    label: "Proximus",
    suffixes: ["glb.proximus.be"],
    source: "DNS: skynet.be (mx.glb.proximus.be)",
    mailboxDomains: /^(?:skynet|proximus)\.be$/,
  },
  {
    name: "sfr",
    label: "SFR",
    suffixes: ["smtp-in.sfr.fr"],
    source: "DNS: sfr.fr, neuf.fr",
    mailboxDomains: /^(?:sfr|neuf)\.fr$/,
    replies: table("sfr", [["blocked", "abuse", { text: /abus detecte|\bgu_eib_0\d\b/u, anywhere: true }]]),
  },
  {
    name: "softbank",
    label: "SoftBank",
    suffixes: ["mx.softbank.ne.jp"],
    source: "DNS: softbank.ne.jp",
    mailboxDomains: /^softbank\.ne\.jp$/,
  },
  {
    name: "spectrum",
    label: "Spectrum",
    suffixes: ["mx0.charter.net", "msg.pkvw.co.charter.net"],
    source: "DNS: charter.net, spectrum.net",
    // Charter, Road Runner. Source: spectrum.net/support, "Email error codes". AUP#1560: too many unknown recipients.
    replies: table("spectrum", [
      ["harvest_guard", "bad_recipients", { text: /\baup#(?:in|out)?-?1560\b/u, anywhere: true }],
      ["rate_limited", "limits", { text: /\baup#(?:in|out|i|o)?-?1(?:3[0-4]\d|3[5-9]\d|4\d\d)\b/u, anywhere: true }],
      ["blocked", "others", { text: /\baup#(?:in|out|i|o)?-?1\d{3}\b/u, anywhere: true }],
    ]),
  },
  {
    name: "t-online",
    label: "T-Online",
    suffixes: ["mx00.t-online.de", "mx01.t-online.de", "mx02.t-online.de", "mx03.t-online.de"],
    source: "DNS: t-online.de",
    mailboxDomains: /^t-online\.de$/,
    // Source: postmaster.t-online.de.
    replies: table("t-online", [
      [
        "blocked",
        "problem_occurred",
        {
          text: phrases`
            {IP}\]? ?- a problem occurred
            a problem occurred\.? \(?ask your postmaster
          `,
          anywhere: true,
        },
      ],
    ]),
  },
  {
    name: "telenet",
    label: "Telenet",
    suffixes: ["mx1.telenet-ops.be", "mx2.telenet-ops.be"],
    source: "DNS: telenet.be",
    mailboxDomains: /^telenet\.be$/,
  },
  {
    name: "telia",
    label: "Telia",
    suffixes: ["mail.telia.com"],
    source: "DNS: telia.com",
    mailboxDomains: /^telia\.com$/,
  },
  {
    name: "telstra",
    label: "Telstra",
    suffixes: ["extmail.bigpond.com"],
    source: "DNS: bigpond.com",
    mailboxDomains: /^bigpond\.(?:com|net\.au)$/,
  },
  {
    name: "tim",
    label: "TIM",
    suffixes: ["mx.tim.it"],
    source: "DNS: tim.it, alice.it",
    mailboxDomains: /^(?:tim|alice)\.it$/,
  },
  {
    name: "tiscali-it",
    label: "Tiscali",
    suffixes: ["mail.tiscali.it"],
    source: "DNS: tiscali.it (etb-1.mail.tiscali.it)",
    mailboxDomains: /^tiscali\.it$/,
  },
  {
    name: "untd",
    label: "Juno and NetZero",
    suffixes: ["untd.com"],
    source: "DNS: juno.com, netzero.net",
    mailboxDomains: /^(?:juno\.com|netzero\.(?:net|com))$/,
  },
  {
    name: "vodafone-de",
    label: "Vodafone Germany",
    suffixes: ["vodafonemail.de"],
    source: "DNS: vodafone.de, arcor.de",
    mailboxDomains: /^(?:vodafone|arcor)\.de$/,
  },
  {
    name: "windstream",
    label: "Windstream",
    suffixes: ["mx01.windstream.net"],
    source: "DNS: windstream.net",
    mailboxDomains: /^windstream\.net$/,
  },
  {
    name: "ziggo",
    label: "Ziggo",
    suffixes: ["mxin5.ziggo.nl", "mxin10.ziggo.nl"],
    source: "DNS: ziggo.nl",
    mailboxDomains: /^ziggo\.nl$/,
  },
]);
