import { register } from "node:module";

// Given to `node --import`: every module that the program loads is written down, see loads-hook.ts.
register("./loads-hook.js", import.meta.url);
