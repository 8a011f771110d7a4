import { connect } from "node:net";

/** Work at one site: its sessions, up to `BareJob.sessionsPerSite` of them concurrently. */
export interface BareSite {
  readonly address: string;
  readonly domain: string;
  readonly recipients: readonly string[];
}

export interface BareJob {
  readonly port: number;
  readonly heloName: string;
  readonly mailFrom: string;
  readonly addressesPerSession: number;
  readonly sessionsPerSite: number;
  /** Concurrent sessions over all sites. */
  readonly sessions: number;
  readonly sites: readonly BareSite[];
}

export interface BareResult {
  readonly seconds: number;
  readonly accepted: number;
}

/** A site and its remaining work. */
interface OpenSite {
  readonly site: BareSite;
  next: number;
  open: number;
  isQueued: boolean;
  /** The first session asks the control. */
  controlWanted: boolean;
}

type Dialogue = Generator<string, void, number>;

/**
 * The commands of the product's session: RSET and MAIL between addresses, a made-up name after the first acceptance.
 */
function* speak(job: BareJob, recipients: readonly string[], control: string | null, onAccepted: () => void): Dialogue {
  let controlDue = control;
  yield `EHLO ${job.heloName}`;
  for (const [index, recipient] of recipients.entries()) {
    if (index > 0) yield "RSET";
    yield `MAIL FROM:<${job.mailFrom}>`;
    const code = yield `RCPT TO:<${recipient}>`;
    if (code !== 250) continue;
    onAccepted();
    if (controlDue === null) continue;
    yield "RSET";
    yield `MAIL FROM:<${job.mailFrom}>`;
    yield `RCPT TO:<${controlDue}>`;
    controlDue = null;
  }
  yield "QUIT";
}

/** Runs one session; settles when the server has closed. Rejects if the server is not as simple as this client. */
function hold(job: BareJob, address: string, dialogue: Dialogue): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port: job.port, noDelay: true });
    let partial = "";
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      partial += text;
      for (let end = partial.indexOf("\n"); end !== -1; end = partial.indexOf("\n")) {
        const line = partial.slice(0, end);
        partial = partial.slice(end + 1);
        if (line[3] === "-") continue;
        const said = dialogue.next(Number(line.slice(0, 3)));
        if (said.done !== true) socket.write(`${said.value}\r\n`);
      }
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}

/** Asks all sites, within the limits on concurrent sessions in total and per site. */
async function ask(job: BareJob): Promise<BareResult> {
  const startedMs = performance.now();
  let accepted = 0;
  const waiting: OpenSite[] = [];
  const queue = (open: OpenSite): void => {
    const isLeft = open.next < open.site.recipients.length;
    if (open.isQueued || !isLeft || open.open >= job.sessionsPerSite) return;
    open.isQueued = true;
    waiting.push(open);
  };
  const takeTurn = async (open: OpenSite): Promise<void> => {
    const { site, controlWanted, next } = open;
    // A control counts as one of a session's addresses, if there is room for two.
    const room = job.addressesPerSession - (controlWanted && job.addressesPerSession > 1 ? 1 : 0);
    const recipients = site.recipients.slice(next, next + room);
    const control = controlWanted ? `qz7kd93mx4b8w${accepted}@${site.domain}` : null;
    Object.assign(open, { next: next + recipients.length, open: open.open + 1, isQueued: false, controlWanted: false });
    queue(open);
    await hold(
      job,
      site.address,
      speak(job, recipients, control, () => (accepted += 1)),
    );
    open.open -= 1;
    queue(open);
  };
  for (const site of job.sites) queue({ site, next: 0, open: 0, isQueued: false, controlWanted: true });
  const work = async (): Promise<void> => {
    for (let open = waiting.shift(); open !== undefined; open = waiting.shift()) await takeTurn(open);
  };
  await Promise.all(Array.from({ length: job.sessions }, work));
  return { seconds: (performance.now() - startedMs) / 1000, accepted };
}

process.on("message", (job: BareJob) => {
  void ask(job).then((result) => process.send?.(result));
});
process.send?.("ready");
