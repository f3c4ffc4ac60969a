import { signal } from '@preact/signals';
import { withRoomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { IconArray } from '../../ui/IconArray/IconArray';
import { later } from '../../ui/later';
import { Segments } from '../../ui/Segments/Segments';
import type { ScoredReading } from '../reading';
import { useRest } from './useRest';

const views = ['icons', 'sentence', 'table', 'nomogram'] as const;
type View = (typeof views)[number];

/** How each score is looked at; remembered while the page is open, kept nowhere. */
const chosen = signal<Readonly<Record<string, View>>>({});

const useNomogram = later(withRoomWords(async () => (await import('./FaganView')).FaganView));
const useTable = later(withRoomWords(async () => (await import('./TableView')).TableView));

/** What happened to the patients who had this score: counted, and then shown in the way one reads best; or as printed,
 *  or not known. */
export function Views(reading: ScoredReading) {
  const { entry, answer } = reading;
  if (answer.observed.length === 0) return <Uncounted {...reading} />;
  const { id, title, performance } = entry.file;
  const view = chosen.value[id] ?? 'icons';
  return (
    <div class="ml-figure">
      <div class="ml-views ml-noprint">
        <Segments
          id={`${id}-view`}
          label={words.views.show(title)}
          errors={[]}
          errorPrefix=""
          remarks={[]}
          blank
          options={views.map((one) => ({ value: one, label: words.views.names[one] }))}
          value={view}
          onChange={(next) => { chosen.value = { ...chosen.value, [id]: views.find((one) => one === next) ?? 'icons' }; }}
        />
      </div>
      <div class="ml-view" key={view}><Shown {...reading} view={view} /></div>
      {performance !== undefined && <p class="ml-quiet"><strong>{words.about.kind[performance.kind]}</strong> {performance.text}</p>}
    </div>
  );
}

function Shown({ view, ...reading }: ScoredReading & { view: View }) {
  switch (view) {
    case 'icons': return <><Counts {...reading} icons /><Probabilities {...reading} pictures /></>;
    case 'sentence': return <><Counts {...reading} icons={false} /><Probabilities {...reading} pictures={false} /></>;
    case 'table': return <Later {...reading} use={useTable} />;
    case 'nomogram': return <Later {...reading} use={useNomogram} />;
  }
}

interface LaterProps extends ScoredReading {
  use: typeof useNomogram | typeof useTable;
}

function Later({ use, ...reading }: LaterProps) {
  const { part: Loaded, failure, again } = use();
  if (Loaded !== null) return <Loaded {...reading} />;
  if (failure === null) return <p class="ml-quiet">{words.views.loading}</p>;
  return <div role="alert"><p>{words.views.failed}</p><Button onClick={again}>{words.views.again}</Button></div>;
}

function Probabilities(props: ScoredReading & { pictures: boolean }) {
  const { part } = useRest();
  return part === null ? null : <part.Posttests {...props} />;
}

/** k of n with its interval, for the score or for each still possible. */
function Counts({ entry, answer, icons }: ScoredReading & { icons: boolean }) {
  const { outcome, population } = entry.file;
  const [only] = answer.status === 'complete' ? answer.observed : [];
  if (only !== undefined) {
    return (
      <>
        <p class="ml-answer__observed">{words.result.observed(only, population.total, outcome.label, outcome.window)}</p>
        {icons && <IconArray filled={only.events} total={only.total} label={words.result.icons(only, outcome.label)} />}
      </>
    );
  }
  return (
    <>
      <p class="ml-answer__observed">{words.result.observedEach(outcome.label, outcome.window)}</p>
      <ul class="ml-rows">
        {answer.observed.map((row) => (
          <li class="ml-rows__row" key={row.score}>
            <span class="ml-rows__label">{words.result.rowLabel(row.score)}</span>
            <span class="ml-rows__text">{words.result.counts(row)}</span>
            {icons && <IconArray compact filled={row.events} total={row.total} label={words.result.icons(row, outcome.label)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Uncounted({ entry, answer }: ScoredReading) {
  if (answer.printed_risks.length === 0) {
    return <p class="ml-quiet">{words.result.noCounts(entry.file.bands.some(({ printed_risks }) => printed_risks !== undefined))}</p>;
  }
  return (
    <div class="ml-figure">
      {answer.printed_risks.map((risk) => (
        <p key={risk.cohort}>
          <span class="ml-quiet">{words.result.printedIn(risk.cohort)}</span>{' '}
          <span class="ml-answer__observed">{words.result.printedRisk(risk)}</span>
        </p>
      ))}
      <p class="ml-quiet">{words.result.noInterval}</p>
    </div>
  );
}
