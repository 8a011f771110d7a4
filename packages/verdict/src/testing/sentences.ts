/*
 * Sentence parts for generated replies: lead-ins, nouns, predicates; separated by bars.
 */

const parts = (text: string): readonly string[] =>
  text
    .split("\n")
    .flatMap((line) => line.split("|"))
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Openings of replies. */
export const LEAD_INS: readonly string[] = [
  "",
  ...parts(`
    <anna@shop.example>:|<anna@shop.example>...|anna@shop.example|Sorry,|Error:|Rejected:|Refused:|Mail refused -|RCPT TO:
    Recipient address rejected:|<anna@shop.example>: Recipient address rejected:|Recipient rejected:|Address rejected:
    Requested action not taken:|Requested mail action aborted:|Unable to deliver to anna@shop.example:|Undeliverable address:
    <anna@shop.example>: Recipient address rejected: undeliverable address:|Delivery failed:|delivery error: dd|Reason:
    Recipient address rejected: undeliverable address: host mx.shop.example[192.0.2.4] said: 550|#5.1.1|Invalid recipient:
    Callout verification failed: 550|Recipient verification failed:|Verification failed for <anna@shop.example>:|[SUSPEND]
    Message was not accepted --|550|Unknown:|Mailbox unavailable:|Status:|Permanent failure:|Not delivered:|Bad address:
  `),
];

export const NOUNS: readonly string[] = parts(`
  user|mailbox|recipient|account|address|the user|this mailbox|the recipient|your recipient|email address|addressee
  user <anna@shop.example>|mailbox anna@shop.example|recipient address|the email account that you tried to reach|alias
`);

/** Predicates about something other than the mailbox, or not final. */
export const HARMLESS: readonly string[] = parts(`
  is being migrated|store offline|database not reachable|accepts only signed mail|lookup returned an error|has been moved
  quota excedeed|quota unknown|over its allowance|is being restored from backup|not yet provisioned|will be available tomorrow
  is temporarily disabled|is disabled for maintenance|suspended until Monday|closed for the weekend|locked for indexing
  locked by another process|is busy|is being created|migration in progress|is on vacation|is out of office|is on holiday
  index invalid|storage not found|server not found|database does not exist|directory unknown|lookup failed|query invalid
  table does not exist|schema invalid|map not found|cache invalid|cache expired|replica inactive|backend disabled|node unknown
  service unavailable|daemon not found|socket does not exist|connection refused|connection unknown|store unavailable
  file not found|folder does not exist|folder not found|partition not found|volume suspended|disk not found|lock expired
  certificate invalid|certificate expired|certificate unknown|key not found|key expired|key unknown|signature invalid
  password expired|password invalid|credentials expired|token expired|token invalid|session expired|session unknown
  licence expired|subscription expired|subscription suspended|trial expired|contract terminated|permission unknown
  policy not found|policy unknown|rule invalid|filter disabled|filter unknown|forwarding disabled|forwarding target unknown
  alias loop detected|alias target invalid|forwarding address not found|autoreply disabled|notifications disabled
  sender unknown|sender address unknown|sender not found in allow list|sender list invalid|allow list not found|sender is invalid
  does not accept mail from unknown senders|does not exist in the sender's address book|has blocked unknown clients
  refuses unknown clients|refuses invalid HELO names|wants known senders only|knows no such sender|rejects unknown hosts
  unknown to the policy server|not found in the whitelist|not found in cache|not found in greylist database, retry
  not found at this time|unknown at the moment|unknown right now|does not exist yet|not available on weekends|not yet known
  not available during maintenance|not found while the server was restarting|invalid during migration|unknown until sync ends
  message too large|message format invalid|message id unknown|attachment type unknown|content type invalid|charset unknown
  header invalid|subject invalid|body not found|message not found|message unknown|language unknown|MIME type invalid
  is full|inbox full|too many messages|over size|limit reached|rate unknown|count invalid|exceeded its receiving limit
  requires TLS|requires encrypted mail|requires authentication|must be confirmed|needs a confirmed sender|wants no bulk mail
  has not confirmed you|has not been paid for|has opted out|has unsubscribed|prefers postal mail|declined your message
  only reads mail from members|is a private list|is moderated|is closed to outsiders|is closed to new senders
  disabled external mail|disabled delivery reports|suspended incoming lists|inactive members excluded|disabled HTML mail
  status unknown|state unknown|type unknown|class invalid|version invalid|time zone invalid|encoding not recognized
  name server not found|domain owner unknown|domain policy not found|host name invalid|IP address unknown|DNS entry not found
  route unknown|route not found|transport unknown|transport disabled|relay not found|gateway does not exist|next hop invalid
  error code unknown|error reason unknown|unknown error|unknown reason|undefined error|invalid state|invalid response
  unknown client|unknown client host|unknown user agent|unknown message type|unknown policy|unknown error, try later
  invalid HELO name|invalid certificate|invalid sequence|invalid sender|invalid client|invalid message format|bad reputation
  disabled by greylisting|disabled until the sender is verified|deleted message restored|removed from the retry queue
  is not a member of the list|is closed to you|has expired messages|disabled spam filter|is invalid at this hour
  does not exist in our whitelist|unknown or unverified sender|not found, sender unknown|is inactive for 5 minutes
  not known to accept mail|no longer accepts mail from outside|no longer accepts messages larger than 10 MB
  is disabled or the server is overloaded|unknown - database down|not found (LDAP timeout)|not found: LDAP timeout
  invalid or expired certificate|unknown / temporarily unavailable|disabled; retry in 5 min|not found! please retry
  is suspended while we migrate|not found on the old server, try the new one|unknown to this relay, use another MX
  has been removed from quarantine|was deleted from the queue|invalid reply from LDAP|bad gateway|wrong port|no such host
  does not exist in cache|not listed as a permitted recipient of your domain|is not local to this node, retry elsewhere
  expired greylist entry|terminated connection|cancelled the transaction|closed connection|frozen queue|dead letter queue full
  deleted items full|deleted from the sender's allow list|no such policy|no such sender|no such rule|no such host key
`);

