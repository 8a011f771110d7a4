/** Temporary, routing and unknown replies. */
export const WAITING_CORPUS = String.raw`
accepted | 250 2.1.5 Ok
accepted | 250 Accepted
accepted | 251 User not local; will forward to <anna@other.example>
accepted | 250 2.1.5 mailbox full of joy, user unknown to nobody
cannot_verify | 252 2.1.5 Cannot VRFY user, but will accept message and attempt delivery
greylisted | 450 4.2.0 <anna@shop.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/shop.example.html
greylisted | 451 4.7.1 Greylisting in action, please come back in 00:04:59
greylisted | 451 4.7.1 <anna@shop.example>: Recipient address rejected: Intentional policy rejection, please try again later
greylisted | 450 4.7.1 <anna@shop.example>: Recipient address rejected: Intended policy rejection, please try again later
greylisted | 451 Greylisted, please try again in 900 seconds
greylisted | 451 Greylisting enabled, try again in 15 minutes
greylisted | 450 Greylisted. Please come back later.
greylisted | 452 4.2.2 Greylisted, please try again in a few moments.
greylisted @mimecast | 451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [abc.uk1]
greylisted | 450 4.2.0 <anna@shop.example>: Recipient address rejected: shop.example greylisted for 60 seconds by ZEROSPAM
greylisted | 450 4.7.1 <mail.us.example[192.0.2.7]>: Client host rejected: Greylisted for 300 seconds
greylisted | 451 4.7.1 Graylisted, try again later
greylisted | 451 You are not yet authorized to deliver mail from <probe@us.example> to <anna@shop.example>. Please try later.
greylisted | 451 First time we see this sender, come back later
greylisted | 451 please try again in 5 minutes
temporary_failure | 450 4.2.0 <anna@shop.example>: Recipient temporarily unavailable
temporary_failure | 451 4.3.0 <anna@shop.example>: Temporary lookup failure
temporary_failure | 451 4.3.5 Server configuration problem
temporary_failure | 451 4.3.5 <mail.us.example[192.0.2.7]>: Client host rejected: Server configuration error
temporary_failure | 450 4.7.1 Client host rejected: Service unavailable
temporary_failure | 450 4.3.2 Service currently unavailable
temporary_failure | 451 Requested action aborted: local error in processing
temporary_failure | 450 Requested mail action not taken: mailbox unavailable
temporary_failure | 452 4.3.1 Insufficient system storage
temporary_failure | 452 4.3.1 Insufficient system resources
temporary_failure | 421 4.3.2 System not accepting network messages
temporary_failure | 421 Service not available, closing transmission channel
temporary_failure | 451 4.4.4 Temporary server error. Please try again later ATTR1 [VI1EUR04FT003]
temporary_failure | 451 4.4.3 Unable to verify address at this time
temporary_failure | 451 Temporary local problem - please try later
temporary_failure | 451 4.7.1 Service unavailable - try again later
temporary_failure | 450 4.1.1 <anna@shop.example>: Recipient address rejected: unverified address: Address verification in progress
unconfirmed_refusal | 450 4.1.1 <nobody@shop.example>: Recipient address rejected: unverified address: unknown user: "nobody"
unconfirmed_refusal | 450 4.1.1 <nobody@shop.example>: Recipient address rejected: unverified address: host 192.0.2.4[192.0.2.4] said: 550 5.1.1 <nobody@shop.example> User doesn't exist: nobody@shop.example (in reply to RCPT TO command)
temporary_failure | 450 4.1.1 <anna@shop.example>: Recipient address rejected: unverified address: host 192.0.2.4[192.0.2.4] said: 451 4.3.0 Temporary lookup failure (in reply to RCPT TO command)
temporary_failure | 450 4.1.1 <anna@shop.example>: Recipient address rejected: unverified address: connect to mail.shop.example[192.0.2.4]:25: Connection refused
temporary_failure | 550 5.1.1 <anna@shop.example>: Recipient address rejected: undeliverable address: mail for shop.example loops back to myself
temporary_failure | 451 Could not complete recipient verify callout
temporary_failure | 550 5.2.1 The user's mailbox is temporarily unavailable, try again later
temporary_failure | 550 4.2.1 words that nobody knows
temporary_failure | 450 words that nobody knows
temporary_failure @barracuda | 421 Temporary failure, please try again later.
temporary_failure @barracuda | 422 License Expired
temporary_failure | 421 user unknown
temporary_failure | 554 Service temporarily unavailable, try later
temporary_failure | 451 qq internal bug (#4.3.0)
temporary_failure | 451 Spaeter erneut versuchen
temporary_failure | 451 Veuillez réessayer plus tard
temporary_failure #mail | 451 4.3.2 Please try again later
domain_not_served | 554 5.7.1 <anna@shop.example>: Relay access denied
domain_not_served | 454 4.7.1 <anna@shop.example>: Relay access denied
domain_not_served | 550 5.7.1 <anna@shop.example>... Relaying denied
domain_not_served | 550 5.7.1 <anna@shop.example>... Relaying denied. IP name lookup failed [192.0.2.7]
domain_not_served | 550 5.7.1 <anna@shop.example>... Relaying denied. IP name possibly forged [192.0.2.7]
domain_not_served | 550 5.7.1 Unable to relay
domain_not_served | 550 relay not permitted
domain_not_served | 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
domain_not_served @microsoft-365 | 550 5.7.64 TenantAttribution; Relay Access Denied [HE1EUR01FT005]
domain_not_served @messagelabs | 553-sorry, that domain isn't in my list of allowed rcpthosts\n553 you are trying to use me as a relay, but I have not been configured to let you
domain_not_served @trendmicro | 554 5.7.1 <anna@shop.example>: Recipient address rejected: NO-DOMAIN.
domain_not_served @zoho | 553 Relaying disallowed
domain_not_served @yahoo | 550 relaying denied for <anna@yahoo.example>
domain_not_served | 550 We do not relay for this domain
domain_not_served | 550 Domain shop.example is not hosted here
domain_not_served | 550 shop.example is not a local domain
domain_not_served | 550 not local domain
domain_not_served | 551 5.7.1 Domain not found (#id-5.9.2)
domain_not_served | 550 This system is not configured to relay mail from <probe@us.example> to <anna@shop.example>
domain_not_served | 550 mail to shop.example not accepted here
domain_not_served | 550 Relaying nicht erlaubt
domain_not_found | 550 5.1.2 <anna@shop.example>: Recipient address rejected: Domain not found
domain_not_found | 550 Host unknown
domain_not_found | 550 5.1.2 Bad destination system: no such domain
domain_not_found | 550-unrouteable mail domain "shop.example"
domain_not_found @google | 553-5.1.2 We weren't able to find the recipient domain. Please check for any\n553 5.1.2 spelling errors
domain_not_found | 550 no MX record for shop.example
domain_not_found | 550 The domain shop.example does not exist
no_mail_accepted | 556 5.1.10 <anna@shop.example>: Recipient address rejected: Domain shop.example does not accept mail (nullMX)
no_mail_accepted | 556 5.1.10 Recipient address has null MX
no_mail_accepted #connect | 521 shop.example does not accept mail
smtputf8_unsupported | 553 5.6.7 Must declare SMTPUTF8 to permit unicode address
smtputf8_unsupported | 550 5.6.7 Non-ASCII addresses not permitted
protocol_problem | 503 5.5.1 Error: need MAIL command
protocol_problem | 503 5.5.1 Bad sequence of commands
protocol_problem | 503 valid RCPT command must precede DATA
protocol_problem | 501 5.5.4 Syntax error in parameters or arguments
protocol_problem | 500 5.5.2 Error: command not recognized
protocol_problem | 502 5.5.1 Command not implemented
protocol_problem #connect | 554 SMTP synchronization error
protocol_problem | 354 go ahead
policy_refusal | 550 words that nobody knows
policy_refusal | 554 5.7.1 words that nobody knows
policy_refusal | 550
policy_refusal | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Access denied
policy_refusal @microsoft-365 | 550 5.4.1 All recipient addresses rejected : Access denied
policy_refusal @microsoft-365 | 550 5.7.504 Recipient address rejected: Access denied, banned recipient
policy_refusal @google | 550 5.7.1 Email doesn't exist - gcdp x1 - gsmtp
policy_refusal @barracuda | 550 permanent failure for one or more recipients (anna@shop.example:blocked)
policy_refusal @gmx | 550 5.7.1 Requested action not taken: mailbox unavailable
policy_refusal @zoho | 541 5.4.1 Mail rejected by destination domain
policy_refusal | 550 Denied by policy
policy_refusal | 554 5.4.6 Too many hops
policy_refusal | 550 5.7.0 Local Policy Violation
domain_not_served | 550 not hosted here
authentication_required | 550 Please turn on SMTP authentication in your mail program
domain_not_served | 553 sorry, relaying denied from your location (#5.7.1)
domain_not_served | 550 anna@shop.example is not hosted on this server
domain_not_served | 551 This is not a relay host
domain_not_found | 553 recipient domain has no valid MX
`;
