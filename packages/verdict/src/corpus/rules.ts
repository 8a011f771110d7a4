/** One example for each rule that the other corpora lack one for. */
export const RULES_CORPUS = String.raw`
no_mailbox @att | 550 Blank mailhost
blocked @att | 550 5.7.1 a valid sender domain is needed for your connection
rate_limited @comcast | 421 4.2.0 throttled - try again later
blocked @comcast | 554 5.7.1 BL000010 192.0.2.9
sender_rejected @comcast | 550 5.7.1 see https://postmaster.comcast.example/smtp-error-codes.php#DM000001
mailbox_disabled @comcast | 550 5.2.1 <anna@comcast.example> Account closed
temporary_failure @comcast | 450 4.2.1 recipient temporarily unavailable
rate_limited @cox | 421 4.7.0 service not available, AUP#CXMXRT
sender_rejected @cox | 550 5.7.1 refused, AUP#CXSNDR
blocked @cox | 554 5.7.1 refused, AUP#BLK
harvest_guard @free-fr | 421 4.7.0 too many errors from your ip (192.0.2.9)
blocked @free-fr | 554 5.7.1 too many spams from your ip (192.0.2.9)
sender_rejected @gmx | 554 5.7.1 DNS check failed
temporary_failure @godaddy | 451 4.3.0 resources temporarily gone. IB101
sender_rejected @godaddy | 550 5.1.0 mail refused. IB501
message_content @godaddy #data | 552 5.6.0 mail refused. IB401
no_mailbox @google | 550 5.1.1 https://support.google.com/mail/?p=answer&answer=6596 a1si123pbd.83 - gsmtp
no_mailbox @google | 553 5.1.3 The recipient address <anna> is not a valid RFC-5321 address
blocked @google | 550 5.7.1 host not in whitelist for rcpt domain
sender_rejected @google | 550 5.7.26 This message does not have authentication information
rate_limited @icloud | 450 4.7.0 [HCM1] wait
sender_rejected @icloud | 550 5.7.1 [HME1] refused
recipient_busy @icloud | 450 4.2.2 <anna@icloud.example> deferred due to excessive volume
no_mailbox @icloud | 550 5.1.6 <anna@icloud.example>
mailbox_disabled @orange | 550 5.5.0 Boite du destinataire archivee. OFR_420
temporary_failure @orange | 450 4.5.0 OFR_505 [505]
blocked @orange | 550 5.7.1 adresse bloquee pour incident
rate_limited @orange | 421 4.7.0 trop de connexions
mailbox_full @mail-ru | 550 invalid mailbox. Local mailbox anna@mail.example is unavailable: mailbox is full
message_content @messagelabs #data | 553 Message filtered
rate_limited @messagelabs | 451 Requested action aborted [4]
no_mailbox @microsoft-365 | 550 5.1.10 words that nobody knows
sender_rejected @microsoft-365 | 550 5.7.501 words that nobody knows
blocked @microsoft-365 | 550 5.7.508 words that nobody knows
blocked @microsoft-consumer | 550 5.7.1 messages weren't sent
no_mailbox @microsoft-consumer | 550 5.1.0 mailbox unavailable (S2017062302)
domain_not_served @mimecast | 550 Open relay not allowed
temporary_failure @mimecast | 550 Account inbounds disabled
message_content @netease #data | 554 DT:SPM
blocked @proofpoint | 554 Blocked - see https://prs.proofpoint.example
sender_rejected @qq | 550 SPF check failed
message_content @qq #data | 550 mail content denied
sender_rejected @trendmicro | 550 5.7.1 <anna@shop.example>: Recipient address rejected: Block-Sender
policy_refusal @trendmicro | 550 5.7.1 <anna@shop.example>: Recipient address rejected: Block-RCPT
blocked @trendmicro | 550 5.7.1 <anna@shop.example>: Recipient address rejected: ERS-RBL
mailbox_full @yahoo | 552 5.2.2 the user is over quota
greylisted @yandex | 451 4.7.1 the service is currently unavailable
rate_limited @zoho | 550 5.4.6 unusual sending activity detected
policy_refusal @zoho | 541 5.4.1 mailbox delivery restricted by policy error
no_mailbox | 553 5.3.0 <anna@shop.example>... Unknown user
no_mailbox | 554 5.7.1 recipient verify from ldap failed
policy_refusal | 550 5.7.1 this domain requires an upgrade to enhanced protection
temporary_failure | 451 4.3.0 come back (#ID-5.9.4)
mailbox_disabled | 550 5.2.1 RCP-T4
no_mailbox | 550 5.1.1 RCP-P1
rate_limited | 450 4.7.0 CON-T2
blocked | 550 5.7.1 POL-P6
no_mailbox | 550 see http://mail.i.ua/err/2/
mailbox_disabled | 550 see http://mail.i.ua/err/3/
mailbox_full | 550 see http://mail.i.ua/err/4/
blocked | 550 see http://mail.i.ua/err/9/
sender_rejected | 550 5.1.0 MXIN502
domain_not_served | 550 5.7.1 not permitted to relay
policy_refusal | 550 5.7.1 banned recipient
mailbox_disabled | 550 <anna@shop.example>: Recipient address rejected: Locked
temporary_failure | 450 unknown error
recipient_busy | 450 4.2.1 the recipient exceeded the hourly message limit
recipient_busy | 450 too many messages for this recipient
harvest_guard | 450 sulking for a while
harvest_guard | 550 5.7.1 your bounce rate is high
blocked | 554 192.0.2.9 is listed in our table
blocked #connect | 554 no DNS entry
blocked | 554 5.7.1 you are banned
blocked | 554 connection mx.probe.example rejected
blocked | 554 5.7.1 mail from that country is not accepted
blocked | 554 5.7.1 open proxy
rate_limited | 450 too many recipients this hour
sender_rejected | 550 5.7.1 the EHLO argument is odd
sender_rejected | 550 5.7.1 return-path must be set
sender_rejected | 550 callback trouble
mailbox_full | 550 the mail is for an overflowing inbox
mailbox_full | 550 the recipient's storage limit is reached
protocol_problem | 554 5.5.0 cannot parse it
mailbox_disabled | 550 <anna@shop.example> has been disabled
mailbox_disabled | 550 <anna@shop.example> is a disabled account
mailbox_disabled | 550 <anna@shop.example>: Recipient address rejected: Inactive
recipient_restricted | 550 5.7.1 NotAuthorizedToSend
recipient_restricted | 550 5.7.1 refused due to recipient preferences
recipient_restricted | 550 5.7.133 words that nobody knows
no_mail_accepted | 550 this domain does not accept mail
no_mailbox | 550 5.1.1 <anna@shop.example>: Recipient address rejected: Address is not configured to receive emails
no_mailbox | 550 <anna@shop.example>: Address rejected
no_mailbox | 550 BAD_RECIPIENT
no_mailbox | 550 Aucun destinataire correspondant
no_mailbox | 550 No existe el usuario
no_mailbox | 550 Não existe o usuário
no_mailbox | 550 Non esiste l'utente
mailbox_disabled | 550 Скринька заблоковано
no_mailbox | 550 Користувач не існує
no_mailbox | 550 Немає такого користувача
mailbox_disabled | 550 Account is geblokkeerd
mailbox_disabled | 550 Kontot är avstängd
mailbox_disabled | 550 Postilaatikko on suljettu
no_mailbox | 550 Vastaanottajaa ei löydy
mailbox_disabled | 550 Účet byl zablokován
no_mailbox | 550 Neznámý uživatel
mailbox_disabled | 550 Príjemca je zablokovaný
no_mailbox | 550 Používateľ neexistuje
no_mailbox | 550 Neznámy používateľ
mailbox_disabled | 550 A postafiók letiltva
no_mailbox | 550 A felhasználó nem található
mailbox_disabled | 550 Contul este suspendat
no_mailbox | 550 Utilizator necunoscut
no_mailbox | 550 Nu există utilizatorul
mailbox_disabled | 550 Hesap askıya alındı
no_mailbox | 550 Bilinmeyen kullanıcı
mailbox_disabled | 550 Korisnik je blokiran
no_mailbox | 550 Korisnik ne postoji
no_mailbox | 550 Nepoznat korisnik
mailbox_disabled | 550 Ο χρήστης ειναι απενεργοποιημένος
no_mailbox | 550 Ο χρήστης δεν υπάρχει
no_mailbox | 550 Άγνωστος χρήστης
mailbox_disabled | 550 Akun ini dinonaktifkan
no_mailbox | 550 Pengguna tidak ditemukan
no_mailbox | 550 Tidak ada pengguna tersebut
no_mailbox | 550 사용자가 존재하지 않습니다
no_mailbox | 550 Tài khoản không tồn tại
no_mail_accepted | 556 5.1.10 words that nobody knows
sender_rejected | 550 5.1.8 words that nobody knows
blocked | 550 5.7.25 words that nobody knows
message_content | 550 5.6.0 words that nobody knows
smtputf8_unsupported | 553 5.6.7 words that nobody knows
too_many_recipients | 452 4.5.3 words that nobody knows
rate_limited | 450 4.7.28 words that nobody knows
tls_required | 550 5.7.10 words that nobody knows
authentication_required | 550 5.7.57 words that nobody knows
blocked | 550 5.3.2 words that nobody knows
protocol_problem | 503 5.5.1 words that nobody knows
blocked | 450 your location
authentication_required | 530 words that nobody knows
`;
