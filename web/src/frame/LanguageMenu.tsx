import { useState } from 'preact/hooks';
import { languageOf, languages, words } from '../locales';
import { language } from '../preferences/store';
import { Button } from '../ui/Button/Button';

export interface LanguageProps {
  /** Rejects when the language cannot be fetched: the page then goes on in the one it has. */
  onLanguage: (tag: string) => Promise<void>;
}

/** Reads on in another language, and the next time as well. */
export async function choose({ onLanguage }: LanguageProps, tag: string) {
  await onLanguage(tag);
  // Another one may have been chosen meanwhile.
  if (words.language === tag) language.value = tag;
}

/** Each language by the name its readers know it by. */
export function LanguageMenu(props: LanguageProps) {
  const [failed, setFailed] = useState(false);
  if (languages.length === 1) return null;
  const change = (menu: HTMLSelectElement) => {
    setFailed(false);
    choose(props, menu.value).catch(() => {
      menu.value = words.language;
      setFailed(true);
    });
  };
  return (
    <>
      <select class="ml-language" aria-label={words.languages.menu} value={words.language} onChange={({ currentTarget }) => change(currentTarget)}>
        {languages.map(({ tag, name }) => <option value={tag} lang={tag} key={tag}>{name}</option>)}
      </select>
      {failed && <p class="ml-language__failed" role="alert">{words.languages.failed}</p>}
    </>
  );
}

/** Said on every page as long as no clinician has read the words. */
export function Unreviewed(props: LanguageProps) {
  if (languageOf(words.language).reviewed) return null;
  // The button goes with the note it stands in.
  const english = () => void choose(props, 'en').then(() => document.getElementById('main')?.focus(), () => undefined);
  return (
    <aside class="ml-unreviewed">
      <div class="ml-width ml-unreviewed__inner">
        <p>{words.languages.unreviewed}</p>
        <span class="ml-noprint"><Button variant="plain" onClick={english}>{words.languages.english}</Button></span>
      </div>
    </aside>
  );
}
