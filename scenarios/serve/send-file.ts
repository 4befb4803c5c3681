import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { isResultFolder } from "../index/read-index.ts";
import { findInside } from "./find-inside.ts";
import { HttpRefusal } from "./http-refusal.ts";
import { getFileKind } from "./served-files.ts";

/**
 * A report is a program of its own, and may come from anybody: its scripts run, but as if from nowhere, so that they
 * can ask this server nothing, and they may load nothing.
 */
const reportPolicy = [
  "sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const plainPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * Sends a file of a folder of results.
 *
 * @param steps path from the served folder, each step as the address wrote it
 * @throws HttpRefusal where there is no such file to be had
 */
export async function sendFile(served: string, steps: readonly string[], response: ServerResponse): Promise<void> {
  const missing = new HttpRefusal(404, "There is no such file among the results.");
  const names = steps.map(decode);
  const kind = getFileKind(names.at(-1) ?? "");
  const path = names.length > 2 || !names.every((name) => name !== null) ? null : findInside(served, names);
  if (path === null || kind === null || !isResultFolder(dirname(path))) throw missing;
  // No link that has just been put there, and no pipe that never ends.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => {
    throw missing;
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw missing;
    response.writeHead(200, {
      "Content-Type": kind.type,
      "Content-Length": status.size,
      "Content-Security-Policy": names.at(-1)!.toLowerCase().endsWith(".html") ? reportPolicy : plainPolicy,
      ...(kind.isShown ? {} : { "Content-Disposition": describeAttachment(names.at(-1)!) }),
    });
    await pipeline(file.createReadStream({ autoClose: false, end: Math.max(status.size - 1, 0) }), response);
  } finally {
    await file.close();
  }
}

/** null where the address is no text. */
function decode(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}

function describeAttachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;
}
