import { roomWords } from '../locales';
import { address } from '../routing/route';
import type { Finding } from '../provenance/findings';

interface Props {
  findings: readonly Finding[];
  level: 'h2' | 'h3';
}

/** What recomputing showed, in plain words, each with the checks behind it. */
export function FindingList({ findings, level: Heading }: Props) {
  return (
    <ul class="ml-findings">
      {findings.map(({ evidence, id, title, meaning }) => (
        <li class="ml-finding" key={`${evidence} ${id}`}>
          <Heading class="ml-subheading">{title}</Heading>
          <p>{meaning}</p>
          <p><a href={address.audit({ finding: id, source: evidence })}>{roomWords.audit.rowsOf}<span class="ml-hidden">: {title}</span></a></p>
        </li>
      ))}
    </ul>
  );
}
