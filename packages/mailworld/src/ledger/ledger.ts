/** A bounded log of event times, oldest first. */
export interface SlidingLog {
  readonly add: (atMs: number) => void;
  readonly moments: () => readonly number[];
  /** The peak number of events within any period of this length. */
  readonly peakWithin: (periodMs: number) => number;
}

/** Counters of one key: a host, a provider, or the whole world. */
export interface KeyRecord {
  readonly sessions: number;
  readonly open: number;
  readonly maxOpen: number;
  /** Peak of concurrent sessions per client address. */
  readonly maxOpenPerClient: number;
  readonly started: SlidingLog;
  /** RCPT commands by reply. */
  readonly recipients: number;
  readonly accepted: number;
  readonly deferred: number;
  readonly refused: number;
  readonly refusals: SlidingLog;
  /** Sessions that ended with QUIT; without it; and those closed by the server or cut by a fault. */
  readonly quit: number;
  readonly vanished: number;
  readonly closedByServer: number;
  readonly secured: number;
  /** Messages accepted after DATA: must stay 0. */
  readonly messages: number;
  /** Commands by upper-case verb; unknown ones count as "?". */
  readonly commands: Readonly<Record<string, number>>;
}

/** An ended session. */
export interface SessionRecord {
  readonly host: string;
  readonly provider: string | null;
  readonly client: string;
  readonly helo: string | null;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly secured: boolean;
  readonly quit: boolean;
  /** The client's first 100 lines. */
  readonly said: readonly string[];
}

/** Memory limits. Counters per key are always kept. */
export interface LedgerLimits {
  /** Addresses whose attempts are counted. Default 200,000. */
  readonly addresses: number;
  /** Ended sessions kept, oldest dropped first. Default 2,000. */
  readonly sessions: number;
  /** Event times per key and log. Default 100,000. */
  readonly moments: number;
}

const LEDGER_LIMITS: LedgerLimits = { addresses: 200_000, sessions: 2_000, moments: 100_000 };

/** A mutable KeyRecord. */
export type OpenRecord = { -readonly [Field in keyof KeyRecord]: KeyRecord[Field] } & {
  commands: Record<string, number>;
  readonly openByClient: Map<string, number>;
};

/** Key of the whole world's record. */
export const WORLD_KEY = "*";

/** The receiving side's records: what really arrived, whatever the client believes. */
export class Ledger {
  readonly #limits: LedgerLimits;
  readonly #records = new Map<string, OpenRecord>();
  readonly #attempts = new Map<string, number>();
  #ended: SessionRecord[] = [];

  constructor(limits: Partial<LedgerLimits> = {}) {
    this.#limits = { ...LEDGER_LIMITS, ...limits };
    this.record(WORLD_KEY);
  }

  get keepsSessions(): boolean {
    return this.#limits.sessions > 0;
  }

  /** The record of a key, created on demand. */
  record(key: string): OpenRecord {
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const begun = emptyRecord(this.#limits.moments);
    this.#records.set(key, begun);
    return begun;
  }

  find(key: string): KeyRecord | undefined {
    return this.#records.get(key);
  }

  keys(): string[] {
    return [...this.#records.keys()];
  }

  countAttempt(address: string): void {
    const count = this.#attempts.get(address);
    if (count === undefined && this.#attempts.size >= this.#limits.addresses) return;
    this.#attempts.set(address, (count ?? 0) + 1);
  }

  attempts(): ReadonlyMap<string, number> {
    return this.#attempts;
  }

  keep(session: SessionRecord): void {
    if (this.#limits.sessions === 0) return;
    if (this.#ended.length >= this.#limits.sessions)
      this.#ended = this.#ended.slice(Math.ceil(this.#limits.sessions / 2));
    this.#ended.push(session);
  }

  ended(): readonly SessionRecord[] {
    return this.#ended;
  }
}

/** Records a session's start. */
export function openSession(record: OpenRecord, client: string, nowMs: number): void {
  record.sessions += 1;
  record.open += 1;
  record.maxOpen = Math.max(record.maxOpen, record.open);
  const open = (record.openByClient.get(client) ?? 0) + 1;
  record.openByClient.set(client, open);
  record.maxOpenPerClient = Math.max(record.maxOpenPerClient, open);
  record.started.add(nowMs);
}

/** Records a session's end. */
export function closeSession(record: OpenRecord, client: string, ending: "quit" | "vanished" | "closedByServer"): void {
  record.open -= 1;
  record[ending] += 1;
  const open = (record.openByClient.get(client) ?? 1) - 1;
  if (open > 0) record.openByClient.set(client, open);
  else record.openByClient.delete(client);
}

function emptyRecord(moments: number): OpenRecord {
  return {
    sessions: 0,
    open: 0,
    maxOpen: 0,
    maxOpenPerClient: 0,
    started: slidingLog(moments),
    recipients: 0,
    accepted: 0,
    deferred: 0,
    refused: 0,
    refusals: slidingLog(moments),
    quit: 0,
    vanished: 0,
    closedByServer: 0,
    secured: 0,
    messages: 0,
    commands: {},
    openByClient: new Map(),
  };
}

/** Event times per log; when full, the older half is dropped. 100,000 numbers are 0.8 MB. */
const MOMENTS_LIMIT = 100_000;

/** An empty log of at most `limit` entries. */
function slidingLog(limit: number = MOMENTS_LIMIT): SlidingLog {
  let moments: number[] = [];
  return {
    add: (atMs) => {
      if (moments.length >= limit) moments = moments.slice(Math.ceil(limit / 2));
      moments.push(atMs);
    },
    moments: () => moments,
    peakWithin: (periodMs) => {
      let peak = 0;
      let first = 0;
      for (const [index, moment] of moments.entries()) {
        while (moment - (moments[first] ?? moment) >= periodMs) first += 1;
        peak = Math.max(peak, index - first + 1);
      }
      return peak;
    },
  };
}
