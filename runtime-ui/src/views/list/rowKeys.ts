/**
 * Up and down move between the rows' links, so that Enter is the link's own and Tab stays Tab. The
 * first press enters the list from wherever the focus is, unless something else owns the arrows.
 */
export function rowKeys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || document.querySelector('dialog[open], :popover-open')) return;
  const focused = document.activeElement;
  const inSearch = focused?.id === 'search' && step === 1;
  if (focused instanceof HTMLElement && focused.matches('input, textarea, select') && !inSearch) return;
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.findIndex((link) => link === focused);
  const next = at < 0 ? (step === 1 ? links[0] : links.at(-1)) : links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
}
