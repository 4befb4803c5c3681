import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { Redis } from "ioredis";

/** A server of the test's own. */
export interface RedisServer {
  /** Its address with the password. */
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
}

/**
 * Starts redis-server on a free port, with a password and with its data in a folder.
 *
 * @throws Error where it is not installed
 */
export async function startRedis(folder: string, password: string, port?: number): Promise<RedisServer> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) {
    throw new Error("this test needs redis-server: apt-get install redis-server");
  }
  const chosen = port ?? (await findFreePort());
  const options = { port: chosen, bind: "127.0.0.1", dir: folder, requirepass: password, appendonly: "yes" };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn("redis-server", [...words, "--appendfsync", "always"], { stdio: "ignore" });
  const url = `redis://:${password}@127.0.0.1:${chosen}`;
  await waitUntilReady(url);
  return { url, port: chosen, process: server };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function waitUntilReady(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on("error", () => undefined);
  await Promise.race([redis.ping(), setTimeout(20_000)]);
  redis.disconnect();
}
