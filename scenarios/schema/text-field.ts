import * as z from "zod";

export const TEXT_LIMIT = 200;

/** One line of text: printed in reports, so it holds no control characters. */
export function textField(title: string) {
  return z
    .string()
    .min(1)
    .max(TEXT_LIMIT)
    .regex(/^\P{Cc}*$/u)
    .meta({ title, expects: `one line of text, at most ${TEXT_LIMIT} characters` });
}

/** Several lines of text. */
export function paragraphField(title: string) {
  return z
    .string()
    .max(20 * TEXT_LIMIT)
    .regex(/^[\P{Cc}\n]*$/u)
    .meta({ title, expects: `text, at most ${20 * TEXT_LIMIT} characters` });
}

/** A short name that may become a file name or a CSV cell. */
export function nameField(title: string) {
  return z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .meta({ title, expects: "a name of at most 64 letters, digits, dots, dashes and underscores" });
}

/** A calendar month, YYYY-MM. */
export function monthField(title: string) {
  return z
    .string()
    .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
    .meta({ title, expects: "a month as YYYY-MM" });
}
