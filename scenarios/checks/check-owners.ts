import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

type Maker = NonNullable<Scenario["makers"]>[number];

/** Those that a maker can belong to, by name. */
interface Owners {
  readonly groups: readonly string[];
  readonly clouds: readonly string[];
}

/** A maker's own miners and its own cloud are there, and what it keeps for its miners has somebody to take it. */
export function checkOwners(maker: Maker, { groups, clouds }: Owners, path: string): Problem[] {
  return [...checkOwnGroup(maker, groups, path), ...checkOwnCloud(maker, clouds, path)];
}

function checkOwnGroup({ ownGroup, ownShare }: Maker, groups: readonly string[], path: string): Problem[] {
  if (ownGroup === "none") {
    if (ownShare === 0) return [];
    const expected = "the miner group that takes ownShare of its machines";
    return [{ path: `${path}.ownGroup`, expected, found: "none", cure: "Name a group, or remove ownShare." }];
  }
  if (groups.includes(ownGroup)) return [];
  const expected = "the name of a miner group, or none";
  return [{ path: `${path}.ownGroup`, expected, found: renderFound(ownGroup), cure: suggestName(ownGroup, groups) }];
}

/** A team works for a cloud that there is, and for nobody else. */
function checkOwnCloud({ ownCloud = "none", ownGroup }: Maker, clouds: readonly string[], path: string): Problem[] {
  if (ownCloud === "none") return [];
  if (!clouds.includes(ownCloud)) {
    const expected = "the name of a cloud, or none";
    const cure = clouds.length === 0 ? "Add clouds, or remove it." : suggestName(ownCloud, clouds);
    return [{ path: `${path}.ownCloud`, expected, found: renderFound(ownCloud), cure }];
  }
  if (ownGroup === "none") return [];
  const expected = "none, as all machines of a cloud's own team are the cloud's";
  return [{ path: `${path}.ownGroup`, expected, found: renderFound(ownGroup), cure: "Remove ownGroup or ownCloud." }];
}
