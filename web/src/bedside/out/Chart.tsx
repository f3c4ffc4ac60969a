import { useRef, useState } from 'preact/hooks';
import { roomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import type { Session } from '../session';
import { chartText } from './chart';
import { reportOf } from './report';

/** What will stand in the record, to be read before it is copied. */
export function Chart({ session, onClose }: { session: Session; onClose: () => void }) {
  const [date, setDate] = useState('');
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const preview = useRef<HTMLTextAreaElement>(null);
  const { patient, name } = session.current.value;
  const text = chartText(reportOf(patient), { date, timePoint: session.second.value === null ? '' : name.value });

  const copy = async () => {
    setOutcome(null);
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Not allowed, or no clipboard without TLS: the reader's own keys still work.
      preview.current?.focus();
      preview.current?.select();
      setOutcome('notCopied');
    }
  };

  return (
    <Dialog id="chart" title={roomWords.chart.dialog} onClose={onClose}>
      <p class="ml-quiet">{roomWords.chart.intro}</p>
      <label class="nhsuk-label ml-label" for="chart-date">{roomWords.chart.date}</label>
      <input
        class="nhsuk-input ml-out__line"
        id="chart-date"
        type="text"
        autocomplete="off"
        maxLength={60}
        value={date}
        onInput={(event) => { setDate(event.currentTarget.value); setOutcome(null); }}
      />
      <label class="nhsuk-label ml-label" for="chart-text">{roomWords.chart.preview}</label>
      <textarea class="ml-out__text" id="chart-text" readOnly rows={18} spellcheck={false} value={text} ref={preview} />
      <div class="ml-out__actions">
        <p class="ml-out__said" role="status">{outcome === null ? '' : roomWords.chart[outcome]}</p>
        <div class="ml-buttons">
          <Button variant="primary" onClick={() => void copy()}>{roomWords.chart.copy}</Button>
          <Button variant="plain" onClick={onClose}>{words.out.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}
