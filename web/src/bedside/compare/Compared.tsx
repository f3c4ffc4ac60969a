import { words } from '../../locales';
import type { Compared, Said } from './comparison';

interface Props {
  scores: readonly Compared[];
  /** What the two columns are. */
  before: string;
  after: string;
  caption: string;
}

/** What changed, in a sentence each. */
export function Changes({ scores }: { scores: readonly Compared[] }) {
  const changed = scores.filter((one) => one.changed.length > 0);
  return (
    <div class="ml-changes">
      {changed.length > 0 && <ul class="ml-changes__list">{changed.map(({ id, sentence }) => <li key={id}>{sentence}</li>)}</ul>}
      <p>{words.compare.rest(changed.length, scores.length)}</p>
    </div>
  );
}

/** Every score in both columns; one that says the same in both is told once. */
export function ScoresCompared({ scores, before, after, caption }: Props) {
  return (
    <table class="ml-compared">
      <caption class="ml-hidden">{caption}</caption>
      <Head before={before} after={after} />
      {scores.map(({ id, title, changed, ...one }) => (
        <tbody key={id}>
          <tr>
            <th class="ml-compared__row" scope="rowgroup" colSpan={2}>
              {title}{' '}
              <span class={`ml-compared__tag${changed.length > 0 ? ' ml-compared__tag--changed' : ''}`}>
                {changed.length > 0 ? words.compare.changed(changed) : words.compare.same}
              </span>
            </th>
          </tr>
          <tr>
            {changed.length > 0
              ? <><td><Cell said={one.before} /></td><td><Cell said={one.after} /></td></>
              : <td class="ml-compared__same" colSpan={2}><Cell said={one.after} /></td>}
          </tr>
        </tbody>
      ))}
    </table>
  );
}

export function Head({ before, after }: { before: string; after: string }) {
  return <thead><tr><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>;
}

function Cell({ said: { score, band, counts, posttest, printed, missing, checks, cautions } }: { said: Said }) {
  return (
    <>
      {score !== '' && <p class="ml-compared__score">{score}</p>}
      <p class="ml-compared__band">{band}</p>
      {[...counts, ...posttest, ...printed].map((line) => <p class="ml-compared__line" key={line}>{line}</p>)}
      {missing.length > 0 && <p class="ml-compared__line ml-compared__missing">{words.compare.missing(missing)}</p>}
      {checks.length > 0 && <p class="ml-note">{words.compare.check(checks)}</p>}
      {cautions.map((caution) => <p class="ml-compared__line" key={caution}>{caution}</p>)}
    </>
  );
}
