import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Redis } from "ioredis";

/** A server of the test's own. */
export interface RedisServer {
  /** Its address with the password. */
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
}

/** A certificate for 127.0.0.1 that it signed itself. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** @returns paths of the files, made by openssl in the folder */
export function makeCertificate(folder: string): Certificate {
  const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const { status, stderr } = spawnSync("openssl", [...words, ...name, "-keyout", files.key, "-out", files.certificate]);
  if (status !== 0) throw new Error(`this test needs openssl: ${String(stderr)}`);
  return files;
}

/**
 * Starts redis-server on a free port, with a password and with its data in a folder.
 *
 * @throws Error where it is not installed
 */
export async function startRedis(
  folder: string,
  password: string,
  { port, tls }: { readonly port?: number; readonly tls?: Certificate } = {},
): Promise<RedisServer> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) {
    throw new Error("this test needs redis-server: apt-get install redis-server");
  }
  const chosen = port ?? (await findFreePort());
  const options = {
    ...(tls === undefined
      ? { port: chosen }
      : {
          port: 0,
          "tls-port": chosen,
          ...{ "tls-cert-file": tls.certificate, "tls-key-file": tls.key, "tls-auth-clients": "no" },
        }),
    ...{ bind: "127.0.0.1", dir: folder, requirepass: password, appendonly: "yes", appendfsync: "always" },
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn("redis-server", words, { stdio: "ignore" });
  const url = `redis${tls === undefined ? "" : "s"}://:${password}@127.0.0.1:${chosen}`;
  await waitUntilReady(url, tls);
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

async function waitUntilReady(url: string, tls: Certificate | undefined): Promise<void> {
  const trust = tls === undefined ? {} : { tls: { ca: readFileSync(tls.certificate) } };
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50, ...trust });
  redis.on("error", () => undefined);
  await Promise.race([redis.ping(), setTimeout(20_000)]);
  redis.disconnect();
}
