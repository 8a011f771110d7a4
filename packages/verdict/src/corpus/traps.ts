/** Misleading replies: one meaning in the words of another, or echoed names that read like a reason. */
export const TRAP_CORPUS = String.raw`
policy_refusal | 550 nosuchuser@shop.example: words that nobody knows
policy_refusal | 550 mailbox-full@shop.example words that nobody knows
policy_refusal | 550 <over.quota@mailbox-full.example>: words that nobody knows
policy_refusal | 550 "no such user"@shop.example words that nobody knows
policy_refusal | 550 'user-unknown' words that nobody knows
policy_refusal | 550 words that nobody knows, see https://help.example/user-unknown/mailbox-does-not-exist
policy_refusal | 550 mx.user-unknown.example words that nobody knows
temporary_failure | 450 unknown.user@shop.example words that nobody knows
no_mailbox | 550 <mailbox-full@shop.example>: Recipient address rejected: User unknown in virtual mailbox table
no_mailbox | 550 spamhaus@shop.example unknown user
no_mailbox | 550 5.1.1 <blocked@spam.example>: user unknown
mailbox_full | 552 <nosuchuser@shop.example> mailbox is full
blocked | 550 5.1.1 <anna@shop.example>: User unknown; Client host [192.0.2.7] blocked using zen.spamhaus.org
blocked | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Your IP 192.0.2.7 is listed at bl.spamcop.net
blocked | 550 Mailbox unavailable: your host has been blocked
sender_rejected | 550 5.1.1 <>: Sender address rejected: User unknown in local recipient table
sender_rejected | 550 5.1.1 sender <probe@us.example> does not exist
sender_rejected | 550 <anna@shop.example>: Sender address rejected: undeliverable address: User unknown in virtual alias table
harvest_guard | 550 5.1.1 Too many unknown recipients
harvest_guard | 450 4.7.1 too many invalid users
rate_limited | 550 5.1.1 Too many connections
too_many_recipients | 552 5.5.3 Too many recipients
greylisted | 450 4.2.2 <anna@shop.example>: mailbox greylisted
greylisted | 450 4.7.1 <anna@shop.example>: Recipient address rejected: Greylisted, see http://postgrey.example/user-unknown
recipient_busy | 550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages
mailbox_full | 550 5.1.1 <anna@shop.example> user over quota
mailbox_full | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Quota exceeded
temporary_failure | 550 5.1.1 Temporary failure, user lookup failed, try again later
temporary_failure | 550 4.1.1 words that nobody knows
unconfirmed_refusal | 550 4.1.1 User unknown
unconfirmed_refusal | 450 5.1.1 User unknown
temporary_failure | 421 5.1.1 User unknown
message_content | 550 5.1.1 message contains a virus
domain_not_served | 550 5.1.1 <anna@shop.example>: relaying denied
sender_rejected #mail | 550 5.1.1 no such user
sender_rejected #mail | 550 5.2.1 mailbox disabled
temporary_failure #mail | 450 4.1.1 no such user
blocked #connect | 550 5.1.1 no such user
sender_rejected #ehlo | 550 5.1.1 no such user
blocked #connect | 554 shop.example connection not authorized
sender_rejected | 550 sender mailbox check@probe.example unknown, rejected
sender_rejected | 550 sender: user unknown
sender_rejected | 550 5.1.0 MAIL FROM: mailbox unavailable
sender_rejected | 553 5.1.8 return path is over quota
sender_rejected | 550 From: address is disabled
sender_rejected | 550 bounce address rejected
sender_rejected | 550 account of the sender: has no mailbox here
sender_rejected | 550 no such user (sender)
blocked | 550 client [192.0.2.7] no longer exists
blocked | 554 5.7.1 your hostname is unknown
sender_rejected | 550 has no mailbox here (sender)
sender_rejected | 550 sender verification error: mailbox is blocked
temporary_failure | 550 mailbox status unknown, try again
temporary_failure | 554 the recipient's mailbox is not available right now
temporary_failure | 550 user not available due to system maintenance
temporary_failure | 550 recipient check failed: LDAP server unreachable
temporary_failure | 550 account could not be verified at this time
temporary_failure | 550 recipient is locked, try again later
no_mailbox | 550 user unknown, please check the address and try again
blocked | 550 5.1.1 mailbox unavailable to your network
blocked | 550 5.1.1 recipient address rejected by spam filter: bad reputation of 192.0.2.7
mailbox_full | 552 5.2.2 <anna@shop.example>: Recipient address rejected: MailBox quota excedeed
policy_refusal | 554 5.2.0 <anna@shop.example>: Recipient address rejected: mailbox is being migrated
policy_refusal | 554 <anna@shop.example>: Recipient address rejected: mailbox store offline
recipient_restricted | 550 5.7.1 <anna@shop.example>: Recipient address rejected: user accepts only signed mail
temporary_failure | 550 5.3.0 <anna@shop.example>: Recipient address rejected: user database not reachable
blocked | 550 <anna@shop.example>: Recipient address rejected: unknown client
blocked | 550 5.7.1 <anna@shop.example>: Recipient address rejected: allow list of senders for your host not found
policy_refusal | 550 5.7.1 allow list of senders for this mailbox not found
temporary_failure | 550 5.1.1 User lookup returned an error
mailbox_full | 552 5.2.2 The recipient's inbox is out of storage space and inactive
harvest_guard | 550 5.7.1 exceeded unknown recipient count limit
mailbox_full | 550-Callout verification failed:\n550-552 5.2.2 <anna@shop.example> Quota exceeded
mailbox_disabled | 550-Callout verification failed:\n550 550 5.2.1 <anna@shop.example> account disabled
temporary_failure | 550-Callout verification failed:\n550 450 4.2.0 <anna@shop.example> try again later
blocked | 550 5.1.1 <anna@shop.example>: Recipient address rejected: undeliverable address: host mx.shop.example[192.0.2.4] said: 554 5.7.1 Client host [192.0.2.9] blocked using zen.spamhaus.org (in reply to RCPT TO command)
sender_rejected | 550 5.1.1 <anna@shop.example>: Recipient address rejected: undeliverable address: host mx.shop.example[192.0.2.4] said: 550 5.1.1 user unknown (in reply to MAIL FROM command)
policy_refusal | 550 5.7.1 <anna@shop.example>: Recipient address rejected: User unknown
policy_refusal | 550 5.2.2 <anna@shop.example>: User unknown
policy_refusal | 550 5.3.0 <anna@shop.example>: User unknown
`;
