import { expect, test } from "vitest";
import { readSettings } from "./read-settings.ts";
import { readEgressFile, type EgressFile } from "./read-egress-file.ts";

const USUAL = { heloName: undefined, mailFrom: "postmaster@verify.example.com" };
const read = (...lines: readonly string[]): EgressFile =>
  readEgressFile("e.yaml", USUAL, () => `${lines.join("\n")}\n`);

test("readEgressFile: without a file there is the one egress that the settings name", () => {
  expect(readEgressFile(undefined, USUAL, () => "")).toEqual({ egresses: null, problems: [] });
});

test("readEgressFile: YAML and JSON say the same; what an egress leaves out, HELO_NAME and MAIL_FROM say", () => {
  const yaml = read(
    "egresses:",
    "  - name: a",
    "    bindAddress: 192.0.2.10",
    "    heloName: a.example.com",
    "    mailFrom: <>",
    "  - { name: b, bindAddress: '2001:db8::1', heloName: b.example.com }",
  );
  expect(yaml).toEqual({
    egresses: [
      { name: "a", bindAddress: "192.0.2.10", heloName: "a.example.com", mailFrom: "" },
      { name: "b", bindAddress: "2001:db8::1", heloName: "b.example.com", mailFrom: "postmaster@verify.example.com" },
    ],
    problems: [],
  });
  const json = read(
    '{"egresses": [{"name": "a", "bindAddress": "192.0.2.10", "heloName": "a.example.com", "mailFrom": "<>"},',
    '{"name": "b", "bindAddress": "2001:db8::1", "heloName": "b.example.com"}]}',
  );
  expect(json).toEqual(yaml);
});

test("readEgressFile: each mistake has its line, its field, and what would be right", () => {
  const { egresses, problems } = read(
    "egresses:", // 1
    "  - name: Main Office", // 2
    "    bindAddress: verify.example.com", // 3
    "    helo: a.example.com", // 4
    "  - name: b", // 5
    "    heloName: localhost", // 6
    "    mailFrom: postmaster", // 7
  );
  expect(egresses).toBeNull();
  expect(problems).toEqual([
    "EGRESS_FILE e.yaml, line 2: egresses.0.name must be 1 to 31 small letters, digits and hyphens",
    "EGRESS_FILE e.yaml, line 3: egresses.0.bindAddress must be an IP address of the machine that it belongs to, such as 192.0.2.10",
    "EGRESS_FILE e.yaml, line 4: egresses.0.helo is not known here: write name, bindAddress, proxy, address, heloName, mailFrom, warmUp, since",
    "EGRESS_FILE e.yaml, line 6: egresses.1.heloName must be the full name that the address points back to, such as verify-1.example.com",
    "EGRESS_FILE e.yaml, line 7: egresses.1.mailFrom must be an address that takes mail, such as postmaster@example.com, or <> for none",
  ]);
});

test("readEgressFile: a repeated name or address, and a missing name, are reported with their line", () => {
  const { problems } = read(
    "egresses:", // 1
    "  - { name: a, bindAddress: 192.0.2.10, heloName: a.example.com }", // 2
    "  - { name: a, bindAddress: 192.0.2.10 }", // 3
  );
  expect(problems.toSorted()).toEqual([
    "EGRESS_FILE e.yaml, line 3: egresses.1.bindAddress must be its own: 192.0.2.10 is used further up",
    "EGRESS_FILE e.yaml, line 3: egresses.1.heloName must be given here, or by HELO_NAME for all",
    "EGRESS_FILE e.yaml, line 3: egresses.1.name must be its own: a is used further up",
  ]);
});

test.each([
  [
    "no list",
    "egresses: main",
    "egresses must be a list of egresses, each with name, bindAddress, heloName and mailFrom",
  ],
  ["an empty one", "egresses: []", "egresses must have at least one egress"],
  ["none at all", "", "egresses must be a list of egresses, each with name, bindAddress, heloName and mailFrom"],
  ["another table", "egress: []", "egress is not known here: write egresses"],
  [
    "a word in the list",
    "egresses: [a]",
    "egresses.0 must be an egress, with name, bindAddress, proxy, address, heloName, mailFrom, warmUp, since",
  ],
  ["a word", "main", "the file must be a table with a list named egresses"],
])("readEgressFile: %s is reported", (_, text, problem) => {
  expect(read(text).problems).toContainEqual(`EGRESS_FILE e.yaml, line 1: ${problem}`);
});

