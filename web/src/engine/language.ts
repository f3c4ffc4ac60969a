// The published data in other languages: the same numbers, other words.

/** Each address stands in a small chunk of its own: a page in English names no other file. */
const translated = import.meta.glob<string>('../../../build/wasm/{data,evidence}.*.json', { query: '?url', import: 'default' });

/** The address of a data file in a language; the English one where there is no other. */
export async function dataIn(part: 'data' | 'evidence', language: string, english: string): Promise<string> {
  return await translated[`../../../build/wasm/${part}.${language}.json`]?.() ?? english;
}