/** Enhanced codes of every subject (RFC 3463), and none. */
export const SUBJECTS: readonly (string | null)[] = [
  null,
  ...parts(
    "5.0.0|5.1.0|5.1.1|5.1.2|5.1.3|5.1.6|5.1.7|5.1.8|5.1.10|5.2.0|5.2.1|5.2.2|5.2.3|5.2.4|5.3.0|5.3.2|5.4.1|5.4.4",
  ),
  ...parts("5.5.0|5.5.1|5.5.4|5.6.0|5.7.0|5.7.1|5.7.13|5.7.25"),
];

/** Enhanced codes that may accompany a condemnation. */
export const AGREEING: readonly (string | null)[] = [null, ...parts("5.0.0|5.1.0|5.1.1|5.1.6|5.2.0|5.2.1|5.5.0")];

/** Predicates that condemn. */
export const CONDEMNING: readonly string[] = parts(`
  unknown|is unknown|not found|was not found|does not exist|doesn't exist|not exist|is invalid|invalid|is not valid|not known
  no longer exists|could not be found|cannot be found|is not known here|not known at this site|does not exist here
  is unknown in virtual mailbox table|unknown in local recipient table|not found in our directory|is nonexistent
  not recognized|is not registered|not listed in directory|has been deleted|was deleted|has been removed|is not local
  is no longer in use|is no longer employed here|no longer valid|is not here|doesn't have an account here
  is disabled|disabled|has been disabled|is deactivated|has been deactivated|is suspended|has been suspended|is inactive
  inactive|has been closed|is closed|has been terminated|has expired|is no longer active|disabled due to inactivity
  disabled, not accepting messages
`);

/** Complete condemnations, without a separate noun. */
export const CONDEMNING_WHOLE: readonly string[] = parts(`
  unknown user|unknown recipient|no such user|no such user here|no such mailbox|no such recipient|invalid recipient
  invalid mailbox|unknown mailbox|no mailbox here by that name|not a valid mailbox|not a valid recipient|unrouteable address
  nonexistent user|cannot find user|unable to find recipient|there is no such user|unknown local user|bad mailbox name
  disabled mailbox|inactive user|deactivated mailbox|user unknown|mailbox not found|account disabled|user doesn't exist
`);

/** Enhanced codes about the sender, a full mailbox, the system, the network, the content or policy. */
export const DISAGREEING: readonly string[] = parts(`
  5.1.7|5.1.8|5.2.2|5.2.3|5.2.4|5.3.0|5.3.2|5.4.0|5.4.1|5.4.4|5.6.0|5.7.0|5.7.1|5.7.25
`);
