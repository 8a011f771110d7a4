/** First of the addresses that are handed out: away from 127.0.0.1, which the DNS server and clients use. */
const FIRST = [127, 20, 0, 1] as const;
/** Hosts per /24: .0 and .255 are left out, as they look like broadcast addresses to some software. */
const HOSTS_PER_NET = 254;

/** The n-th address (from 0) for hosts that ask for none of their own: 127.20.0.1, .2 … 127.20.0.254, 127.20.1.1 … */
export function loopbackAddress(index: number): string {
  const net = Math.floor(index / HOSTS_PER_NET);
  const second = FIRST[1] + Math.floor(net / 256);
  if (second > 255) throw new RangeError(`Cannot give host ${index} a loopback address: 127.0.0.0/8 is used up`);
  return `${FIRST[0]}.${second}.${net % 256}.${(index % HOSTS_PER_NET) + FIRST[3]}`;
}

/** Is this text an address in 127.0.0.0/8? */
export function isLoopbackAddress(text: string): boolean {
  return /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(text);
}
