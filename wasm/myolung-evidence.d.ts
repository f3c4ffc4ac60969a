/**
 * The audit of the published numbers: JSON texts in, JSON texts out. The shapes of the texts are core/data/schema.
 * The build puts this file beside myolung-evidence.mjs and myolung-evidence-js.mjs; both have the same interface.
 */
export interface MyolungEvidenceModule {
  /**
   * Takes a data file, its path and its text: each in `files` of evidence.json, or for another language of evidence.<tag>.json
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
  /** Runs every check of a printed number: an Audit; where a check does not fit the data, problems as `open` gives them. */
  audit(): string;
}

export interface MyolungEvidenceOptions {
  /** The bytes of myolung-evidence.wasm, where the caller has fetched them. The plain-JavaScript build takes none. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Address of `path` ("myolung-evidence.wasm"); by default beside the module. */
  locateFile?: (path: string, moduleFolder: string) => string;
}

/** Resolves when the module is ready; rejects when the browser cannot load or compile it. */
declare function createMyolungEvidence(options?: MyolungEvidenceOptions): Promise<MyolungEvidenceModule>;
export default createMyolungEvidence;
