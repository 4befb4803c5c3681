import test from "ava";
import { withFolder } from "../commands/run-words.ts";
import { disturbStudies } from "./disturb-studies.ts";

test("kills of parents, workers and servers lose no result, double none, and change no byte", async (t) => {
  const toll = await withFolder((folder) =>
    disturbStudies({ kills: 5, seed: "short", folder }, (line) => {
      t.log(line);
    }),
  );
  const { lost, duplicated, different, kills } = toll;
  t.deepEqual({ lost, duplicated, different }, { lost: 0, duplicated: 0, different: 0 });
  t.true(kills.parent > 0 && kills.worker > 0 && kills.redis > 0);
});
