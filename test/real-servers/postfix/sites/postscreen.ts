import { YES, NO, type PostfixSite } from "../postfix-site.ts";

/** postscreen in front (POSTSCREEN_README). */
export const POSTSCREEN_SITES: readonly PostfixSite[] = [
  {
    domain: "screen.zz",
    about: "postscreen: greet wait, deep tests",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_greet_wait: "2s",
      postscreen_greet_action: "enforce",
      postscreen_pipelining_enable: "yes",
      postscreen_non_smtp_command_enable: "yes",
      postscreen_bare_newline_enable: "yes",
      postscreen_cache_map: "btree:$data_directory/screen",
    },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "screen-greet.zz",
    about: "postscreen: greet wait alone",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_greet_wait: "3s",
      postscreen_greet_action: "enforce",
      postscreen_cache_map: "btree:$data_directory/greet",
    },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "screen-listed.zz",
    about: "postscreen: client on the deny list",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_access_list: "static:reject",
      postscreen_denylist_action: "enforce",
      postscreen_greet_wait: "1s",
      postscreen_cache_map: "btree:$data_directory/listed",
    },
    expected: { anna: ["unknown", "blocked", /Service currently unavailable/] },
  },
];
