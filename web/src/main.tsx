import { render } from 'preact';
import { App, LoadFailure, Loading } from './App';
import { openEngine, type Engine } from './engine';
import { covered, keepingPlace, uncovered } from './frame/changeOver';
import { languageFailed } from './frame/LanguageMenu';
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
let opened = false;

/** Opens the page in a language; what is entered goes on in it. */
const open = async (language: Language) => {
  asked = language;
  const changeOver = (speak: () => void, core: Engine | null) => {
    // Somebody may have asked for yet another one meanwhile.
    if (asked !== language) return;
    speak();
    document.documentElement.lang = language.tag;
    show = () => render(<App engine={core} updates={updates} onLanguage={(tag) => (opened ? open : start)(languageOf(tag))} />, root);
    keepingPlace(show);
    opened ||= core !== null;
  };
  const engine = openEngine(language.tag);
  // Looked at only once the words have come, which may be after it has failed.
  engine.catch(() => undefined);
  const speak = await wordsOf(language);
  // Nothing else to look at yet: the frame of the page needs the words alone.
  if (!opened) changeOver(speak, null);
  const core = await engine;
  // Once more: a room or a dialogue that was opened meanwhile has words of its own.
  let all = await wordsOf(language);
  while (opened && covered()) {
    await uncovered();
    all = await wordsOf(language);
  }
  changeOver(all, core);
};

/** With nothing to go on in yet, a language that cannot be fetched gives way to English, whose failure is shown. */
const start = async (language: Language): Promise<void> => {
  try {
    await open(language);
  } catch (error) {
    if (asked !== language) return;
    const english = languageOf('en');
    if (language !== english) {
      languageFailed.value = true;
      return start(english);
    }
    show = () => render(<LoadFailure error={error} />, root);
    show();
  }
};

keepPreferences();
watchTheme();
watchRoute();
show();
void start(preferred.value === null ? languageFor(navigator.languages) : languageOf(preferred.value));
forgetWhenLeft(() => render(null, root), () => show());
