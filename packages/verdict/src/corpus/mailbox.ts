/** Replies about the mailbox; see corpus.ts for the format. */
export const MAILBOX_CORPUS = String.raw`
no_mailbox | 524 5.2.4 Mailing list expansion problem: <nobody@shop.example>
no_mailbox | 550-Callout verification failed:\n550 550 Unrouteable address
no_mailbox | 550-Callout verification failed:\n550 550 5.1.1 <nobody@shop.example>: Recipient address rejected: User unknown in virtual mailbox table
blocked | 550-Callout verification failed:\n550 554 5.7.1 <mx.shop.example[192.0.2.7]>: Client host rejected: Access denied
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: User unknown in virtual mailbox table
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: User unknown in local recipient table
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: User unknown in relay recipient table
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: shop.example
no_mailbox | 550 5.1.1 <anna@shop.example> User doesn't exist: anna@shop.example
no_mailbox | 550 5.1.1 <anna@shop.example> Recipient not found. <shop.example>
no_mailbox | 550 5.1.1 <anna@shop.example>... User unknown
no_mailbox | 550 5.1.1 anna@shop.example... User unknown, not local address
no_mailbox | 553 5.3.0 <anna@shop.example>... No such user here
policy_refusal | 550 5.7.1 <anna@shop.example>... No such user
no_mailbox | 550 unknown user
no_mailbox | 550 Unknown user anna@shop.example
no_mailbox | 550 User unknown
no_mailbox | 550 <anna@shop.example> is unknown
no_mailbox | 550 anna@shop.example unknown
no_mailbox | 550 Unrouteable address
no_mailbox | 550-Verification failed for <anna@shop.example>\n550-Unrouteable address\n550 Recipient verify failed
no_mailbox | 550 No Such User Here"
no_mailbox | 550 No such recipient here
no_mailbox | 550 No such person at this address.
no_mailbox | 550-5.1.1 The email account that you tried to reach does not exist. Please try\n550 5.1.1 double-checking the recipient's email address for typos
no_mailbox @google | 550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550-5.1.1 unnecessary spaces. For more information, go to\n550 5.1.1  https://support.google.com/mail/?p=NoSuchUser x1-20020a05si123.55 - gsmtp
no_mailbox @microsoft-365 | 550 5.4.1 Recipient address rejected: Access denied. For more information see https://aka.ms/EXOSmtpErrors [AM0EUR02FT003.eop-EUR02.prod.protection.outlook.com]
no_mailbox | 550 5.4.1 [anna@shop.example]: Recipient address rejected: Access denied [HE1EUR01FT005.eop-EUR01.prod.protection.outlook.com]
no_mailbox @microsoft-365 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@shop.example not found by SMTP address lookup
no_mailbox | 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
no_mailbox @microsoft-consumer | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [VI1EUR04FT048.eop-eur04.prod.protection.outlook.com]
no_mailbox | 550 Requested action not taken: mailbox unavailable
no_mailbox | 550 mailbox unavailable
no_mailbox @gmx | 550 Requested action not taken: mailbox unavailable\nFor explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.8&c=fsbl
no_mailbox @icloud | 550 5.1.1 <anna@icloud.example>: user does not exist
no_mailbox @icloud | 550 5.1.1 unknown or illegal alias: anna@icloud.example
no_mailbox @yahoo #data | 554 delivery error: dd This user doesn't have a yahoo.example account (anna@yahoo.example) [0] - mta1.example
no_mailbox @mail-ru | 550 Message was not accepted -- invalid mailbox.  Local mailbox anna@mail.example is unavailable: user not found
no_mailbox @yandex | 550 5.7.1 No such user!
no_mailbox @qq | 550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728
no_mailbox @netease | 550 Invalid User
no_mailbox @orange | 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]
no_mailbox @laposte | 550 5.5.0 Adresse d au moins un destinataire invalide. Invalid recipient. LPN007_416
no_mailbox @comcast | 550 5.1.1 Not our Customer
no_mailbox @att | 550 5.2.1 <ANNA@PRODIGY.EXAMPLE>... Addressee unknown, relay=[192.0.2.9]
no_mailbox @cox | 550 5.1.1 anna@cox.example recipient rejected
no_mailbox @rackspace | 550 5.1.1 <anna@shop.example>: Email address could not be found, or was misspelled (G8)
no_mailbox @zoho | 550 5.1.1 User unknown in virtual mailbox table
no_mailbox @mimecast | 550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [abc.uk1]
no_mailbox @proofpoint | 550 5.7.1 <anna@shop.example>: Recipient address rejected: User email address is marked as invalid.
no_mailbox @proofpoint | 550 5.1.1 <anna@shop.example> - This is not a valid email address
no_mailbox @barracuda | 550 cuda_nsu 5.1.1 <anna@shop.example>... User unknown
no_mailbox @ironport | 550 #5.1.0 Address rejected.
no_mailbox @messagelabs | 550 Invalid recipient <anna@shop.example> (#5.1.1)
no_mailbox @trendmicro | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Invalid-Recipient.
no_mailbox | 554 5.7.1 <anna@shop.example>: Recipient address rejected: Not in recipient list
no_mailbox | 553 sorry, this recipient is not in my validrcptto list (#5.7.1)
no_mailbox | 550 sorry, no mailbox here by that name (#5.1.1 - chkuser)
no_mailbox | 511 sorry, no mailbox here by that name (#5.1.1 - chkuser)
no_mailbox | 550 5.1.1 User: <anna@shop.example> unknown
no_mailbox | 550 5.1.1 MXIN501 mailbox anna@shop.example unknown
no_mailbox | 550 5.1.1 unable to find user anna@shop.example
no_mailbox | 550 <anna@shop.example>: User not known
no_mailbox | 550 user not known
no_mailbox | 550 <anna@shop.example> No such mailbox
no_mailbox | 550 5.1.1 No such mailbox
no_mailbox | 550 #5.1.1 bad address anna@shop.example
no_mailbox | 550 5.1.1 Mailbox "anna" does not exist
no_mailbox | 550 The mailbox anna@shop.example doesn't exist
no_mailbox | 550 This user doesn't have an account here
no_mailbox | 550 The recipient address <anna@shop.example> was not found in the recipient directory
no_mailbox | 550 User anna (anna@shop.example) not listed in Domino Directory
no_mailbox | 550 anna@shop.example... No such user in Domino directory
no_mailbox | 550 5.1.1 anna@shop.example: Email address unknown
no_mailbox | 550 Mailbox unknown or not accepting mail.
no_mailbox | 550 We do not have an account by that name
no_mailbox | 550 Recipient unknown
no_mailbox | 550 Unknown recipient anna@shop.example
no_mailbox | 550 Invalid recipient: anna@shop.example
no_mailbox | 553 5.1.3 <anna@shop.example>... Invalid recipient address
no_mailbox | 550 Account not found
no_mailbox | 550 Account anna@shop.example does not exist
no_mailbox | 550 5.1.1 Account does not exist (MailEnable)
no_mailbox | 550 Requested action not taken: mailbox unavailable or not local
no_mailbox | 550 Unknown local part anna in <anna@shop.example>
no_mailbox | 550 Unknown local user
no_mailbox | 550 Addressee unknown
no_mailbox | 550 No such address
no_mailbox | 550 no such alias
no_mailbox | 550 That address does not exist here
no_mailbox | 550 This address no longer exists
no_mailbox | 550 The person you are trying to reach is no longer employed here
no_mailbox | 550 anna@shop.example has left the company
no_mailbox | 550 This email address is no longer in use
no_mailbox | 550 5.1.6 recipient no longer on server: anna@shop.example
no_mailbox | 550 Mailbox has been deleted
no_mailbox | 550 This recipient does not exist in our database
no_mailbox | 550 Invalid mailbox
no_mailbox | 550 Bad mailbox name
no_mailbox | 550 unknown address
no_mailbox | 550 Not a valid recipient
no_mailbox | 550 not a known user on this system
no_mailbox | 550 is not a valid mailbox
no_mailbox | 550 5.1.1 There is no such user
no_mailbox | 550 No user here by that name
no_mailbox | 550 User does not exist - anna@shop.example
no_mailbox | 550 User not found: anna@shop.example
no_mailbox | 550 user (anna@shop.example) does not exist
no_mailbox | 550 nonexistent user
no_mailbox | 550 5.1.1 Recipient address rejected: undeliverable address: unknown user: "anna@shop.example"
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: undeliverable address: host mail.shop.example[192.0.2.4] said: 550 5.1.1 User unknown (in reply to RCPT TO command)
no_mailbox | 550 5.1.1 Rejected: no such recipient
no_mailbox | 550 rejected: User anna@shop.example unknown
no_mailbox | 550 Recipient verification failed
no_mailbox | 550 5.1.1 recipient does not exist here
no_mailbox | 550 Mail is not accepted for nonexistent mailbox
no_mailbox | 550 Address unknown
no_mailbox | 550 5.1.1 Destination mailbox address invalid
no_mailbox | 550 [SUSPEND] Mailbox currently unknown
no_mailbox | 550 recipient unknown (state 14).
no_mailbox | 550 could not find the user anna
no_mailbox | 550 The destination mailbox doesn't exist
no_mailbox | 550 this e-mail address is invalid
no_mailbox | 550 that user is not known here
no_mailbox | 550 Empfänger unbekannt
no_mailbox | 550 5.1.1 Benutzer unbekannt (anna@shop.example)
no_mailbox | 550 Das Postfach existiert nicht
no_mailbox | 550 Kein solcher Benutzer
no_mailbox | 550 Die Adresse ist ungültig
no_mailbox | 550 Unbekannter Empfaenger
no_mailbox | 550 Utilisateur inconnu
no_mailbox | 550 Destinataire inconnu : anna@shop.example
no_mailbox | 550 Cette adresse n'existe pas
no_mailbox | 550 5.1.1 Boîte aux lettres inexistante
no_mailbox | 550 Usuario desconocido
no_mailbox | 550 El usuario no existe
no_mailbox | 550 Buzón inexistente
no_mailbox | 550 La dirección no es válida: destinatario no encontrado
no_mailbox | 550 Usuário inexistente
no_mailbox | 550 Usuário não encontrado
no_mailbox | 550 Destinatário desconhecido
no_mailbox | 550 Utente sconosciuto
no_mailbox | 550 La casella non esiste
no_mailbox | 550 Destinatario inesistente
no_mailbox | 550 Nieznany użytkownik
no_mailbox | 550 Nie ma takiego użytkownika
no_mailbox | 550 Konto nie istnieje
no_mailbox | 550 Brak użytkownika o podanym adresie
no_mailbox | 550 Пользователь не найден
no_mailbox | 550 Нет такого пользователя
no_mailbox | 550 Почтовый ящик не существует
no_mailbox | 550 Net takogo polzovatelya
no_mailbox | 550 Onbekende gebruiker
no_mailbox | 550 De mailbox bestaat niet
no_mailbox | 550 Okänd mottagare
no_mailbox | 550 Mottagaren finns inte
no_mailbox | 550 Ukendt bruger
no_mailbox | 550 Tuntematon vastaanottaja
no_mailbox | 550 Uživatel neexistuje
no_mailbox | 550 Ismeretlen felhasználó
no_mailbox | 550 Kullanıcı bulunamadı
no_mailbox | 550 Atesaki fumei desu
no_mailbox | 550 ユーザが存在しません
no_mailbox | 550 宛先不明
no_mailbox | 550 用户不存在
no_mailbox | 550 收件人邮箱不存在
mailbox_disabled | 550 5.2.1 The email account that you tried to reach is disabled. For more information, go to https://support.google.com/mail/?p=DisabledUser
mailbox_disabled @google | 550 5.2.1 The email account that you tried to reach is inactive
mailbox_full @google | 552 5.2.2 The recipient's inbox is out of storage space and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm
mailbox_disabled @yahoo #data | 554 30 Sorry, your message to anna@yahoo.example cannot be delivered. This mailbox is disabled (554.30).
mailbox_disabled @icloud | 550 5.1.1 <anna@icloud.example>: inactive email address
mailbox_disabled @icloud | 550 5.7.1 Relay not permitted for user
mailbox_disabled @mail-ru | 550 Message was not accepted -- invalid mailbox.  Local mailbox anna@mail.example is unavailable: account is disabled
mailbox_disabled @yandex | 550 5.7.1 Policy rejection on the target address
mailbox_disabled @netease | 550 User suspended
mailbox_disabled @qq | 550 anna@qq.example is a deactivated mailbox
mailbox_disabled @laposte | 550 5.5.0 Le compte du destinataire est bloque. The recipient account isblocked. LPN007_426
mailbox_disabled @free-fr | 550 5.2.1 This mailbox has been blocked due to inactivity (UserSearch)
mailbox_disabled | 540 5.7.1 <anna@rambler.example>: recipient address rejected: Inactive
mailbox_disabled | 550 5.2.1 RACT 192.0.2.9: Mailbox is inactive: <anna@hanmail.example>
mailbox_disabled | 550 5.2.1 <anna@shop.example>... Mailbox disabled for this recipient
mailbox_disabled | 550 5.2.1 Mailbox disabled, not accepting messages
mailbox_disabled | 550 Account suspended
mailbox_disabled | 550 5.2.1 This account has been suspended
mailbox_disabled | 550 User account is inactive
mailbox_disabled | 550 The account is closed
mailbox_disabled | 550 Mailbox has been deactivated
mailbox_disabled | 550 account expired
mailbox_disabled | 550 This email account has been terminated
mailbox_disabled | 550 The user's account is locked
mailbox_disabled | 550 Mail to this user has been suspended
mailbox_disabled | 550 recipient disabled
mailbox_disabled | 550 5.2.1 Account inactive as unread
mailbox_disabled | 550 This address is no longer active
mailbox_disabled | 550 Disabled recipient address
mailbox_disabled | 525 5.7.13 User Account Disabled
mailbox_disabled | 550 5.2.1 ...
mailbox_disabled | 550 Konto gesperrt
mailbox_disabled | 550 Das Postfach wurde deaktiviert
mailbox_disabled | 550 Compte suspendu
mailbox_disabled | 550 Ce compte est désactivé
mailbox_disabled | 550 Cuenta deshabilitada
mailbox_disabled | 550 Conta desativada
mailbox_disabled | 550 Casella disattivata
mailbox_disabled | 550 Konto zablokowane
mailbox_disabled | 550 Аккаунт заблокирован
mailbox_disabled | 550 用户已被禁用
unconfirmed_refusal | 450 4.1.1 <anna@shop.example>: Recipient address rejected: User unknown in local recipient table
unconfirmed_refusal | 451 No such user here
unconfirmed_refusal | 450 unknown user
unconfirmed_refusal | 450 5.2.1 Mailbox disabled
unconfirmed_refusal @mimecast | 451 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#451 [abc.uk1]
mailbox_full | 552 5.2.2 <anna@shop.example>... Mailbox full
mailbox_full @google | 452 4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaTemp
mailbox_full @icloud | 552 5.2.2 <anna@icloud.example>: user is over quota
mailbox_full @comcast | 452 4.1.1 <anna@comcast.example> user over quota
mailbox_full @comcast | 552 5.1.1 anna@comcast.example extended quota violation
mailbox_full @orange | 552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]
mailbox_full @free-fr | 554 5.2.2 <anna@free.example>: Recipient address rejected: Quota exceeded (mailbox for user is full)
mailbox_full @gmx | 552 Requested mail action aborted: exceeded storage allocation\nQuota exceeded. The recipient's mailbox is full.
mailbox_full @yandex | 552 5.2.2 Mailbox size limit exceeded
mailbox_full | 552 Requested mail action aborted: exceeded storage allocation
mailbox_full | 452 4.2.2 <anna@shop.example>: Recipient address rejected: Mailbox is full
mailbox_full | 452 4.2.2 Over quota
mailbox_full | 550 5.2.2 Mailbox is full / Blocks limit exceeded / Inode limit exceeded
mailbox_full | 552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full
mailbox_full | 550 User mailbox exceeds allowed size
mailbox_full | 552 Quota violation
mailbox_full | 550 Recipient's mailbox is over its storage limit
mailbox_full | 450 mailbox quota exceeded
mailbox_full | 550 Disk quota exceeded
mailbox_full | 552 5.2.2 account is full
mailbox_full | 552 The user has exceeded his disk space limit
mailbox_full | 550 not enough storage in the mailbox of anna@shop.example
mailbox_full | 452 Insufficient mailbox space
mailbox_full | 550 The inbox is full
mailbox_full | 550 mail box space not enough (space limit exceeded)
mailbox_full | 552 no more room in mailbox
mailbox_full | 550 Das Postfach des Empfängers ist voll
mailbox_full | 552 Speicherplatz überschritten
mailbox_full | 552 Boîte aux lettres pleine
mailbox_full | 552 Quota dépassé pour le destinataire
mailbox_full | 552 Buzón lleno
mailbox_full | 552 Cuota excedida
mailbox_full | 552 Caixa postal cheia
mailbox_full | 552 Casella piena
mailbox_full | 552 Skrzynka przepełniona
mailbox_full | 552 Ящик переполнен
mailbox_full | 552 邮箱已满
recipient_busy @google | 450-4.2.1 The user you are trying to contact is receiving mail too quickly.\n450 4.2.1 Please resend your message at a later time.
recipient_busy @google | 550-5.2.1 The user you are trying to contact is receiving mail at a rate that\n550 5.2.1 prevents additional messages from being delivered.
recipient_busy @yahoo | 450 User is receiving mail too quickly
recipient_busy @yandex | 450 4.2.1 The recipient has exceeded message rate limit. Try again later.
recipient_busy @comcast | 452 4.1.1 <anna@comcast.example> too many recent messages
recipient_busy @qq | 550 Mailbox unavailable or access denied
recipient_busy @microsoft-365 | 554 5.2.121 Recipient's per hour message receive limit from specific sender exceeded
recipient_restricted @microsoft-365 | 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed
recipient_restricted | 550 5.7.1 RESOLVER.RST.AuthRequired; authentication required
recipient_restricted | 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized
recipient_restricted | 550 5.1.1 RCP-P2 Refused due to recipient preferences
recipient_restricted | 550 5.7.1 You are not allowed to post to this list
recipient_restricted | 550 This mailbox only accepts mail from authorized senders
recipient_restricted | 550 anna@shop.example does not accept mail from external senders
recipient_restricted | 550 internal senders only
no_mailbox | 553 sorry, that recipient is not in my list of allowed recipients (#5.7.1)
no_mailbox | 550 There is no one at this address
mailbox_disabled | 550 extended inactivity, new mail is not currently being accepted for this mailbox
no_mailbox | 550 Nicht existierender Empfänger
mailbox_full | 550 RecipientQuotaExceeded
no_mailbox | 550 Your envelope recipient is not valid: anna@shop.example
recipient_busy | 432 4.3.2 Recipient thread limit exceeded
`;
