import { render } from 'preact';
import { App, LoadFailure, Loading } from './App';
import { openEngine } from './engine';
import { languageFor, languageOf, wordsOf, type Language } from './locales';
import { watchForUpdates } from './offline/updates';
import { keepPreferences, language as preferred } from './preferences/store';
import { watchTheme } from './preferences/theme';
import { forgetWhenLeft } from './privacy/leaving';
import { watchRoute } from './routing/route';
import './styles/main.scss';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

// Not while developing: a service worker would serve yesterday's files.
const updates = import.meta.env.PROD ? watchForUpdates() : null;
let show = () => render(<Loading />, root);
let asked: Language;

/** Opens the page in a language; what is entered goes on in it. */
const open = async (language: Language) => {
  asked = language;
  const [engine, speak] = await Promise.all([openEngine(language.tag), wordsOf(language)]);
  // Somebody may have asked for yet another one meanwhile.
  if (asked !== language) return;
  speak();
  document.documentElement.lang = language.tag;
  show = () => render(<App engine={engine} updates={updates} onLanguage={(tag) => open(languageOf(tag))} />, root);
  show();
};

keepPreferences();
watchTheme();
watchRoute();
show();
const first = preferred.value === null ? languageFor(navigator.languages) : languageOf(preferred.value);
open(first)
  // A language that cannot be fetched: better in English than not at all.
  .catch(() => open(languageOf('en')))
  .catch((error: unknown) => {
    show = () => render(<LoadFailure error={error} />, root);
    show();
  });
forgetWhenLeft(() => render(null, root), () => show());
