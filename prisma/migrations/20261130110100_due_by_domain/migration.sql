-- Addresses of a domain that are due at the same time lie side by side: one lane claims them, and asks the domain's control once
DROP INDEX "checks_due_site";
CREATE INDEX "checks_due_site" ON "checks" ("site_id", "run_id", "due_at", "domain") WHERE state = 'due';
