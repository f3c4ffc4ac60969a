import { jumpToField } from '../jump';

export interface Problem {
  /** Where to go: the id of the field's input; null for the request as a whole. */
  target: string | null;
  message: string;
  remedy: string;
}

interface Props {
  title: string;
  problems: readonly Problem[];
}

/** All problems together, each a link to its field. The announcement is the page's (one polite sentence), so that
 *  nobody is interrupted while typing. */
export function ErrorSummary({ title, problems }: Props) {
  return (
    <div class="ml-errors" tabIndex={-1} id="problems">
      <h3 class="ml-errors__title">{title}</h3>
      <ul class="ml-errors__list">
        {problems.map((problem) => (
          <li key={`${problem.target} ${problem.message}`}>
            {problem.target === null
              ? <span>{problem.message}</span>
              : <a class="ml-errors__link" href={`#${problem.target}`} onClick={jumpToField(problem.target)}>{problem.message}</a>}
            {' '}<span>{problem.remedy}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
