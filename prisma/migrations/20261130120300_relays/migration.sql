-- Whether an address is at a privacy relay or forwarder. Those that are stored already are told by their domains, of
-- which some counted as free or disposable.
ALTER TABLE "contacts" ADD COLUMN "relay" BOOLEAN NOT NULL DEFAULT false;

UPDATE "contacts" SET "relay" = true, "free" = false, "disposable" = false
WHERE "domain" ~ '(^|\.)(33mail\.com|4wrd\.cc|8alias\.com|8shield\.net|addy\.biz|addy\.io|addymail\.com|aleeas\.com|anonaddy\.com|anonaddy\.me|dralias\.com|duck\.com|mailer\.me|mozmail\.com|opayq\.com|passfwd\.com|passinbox\.com|passmail\.com|passmail\.net|private\.icloud\.com|privaterelay\.appleid\.com|relay\.firefox\.com|silomails\.com|simplelogin\.co|simplelogin\.com|simplelogin\.fr|slmail\.me|slmails\.com)$';
