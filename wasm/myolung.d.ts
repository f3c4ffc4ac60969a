/**
 * The core at the bedside: JSON texts in, JSON texts out. The shapes of the texts are core/data/schema.
 * The build puts this file beside myolung.mjs and myolung-js.mjs; both modules have the same interface.
 */
export interface MyolungModule {
  /**
   * Takes a data file, its path and its text: each in `files` of data.json, or for another language of data.<tag>.json
   * (`zh-Hans`, `ja`), which the build puts beside the module. Before anything else, and one by one: a browser can draw in
   * between.
   */
  add(path: string, text: string): void;
  /** Reads one more of the files that were added; false when none is left. Optional: `open` reads what has not been read. */
  readNext(): boolean;
  /**
   * Puts the files that were added in use, with the `version` that stands beside them. Answers with a JSON array of what is
   * wrong with them (`{file, path, message}`), empty when all is well. Further files take the place of the first.
   */
  open(version: string): string;
  /** Answers one PatientRequest with one Assessment. Never throws for bad input: what is wrong is in `errors`. */
  assess(request: string): string;
  /** Everything the program knows: a Catalogue. */
  catalogue(): string;
  /**
   * What stands beside a file in the Catalogue, for those who have the files: the `derived` of models/ID.json, the `factors`
   * of evidence/ID.json. Only for the path of such a file that is in use.
   */
  beside(path: string): string;
  /** `{"program": "0.1.0", "data": "<12 hex digits>"}` */
  version(): string;
}

export interface MyolungOptions {
  /** The bytes of myolung.wasm, where the caller has fetched them. The plain-JavaScript build takes none. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Address of `path` ("myolung.wasm"); by default beside the module. */
  locateFile?: (path: string, moduleFolder: string) => string;
}

/** Resolves when the core is ready; rejects when the browser cannot load or compile it. */
declare function createMyolung(options?: MyolungOptions): Promise<MyolungModule>;
export default createMyolung;
