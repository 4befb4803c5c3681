import { once } from "node:events";
import { statSync } from "node:fs";
import { ScenarioError } from "../scenario-error.ts";
import type { ServedPage } from "../serve/served-page.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { describeSystemError } from "../store/user-file.ts";
import type { Command } from "./command.ts";
import { readCount } from "./read-number.ts";

/** What stands above the server; passed in, for reports stand above scenarios. */
export interface ServeParts {
  readonly renderServePage: (page: ServedPage, version: string) => string;
  /** Path of the program that makes one run for the server. */
  readonly jobProgram: string;
}

/** `serve`: a page over a folder of results that starts runs, too. */
export function createServeCommand({ renderServePage, jobProgram }: ServeParts): Command {
  return {
    name: "serve",
    summary: "Show a folder of results as a page on this machine, and start runs from it",
    positionals: [{ name: "folder", description: "Folder of results; by default results", isOptional: true }],
    options: {
      port: { type: "text", description: "Port to listen on; by default 0, any that is free" },
      host: { type: "text", description: "Address to listen on; by default 127.0.0.1, for this machine alone" },
      "allow-code": {
        type: "flag",
        description: "Let scenarios in the folder name rules in files, which are programs and run here",
      },
    },
    examples: [
      ["proofground serve", "open the address that it prints; Ctrl-C ends it"],
      ["proofground serve results --port 8080", "always at the same address"],
    ],
    perform: async (given, io) => {
      const folder = given.positionals["folder"] ?? "results";
      const port = readCount(given, "port", [0, 65_535]) ?? 0;
      const host = given.texts["host"] ?? "127.0.0.1";
      checkFolder(folder);
      // Loaded only where something is served: it would slow every other command down.
      const { startServer } = await import("../serve/start-server.ts");
      const { isLoopback } = await import("../serve/place.ts");
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
    },
  };
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
