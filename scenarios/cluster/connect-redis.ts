import { Redis } from "ioredis";
import { ScenarioError } from "../scenario-error.ts";

const CONNECT_MS = 5000;

/**
 * Checks that a server answers before anything is begun.
 *
 * @param url redis://[user:password@]host[:port][/database], or rediss:// for TLS
 * @throws ScenarioError where there is none, or it refuses; it never tells user or password
 */
export async function checkRedis(url: string): Promise<void> {
  checkUrl(url);
  const probe = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let reason = "";
  probe.on("error", (error) => {
    reason = describeRefusal(error);
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw refuse(url, "a server that answers", reason === "" ? describeRefusal(error) : reason);
  } finally {
    probe.disconnect();
  }
}

/** A connection that outlives restarts of the server. */
export function openRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  // The client tries again by itself; what it says of that may name the address with its password.
  redis.on("error", () => undefined);
  return redis;
}

/** Host, port and database, without user and password. */
export function hideCredentials(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function checkUrl(url: string): void {
  const isUrl = URL.canParse(url) && ["redis:", "rediss:"].includes(new URL(url).protocol);
  if (isUrl) return;
  throw new ScenarioError({
    where: "--redis",
    expected: "an address as redis://host:6379, or rediss:// for TLS",
    found: "none",
  });
}

function describeRefusal(error: unknown): string {
  const text = error instanceof Error ? `${"code" in error ? String(error.code) : ""} ${error.message}` : "";
  if (/WRONGPASS|NOAUTH|AUTH/i.test(text)) return "a refusal of user or password";
  if (/ECONNREFUSED/.test(text)) return "a refused connection";
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return "an unknown host";
  if (/TIMEDOUT|timeout/i.test(text)) return "no answer in time";
  return /certificate|TLS|SSL/i.test(text) ? "a TLS error" : "a closed connection";
}

function refuse(url: string, expected: string, found: string): ScenarioError {
  return new ScenarioError({
    where: `--redis ${hideCredentials(url)}`,
    expected,
    found,
    cure: "Check address and server.",
  });
}
