import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "@rollcall/routing";

/** All addresses of a name, by the system's resolver. */
export type SystemLookup = (name: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

/** A name resolves to a private address. */
export class PrivateAddressError extends Error {
  readonly code = "private_address" as const;

  constructor(name: string) {
    super(`${name} is at a private, loopback or reserved address`);
    this.name = "PrivateAddressError";
  }
}

/**
 * A `lookup` for sockets that returns public addresses only. As the socket connects to what it returns, DNS rebinding
 * leads nowhere.
 */
export function guardLookup(lookup: SystemLookup): LookupFunction {
  return (name, options, callback) => {
    void answer(name, lookup, options).then((found) => {
      // oxlint-disable-next-line promise/no-callback-in-promise -- Node's look-ups call back
      if (found instanceof Error) callback(found, "");
      // oxlint-disable-next-line promise/no-callback-in-promise -- Node's look-ups call back
      else if (options.all === true) callback(null, [...found]);
      // oxlint-disable-next-line promise/no-callback-in-promise -- Node's look-ups call back
      else callback(null, found[0]?.address ?? "", found[0]?.family);
    });
  };
}

async function answer(
  name: string,
  lookup: SystemLookup,
  options: LookupOptions,
): Promise<readonly LookupAddress[] | NodeJS.ErrnoException> {
  try {
    const open = (await lookup(name, options)).filter(({ address }) => isPublicAddress(address));
    return open.length === 0 ? new PrivateAddressError(name) : open;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
