import type { IncomingMessage } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";

/** A scenario file may have a million bytes; JSON writes some of them as six. */
export const MOST_BODY_BYTES = 2_000_000;

/**
 * Text of a request.
 *
 * @throws HttpRefusal where it is too long, no JSON by its own word, or no UTF-8
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (request.headers["content-type"] !== "application/json") throw new HttpRefusal(415, "Send application/json.");
  const tooLong = new HttpRefusal(413, `At most ${MOST_BODY_BYTES} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > MOST_BODY_BYTES) throw tooLong;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) throw tooLong;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpRefusal(400, "Send UTF-8.");
  }
}
