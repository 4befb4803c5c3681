/** The ladder of folders: imports go down only, and the two lowest layers of the simulator run in a browser. */
const ladder = ["hardware-models", "kernels", "sim", "scenarios", "reports"];
const upward = [
  ...ladder.slice(2).map((_, step) => ({
    name: `${ladder[step + 2]}-is-above`,
    severity: "error",
    // Examples are programs of users: they may import the whole package.
    from: { path: `^(${ladder.slice(0, step + 2).join("|")})/`, pathNot: "^scenarios/examples/" },
    to: { path: `^${ladder[step + 2]}/` },
  })),
  {
    name: "hardware-models-knows-no-kernels",
    severity: "error",
    from: { path: "^hardware-models/" },
    to: { path: "^kernels/" },
  },
  {
    name: "kernels-know-no-hardware-models",
    severity: "error",
    from: { path: "^kernels/" },
    to: { path: "^hardware-models/" },
  },
  { name: "sim-knows-no-kernels", severity: "error", from: { path: "^sim/" }, to: { path: "^kernels/" } },
];

module.exports = {
  forbidden: [
    ...upward,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-imports-tests", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
    {
      name: "pure-folders-reach-no-machine",
      comment: "sim and hardware-models run unchanged in a browser",
      severity: "error",
      from: { path: "^(sim|hardware-models)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-test-tools-at-run-time",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "(esbuild|@types)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node"] },
  },
};
