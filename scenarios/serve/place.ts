import { isIP } from "node:net";
import { hostname } from "node:os";

/** Where a server listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** An address as a browser is given it; one that stands for every address of the machine is called by the nearest. */
export function renderAddress({ host, port }: Place): string {
  const nearest: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };
  return `http://${bracket(nearest[host] ?? host)}:${port}`;
}

/**
 * Whether a Host header names this server by one of its own names. A page of another site that has made its name lead
 * here (DNS rebinding) comes with that name.
 */
export function isOwnHost(header: string, { host, port }: Place): boolean {
  const match = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::(\d+))?$/i.exec(header);
  if (match === null || Number(match[2] ?? 80) !== port) return false;
  const name = match[1]!.replaceAll(/[[\]]/g, "").toLowerCase();
  if (name === host.toLowerCase()) return true;
  if (isLoopback(host)) return isLoopback(name);
  // A number cannot be made to lead elsewhere.
  return isWildcard(host) && (isIP(name) !== 0 || isLoopback(name) || name === hostname().toLowerCase());
}

function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracket(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
