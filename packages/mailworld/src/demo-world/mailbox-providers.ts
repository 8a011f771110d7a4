import type { HostManners } from "../world/manners.ts";
import { hostsOnly, inhabit, mx, sameHosts, unite } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";
import type { StateShares } from "./staff.ts";

/** Free mailboxes: more dead ones than at companies, and some full or busy. */
const PERSONAL_SHARES: StateShares = { missing: 0.12, full: 0.03, disabled: 0.03 };

/** Google's inbound hosts, which Gmail and Workspace share. */
export const GOOGLE_MANNERS: HostManners = {
  style: "google",
  tls: "offered",
  smtpUtf8: true,
  singleDomainTransactions: true,
};

const GMAIL_HOSTS = ["", "alt1.", "alt2.", "alt3.", "alt4."].map((prefix) => `${prefix}gmail-smtp-in.l.google.com`);
const GMAIL_PREFERENCES = [5, 10, 20, 30, 40];

function personal(
  domain: string,
  company: string,
  count: number,
): { domain: string; company: string; count: number; kind: "personal"; shares: StateShares } {
  return { domain, company, count, kind: "personal", shares: PERSONAL_SHARES };
}

function gmail(): Settlement {
  const records = GMAIL_HOSTS.map((host, index) => ({ host, preference: GMAIL_PREFERENCES[index] ?? 50 }));
  const place = { ...personal("gmail.com", "", 110), shares: { ...PERSONAL_SHARES, busy: 0.02 } };
  return unite([
    hostsOnly(sameHosts(GMAIL_HOSTS, { provider: "google", manners: GOOGLE_MANNERS })),
    inhabit(place, records),
  ]);
}

/** Outlook.com's terms forbid probing; its hosts accept one recipient per transaction from strangers. */
function outlook(): Settlement {
  const host = {
    provider: "microsoft-consumer",
    manners: { style: "outlook", tls: "offered", recipientsPerTransaction: 1, smtpUtf8: true },
  } as const;
  const domains = [
    ["outlook.com", 26],
    ["hotmail.com", 24],
    ["live.com", 8],
  ] as const;
  return unite(
    domains.flatMap(([domain, count]) => {
      const name = `${domain.replace(".", "-")}.olc.protection.outlook.com`;
      const place = inhabit(personal(domain, "", count), mx([5, name]), { renown: "forbids_probing" });
      return [hostsOnly({ [name]: host }), place];
    }),
  );
}

/** Yahoo and AOL answer 250 to every name and close silently after 20 messages. */
function yahoo(): Settlement {
  const host = {
    provider: "yahoo",
    manners: { style: "yahoo", tls: "offered", messagesPerSession: { count: 20, ending: "closes" } },
  } as const;
  const yahooHosts = ["mta5.am0.yahoodns.net", "mta6.am0.yahoodns.net", "mta7.am0.yahoodns.net"];
  const hidden = { renown: "hides_mailboxes" } as const;
  const everybody = { otherwise: "accept", shares: {} } as const;
  return unite([
    hostsOnly(sameHosts([...yahooHosts, "mx-aol.mail.gm0.yahoodns.net"], host)),
    ...(["yahoo.com", "ymail.com"] as const).map((domain, index) =>
      inhabit(
        { ...personal(domain, "", index === 0 ? 36 : 6), ...everybody },
        yahooHosts.map((name) => ({ host: name, preference: 1 })),
        hidden,
      ),
    ),
    inhabit({ ...personal("aol.com", "", 12), ...everybody }, mx([10, "mx-aol.mail.gm0.yahoodns.net"]), hidden),
  ]);
}

function icloud(): Settlement {
  const hosts = ["mx01.mail.icloud.com", "mx02.mail.icloud.com"];
  const manners = { style: "icloud", tls: "offered", messagesPerSession: { count: 8, ending: "says_421" } } as const;
  return unite([
    hostsOnly(sameHosts(hosts, { provider: "icloud", manners })),
    ...(
      [
        ["icloud.com", 34],
        ["me.com", 8],
      ] as const
    ).map(([domain, count]) =>
      inhabit(
        personal(domain, "", count),
        hosts.map((host) => ({ host, preference: 10 })),
      ),
    ),
  ]);
}

function gmx(): Settlement {
  const manners = { style: "gmx", tls: "offered" } as const;
  const emig = ["mx00.emig.gmx.net", "mx01.emig.gmx.net"];
  return unite([
    hostsOnly(
      sameHosts([...emig, "mx00.gmx.net", "mx01.gmx.net", "mx-ha02.web.de", "mx-ha03.web.de"], {
        provider: "gmx",
        manners,
      }),
    ),
    ...(
      [
        ["gmx.de", 16],
        ["gmx.net", 8],
      ] as const
    ).map(([domain, count]) =>
      inhabit(
        personal(domain, "", count),
        emig.map((host) => ({ host, preference: 10 })),
      ),
    ),
    inhabit(personal("gmx.com", "", 4), mx([10, "mx00.gmx.net"], [10, "mx01.gmx.net"])),
    inhabit(personal("web.de", "", 16), mx([100, "mx-ha02.web.de"], [100, "mx-ha03.web.de"])),
  ]);
}

function russian(): Settlement {
  return unite([
    hostsOnly({
      "mx.yandex.ru": { provider: "yandex", manners: { style: "yandex", tls: "offered", smtpUtf8: true } },
      "mxs.mail.ru": { provider: "mail-ru", manners: { style: "mail_ru", tls: "offered" } },
    }),
    inhabit(personal("yandex.ru", "", 14), mx([10, "mx.yandex.ru"])),
    inhabit(personal("yandex.com", "", 5), mx([10, "mx.yandex.ru"])),
    ...(
      [
        ["mail.ru", 18],
        ["bk.ru", 4],
        ["inbox.ru", 4],
      ] as const
    ).map(([domain, count]) => inhabit(personal(domain, "", count), mx([10, "mxs.mail.ru"]))),
  ]);
}

function orange(): Settlement {
  const manners = { style: "orange", tls: "offered", connectionLimit: { perClient: 4 } } as const;
  return unite([
    hostsOnly({ "smtp-in.orange.fr": { provider: "orange", manners } }),
    inhabit(personal("orange.fr", "", 16), mx([10, "smtp-in.orange.fr"])),
    inhabit(personal("wanadoo.fr", "", 9), mx([10, "smtp-in.orange.fr"])),
  ]);
}

/** Disposable mailbox services, which accept every name. */
function disposable(): Settlement {
  const services = [
    ["mailinator.com", "mail.mailinator.com"],
    ["guerrillamail.com", "mail.guerrillamail.com"],
    ["yopmail.com", "smtp.yopmail.com"],
    ["sharklasers.com", "mail.sharklasers.com"],
  ] as const;
  return unite(
    services.flatMap(([domain, host]) => [
      hostsOnly({ [host]: { manners: { style: "postfix" } } }),
      inhabit({ ...personal(domain, "", 3), shares: {}, otherwise: "accept" }, mx([10, host]), {
        renown: "disposable",
      }),
    ]),
  );
}

/** Well-known providers of personal mailboxes, with their real host names and wording. */
export function mailboxProviders(): Settlement {
  return unite([gmail(), outlook(), yahoo(), icloud(), gmx(), russian(), orange(), disposable()]);
}
