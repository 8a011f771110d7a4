import { phrases, type Rule, table, words } from "@rollcall/providers";

const LINES = words`
  ips?|hosts?|address(es)?|range|rdns|ptr|users?|connections?|clients?|customers?|network|assigned|mx
`;
const DIAL_UP = words`
  dynamic(ally)?|dial[ -]?up|dialin|residential|generic|dsl|adsl|cable|home|consumer|end[- ]user
`;
const SENDING = words`send|connect|use|submit|deliver|mail|access`;
const ENTITLED = words`authori[sz]ed|allowed|permitted|configured`;
const PARTIES = words`ip|host|server|network|client|address|you`;

/** Our reputation is bad. */
export const REPUTATION: readonly Rule[] = table("blocked", [
  [
    "blocked",
    "reputation",
    phrases`
      \breputation\b
      \brating of your\b
      \bpoor .{0,16}(score|rating)
      score too low
      too low (a )?(score|sbrs)
    `,
  ],
  [
    "blocked",
    "spammer",
    phrases`
      \b(known |identified )?spammers?\b
      \bspam (source|sender|host|ip|sending|site|network|relay|origin|from|activity|coming)\b
      (send|sends|sending|sent|source of|much|many) (\w{1,10} ){0,3}spams?\b(?! (content|score))
      \bspamming\b
      \bspamtrap
      \bhoneypot
      \bstop spamm
    `,
  ],
  [
    "blocked",
    "abuse",
    phrases`
      \babus(e|o|ive|ing|ed)? (detect|from|rejection|suspected|attempt|of)
      (rejection|due to|because of|for|of|detected|suspected)[ -]{1,3}(\w{1,10} )?(abuse|abusive|attack)
      suspected .{0,12}attack
      go away\b
      \battacks? (detected|from)
      bot ?net\b
      \bzombie\b
      \bexploited\b
      compromised
    `,
  ],
  [
    "blocked",
    "dynamic_address",
    phrases`
      \b${DIAL_UP}\b.{0,40}\b${LINES}\b
      \bdynablock
      \bdul\b
    `,
  ],
  [
    "blocked",
    "reverse_dns",
    phrases`
      \b(reverse|inverse|backward|backwards)[ -]?(dns|lookup|name|record|map|ip|hostname|resolution)
      \b(ptr|rdns|fcrdns|r-dns)\b
      find (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      resolve (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      verify (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      determine (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      lookup (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      look up (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      match (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      identify (your|the|a|client|valid) (\w{1,12} ){0,2}(host ?name|hostname|ip|rdns|ip address|dns)
      ip name (lookup|possibly)
      name lookup failed
      possibly forged
      dns (ptr|name)[ ]
      hostname .{0,30}(mismatch|does not (match|resolve))
      mismatch(es)? .{0,12}(ip|client)
      remote ip check
      without (a )?(valid )?(reverse|ptr|dns|rdns)
      no (dns )?(a |a/mx |mx )?record for (your |{IP}|\[)
    `,
  ],
  [
    "blocked",
    "geography",
    phrases`
      \bgeo[ -]?ip\b
      \bgeo(graphic(al)?)? (block|filter|location|region)
      \bcountr(y|ies)\b.{0,40}(block|allow|reject|den|permit|accept|refus)
      (block|reject|den|refus)\w{0,4} .{0,20}\bcountr(y|ies)\b
    `,
  ],
  [
    "blocked",
    "open_relay_here",
    phrases`
      (which|that) (is|are|seems|as) (to be )?(an )?(unsecured |insecure )?open[ -](mail )?(relay|proxy)
      (you|it|host) (is|are|seems|as) (to be )?(an )?(unsecured |insecure )?open[ -](mail )?(relay|proxy)
      (server|ip) (is|are|seems|as) (to be )?(an )?(unsecured |insecure )?open[ -](mail )?(relay|proxy)
      \bopen proxy\b
      open[ -]relay (list|database|test)
      bypassing
    `,
  ],
  [
    "blocked",
    "may_not_send",
    phrases`
      ${PARTIES} .{0,60}not (\w{1,12} )?${ENTITLED} to ${SENDING}
      invalid ip for sending
      may not be mail exchanger
      not (in|on) (our |the )?(white|allow)[ -]?list
      requires? whitelist
      must be whitelisted
      not (yet )?whitelisted
    `,
  ],
  [
    "blocked",
    "not_talking",
    phrases`
      (won't|will not|do(es)? not|don't|not) (want to )?(talk|speak) (to|with) (you|your|this)
      (you|your (host|server|mail|ip)) (are|is) not welcome(?! to (post|send|mail|write|email|deliver))
      (you|your (host|server|mail|ip)) (are|is) not wanted(?! to (post|send|mail|write|email|deliver))
      (you|your (host|server|mail|ip)) (are|is) not allowed(?! to (post|send|mail|write|email|deliver))
      you (are|is) not authori[sz]ed(?! to (post|send|mail|write|email|deliver))
      your (host|server|mail|ip) (are|is) not authori[sz]ed(?! to (post|send|mail|write|email|deliver))
      ^no smtp (service )?here
      (?<!relay )access (to this (system|server|service) )?(has been |is |was )?(permanently )?denied
      (?<!relay )access (to this (system|server|service) )?(has been |is |was )?(permanently )?rejected
      (?<!relay )access (to this (system|server|service) )?(has been |is |was )?(permanently )?forbidden
      (?<!relay )access (to this (system|server|service) )?(has been |is |was )?(permanently )?blocked
      mail (from you )?(not wanted|unwelcome)
      \b(is|are) not welcome here
      don't like you
      adresse ip .{0,30}bloqu
      ip[ -]?adresse .{0,40}(gesperrt|blockiert|abgelehnt|gelistet)
      (su|sua|seu|twoj|twoje) .{0,10}ip .{0,30}(bloque|bloccat|bloqueado|zablokowan)
      service refuse
    `,
  ],
  [
    "blocked",
    "block_word",
    phrases`
      \b(is|was|been|are|were|be|temporarily|permanently|message|mail) (has been |is |was )?blocked\b
      \b(email|e-mail|sender|{ADDR}:|{IP}\]?|{HOST}|site|domain|currently) (has been |is |was )?blocked\b
      \bblocked (by|using|for|due|because|at|via|from|with|-|:|see|as|in|on|\{)
      ^blocked\b
      [:;,] ?blocked\b
      {ADDR}:blocked
      _is_blocked
      ^reject(ed|ion)?\b.{0,10}\bblocked
    `,
  ],
]);
