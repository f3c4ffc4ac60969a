import { useState } from 'preact/hooks';
import { chosenScores, preferredUnits } from '../bedside/settings';
import type { Catalogue } from '../engine';
import { changeIn, forgetChoice, type LanguageProps } from '../frame/LanguageMenu';
import { languageFor, languageOf, languages, roomWords, words } from '../locales';
import { RoomTitle } from '../routing/RoomTitle';
import { Button } from '../ui/Button/Button';
import { Select } from '../ui/Select/Select';
import { anythingKept, language, leftOver, notKept, theme, themes, wipe } from './store';

export interface PreferencesProps extends LanguageProps {
  catalogue: Catalogue;
}

/** How the page looks, what this browser keeps, in words, and a way to be rid of it. */
export function Preferences({ catalogue, onLanguage }: PreferencesProps) {
  const [wiped, setWiped] = useState(false);
  const text = roomWords.preferences;

  const forget = () => {
    wipe();
    setWiped(true);
    forgetChoice({ onLanguage }, languageFor(navigator.languages).tag);
  };

  return (
    <main class="ml-width ml-room ml-prose" id="main" tabIndex={-1}>
      <RoomTitle>{text.title}</RoomTitle>
      <p class="ml-lead">{text.lead}</p>
      {notKept.value && <p role="alert">{text.notKept}</p>}
      <section class="ml-card">
        <h2 class="ml-heading">{text.show}</h2>
        <div class="ml-prose__choices">
          <Select
            id="theme"
            label={roomWords.theme.title}
            options={themes.map((one) => ({ value: one, label: roomWords.theme.choice[one] }))}
            value={theme.value}
            onChange={(chosen) => {
              const known = themes.find((one) => one === chosen);
              if (known !== undefined) theme.value = known;
            }}
          />
          {languages.length > 1 && (
            <Select
              id="language"
              label={words.languages.menu}
              options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
              value={words.language}
              onChange={(_, menu) => void changeIn(menu, { onLanguage })}
            />
          )}
        </div>
      </section>
      <section class="ml-card">
        <h2 class="ml-heading">{text.stored}</h2>
        {anythingKept.value
          ? <ul class="ml-prose__list">{inWords(catalogue).map((line) => <li key={line}>{line}</li>)}</ul>
          : <p>{text.nothing}</p>}
        <p class="ml-quiet">{text.unitsHow}</p>
        <div class="ml-buttons"><Button onClick={forget} disabled={!anythingKept.value}>{text.wipe}</Button></div>
        <p class="ml-quiet">{text.wipeMeans}</p>
        <p role="status">{wiped && !anythingKept.value ? text.wiped : ''}</p>
      </section>
    </main>
  );
}

function inWords({ variables, models }: Catalogue): readonly string[] {
  const text = roomWords.preferences;
  const units = Object.entries(preferredUnits.value).map(([id, code]) => {
    const variable = variables.find((one) => one.id === id);
    const unit = variable?.kind === 'number' ? variable.units.find((one) => one.code === code) : undefined;
    return variable === undefined || unit === undefined ? null : text.unit(variable.label, unit.label);
  });
  const scores = chosenScores.value?.map((id) => models.find(({ file }) => file.id === id)?.file.title ?? null) ?? [];
  const titles = scores.filter((title) => title !== null);
  const unused = leftOver.value || units.includes(null) || scores.includes(null);
  return [
    ...(theme.value === 'system' ? [] : [text.theme(roomWords.theme.choice[theme.value])]),
    ...(language.value === null ? [] : [text.language(languageOf(language.value).name)]),
    ...units.filter((line) => line !== null),
    ...(titles.length === 0 ? [] : [text.scores(titles)]),
    ...(unused ? [text.outdated] : [])
  ];
}
