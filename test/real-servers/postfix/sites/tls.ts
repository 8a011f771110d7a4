import { YES, NO, type PostfixSite } from "../postfix-site.ts";

/** TLS, and what may be wrong with it. */
export const TLS_SITES: readonly PostfixSite[] = [
  {
    domain: "tls.zz",
    about: "TLS required",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "encrypt" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "plain.zz",
    about: "no TLS",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "none" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-old.zz",
    about: "TLS 1.0 alone",
    mailboxes: ["anna"],
    options: { smtpd_tls_mandatory_protocols: "", smtpd_tls_protocols: "TLSv1" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-broken.zz",
    about: "TLS handshake fails",
    mailboxes: ["anna"],
    // A curve that no client offers.
    options: { smtpd_tls_protocols: "TLSv1.2", tls_eecdh_auto_curves: "brainpoolP512r1" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-unready.zz",
    about: "TLS offered and then refused (454)",
    mailboxes: ["anna"],
    options: { smtpd_tls_cert_file: "/nonexistent" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-client.zz",
    about: "wants a client certificate",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "encrypt", smtpd_tls_req_ccert: "yes" },
    expected: { anna: ["unknown", "gave_up"] },
  },
];
