import { writeFile } from "node:fs/promises";
import path from "node:path";
import { generate } from "selfsigned";

/** In PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

/** Makes a certificate that nobody has signed, as the most mail servers have. */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "mx.zz" }]);
  return { key, certificate: cert };
}

/** Writes one into a folder; resolves to its files. */
export async function writeCertificate(folder: string): Promise<Certificate> {
  const files = { key: path.join(folder, "privkey.pem"), certificate: path.join(folder, "fullchain.pem") };
  const { key, certificate } = await makeCertificate();
  await writeFile(files.key, key);
  await writeFile(files.certificate, certificate);
  return files;
}
