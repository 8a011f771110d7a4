import path from "node:path";
import { runCommand } from "./programs.ts";

/** Makes a certificate that nobody has signed, as the most mail servers have. */
export async function makeCertificate(folder: string): Promise<{ key: string; certificate: string }> {
  const [key, certificate] = [path.join(folder, "privkey.pem"), path.join(folder, "fullchain.pem")];
  const args = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mx.zz";
  await runCommand("openssl", [...args.split(" "), "-keyout", key, "-out", certificate]);
  return { key, certificate };
}
