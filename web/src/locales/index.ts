import { en, type Messages } from './en';

/** The words of the page, in the one language there is so far. */
export const words: Messages = en;
export type { Messages };
