/** Where a command reads and writes, and what it may know of the terminal. */
export interface CommandIo {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly readInput: () => Promise<string>;
  readonly isInputTerminal: boolean;
  readonly isOutputTerminal: boolean;
  readonly isErrorTerminal: boolean;
  /** Width of the terminal, characters. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface OptionSpec {
  /** flag: is there or not; text: takes one value; list: may be given more than once. */
  readonly type: "flag" | "text" | "list";
  readonly description: string;
  /** An empty text is an answer of its own; elsewhere it is a mistake. */
  readonly mayBeEmpty?: true;
}

export interface PositionalSpec {
  readonly name: string;
  readonly description: string;
  readonly isOptional?: true;
}

/** What a user typed, sorted by the kind of option. */
export interface CommandArguments {
  readonly positionals: Readonly<Record<string, string | undefined>>;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly PositionalSpec[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Command lines with what they do; the first shows the common case. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** @returns the exit code: 0 done, 1 our fault, 2 the user's */
  readonly perform: (given: CommandArguments, io: CommandIo) => Promise<number> | number;
}

/** What a command needs from the folders above, loaded only where it is performed: `--help` loads none of it. */
export type LoadParts<Parts> = () => Promise<Parts>;
