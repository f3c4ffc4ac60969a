import type { Catalogue, Engine, FactorAssessment } from '../engine';
import { roomWords } from '../locales';
import { address, type Route } from '../routing/route';
import { AuditPage, CheckPage } from './Audit';
import { Entry } from './Entry';
import { Exacerbation } from './Exacerbation';
import { Factors } from './Factors';
import { Overview } from './Overview';
import './room.scss';

export type EvidenceRoute = Extract<Route, { room: 'evidence' }>;

export interface EvidenceProps {
  route: EvidenceRoute;
  engine: Engine;
  catalogue: Catalogue;
  /** The factors of the patient at the bedside, to find them again in the plot. */
  factors: readonly FactorAssessment[];
}

/** What the published numbers are, and a machine check of each of them. */
export function Evidence(props: EvidenceProps) {
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <nav class="ml-pages" aria-label={roomWords.evidence.pages}>
        <PageLink page="overview" href={address.evidence} {...props}>{roomWords.evidence.overview}</PageLink>
        <PageLink page="factors" href={address.factors()} {...props}>{roomWords.evidence.factors}</PageLink>
        <PageLink page="exacerbation" href={address.exacerbation} {...props}>{roomWords.evidence.exacerbation}</PageLink>
        <PageLink page="audit" href={address.audit()} {...props}>{roomWords.evidence.audit}</PageLink>
      </nav>
      <Page {...props} />
    </main>
  );
}

function PageLink({ page, href, children, route }: EvidenceProps & { page: EvidenceRoute['page']; href: string; children: string }) {
  return <a class="ml-pages__link" href={href} aria-current={route.page === page ? 'page' : undefined}>{children}</a>;
}

function Page({ route, engine, catalogue, factors }: EvidenceProps) {
  switch (route.page) {
    case 'overview': return <Overview catalogue={catalogue} />;
    case 'factors': return <Factors catalogue={catalogue} filters={route.filters} assessed={factors} />;
    case 'exacerbation': return <Exacerbation catalogue={catalogue} engine={engine} />;
    case 'audit': return <AuditPage catalogue={catalogue} filters={route.filters} />;
    case 'check': return <CheckPage catalogue={catalogue} id={route.id} filters={route.filters} />;
    case 'entry': return <Entry catalogue={catalogue} id={route.id} />;
  }
}
