import { once } from "node:events";
import { statSync } from "node:fs";
import { ScenarioError } from "../scenario-error.ts";
import { isLoopback } from "../serve/place.ts";
import type { ServedPage } from "../serve/served-page.ts";
import { startServer } from "../serve/start-server.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { describeSystemError } from "../store/user-file.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readCount } from "./read-number.ts";

/** What stands above the server; passed in, for reports stand above scenarios. */
export interface ServeParts {
  readonly renderServePage: (page: ServedPage, version: string) => string;
  /** Path of the program that makes one run for the server. */
  readonly jobProgram: string;
}

/** Serves until it is interrupted. */
export async function performServe(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<ServeParts>,
): Promise<number> {
  const folder = given.positionals["folder"] ?? "results";
  const port = readCount(given, "port", [0, 65_535]) ?? 0;
  const host = given.texts["host"] ?? "127.0.0.1";
  checkFolder(folder);
  const { renderServePage, jobProgram } = await loadParts();
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const server = await startServer({
    ...{ folder, host, port, program: jobProgram },
    isCodeAllowed: given.flags["allow-code"] === true,
    renderPage: (page) => renderServePage(page, getPackageVersion()),
    onFault: (error) => {
      io.writeError(`proofground: a fault of its own: ${error instanceof Error ? error.message : String(error)}\n`);
    },
  });
  if (!isLoopback(host)) io.writeError(warning);
  io.writeOut(`Serving ${folder} at ${server.address}\nCtrl-C ends it.\n`);
  await stopped;
  await server.close();
  return 0;
}

const warning =
  "Warning: other machines can reach this server. Whoever has the address with its token can read the results and start " +
  "runs here, and nothing on the way is encrypted. Leave --host out to keep it to this machine.\n";

function checkFolder(folder: string): void {
  const refuse = (found: string) =>
    new ScenarioError({
      where: `serve ${folder}`,
      expected: "a folder of results",
      found,
      cure: "Make it, or name another.",
    });
  let isFolder: boolean;
  try {
    isFolder = statSync(folder).isDirectory();
  } catch (error) {
    throw refuse(describeSystemError(error));
  }
  if (!isFolder) throw refuse("a file");
}
