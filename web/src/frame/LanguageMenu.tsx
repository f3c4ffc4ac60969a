import { signal } from '@preact/signals';
import { languageOf, languages, words } from '../locales';
import { language } from '../preferences/store';
import { Button } from '../ui/Button/Button';

export interface LanguageProps {
  /** Rejects when the language cannot be fetched: the page then goes on in the one it has. */
  onLanguage: (tag: string) => Promise<void>;
}

/** Whether the language asked for last could not be fetched. */
export const languageFailed = signal(false);
let asked = '';

/** Reads on in another language, and the next time as well; where it cannot be fetched, the menu says so. Resolves to
 *  whether it is spoken now. */
export async function choose({ onLanguage }: LanguageProps, tag: string): Promise<boolean> {
  languageFailed.value = false;
  asked = tag;
  try {
    await onLanguage(tag);
  } catch {
    if (asked === tag) languageFailed.value = true;
  }
  // Another one may have been chosen meanwhile, or the choice wiped.
  const spoken = words.language === tag;
  if (spoken && asked === tag) language.value = tag;
  return spoken;
}

/** Reads on in the browser's language, which is no choice to keep. */
export function forgetChoice({ onLanguage }: LanguageProps, tag: string) {
  asked = '';
  if (tag !== words.language) onLanguage(tag).catch(() => { languageFailed.value = true; });
}

/** A menu of the languages, which shows the one that is spoken. */
export async function changeIn(menu: HTMLSelectElement, props: LanguageProps) {
  await choose(props, menu.value);
  if (languageFailed.value) menu.value = words.language;
}

/** Each language by the name its readers know it by. */
export function LanguageMenu(props: LanguageProps) {
  if (languages.length === 1) return null;
  return (
    <>
      <select class="ml-language" aria-label={words.languages.menu} value={words.language} onChange={({ currentTarget }) => void changeIn(currentTarget, props)}>
        {languages.map(({ tag, name }) => <option value={tag} lang={tag} key={tag}>{name}</option>)}
      </select>
      {languageFailed.value && <p class="ml-language__failed" role="alert">{words.languages.failed}</p>}
    </>
  );
}

/** Said on every page as long as no clinician has read the words. */
export function Unreviewed(props: LanguageProps) {
  if (languageOf(words.language).reviewed) return null;
  // The button goes with the note it stands in.
  const english = () => void choose(props, 'en').then((spoken) => { if (spoken) document.getElementById('main')?.focus(); });
  return (
    <aside class="ml-unreviewed">
      <div class="ml-width ml-unreviewed__inner">
        <p>{words.languages.unreviewed}</p>
        <span class="ml-noprint"><Button variant="plain" onClick={english}>{words.languages.english}</Button></span>
      </div>
    </aside>
  );
}