test("readEgressFile: a proxy has a host, a port and perhaps a login", () => {
  const { egresses, problems } = read(
    "egresses:",
    "  - { name: a, heloName: a.example.com, proxy: 'socks5://probe:p%40ss@10.8.0.2:1080' }",
    "  - { name: b, heloName: b.example.com, proxy: 'http://[fd00::2]:8888' }",
    "  - { name: c, heloName: c.example.com, proxy: 'socks5://egress.example.com' }",
  );
  expect(problems).toEqual([]);
  expect(egresses?.map(({ proxy }) => proxy)).toEqual([
    { type: "socks5", host: "10.8.0.2", port: 1080, login: { user: "probe", password: "p@ss" } },
    { type: "http", host: "fd00::2", port: 8888, login: null },
    { type: "socks5", host: "egress.example.com", port: 1080, login: null },
  ]);
});

test("readEgressFile: an address warms up where that is asked for, or its first day is named", () => {
  const { egresses } = read(
    "egresses:",
    "  - { name: a, heloName: a.example.com }",
    "  - { name: b, heloName: b.example.com, warmUp: true }",
    "  - { name: c, heloName: c.example.com, since: 2026-11-01 }",
    "  - { name: d, heloName: d.example.com, since: 2026-11-01, warmUp: false, address: 192.0.2.4 }",
  );
  expect(egresses?.map(({ warmUp }) => warmUp)).toEqual([
    undefined,
    { since: null },
    { since: "2026-11-01" },
    undefined,
  ]);
  expect(egresses?.[3]?.address).toBe("192.0.2.4");
  const { problems } = read("egresses:", "  - { name: a, heloName: a.example.com, since: 1.11.2026, warmUp: often }");
  expect(problems.toSorted()).toEqual([
    "EGRESS_FILE e.yaml, line 2: egresses.0.since must be the day of the address's first use, such as 2026-11-01",
    "EGRESS_FILE e.yaml, line 2: egresses.0.warmUp must be true or false",
  ]);
});

test.each([
  "socks4://probe:s3cret@10.8.0.2",
  "https://probe:s3cret@10.8.0.2",
  "socks5://probe:s3cret/@10.8.0.2:1080",
  "socks5://probe:s3cret%@10.8.0.2:1080",
  "socks5://probe:s3cret@10.8.0.2:99999",
  "socks5://probe:s3cret@10.8.0.2:1080/path",
  "probe:s3cret@10.8.0.2:1080",
  `socks5://probe:${"s3cret".repeat(50)}@10.8.0.2`,
])("readEgressFile: %s is no proxy, and the problem does not show its password", (proxy) => {
  const { problems } = read("egresses:", `  - { name: a, heloName: a.example.com, proxy: '${proxy}' }`);
  expect(problems).toEqual([
    expect.stringMatching(/^EGRESS_FILE e\.yaml, line 2: egresses\.0\.proxy must be a proxy, such as/u),
  ]);
  expect(problems.join("\n")).not.toContain("s3cret");
});

test("readEgressFile: two egresses of one proxy are one source, and a proxied one has no address here", () => {
  const { problems } = read(
    "egresses:", // 1
    "  - { name: a, heloName: a.example.com, proxy: 'socks5://u:s3cret@10.8.0.2' }", // 2
    "  - { name: b, heloName: b.example.com, proxy: 'socks5://v:s3cret@10.8.0.2:1080', bindAddress: 192.0.2.1 }", // 3
  );
  expect(problems.toSorted()).toEqual([
    "EGRESS_FILE e.yaml, line 3: egresses.1.bindAddress can't be combined with proxy: its sessions have the proxy's address",
    "EGRESS_FILE e.yaml, line 3: egresses.1.proxy must be its own: socks5://10.8.0.2:1080 is used further up",
  ]);
});

test("readEgressFile: a password is not shown where the file can't be read either", () => {
  for (const line of ["  - socks5://u:s3cret@h: [", "socks5://u:s3cret@h: a", "  'a' socks5://u:s3cret@h"])
    expect(read("egresses:", line).problems.join("\n")).not.toContain("s3cret");
});

const settings = (environment: Record<string, string>): ReturnType<typeof readSettings> =>
  readSettings(
    { MAIL_FROM: "postmaster@example.com", ...environment },
    () => "egresses: [{ name: a, heloName: a.example.com }, { name: b, heloName: b.example.com }]",
  );

test("readSettings: EGRESSES names egresses of the file", () => {
  expect(settings({ EGRESS_FILE: "e.yaml", EGRESSES: "b" })).toMatchObject({
    settings: { servedEgresses: ["b"], egresses: [{ name: "a" }, { name: "b" }] },
  });
  expect(settings({ EGRESS_FILE: "e.yaml", EGRESSES: "b, c" })).toEqual({
    type: "problems",
    problems: ['EGRESSES must be a list of a, b, not "c"'],
  });
  expect(settings({ EGRESSES: "b" })).toEqual({
    type: "problems",
    problems: ["EGRESSES names egresses of EGRESS_FILE, which is not set"],
  });
});
