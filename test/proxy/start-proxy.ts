import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { generate } from "selfsigned";
import { until } from "../cli/command.ts";
import { startProgram } from "../engines/programs.ts";

/** A proxy in front of an ingest, with the configuration that ops/proxy has for it. */
export interface StartedProxy extends AsyncDisposable {
  /** The name that it serves, by TLS at `port`. */
  readonly name: string;
  readonly port: number;
  /** Where it answers plain HTTP; null: that part of its configuration is not used here. */
  readonly plainPort: number | null;
  /** In PEM; nobody has signed it. */
  readonly certificate: string;
}

/** What differs here: addresses, and the certificate's files. */
interface Place {
  readonly folder: string;
  readonly upstream: string;
  readonly port: number;
  readonly plainPort: number;
}

const NAME = "verify.example.com";

type Change = readonly [from: string, to: string];

interface Kind {
  readonly file: string;
  readonly changes: (place: Place) => readonly Change[];
  /** Its arguments; `config` is the changed file. */
  readonly args: (config: string, place: Place) => readonly string[];
  /** Files beside it. */
  readonly beside?: (config: string, place: Place) => Readonly<Record<string, string>>;
  readonly isPlainToo: boolean;
}

const KINDS = {
  nginx: {
    file: "nginx.conf",
    changes: ({ folder, port, plainPort, upstream }) => [
      ["listen 80;", `listen 127.0.0.1:${plainPort};`],
      ["listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`],
      ["server 127.0.0.1:3000;", `server ${upstream};`],
      [`/etc/letsencrypt/live/${NAME}/fullchain.pem`, `${folder}/cert.pem`],
      [`/etc/letsencrypt/live/${NAME}/privkey.pem`, `${folder}/key.pem`],
    ],
    beside: (config, { folder }) => ({
      "main.conf": `pid ${folder}/pid; error_log stderr warn; events {}
        http { access_log off; client_body_temp_path ${folder}/bodies; proxy_temp_path ${folder}/answers;
        include ${config}; }`,
    }),
    args: (_, { folder }) => ["-p", folder, "-c", `${folder}/main.conf`, "-g", "daemon off;"],
    isPlainToo: true,
  },
  caddy: {
    file: "Caddyfile",
    changes: ({ folder, port, upstream }) => [
      ["127.0.0.1:3000", upstream],
      // It would ask an authority on the internet for a certificate.
      [
        `\n${NAME} {`,
        `\n{\n\tadmin off\n\tauto_https off\n}\nhttps://${NAME}:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/cert.pem ${folder}/key.pem`,
      ],
    ],
    args: (config) => ["run", "--config", config, "--adapter", "caddyfile"],
    isPlainToo: false,
  },
  haproxy: {
    file: "haproxy.cfg",
    changes: ({ folder, port, plainPort, upstream }) => [
      ["bind :80", `bind 127.0.0.1:${plainPort}`],
      ["bind :443", `bind 127.0.0.1:${port}`],
      [`/etc/haproxy/${NAME}.pem`, `${folder}/both.pem`],
      ["127.0.0.1:3000", upstream],
    ],
    args: (config) => ["-f", config],
    isPlainToo: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProxyName = keyof typeof KINDS;

/** Starts a proxy. `origin` is where ingest listens, such as http://127.0.0.1:3000. */
export async function startProxy(name: ProxyName, origin: string): Promise<StartedProxy> {
  const kind: Kind = KINDS[name];
  const folder = await mkdtemp(path.join(tmpdir(), `rollcall-${name}-`));
  // The workers of nginx are another user.
  await chmod(folder, 0o755);
  const [port, plainPort] = [await getPort({ host: "127.0.0.1" }), await getPort({ host: "127.0.0.1" })];
  const place = { folder, upstream: new URL(origin).host, port, plainPort };
  const certificate = await writeCertificate(folder);
  const config = path.join(folder, kind.file);
  const example = await readFile(path.join(import.meta.dirname, "../../ops/proxy", kind.file), "utf8");
  const files = { [kind.file]: changed(example, kind.changes(place)), ...kind.beside?.(config, place) };
  for (const [file, content] of Object.entries(files)) await writeFile(path.join(folder, file), content);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = startProgram(name, kind.args(config, place), { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "close");
  await until(`${name} listens`, async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended with code ${child.exitCode}:\n${said}`);
    return await isListening(port);
  });
  return {
    name: NAME,
    port,
    plainPort: kind.isPlainToo ? plainPort : null,
    certificate,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Replaces what differs here; throws if the example doesn't contain it. */
function changed(example: string, changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The example has no ${JSON.stringify(from)}`);
    return text.replaceAll(from, to);
  }, example);
}

async function writeCertificate(folder: string): Promise<string> {
  const { private: key, cert } = await generate([{ name: "commonName", value: NAME }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: NAME }] }],
  });
  const files = { "cert.pem": cert, "key.pem": key, "both.pem": `${cert}\n${key}` };
  for (const [file, content] of Object.entries(files)) await writeFile(path.join(folder, file), content);
  return cert;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
