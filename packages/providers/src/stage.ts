/** Where in the dialogue something happened. `connect` includes the wait for the banner and the banner itself. */
export type Stage = "connect" | "ehlo" | "starttls" | "mail" | "rcpt" | "data" | "unknown";
