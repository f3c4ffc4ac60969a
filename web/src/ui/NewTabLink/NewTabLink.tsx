interface Props {
  href: string;
  /** What a screen reader hears behind the text; who sees the arrow needs no words. */
  notice: string;
  children: string;
}

/** Leaves the page as it is: following a link and coming back must not lose what was typed. */
export function NewTabLink({ href, notice, children }: Props) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}<span aria-hidden="true">{'\u00a0↗'}</span><span class="ml-hidden"> {notice}</span>
    </a>
  );
}
