/** Replies about our address, sender or session. */
export const ABOUT_US_CORPUS = String.raw`
blocked | 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7
blocked | 554 5.7.1 <anna@shop.example>: Recipient address rejected: https://www.spamhaus.org/query/ip/192.0.2.7
blocked | 550 5.2.1 Mailbox unavailable. Your IP address 192.0.2.7 is blacklisted using SPAMHAUS-XBL. Details: http://www.spamhaus.org/query/bl?ip=192.0.2.7
blocked | 554 5.7.1 <mail.us.example[192.0.2.7]>: Client host rejected: Access denied
blocked | 554 5.7.1 <mail.us.example[192.0.2.7]>: Client host rejected: Service unavailable; Client host [192.0.2.7] blocked using dnsbl.filter.example
blocked | 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.7]
blocked | 450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]
blocked @microsoft-365 | 550 5.7.606 Access denied, banned sending IP [192.0.2.7]. To request removal from this list please visit https://sender.office.com/
blocked @microsoft-365 | 550 5.7.1 Service unavailable, Client host [192.0.2.7] blocked using Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/192.0.2.7 (AS16012611)
blocked @microsoft-consumer | 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).
blocked @yahoo #mail | 553 5.7.2 [TSS09] All messages from 192.0.2.7 will be permanently deferred; Retrying will NOT succeed.
blocked @yahoo #mail | 553 5.7.1 [BL23] Connections will not be accepted from 192.0.2.7, because the ip is in Spamhaus's list
blocked @google | 550-5.7.1 [192.0.2.7] The IP you're using to send mail is not authorized to\n550-5.7.1 send email directly to our servers.
blocked @icloud #connect | 554 st43p00im-smtpin.me.example ESMTP not accepting connections
blocked @icloud | 550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.7
blocked @gmx | 554 Nemesis ESMTP Service not available\nNo SMTP service\nIP address is block listed.
blocked @gmx | 550 Reject due to policy restrictions.
blocked @t-online #connect | 554 IP=192.0.2.7 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.example to clarify.) (BL)
blocked @orange | 550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102
blocked @sfr | 554 <mail.us.example[192.0.2.7]>: Client host rejected: Abus detecte GU_EIB_02
blocked @comcast #connect | 554 resimta-po-01v.sys.comcast.example ESMTP server not available 192.0.2.7 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000001
blocked @spectrum | 550 5.7.1 192.0.2.7 rejected. AUP#In-1000
blocked @att #mail | 553 5.3.0 flph828 DNSBL:ATTRBL 521< 192.0.2.7 >_is_blocked.For assistance forward this error
blocked @godaddy #connect | 554 p3plibsmtp01-01.prod.phx3.secureserver.example bizsmtp IB103. Connection refused. 192.0.2.7 has a poor reputation on Cloudmark Sender Intelligence
blocked @mimecast | 550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550
blocked @proofpoint #connect | 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7
blocked @barracuda | 550 cuda_nsu 4.7.1 Policy Rejection- Abuse. Go away.
blocked @ironport #connect | 554-mx.shop.example\n554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
blocked @mail-ru | 550 spam message rejected. Please visit http://help.mail.example/notspam-support/id?c=abc
blocked @qq | 550 Ip is rejected: suspected spam ip
blocked @netease | 554 HL:IPB 163 smtp3,DdGowAD3,192.0.2.7
blocked | 550-"JunkMail rejected - mail.us.example (us) [192.0.2.7]:4411 is in an RBL: see https://www.spamhaus.org/query/ip/192.0.2.7"
blocked | 550 rejected because 192.0.2.7 is in a black list at bl.spamcop.net
blocked | 550 Your IP is listed in our local blocklist
blocked | 550 5.7.1 Mail from 192.0.2.7 refused by blackhole site
blocked | 554 5.7.1 Your IP has been blocked due to spam
blocked | 550 We do not accept mail from dynamic IPs
blocked | 550 5.7.1 Email rejected per SPAM policy: dialup hosts are not accepted
blocked | 553 Dynamic pool 192.0.2.7
blocked | 550 REJECT [192.0.2.7]: bad reputation
blocked | 554 Your host name is generic; no mail accepted from generic hosts
blocked | 550 5.7.1 No reverse DNS for 192.0.2.7
blocked | 421 4.7.1 PTR record not found for 192.0.2.7
blocked | 550 IP name possibly forged [192.0.2.7]
blocked | 550 5.7.1 Country blocked by GeoIP
blocked | 521 5.7.1 Service unavailable; client [192.0.2.7] blocked using b.barracudacentral.org
blocked | 550 5.3.2 Service currently unavailable
blocked | 571 Mail refused - address 192.0.2.7 is a spam source
blocked | 550 sending IP temporarily banned
blocked | 554 Connection refused from 192.0.2.7
blocked | 550 Access from ip address 192.0.2.7 blocked
blocked | 550 You are not allowed to connect to this server
blocked | 554 Adresse IP bloquée
blocked | 550 Ihre IP-Adresse wurde gesperrt
blocked | 550 We don't accept mail from your country
blocked #connect | 554 mx.shop.example ESMTP Service not available
blocked #connect | 554 No SMTP service here
blocked #connect | 550 some words that nobody knows
harvest_guard @ironport | 550 Too many invalid recipients
harvest_guard @gmx | 421 Reject due to policy violations
harvest_guard @netease #connect | 421 HL:REP 163 smtp13,EsCowACn
harvest_guard @yahoo | 451 VS1-MF Excessive unknown recipients - possible Open Relay
harvest_guard @spectrum | 421 4.7.1 - Connection refused - <192.0.2.7> - Too many bad recipients. AUP#In-1560
harvest_guard @godaddy | 554 This IP has been blocked for the day, for attempting to mail too many invalid recipients. IB113
harvest_guard @cox | 452 too many invalid recipients
harvest_guard | 550 REJECTED - Too many failed recipients - count = 4
harvest_guard | 553 too many bad recipients: sulking (#5.5.1)
harvest_guard | 554 5.7.1 Client host rejected because of email address enumeration
harvest_guard | 550 Directory harvest attack detected from 192.0.2.7
harvest_guard | 421 Too many unknown users
harvest_guard | 550 you have tried too many recipients that do not exist
rate_limited @google | 421-4.7.0 Try again later, closing connection. (EHLO) x1 - gsmtp
rate_limited @google | 421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.
rate_limited @microsoft-365 | 451 4.7.500 Server busy. Please try again later from [192.0.2.7]. (S77719) [AM5EUR03FT020]
rate_limited @microsoft-consumer #mail | 451 4.7.650 The mail server [192.0.2.7] has been temporarily rate limited due to IP reputation. (S775)
rate_limited | 421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel
rate_limited @yahoo #connect | 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints
rate_limited @yahoo #mail | 421 Max message per connection reached, closing transmission channel
rate_limited @comcast #connect | 421 4.1.0 192.0.2.7 Throttled - try again later. Please see https://postmaster.comcast.net/smtp-error-codes.php#RL000003
rate_limited @orange #connect | 421 mwinf5c21 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104
rate_limited @qq | 550 Ip frequency limited
rate_limited @netease | 450 RP:CEL 163 smtp10
rate_limited @netease | 550 RP:RCL 163 smtp10
rate_limited @godaddy #connect | 421 Too many concurrent connections from this IP. IB007
rate_limited @spectrum #connect | 421 4.7.0 192.0.2.7 too many connections. AUP#In-1310
rate_limited @gmx #connect | 421 Rate limit reached. Please try again later
rate_limited @ironport | 452 Too many recipients received this hour
rate_limited #connect | 421 4.7.0 mx.shop.example Error: too many connections from 192.0.2.7
rate_limited | 421 4.7.0 mx.shop.example Error: too many errors
rate_limited | 450 4.7.1 Error: too much mail from 192.0.2.7
rate_limited | 450 4.7.1 Error: too many recipients from 192.0.2.7
rate_limited | 452 4.4.5 Rate limit exceeded, try again later.
rate_limited | 421 Too many messages in this session
rate_limited | 450 Connection rate limit exceeded
rate_limited | 451 Message throttled, slow down
rate_limited | 554 Too many nonmail commands
rate_limited | 550 You have exceeded your hourly sending limit
rate_limited | 421 Zu viele Verbindungen von Ihrer IP-Adresse
too_many_recipients | 452 4.5.3 Error: too many recipients
too_many_recipients @microsoft-consumer | 452 4.5.3 Too many recipients (AS780090) [VI1EUR04FT003]
too_many_recipients | 451 4.5.3 Recipients belong to multiple regions ATTR38
too_many_recipients @google | 451-4.3.0 Multiple destination domains per transaction is unsupported. Please\n451 4.3.0 try again.
too_many_recipients | 552 too many recipients
too_many_recipients | 455 4.5.3 Too many recipients.
too_many_recipients | 452 4.5.3 Domain policy size per transaction exceeded
sender_rejected | 554 5.7.1 <postmaster@us.example>: Sender address rejected: Access denied
sender_rejected #mail | 550 5.7.1 <postmaster@us.example>... Access denied
sender_rejected | 450 4.7.1 <postmaster@us.example>: Sender address rejected: Access denied
sender_rejected | 550 5.1.8 <probe@us.example>: Sender address rejected: Domain not found
sender_rejected | 450 4.1.8 <probe@us.example>: Sender address rejected: Domain not found
sender_rejected | 553 5.1.8 <probe@us.example>... Domain of sender address probe@us.example does not exist
sender_rejected | 550 5.7.23 The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 SPF fail
sender_rejected | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Please see http://www.openspf.net/Why?s=mfrom;id=probe%40us.example;ip=192.0.2.7;r=mx.shop.example
sender_rejected | 504 5.5.2 <us>: Helo command rejected: need fully-qualified hostname
sender_rejected | 550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)
sender_rejected | 550 Sender verify failed
sender_rejected | 550-Callback setup failed while verifying <probe@us.example>\n550-The initial connection, or a HELO or MAIL FROM:<> command was\n550-rejected. Refusing MAIL FROM:<> does not help fight spam\n550 Sender verify failed
sender_rejected @netease #mail | 553 Requested action not taken: NULL sender is not allowed
sender_rejected | 553 sorry, your envelope sender domain must exist (#5.7.1)
sender_rejected @orange | 501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405 [405]
sender_rejected @mimecast | 550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550
sender_rejected | 550 5.1.1 <probe@us.example>: Sender address rejected: undeliverable address: User unknown
sender_rejected | 550 empty envelope senders not allowed
sender_rejected | 550 Error: no third-party DSNs
sender_rejected | 550 5.7.26 Unauthenticated email from us.example is not accepted due to domain's DMARC policy
sender_rejected | 550 The sender's domain does not exist
sender_rejected #mail | 550 5.1.1 User unknown
sender_rejected #mail | 550 mailbox unavailable
sender_rejected #ehlo | 550 whatever
sender_rejected | 550 Absender ungültig
sender_rejected | 550 Adresse de l'expediteur refusee : expediteur inconnu
sender_rejected | 553 Bogus mail from
sender_rejected | 550 Invalid sender domain
sender_rejected | 550 Spoofed sender rejected
tls_required @google | 421-4.7.0 TLS required for RCPT domain, closing connection.
tls_required #mail | 530 5.7.0 Must issue a STARTTLS command first
tls_required | 550 5.7.10 Encryption required
tls_required | 553 5.7.1 Recipient route requires encryption
authentication_required #mail | 530 5.7.1 Client was not authenticated
authentication_required | 530 Authentication required
authentication_required | 550 SMTP authentication is required
message_content #data | 554 5.7.1 Message rejected because it contains a virus
message_content #data | 550 5.7.1 Message contains spam or virus
message_content #data | 552 5.3.4 Message size exceeds fixed limit
message_content #data | 554 5.7.1 This message has been rejected: spam score 15.3
message_content #data | 550 message content rejected
message_content #data | 550 High probability of spam
message_content #data | 550 This message is classified as spam
message_content #data | 554 5.6.0 Invalid header found
message_content #data | 552 illegal attachment found
message_content #data | 550 5.6.0 Lone CR or LF in headers
message_content #data | 550 Message too large
blocked | 521 5.2.1 :  (DYN:T1) https://postmaster.aol.com/error-codes#554dynt1
blocked | 421 4.7.1 : (RLY:B1)
no_mail_accepted | 521 5.2.1 this server is not what you look for
blocked | 550 Verification calls are not welcome here
`;
