/** "PGCOPY\n\xff\r\n\0", no flags, no header extension. */
const HEADER = Buffer.from("5047434f50590aff0d0a000000000000000000", "hex");
/** A field count of -1 ends the data. */
const TRAILER = Buffer.from("ffff", "hex");

/** Bytes that are collected before they are worth sending. */
const CHUNK_BYTES = 256 * 1024;
/** A UTF-16 unit takes at most this in UTF-8. */
const UTF8_BYTES_PER_UNIT = 3;
const UUID_BYTES = 16;
/** Type of an array's elements (pg_type.oid of uuid). */
const UUID_OID = 2950;

/**
 * Writes rows in PostgreSQL's binary format for COPY, which costs the server less than text and needs no escaping.
 * https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". Text must be free of NUL.
 */
export class BinaryCopy {
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + HEADER.length);
  #at: number;

  constructor() {
    this.#at = HEADER.copy(this.#bytes);
  }

  /** There is enough to send. */
  get isFull(): boolean {
    return this.#at >= CHUNK_BYTES;
  }

  /** What was written since the last time. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#bytes = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#at = 0;
    return taken;
  }

  /** The last of it. */
  end(): Buffer {
    this.#room(TRAILER.length);
    this.#at += TRAILER.copy(this.#bytes, this.#at);
    return this.take();
  }

  /** Begins a row. As many values must follow. */
  row(fields: number): void {
    this.#room(2);
    this.#at = this.#bytes.writeInt16BE(fields, this.#at);
  }

  null(): void {
    this.#room(4);
    this.#at = this.#bytes.writeInt32BE(-1, this.#at);
  }

  int4(value: number | null): void {
    if (value === null) return this.null();
    this.#room(8);
    this.#at = this.#bytes.writeInt32BE(4, this.#at);
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  bool(value: boolean): void {
    this.#room(5);
    this.#at = this.#bytes.writeInt32BE(1, this.#at);
    this.#bytes[this.#at] = value ? 1 : 0;
    this.#at += 1;
  }

  text(value: string | null): void {
    if (value === null) return this.null();
    this.#room(4 + value.length * UTF8_BYTES_PER_UNIT);
    const length = this.#bytes.write(value, this.#at + 4);
    this.#bytes.writeInt32BE(length, this.#at);
    this.#at += 4 + length;
  }

  /** The 16 bytes of a UUID. */
  uuid(value: Uint8Array | null): void {
    if (value === null) return this.null();
    this.#room(4 + UUID_BYTES);
    this.#at = this.#bytes.writeInt32BE(UUID_BYTES, this.#at);
    // For so few bytes a loop is faster than a call.
    for (let index = 0; index < UUID_BYTES; index += 1) this.#bytes[this.#at + index] = value[index]!;
    this.#at += UUID_BYTES;
  }

  /** uuid[]; none at all is null. */
  uuids(values: readonly Uint8Array[]): void {
    if (values.length === 0) return this.null();
    const length = 20 + values.length * (4 + UUID_BYTES);
    this.#room(4 + length);
    for (const word of [length, 1, 0, UUID_OID, values.length, 1]) this.#at = this.#bytes.writeInt32BE(word, this.#at);
    for (const value of values) this.uuid(value);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#at + bytes, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
