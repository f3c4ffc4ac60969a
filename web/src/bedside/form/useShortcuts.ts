import { useEffect } from 'preact/hooks';

const choices = ['radio', 'checkbox', 'button', 'range'];
const isTyping = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement && !choices.includes(target.type)) || target instanceof HTMLTextAreaElement
  || (target instanceof HTMLElement && target.isContentEditable);

/** Ctrl or Cmd with K looks for a field; with Z it takes back, but not while typing, where that is the browser's own. Not
 *  below an open dialogue. No single key: whoever speaks to the computer would set it off by chance. */
export function useShortcuts(find: () => void, undo: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || !control || event.altKey || event.shiftKey || document.querySelector('dialog[open]') !== null) return;
      const key = event.key.toLowerCase();
      const act = key === 'k' ? find : key === 'z' && !isTyping(event.target) ? undo : null;
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [find, undo]);
}
