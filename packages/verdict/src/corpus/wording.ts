/** Further wordings of all classes. */
export const WORDING_CORPUS = String.raw`
no_mailbox | 550 5.1.1 Mail Refused - Address <anna@shop.example> Recipient Unknown
no_mailbox | 550 Address invalid
no_mailbox | 550 5.1.1 Address error
no_mailbox | 550 Recipient is not local
no_mailbox | 553 5.1.1 unknown or illegal user: anna@shop.example
no_mailbox | 550 anna@shop.example: Recipient address rejected: Unknown in virtual alias table
no_mailbox | 550 the user you're trying to reach is not here
no_mailbox | 550 Sorry, no such user in this domain
no_mailbox | 550 5.1.1 No active mailbox
no_mailbox | 550 #5.1.1 unknown address anna@shop.example
no_mailbox | 550 <anna@shop.example>, no mailbox here by that name
no_mailbox | 550 mailbox not found
no_mailbox | 550 Invalid address
no_mailbox | 550 User unkown
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: User does not exist
no_mailbox | 550 5.1.1 Recipient address does not exist
no_mailbox | 550 Cannot find recipient
no_mailbox | 550 address not found in table
no_mailbox | 550 not found
no_mailbox | 550 does not exist
no_mailbox | 550 5.1.1 is not a valid mailbox. (RCPT TO)
no_mailbox | 550 Email address is not valid
no_mailbox | 550 Email address not found in our system
no_mailbox | 550 no such e-mail address
no_mailbox | 554 5.1.1 anna@shop.example Unknown mail address
no_mailbox | 554 delivery error: dd Sorry your message to anna@yahoo.example cannot be delivered. This account has been not found
no_mailbox | 550 That person doesn't work here anymore
no_mailbox | 550 Unknown destination address
no_mailbox | 550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found
no_mailbox | 550 5.1.1 recipient not known
no_mailbox | 550 unknown mailbox
no_mailbox | 550 mailbox not found (state 14)
no_mailbox | 550 5.1.3 Invalid recipient syntax
no_mailbox | 550 5.4.6 unrouteable address
no_mailbox | 550 5.1.1 Unable to deliver to anna@shop.example: no such user
no_mailbox | 550-The recipient address <anna@shop.example> is not known to this server.
policy_refusal | 550 5.7.1 Recipient not in directory
policy_refusal | 553 5.7.1 recipient does not exist
no_mailbox | 550 user invalid
no_mailbox | 550 Rcpt to: user unknown
no_mailbox | 550 No known account for anna
no_mailbox | 550 Nobody here by that name
no_mailbox | 550 recipient not exist
no_mailbox | 550 5.1.1 user does not exist (HVU:B1)
no_mailbox | 550 RCPT (anna@shop.example) dosn't exist
no_mailbox | 550 5.0.0 User doesn't exist
no_mailbox | 550 5.1.1 Invalid mailbox: anna@shop.example
no_mailbox | 550 Invalid account
mailbox_disabled | 550 extended mailbox is disabled
mailbox_disabled | 550 Account deactivated
mailbox_disabled | 550 user is suspended
mailbox_disabled | 550 Your friend's account is closed
mailbox_disabled | 550 This account has been disabled
mailbox_disabled | 550 5.2.1 Mailbox inactive
policy_refusal | 554 5.7.1 Account disabled
mailbox_disabled | 550 sorry, this account is no longer active
mailbox_disabled | 550 Customer account has been suspended for nonpayment
mailbox_disabled | 550 E-mail address is disabled
mailbox_disabled | 550 Recipient account has been frozen
mailbox_disabled | 550 user account expired
mailbox_disabled | 550 Domain owner has suspended this mailbox
mailbox_full | 452 4.2.2 Mailbox full
mailbox_full | 550 anna over quota
mailbox_full | 552 5.7.0 Recipient has exceeded disk quota
mailbox_full | 522 5.2.2 user has too many messages on the server
mailbox_full | 550 Mail quota exceeded
mailbox_full | 452 mailbox has exceeded the limit
mailbox_full | 550 5.7.1 The user you are trying to contact has exceeded his quota
mailbox_full | 552 Message would exceed mailbox quota
mailbox_full | 554 5.2.2 mailbox full
mailbox_full | 550 account storage exceeded
mailbox_full | 422 The recipient's mailbox has exceeded its storage limit
mailbox_full | 431 The recipient's mail server is experiencing a Disk Full condition
mailbox_full | 552 maildir overquota
mailbox_full | 550 maildir delivery failed: error writing message: disk quota exceeded
mailbox_full | 552 Delivery failed: Over quota
mailbox_full | 550 Mailbox is full (5.2.2)
mailbox_full | 451 4.2.2 Account anna is over quota
blocked | 554 5.7.1 This server is not accepting mail from your network
blocked | 550 5.7.1 Mail from your IP rejected
blocked | 550 Blocked by spamfirewall
blocked | 550 RBL rejection: https://blocklist.example/?192.0.2.7
blocked | 553 Your ip is blocked by our anti spam filter
blocked | 550 5.7.1 Rejected: 192.0.2.7 listed at bl.example
blocked | 554 5.7.1 ACCESS DENIED to anna
blocked | 550 5.7.1 Connection refused: your host is untrusted
blocked | 421 4.7.0 Connection dropped due to SocketError
blocked | 550 IP 192.0.2.7 is blacklisted
blocked | 554 <192.0.2.7>: Client host rejected: You are a spammer
blocked | 451 4.7.1 Sorry, your IP address is temporarily blocked
blocked | 550 Mail from 192.0.2.7 is not accepted
blocked | 554 You are not permitted to send mail to this system
blocked | 550 5.7.1 Rejected by MailGuard; your IP has poor karma
blocked | 550 We do not accept mail from hosts without proper rDNS
blocked | 421 Your IP address has been temporarily banned
blocked | 550 Mail server [192.0.2.7] is rejected
blocked | 554 Denied [CS] [1234]: network block
sender_rejected | 550 5.7.1 sender denied
sender_rejected | 550 from address not allowed
sender_rejected | 553 5.7.1 <probe@us.example>: Sender address rejected: not logged in
sender_rejected | 550 your domain has no MX record
sender_rejected | 550 Could not verify sender
sender_rejected | 550 5.1.0 <probe@us.example> sender rejected
sender_rejected | 550 Domain us.example has no valid MX or A record
sender_rejected | 554 5.7.1 The sender address was rejected
sender_rejected | 550 Invalid HELO
sender_rejected | 553 envelope sender is in my badmailfrom list (#5.7.1)
sender_rejected | 501 5.1.7 Bad sender address syntax
sender_rejected | 550 5.7.1 Requested action not taken: sender not authenticated
temporary_failure | 451 4.4.1 Unable to reach the server
temporary_failure | 451 4.3.2 System temporarily down
temporary_failure | 421 4.4.2 Connection timed out
temporary_failure | 450 4.4.1 connection refused
temporary_failure | 421 mail server too busy
temporary_failure | 451 unable to verify recipient
temporary_failure | 450 Try again
temporary_failure | 451 Mailserver overloaded
temporary_failure | 432 Domain service not available
domain_not_served | 550 5.7.1 Relaying not allowed - please use SMTP AUTH
domain_not_served | 550 that domain is not handled by this server
domain_not_served | 550 Relay denied: not a local domain
domain_not_served | 550 recipient domain not supported
domain_not_served | 550 5.7.1 This mail server does not handle mail for shop.example
domain_not_served | 553 Attempt to relay
domain_not_served | 550 anna@shop.example relaying prohibited. You should authenticate first
domain_not_served | 554 5.7.1 Recipient domain not in our list
domain_not_served | 550 you must authenticate before relaying
domain_not_found | 550 No such domain at this location
domain_not_found | 550 Recipient domain does not exist
domain_not_found | 553 5.1.2 Domain name required
domain_not_found | 554 5.4.4 Unable to route: no MX
domain_not_found | 550 5.4.4 Host not found
rate_limited | 421 Too many connections, try later
rate_limited | 450 You have sent too many messages
rate_limited | 452 too many emails per second
rate_limited | 421 Too many sessions
rate_limited | 451 Ratelimited
rate_limited | 550 Sending limits exceeded
rate_limited | 554 Message limit exceeded for this hour
rate_limited | 421 exceeded maximum connections from one host
message_content #data | 554 Mail rejected: contains spam
message_content #data | 550 Content filter rejection
message_content #data | 554 rejected due to virus
message_content #data | 550 Bad or missing Date header
message_content #data | 550 suspected spam
message_content #data | 550 This message scored 12 spam points
message_content #data | 550 Your message looks like SPAM or has been reported as SPAM
message_content #data | 571 message refused
message_content #data | 554 5.3.4 Message too big
message_content #data | 552 Message exceeds maximum fixed size
message_content #data | 550 URL in this mail is listed
blocked | 550 Your host name does not exist in DNS
sender_rejected | 550 Your account has been suspended for sending spam
sender_rejected | 554 Mail from this user is not accepted: unknown sender
sender_rejected | 550 MAIL FROM address does not exist
sender_rejected | 550 The address in MAIL FROM is invalid
sender_rejected | 550 Return address does not exist
sender_rejected | 550 Reply address unknown
sender_rejected | 550 From address is not valid
sender_rejected | 550 Your email address is invalid
sender_rejected | 550 verification of sender address failed: user unknown
sender_rejected | 550 Unknown user in return path
sender_rejected | 553 Invalid address in From
sender_rejected | 550 Originator address unknown
sender_rejected | 550 your address does not exist
sender_rejected | 550 envelope sender address unknown
sender_rejected | 550 We can't verify that your address exists
sender_rejected | 550 your mail server says that your address doesn't exist
sender_rejected | 550 Postmaster address of your domain does not exist
blocked | 550 Address 192.0.2.7 is invalid
blocked | 550 IP address not found
blocked | 554 The IP address is unknown
blocked | 550 address unavailable for abuse: blocked
blocked | 550 Client name does not exist
blocked | 550 Mail server name invalid
blocked | 554 invalid hostname
message_content | 550 Invalid address in To: header
message_content | 550 Recipient names in header are invalid
message_content | 554 mail contains unknown attachment
message_content | 550 user has unsubscribed from bulk mail
temporary_failure | 550 Unable to look up user at this time, try later
temporary_failure | 550 user lookup failure
temporary_failure | 550 could not look up recipient: database error
temporary_failure | 550 LDAP error: user not found temporarily
temporary_failure | 554 mailbox is busy, temporarily locked
temporary_failure | 550 mailbox locked, try later
rate_limited | 550 user has sent too many messages
rate_limited | 550 Account has exceeded sending quota
rate_limited | 550 account disabled temporarily due to too many connections from your IP
authentication_required | 550 user not authenticated
recipient_restricted | 550 user not found in allowed senders list of recipient
policy_refusal | 550 Address rejected by policy
policy_refusal | 550 Administrative prohibition
policy_refusal | 550 recipient is protected by a firewall
blocked | 550 All mail servers must have a PTR record with a valid Reverse DNS entry
blocked | 550 Bad sender IP address
blocked | 554 Extreme bad IP profile
blocked | 550 Host lookup did not match
blocked | 550 Hosts with dynamic IP are not accepted
blocked | 550 No matches to nameserver query
blocked | 550 Please get a custom reverse DNS name from your ISP for your host
blocked | 550 Pool IP rejected
blocked | 550 Server access forbidden by your IP
blocked | 550 This client has been blocked
blocked | 550 5.7.1 Your server is not permitted to deliver here
blocked | 550 rejected by our heuristics, contact postmaster
blocked | 554 5.7.1 You tried to send from an unauthorized host
blocked | 554 Service denied
blocked | 421 Refused. You have no reverse DNS entry.
blocked | 550 Refused. Your reverse DNS entry does not resolve back to your IP.
blocked | 550 5.7.1 Access denied
blocked | 550 Access denied...7b6e
blocked | 554 Transaction rejected, your host is in our bad hosts list
blocked | 550 connection from your network was temporarily blacklisted
blocked | 554 we do not accept direct mail from end-user lines
blocked | 550 Relay host is untrusted
blocked | 550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.
blocked | 550 Mail rejected by Windows Live Hotmail for policy reasons. Reasons may be related to content with spam-like characteristics or IP/domain reputation.
blocked | 451 4.7.1 Client host rejected: cannot find your reverse hostname
blocked | 550 Verizon blocked: email from your area is not currently accepted
blocked | 571 Email from 192.0.2.7 is currently blocked by Verizon Online's anti-spam system.
blocked | 550 is not allowed to send mail from this server
blocked | 554 You have sent spam to us
blocked | 553 mail rejected because your sending IP is in PBL
blocked | 550 SC-001 Mail rejected by Windows Live Hotmail for policy reasons
blocked | 550 User is not in the whitelist
blocked | 550 CPANEL reject: bad country 
blocked | 421 Too much Spam from your IP
blocked | 450 connection temporarily refused, IP throttled
blocked | 421 connection refused by [192.0.2.9]
blocked | 550 5.7.1 TRAFFIC FROM YOUR NETWORK REFUSED
sender_rejected | 550 Authentication required for this domain SPF
sender_rejected | 501 5.1.8 Sender domain must resolve
sender_rejected | 550 We require a valid from domain
sender_rejected | 551 sender not allowed
sender_rejected | 450 4.1.8 unable to verify sender
sender_rejected | 550 5.7.1 Mail from domain has no A, MX
sender_rejected | 550 (PRX2) Sender email does not match
message_content | 554 5.7.1 Content rejected
message_content | 550 Denied by Content Filter
message_content | 554 Message denied
message_content | 550 Mail rejected
message_content | 550 5.7.1 Body contains banned words
message_content | 554 Suspicious message
message_content | 552 Your message has been rejected because it contains executable content
message_content | 550 Sorry, we can't accept message with this charset
message_content | 554 Sorry, no UCE
message_content | 550 Uncertified bulk
message_content | 550 Email exceeds size limit
message_content | 534 5.3.4 Requested action not taken; Message too large
message_content | 550 Maximum line length exceeded (see RFC 5322 2.1.1).
message_content | 554 Error: Too many Received headers
message_content | 550 message contains disallowed link
message_content | 554 file infected
message_content | 550 HTML tag rejected
message_content | 554 text of message rejected by scanner
`;
