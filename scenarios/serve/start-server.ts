import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ScenarioError } from "../scenario-error.ts";
import { describeSystemError } from "../store/user-file.ts";
import { checkCaller, type Door, isEqual, nameCookie } from "./check-caller.ts";
import { describeProblems } from "./describe-problems.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { HttpRefusal } from "./http-refusal.ts";
import { createJobQueue, type JobQueue, type Submission } from "./job-queue.ts";
import { listScenarioFiles } from "./list-scenario-files.ts";
import { parseOrder } from "./parse-order.ts";
import { isLoopback, renderAddress } from "./place.ts";
import { readBody } from "./read-body.ts";
import { sendFile } from "./send-file.ts";
import { readResults } from "./served-files.ts";
import { listPresetChoices, type ServedPage } from "./served-page.ts";
import type { JobTerms } from "./start-job.ts";

/** A slow sender is cut off after this time, ms. */
const REQUEST_MS = 30_000;

export interface ServerTerms extends JobTerms {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Draws the page; passed in, for reports stand above scenarios. */
  readonly renderPage: (page: ServedPage) => string;
  /** Told of faults of its own, which callers only learn to have happened. */
  readonly onFault: (error: unknown) => void;
}

export interface RunningServer {
  /** What to open, with the token where there is one. */
  readonly address: string;
  readonly hasToken: boolean;
  /** Cancels every run, and returns once nothing is left of them. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a folder of results until it is closed.
 *
 * @throws ScenarioError where it cannot listen there
 */
export async function startServer(terms: ServerTerms): Promise<RunningServer> {
  const { host, isCodeAllowed } = terms;
  const token = isLoopback(host) && !isCodeAllowed ? null : randomBytes(24).toString("base64url");
  const queue = createJobQueue(terms, () => {
    events.notify();
  });
  const events = createEventStream(queue.list);
  const presets = listPresetChoices();
  const server = createServer({ requestTimeout: REQUEST_MS, maxHeaderSize: 16_384 });
  const place = { host, port: await listen(server, terms) };
  const room: Room = {
    door: { place, token },
    queue,
    events,
    renderPage,
    folder: terms.folder,
    onFault: terms.onFault,
  };
  server.on("request", (request, response) => {
    void answer(request, response, room);
  });
  function renderPage(): string {
    const { folder } = terms;
    return terms.renderPage({ folder, presets, results: readResults(folder), scenarios: listScenarioFiles(folder) });
  }
  return {
    address: `${renderAddress(place)}/${token === null ? "" : `?token=${token}`}`,
    hasToken: token !== null,
    close: async () => {
      events.close();
      server.close();
      await queue.close();
      server.closeAllConnections();
    },
  };
}

interface Room {
  readonly door: Door;
  readonly queue: JobQueue;
  readonly events: EventStream;
  readonly renderPage: () => string;
  readonly folder: string;
  readonly onFault: (error: unknown) => void;
}

async function listen(server: Server, { host, port }: ServerTerms): Promise<number> {
  try {
    server.listen({ host, port });
    await once(server, "listening");
  } catch (error) {
    throw describeListenError(error, { host, port });
  }
  return (server.address() as AddressInfo).port;
}

function describeListenError(error: unknown, { host, port }: { readonly host: string; readonly port: number }): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const refuse = (where: string, expected: string, found: string, cure: string) =>
    new ScenarioError({ where, expected, found, cure });
  if (code === "EADDRINUSE") {
    return refuse(
      `--port ${port}`,
      "a free port",
      "one in use",
      "Choose another, or leave --port out for any free one.",
    );
  }
  if (code === "EACCES") {
    return refuse(`--port ${port}`, "a port that you may open", "no permission", "Choose one from 1024 on.");
  }
  const found = code === "ENOTFOUND" || code === "EADDRNOTAVAIL" ? "one that it has not" : describeSystemError(error);
  return refuse(`--host ${host}`, "an address of this machine", found, "Leave --host out for this machine alone.");
}

const headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cache-Control": "no-store",
} as const;

async function answer(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  try {
    if (admit(request, response, room.door)) return;
    checkCaller(request, room.door);
    await route(request, response, room);
  } catch (error) {
    if (!(error instanceof HttpRefusal) && !response.destroyed) room.onFault(error);
    refuse(request, response, error);
  }
}

/**
 * Takes the token of the printed address and keeps it as a cookie, so that it stands in no address from then on.
 *
 * @returns whether the request is answered with that
 */
function admit({ url = "/", method }: IncomingMessage, response: ServerResponse, { place, token }: Door): boolean {
  if (token === null || method !== "GET" || !url.startsWith("/?")) return false;
  if (!isEqual(new URLSearchParams(url.slice(2)).get("token") ?? "", token)) return false;
  const cookie = `${nameCookie(place)}=${token}; HttpOnly; SameSite=Strict; Path=/`;
  response.writeHead(303, { Location: "/", "Set-Cookie": cookie }).end();
  return true;
}

async function route(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  const { method = "GET" } = request;
  // As it was sent: a URL object would already have taken steps up.
  const [path = "/"] = (request.url ?? "/").split("?");
  const [, first = "", ...steps] = path.split("/");
  if (method === "GET" || method === "HEAD") {
    if (path === "/") sendPage(response, room.renderPage());
    else if (path === "/events" && method === "GET") room.events.open(response);
    else if (first === "files" && steps.length > 0) await sendFile(room.folder, steps, response);
    else throw new HttpRefusal(404, "There is no such page.");
    return;
  }
  if (method !== "POST") throw new HttpRefusal(405, "Only GET and POST are understood.");
  if (path === "/jobs") sendSubmission(response, await submit(await readBody(request), room.queue));
  else if (first === "jobs" && steps.length === 2 && steps[1] === "cancel") {
    if (!room.queue.cancel(steps[0] ?? "")) throw new HttpRefusal(404, "There is no such run under way.");
    sendJson(response, 200, {});
  } else throw new HttpRefusal(404, "There is no such page.");
}

async function submit(body: string, queue: JobQueue): Promise<Submission> {
  try {
    return await queue.submit(parseOrder(body));
  } catch (error) {
    const problems = describeProblems(error);
    if (problems === null) throw error;
    return { kind: "refused", problems };
  }
}

function sendSubmission(response: ServerResponse, submission: Submission): void {
  switch (submission.kind) {
    case "accepted":
      sendJson(response, 201, { id: submission.job.id });
      return;
    case "refused":
      // No failure of the request: browsers would write one into their logs.
      sendJson(response, 200, { problems: submission.problems });
      return;
    case "full":
      throw new HttpRefusal(503, "Enough runs wait already. Cancel one, or try again later.");
    default:
      submission satisfies never;
  }
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
  });
  response.end(html);
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

/** Says no in plain text; what is left of a request that was too long is thrown away. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, message } =
    error instanceof HttpRefusal ? error : { status: 500, message: "The server could not answer this." };
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  response.end(`${message}\n`);
  request.resume();
}
