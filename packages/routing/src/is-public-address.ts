import ipaddr from "ipaddr.js";

/**
 * IPv4 blocks that are not globally reachable unicast: IANA IPv4 Special-Purpose Address Registry, RFC 5771
 * (multicast), RFC 1112 §4 (reserved). Exceptions inside a block (192.0.0.9, .10) are ignored: no mail server lives
 * there.
 */
const CLOSED_IPV4 = [
  "0.0.0.0/8", // this network, RFC 791
  "10.0.0.0/8", // private, RFC 1918
  "100.64.0.0/10", // carrier-grade NAT, RFC 6598
  "127.0.0.0/8", // loopback, RFC 1122
  "169.254.0.0/16", // link-local, RFC 3927; cloud metadata services
  "172.16.0.0/12", // private, RFC 1918
  "192.0.0.0/24", // IETF protocol assignments, RFC 6890
  "192.0.2.0/24", // documentation, RFC 5737
  "192.31.196.0/24", // AS112, RFC 7535
  "192.52.193.0/24", // AMT relays, RFC 7450
  "192.88.99.0/24", // 6to4 relay anycast, withdrawn by RFC 7526
  "192.168.0.0/16", // private, RFC 1918
  "192.175.48.0/24", // AS112 direct delegation, RFC 7534
  "198.18.0.0/15", // benchmarking, RFC 2544
  "198.51.100.0/24", // documentation, RFC 5737
  "203.0.113.0/24", // documentation, RFC 5737
  "224.0.0.0/4", // multicast, RFC 5771
  "240.0.0.0/4", // reserved and limited broadcast, RFC 1112, RFC 919
].map((block) => ipaddr.IPv4.parseCIDR(block));

/** Global unicast IPv6 (IANA IPv6 Address Space). Everything else is closed. */
const OPEN_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Blocks inside 2000::/3 that are not globally reachable: IANA IPv6 Special-Purpose Address Registry. */
const CLOSED_IPV6 = [
  "2001::/23", // IETF protocol assignments, RFC 2928: Teredo, benchmarking, ORCHID …
  "2001:db8::/32", // documentation, RFC 3849
  "2620:4f:8000::/48", // AS112 direct delegation, RFC 7534
  "3fff::/20", // documentation, RFC 9637
].map((block) => ipaddr.IPv6.parseCIDR(block));

/** Blocks that embed an IPv4 address, which decides. `offset`: its first byte. */
const CARRIERS_OF_IPV4 = [
  { block: ipaddr.IPv6.parseCIDR("64:ff9b::/96"), offset: 12 }, // NAT64, RFC 6052
  { block: ipaddr.IPv6.parseCIDR("2002::/16"), offset: 2 }, // 6to4, RFC 3056
];

/**
 * Whether it is safe to connect to an address from a domain's DNS. True only for globally reachable unicast: anything
 * else would let a list of domains steer connections into the operator's own network (SSRF). IPv4-mapped IPv6 is always
 * refused, as is non-canonical notation (127.1, 0x7f000001, a zone index).
 */
export function isPublicAddress(ip: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(ip)) return isPublicIpv4(ipaddr.IPv4.parse(ip));
  if (!ip.includes(":") || ip.includes("%") || !ipaddr.IPv6.isValid(ip)) return false;
  return isPublicIpv6(ipaddr.IPv6.parse(ip));
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return !CLOSED_IPV4.some((block) => address.match(block));
}

function isPublicIpv6(address: ipaddr.IPv6): boolean {
  const carrier = CARRIERS_OF_IPV4.find(({ block }) => address.match(block));
  if (carrier !== undefined) {
    const carried = address.toByteArray().slice(carrier.offset, carrier.offset + 4);
    return isPublicIpv4(new ipaddr.IPv4(carried));
  }
  return address.match(OPEN_IPV6) && !CLOSED_IPV6.some((block) => address.match(block));
}
