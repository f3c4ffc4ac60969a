import type { Source } from '../engine';
import { words } from '../locales';
import { NewTabLink } from '../ui/NewTabLink/NewTabLink';

/** A paper, with the way to it. */
export function Citation({ source }: { source: Source | undefined }) {
  if (source === undefined) return null;
  return <p class="ml-citation">{words.about.citation(source)} <PaperLink source={source} /></p>;
}

export function PaperLink({ source }: { source: Source }) {
  if (source.doi !== undefined) {
    return <NewTabLink href={`https://doi.org/${source.doi}`} notice={words.page.newTab}>{`doi:${source.doi}`}</NewTabLink>;
  }
  if (source.url !== undefined) return <NewTabLink href={source.url} notice={words.page.newTab}>{words.about.online}</NewTabLink>;
  return null;
}
