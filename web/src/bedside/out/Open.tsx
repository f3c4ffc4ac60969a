import { useEffect, useRef, useState } from 'preact/hooks';
import { roomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import type { Session } from '../session';
import { Preview } from './Preview';
import { FILE_LIMIT, propose, type Proposal } from './proposal';

type State =
  | { kind: 'asking'; trouble: string }
  | { kind: 'reading'; done: number; all: number }
  | { kind: 'proposed'; proposal: Proposal };

/** A file or a text, read here, shown before anything changes. */
export function Open({ session, onClose }: { session: Session; onClose: () => void }) {
  const [state, setState] = useState<State>({ kind: 'asking', trouble: '' });
  const [pasted, setPasted] = useState('');
  const open = useRef(true);
  /** Which reading is the last one asked for: an earlier one that ends later shows nothing. */
  const last = useRef(0);
  useEffect(() => () => { open.current = false; }, []);
  const { patient } = session.current.value;

  const read = async (textOf: () => string | Promise<string>) => {
    last.current += 1;
    const own = last.current;
    const show = (next: State) => { if (open.current && own === last.current) setState(next); };
    try {
      show({ kind: 'reading', done: 0, all: 0 });
      const text = await textOf();
      // A long text takes a moment to parse: the sentence above stands first.
      await new Promise((resolve) => setTimeout(resolve));
      const outcome = await propose(text, patient, (done, all) => show({ kind: 'reading', done, all }));
      show(outcome.ok ? { kind: 'proposed', proposal: outcome.proposal } : { kind: 'asking', trouble: outcome.trouble });
    } catch {
      show({ kind: 'asking', trouble: roomWords.file.trouble.unreadable });
    }
  };
  const readFile = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size <= FILE_LIMIT) return void read(() => file.text());
    last.current += 1;
    setState({ kind: 'asking', trouble: roomWords.file.trouble.tooLarge(roomWords.file.megabytes(FILE_LIMIT / 1_000_000)) });
  };

  return (
    <Dialog id="open" title={roomWords.file.openTitle} onClose={onClose}>
      {state.kind === 'proposed'
        ? <Preview session={session} proposal={state.proposal} onClose={onClose} />
        : (
          <>
            <p>{roomWords.file.openIntro}</p>
            {state.kind === 'asking' && state.trouble !== '' && <p class="ml-out__trouble" role="alert">{state.trouble}</p>}
            <label class="nhsuk-label ml-label" for="open-file">{roomWords.file.choose}</label>
            <input
              class="ml-out__file"
              id="open-file"
              type="file"
              accept=".json,application/json,application/fhir+json"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                readFile(file);
                // The same file, mended, can be chosen again.
                event.currentTarget.value = '';
              }}
            />
            <label class="nhsuk-label ml-label" for="open-text">{roomWords.file.paste}</label>
            <textarea class="ml-out__text" id="open-text" rows={5} spellcheck={false} autocomplete="off" value={pasted} onInput={(event) => setPasted(event.currentTarget.value)} />
            <div class="ml-out__actions">
              <p class="ml-out__said" role="status">{state.kind === 'reading' ? roomWords.file.reading(state.done, state.all) : ''}</p>
              <div class="ml-buttons">
                <Button variant="primary" disabled={pasted.trim() === '' || state.kind === 'reading'} onClick={() => void read(() => pasted)}>{roomWords.file.read}</Button>
                <Button variant="plain" onClick={onClose}>{words.out.cancel}</Button>
              </div>
            </div>
          </>
        )}
    </Dialog>
  );
}
