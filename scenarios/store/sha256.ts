import { createHash } from "node:crypto";

/** SHA-256 of a text (as UTF-8) or of bytes, hexadecimal. */
export function computeSha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
