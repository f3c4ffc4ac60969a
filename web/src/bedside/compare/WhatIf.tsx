import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import type { Session } from '../session';

interface Props {
  session: Session;
  input: string | null;
}

export function WhatIf({ session }: Props) {
  return (
    <Dialog id="what-if" title={words.whatIf.title} onClose={session.close}>
      <div class="ml-buttons"><Button variant="plain" onClick={session.close}>{words.whatIf.back}</Button></div>
    </Dialog>
  );
}
