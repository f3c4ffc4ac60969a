import { useLayoutEffect, useState } from 'preact/hooks';
import type { Variable } from '../../engine';
import { words } from '../../locales';
import { enterField } from '../../ui/jump';
import { fieldId } from '../Field';
import type { Patient } from '../patient';
import { search } from './search';

interface Props {
  patient: Patient;
  prefix: string;
}

export const findId = (prefix: string) => `${prefix}find`;

/** Typing a few letters of a field's name, or of what it is also called, leads into it (the ARIA combobox pattern). */
export function FindField({ patient, prefix }: Props) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const id = findId(prefix);
  const listId = `${id}-list`;
  const optionId = (variable: Variable) => `${id}-option-${variable.id}`;
  const places = placesOf(patient);
  const found = open ? search(places.map(({ variable }) => variable), text) : [];
  const current = found[Math.min(active, found.length - 1)];
  const wanted = text.trim() !== '';

  useLayoutEffect(() => {
    if (current !== undefined) document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const close = () => { setText(''); setOpen(false); setActive(0); };
  const go = (variable: Variable | undefined) => {
    if (variable === undefined) return;
    close();
    enterField(fieldId(variable.id, prefix));
  };
  const move = (step: number) => {
    if (current === undefined) setOpen(true);
    else setActive((found.indexOf(current) + step + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => go(current),
      Escape: close
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="ml-find">
      <label class="ml-hidden" for={id}>{words.form.find.label}</label>
      <input
        class="ml-find__input"
        id={id}
        type="text"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : optionId(current)}
        aria-keyshortcuts="Control+K Meta+K"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="go"
        placeholder={words.form.find.label}
        value={text}
        onInput={(event) => { setText(event.currentTarget.value); setOpen(event.currentTarget.value !== ''); setActive(0); }}
        onKeyDown={onKeyDown}
        onBlur={() => { setOpen(false); }}
        onFocus={() => { setOpen(wanted); }}
      />
      <ul class="ml-find__list" id={listId} role="listbox" aria-label={words.form.find.label} hidden={found.length === 0}>
        {found.map((variable) => (
          // Pressing must not take the focus away, which would close the list before the click.
          <li
            class="ml-find__option"
            id={optionId(variable)}
            role="option"
            aria-selected={variable === current}
            key={variable.id}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(variable)}
          >
            <span>{variable.label}</span>
            <span class="ml-find__place">{places.find((place) => place.variable === variable)?.group}</span>
          </li>
        ))}
      </ul>
      {open && wanted && found.length === 0 && <p class="ml-find__list ml-find__none">{words.form.find.none(text.trim())}</p>}
      <div class="ml-hidden" aria-live="polite">
        {open && wanted && (found.length === 0 ? words.form.find.none(text.trim()) : words.form.find.found(found.length))}
      </div>
    </div>
  );
}

/** Every field there is in the form now, with the name of its group. */
function placesOf(patient: Patient) {
  const { steps, rest } = patient.shown.value;
  const fields = [...steps, ...rest].flatMap(({ id, asked, more }) => [...asked, ...more].map((variable) => ({ variable, group: words.form.steps[id] })));
  const infection = { variable: patient.infection, group: words.form.steps.exacerbation };
  return [...fields, ...(patient.asksForInfection.value ? [infection] : []), { variable: patient.pretest, group: words.form.estimate }];
}
