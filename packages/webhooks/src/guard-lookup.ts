import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "@rollcall/routing";

/** All addresses of a name, as the system knows them. */
export type SystemLookup = (name: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

/** A name leads to where we don't connect to. */
export class PrivateAddressError extends Error {
  readonly code = "private_address" as const;

  constructor(name: string) {
    super(`${name} is at a private, loopback or reserved address`);
    this.name = "PrivateAddressError";
  }
}

/**
 * A look-up for sockets that knows public addresses only. The socket connects to what it returns: a name that answers
 * otherwise a moment later (DNS rebinding) leads nowhere else.
 */
export function guardLookup(lookup: SystemLookup): LookupFunction {
  return (name, options, callback) => {
    const found = lookup(name, options).then((all) => {
      const open = all.filter(({ address }) => isPublicAddress(address));
      if (open.length === 0) throw new PrivateAddressError(name);
      return open;
    });
    found.then(
      (open) => {
        const [first] = open;
        if (options.all === true) callback(null, [...open]);
        else callback(null, first?.address ?? "", first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}
