import { en, type Messages } from './en';

/** The words of the page, in the language it speaks now. They change: read them while rendering, never before. */
export let words: Messages = en;

export function speak(messages: Messages) {
  words = messages;
}

export { languageFor, languageOf, languages, type Language } from './languages';
export type { Messages };
