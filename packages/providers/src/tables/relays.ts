import { cardsOf } from "../usual-limits.ts";

/** Regions where Amazon SES receives mail, WorkMail's among them. Whole amazonaws.com would take in customers' machines. */
const AMAZON_REGIONS = `
  us-east-1 us-east-2 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2
  ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2
`;

/** Services that forward mail, or hand it to a program. */
export const RELAYS = cardsOf("relay", [
  {
    name: "addy",
    label: "addy.io",
    suffixes: ["mail.anonaddy.me", "mail2.anonaddy.me"],
    source: "zones",
  },
  {
    name: "amazon",
    label: "Amazon SES and WorkMail",
    suffixes: AMAZON_REGIONS.trim()
      .split(/\s+/u)
      .map((region) => `inbound-smtp.${region}.amazonaws.com`),
    source: "docs: docs.aws.amazon.com, Amazon SES endpoints, email receiving; zones",
  },
  {
    name: "apple-relay",
    label: "Apple private relay",
    suffixes: ["appleid.com"],
    source: "DNS: privaterelay.appleid.com",
  },
  {
    name: "cloudflare",
    label: "Cloudflare Email Routing",
    suffixes: ["mx.cloudflare.net"],
    source: "docs: developers.cloudflare.com/email-routing (route1.mx.cloudflare.net)",
  },
  {
    name: "duckduckgo",
    label: "DuckDuckGo Email Protection",
    suffixes: ["duck.com"],
    source: "DNS: duck.com",
  },
  {
    name: "forward-email",
    label: "Forward Email",
    suffixes: ["mx1.forwardemail.net", "mx2.forwardemail.net"],
    source: "docs: forwardemail.net/faq",
  },
  {
    name: "improvmx",
    label: "ImprovMX",
    suffixes: ["mx1.improvmx.com", "mx2.improvmx.com"],
    source: "docs: improvmx.com/guides; Tranco",
  },
  {
    name: "mailgun",
    label: "Mailgun",
    suffixes: ["mxa.mailgun.org", "mxb.mailgun.org", "eu.mailgun.org"],
    source: "docs: documentation.mailgun.com, Receiving (mxa.mailgun.org, mxa.eu.mailgun.org)",
  },
  {
    name: "mailjet",
    label: "Mailjet",
    suffixes: ["parse.mailjet.com"],
    source: "docs: dev.mailjet.com, Parse API",
  },
  {
    name: "mandrill",
    label: "Mandrill",
    suffixes: ["in1.mandrillapp.com", "in2.mandrillapp.com"],
    source: "zones (30288227.in1.mandrillapp.com); mxsniff",
  },
  {
    name: "namecheap-forwarding",
    label: "Namecheap forwarding",
    suffixes: ["registrar-servers.com"],
    source: "zones (eforward1.registrar-servers.com); Tranco",
  },
  {
    name: "porkbun",
    label: "Porkbun forwarding",
    suffixes: ["fwd1.porkbun.com", "fwd2.porkbun.com"],
    source: "docs: kb.porkbun.com",
  },
  {
    name: "postmark",
    label: "Postmark",
    suffixes: ["inbound.postmarkapp.com"],
    source: "docs: postmarkapp.com, Inbound domain forwarding; mxsniff",
  },
  {
    name: "sendgrid",
    label: "SendGrid",
    suffixes: ["mx.sendgrid.net"],
    source: "docs: docs.sendgrid.com, Inbound Parse; mxsniff",
  },
  {
    name: "simplelogin",
    label: "SimpleLogin and Proton Pass",
    suffixes: ["mx1.simplelogin.co", "mx2.simplelogin.co", "alias.proton.me"],
    source: "zones; DNS: passmail.net, 041998.xyz (mx1.alias.proton.me)",
  },
  {
    name: "sparkpost",
    label: "SparkPost",
    suffixes: ["rx1.sparkpostmail.com", "rx2.sparkpostmail.com", "rx3.sparkpostmail.com"],
    source: "docs: developers.sparkpost.com, Inbound relay webhooks",
  },
]);
