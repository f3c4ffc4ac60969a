import type { CatalogueFactor, FindingText } from '../engine';
import { words } from '../locales';

interface Props {
  factor: CatalogueFactor;
  findings: readonly FindingText[];
  /** Its headings, one level below where it stands. */
  level: 'h3' | 'h4';
}

/** Everything published about one factor, and what recomputing it showed. */
export function FactorDetails({ factor, findings, level: Heading }: Props) {
  const own = findings.filter(({ id }) => factor.findings.includes(id));
  return (
    <div class="ml-factor-details">
      {factor.note !== null && <p>{factor.note}</p>}
      <dl class="ml-pairs">
        {factor.windows.map((window) => (
          <div class="ml-pairs__row" key={window.id}>
            <dt>{window.label}</dt>
            <dd>{words.factors.window(window)}</dd>
          </div>
        ))}
      </dl>
      {factor.cutoffs.length > 0 && (
        <>
          <Heading class="ml-subheading">{words.factors.cutoffs}</Heading>
          <ul class="ml-list">
            {factor.cutoffs.map(({ study, printed, doubtful }) => (
              <li key={study}>
                {words.factors.cutoff(study, printed)}
                {doubtful !== null && <span class="ml-note ml-note--inline">{words.factors.doubtful} {doubtful}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {factor.elsewhere.length > 0 && (
        <>
          <Heading class="ml-subheading">{words.factors.elsewhere}</Heading>
          <ul class="ml-list">
            {factor.elsewhere.map(({ evidence, label, population, text }) => (
              <li key={evidence}>{words.factors.elsewhereRow(label, text, population)}</li>
            ))}
          </ul>
        </>
      )}
      {own.length > 0 && (
        <>
          <Heading class="ml-subheading">{words.factors.findings}</Heading>
          <ul class="ml-list">{own.map(({ id, title, meaning }) => <li key={id}><strong>{words.say.sentence(title)}</strong>{words.say.gap}{meaning}</li>)}</ul>
        </>
      )}
      <p class="ml-quiet">{words.factors.printedAs(factor.printed)}</p>
    </div>
  );
}
