import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import getPort from "get-port";
import { type Certificate, writeCertificate } from "../certificate.ts";
import { LOOPBACK, startEach, startServer } from "../programs.ts";
import { type House, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";
import { smtpServer } from "./smtp-server.ts";

interface NginxManner extends Manner {
  /** Whom its auth_http lets through; the server behind answers the others. */
  readonly lets: "everybody" | "the known";
  /** Mail only under TLS. Default no. */
  readonly tls?: boolean;
}

const MISSING_WORDS = "5.1.1 No such user here";

export const nginx: ZooServer<NginxManner> = {
  name: "nginx",
  from: "Debian",
  manners: [
    {
      name: "default",
      about: "a mail proxy that lets everybody through to a server behind",
      lets: "everybody",
      addresses: PEOPLE,
    },
    {
      name: "auth",
      about: "its auth_http refuses unknown names at the first RCPT, and it hangs up",
      lets: "the known",
      addresses: PEOPLE,
    },
    {
      name: "tls-required",
      about: "the proxy of default, which takes nothing before STARTTLS",
      lets: "everybody",
      tls: true,
      addresses: PEOPLE,
    },
  ],
  async bring(packages) {
    await bringDebian(packages, ["nginx", "libnginx-mod-mail"], "usr/lib/nginx/modules/ngx_mail_module.so");
    await smtpServer.bring(path.join(packages, "behind"));
  },
  async start(place) {
    const behind = await smtpServer.start({
      packages: path.join(place.packages, "behind"),
      folder: place.folder,
      houses: place.houses.map(({ manner, domain }) => ({
        domain,
        manner: { ...manner, missing: { code: 550, words: MISSING_WORDS }, options: { hideSTARTTLS: true } },
      })),
    });
    const started = await startEach(place, async (house, at) => {
      const asked = { host: LOOPBACK, port: await getPort({ host: LOOPBACK }) };
      const auth = await startAuth(house, asked, behind.at.get(house.domain)?.port ?? 0);
      const folder = path.join(place.folder, house.manner.name);
      const file = path.join(folder, "nginx.conf");
      await mkdir(folder);
      const tls = house.manner.tls === true ? await writeCertificate(folder) : null;
      await writeFile(
        file,
        configuration({ packages: place.packages, folder, domain: house.domain, at, auth: asked, tls }),
      );
      const stop = await startServer(
        { command: path.join(place.packages, "usr/sbin/nginx"), args: ["-c", file, "-e", "stderr"] },
        at,
      );
      return async () => {
        await stop();
        auth.closeAllConnections();
        auth.close();
      };
    });
    return {
      at: started.at,
      async stop() {
        await started.stop();
        await behind.stop();
      },
    };
  },
};

/** The service that nginx asks at the first RCPT of a session (ngx_mail_auth_http_module). */
async function startAuth({ manner }: House<NginxManner>, at: Listening, behind: number): Promise<Server> {
  const known = new Set(knownNames(manner));
  const server = createServer(({ headers }, response) => {
    const name = /<([^@>]*)@/.exec(String(headers["auth-smtp-to"]))?.[1] ?? "";
    const isLet = manner.lets === "everybody" || known.has(name);
    const answer = isLet
      ? { "Auth-Status": "OK", "Auth-Server": LOOPBACK, "Auth-Port": String(behind) }
      : { "Auth-Status": "No such user here", "Auth-Error-Code": "550 5.1.1" };
    response.writeHead(200, answer).end();
  });
  await new Promise<void>((resolve) => void server.listen(at.port, at.host, resolve));
  return server;
}

interface Configured {
  readonly packages: string;
  readonly folder: string;
  readonly domain: string;
  readonly at: Listening;
  readonly auth: Listening;
  readonly tls: Certificate | null;
}

function configuration({ packages, folder, domain, at, auth, tls }: Configured): string {
  const required = tls && `starttls only; ssl_certificate ${tls.certificate}; ssl_certificate_key ${tls.key};`;
  return `
load_module ${packages}/usr/lib/nginx/modules/ngx_mail_module.so;
daemon off;
user nobody nogroup;
pid ${folder}/pid;
events {}
mail {
  server_name mx.${domain};
  auth_http ${auth.host}:${auth.port}/;
  smtp_auth none;
  smtp_capabilities "SIZE 10485760" 8BITMIME;
  xclient off;
  server {
    listen ${at.host}:${at.port};
    protocol smtp;
    ${required ?? ""}
  }
}
`;
}
