import { stripControls } from "../display-name.ts";

/** Nothing that a terminal would obey, and only spaces that every terminal draws one column wide. */
export function plainText(text: string): string {
  return stripControls(text).replace(/\u202f/g, " ");
}
