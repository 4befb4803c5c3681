import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "./sha256.ts";
import { describeSystemError } from "./user-file.ts";

/** Text gathered before it is written. What a kill loses of it is simulated again. */
const BATCH_BYTES = 1 << 16;
const BATCH_MS = 500;
const READ_BYTES = 1 << 20;
const CHECK_DIGITS = 16;

/** Lines that are only ever added to, each with a checksum: what a killed writer left is known to the last whole line. */
export interface Journal<Entry> {
  readonly append: (entry: Entry) => void;
  /** Puts on disk all that was appended. */
  readonly flush: () => void;
  readonly close: () => void;
}

/**
 * Opens a journal, or begins one, and drops whatever follows its last whole line.
 *
 * @param visit called with the entries that are there, in order; false where one cannot be right and it is to be dropped
 * @throws ScenarioError where the disk refuses, now or as entries are added
 */
export function openJournal<Entry>(path: string, visit: (entry: Entry, index: number) => boolean): Journal<Entry> {
  const file = guard(path, () => openSync(path, "a+", 0o644));
  let size = readWholeLines(file, (entry, index) => visit(entry as Entry, index));
  guard(path, () => {
    ftruncateSync(file, size);
  });
  let waiting: string[] = [];
  let bytes = 0;
  let writtenAt = performance.now();
  const flush = () => {
    if (waiting.length === 0) return;
    const content = Buffer.from(waiting.join(""), "utf8");
    waiting = [];
    bytes = 0;
    guard(path, () => {
      writeWhole(file, content, size);
    });
    size += content.length;
    writtenAt = performance.now();
  };
  return {
    append: (entry) => {
      const line = renderLine(entry);
      waiting.push(line);
      bytes += line.length;
      if (bytes >= BATCH_BYTES || performance.now() - writtenAt >= BATCH_MS) flush();
    },
    flush,
    close: () => {
      try {
        flush();
      } finally {
        closeSync(file);
      }
    },
  };
}

/** An entry as a line of JSON whose last field is the checksum of all before it. */
export function renderLine(entry: unknown): string {
  const text = JSON.stringify(entry).slice(0, -1);
  return `${text},"check":"${computeCheck(text)}"}\n`;
}

function parseLine(line: string): unknown {
  const cut = line.lastIndexOf(',"check":"');
  if (cut < 0 || line.slice(cut) !== `,"check":"${computeCheck(line.slice(0, cut))}"}`) return undefined;
  return JSON.parse(`${line.slice(0, cut)}}`);
}

function computeCheck(text: string): string {
  return computeSha256(text).slice(0, CHECK_DIGITS);
}

/** @returns bytes of the whole lines */
function readWholeLines(file: number, visit: (entry: unknown, index: number) => boolean): number {
  const buffer = Buffer.alloc(READ_BYTES);
  let size = 0;
  let index = 0;
  let rest = Buffer.alloc(0);
  for (let position = 0; ; ) {
    const count = readSync(file, buffer, 0, READ_BYTES, position);
    if (count === 0) return size;
    position += count;
    rest = Buffer.concat([rest, buffer.subarray(0, count)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const entry = parseLine(rest.toString("utf8", 0, end));
      if (entry === undefined || !visit(entry, index)) return size;
      index++;
      size += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
}

/** Writes all or, where the disk refuses, leaves the file as it was. */
function writeWhole(file: number, content: Uint8Array, size: number): void {
  try {
    for (let done = 0; done < content.length; ) done += writeSync(file, content, done);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

function guard<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new ScenarioError({
      where: path,
      expected: "a place that can be written",
      found: describeSystemError(error),
      cure: "What was done is kept. Make room, then go on with --resume.",
    });
  }
}
