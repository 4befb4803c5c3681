import tseslint from "typescript-eslint";

const pureFolders = ["sim/**/*.ts", "hardware-models/**/*.ts"];

export default tseslint.config(
  { ignores: ["dist/", "results/", "node_modules/", "*.mjs", "*.cjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Indexing a typed array inside its bounds is the norm in a simulator.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: pureFolders,
    rules: {
      "no-restricted-globals": ["error", "process", "performance", "setTimeout", "setInterval", "fetch", "Buffer"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Draw from a named stream." },
        { object: "Date", property: "now", message: "Time comes from the simulation's clock." },
      ],
    },
  },
);
