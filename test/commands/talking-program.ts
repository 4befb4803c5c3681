import { buildCommands } from "../../scenarios/commands/build-commands.ts";
import { runCommandLine } from "../../scenarios/commands/command-line.ts";
import { createProcessIo } from "../../scenarios/commands/process-io.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { createLoaders, plainParts } from "./run-words.ts";

// The program, except that it says when the first replication is done: a test then knows that it is at work.
const commands = buildCommands(
  createLoaders({
    ...plainParts,
    runExperiment: (request) =>
      runExperiment({
        ...request,
        onProgress: (done, total) => {
          if (done === 1) process.stdout.write("at work\n");
          request.onProgress(done, total);
        },
      }),
  }),
);
process.exitCode = await runCommandLine(process.argv.slice(2), commands, createProcessIo());
