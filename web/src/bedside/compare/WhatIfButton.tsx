import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';

/** Opens the what-if of a value, from wherever it is named in the room. */
export const AskWhatIf = createContext<((input: string) => void) | null>(null);

export function WhatIfButton({ input, label }: { input: string; label: string }) {
  const ask = useContext(AskWhatIf);
  return ask === null ? null : (
    <span class="ml-noprint"><Button variant="plain" label={words.whatIf.openFor(label)} onClick={() => ask(input)}>{words.whatIf.open}</Button></span>
  );
}
