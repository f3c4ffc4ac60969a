/**
 * The statistical methods on the columns of a table: text in, JSON texts out. Nothing is sent anywhere: the table stays in
 * the memory of the module. The build puts this file beside myolung-stats.mjs and myolung-stats-js.mjs; both have the same
 * interface.
 */
export interface MyolungStatsModule {
  /** Every method with its options: a JSON array of `{name, family, summary, options}`. */
  methods(): string;
  /**
   * Begins to read a table. `delimiter` (comma, semicolon, tab, bar) and `decimal` (point, comma) may be empty: what the
   * first line leaves open is then refused. `missing`: further codes for a missing value, with commas between. Answers `{}` or
   * `{"error": {code, input, message, remedy}}`.
   */
  begin(delimiter: string, decimal: string, missing: string): string;
  /** The next piece of the text; false once it is refused: `finish` then says why. */
  feed(piece: string): boolean;
  /** After the last piece: the table's columns, or the error. Takes the place of the table before. */
  finish(): string;
  /**
   * Runs a method on the table, or on nothing where its options say all: its answer, or the error. `options`: a JSON object
   * of texts, numbers and true.
   */
  run(method: string, options: string): string;
  /** Forgets the table. */
  clear(): void;
}

export interface MyolungStatsOptions {
  /** The bytes of myolung-stats.wasm, where the caller has fetched them. The plain-JavaScript build takes none. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Address of `path` ("myolung-stats.wasm"); by default beside the module. */
  locateFile?: (path: string, moduleFolder: string) => string;
}

/** Resolves when the module is ready; rejects when the browser cannot load or compile it. */
declare function createMyolungStats(options?: MyolungStatsOptions): Promise<MyolungStatsModule>;
export default createMyolungStats;
