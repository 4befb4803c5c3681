import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";
import { isOwnHost, type Place } from "./place.ts";

/** What a caller must know and be. */
export interface Door {
  readonly place: Place;
  /** The secret of the address that was printed; null where everybody on this machine may come in. */
  readonly token: string | null;
}

/** Name under which a browser keeps the token; cookies do not tell ports apart. */
export function nameCookie({ port }: Place): string {
  return `proofground-${port}`;
}

/**
 * Lets through what comes from this server's own pages, and pages that a reader opens.
 *
 * @throws HttpRefusal
 */
export function checkCaller({ headers, method = "GET" }: IncomingMessage, { place, token }: Door): void {
  const host = headers.host ?? "";
  if (!isOwnHost(host, place)) throw new HttpRefusal(403, "Open this server by the address that it printed.");
  if (token !== null && !isEqual(readCookie(headers.cookie ?? "", nameCookie(place)), token)) {
    throw new HttpRefusal(403, "Open this server by the address that it printed, with the token in it.");
  }
  const site = headers["sec-fetch-site"];
  if (method === "GET" || method === "HEAD") {
    // Browsers say who asks: a reader may follow a link from anywhere, a page of another site may read nothing.
    const isOpened = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
    if (site === undefined || site === "same-origin" || site === "none" || isOpened) return;
    throw new HttpRefusal(403, "Only pages of this server may read from it.");
  }
  if (headers.origin === `http://${host}` && (site === undefined || site === "same-origin")) return;
  throw new HttpRefusal(403, "Only the page of this server may start or stop runs.");
}

/** Compares hashes, so that the time tells nothing. */
export function isEqual(given: string, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}

function readCookie(header: string, name: string): string {
  const pairs = header.split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}
