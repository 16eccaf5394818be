/** Space kept between a floating box and its anchor or the window's edge. */
const GAP = 6;

/**
 * Puts a floating box under its anchor, or above it where there is more room. Positions are set as
 * properties, not as a style attribute: the page's policy allows no inline style.
 */
export function placeAt(box: HTMLElement, anchor: Element, sameWidth = false): void {
  const at = anchor.getBoundingClientRect();
  if (sameWidth) box.style.setProperty('width', `${at.width}px`);
  box.style.removeProperty('--room');
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = window.innerHeight - at.bottom - 2 * GAP;
  const above = at.top - 2 * GAP;
  const under = height <= below || below >= above;
  const room = under ? below : above;
  const top = under ? at.bottom + GAP : at.top - GAP - Math.min(height, room);
  const left = Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP));
  box.style.setProperty('--room', `${room}px`);
  box.style.setProperty('top', `${top}px`);
  box.style.setProperty('left', `${left}px`);
}

/** Keeps the box at its anchor while anything scrolls or resizes; gives back how to stop. */
export function keepAt(box: HTMLElement, anchor: Element, sameWidth = false): () => void {
  const place = () => placeAt(box, anchor, sameWidth);
  place();
  const sizes = new ResizeObserver(place);
  sizes.observe(box);
  window.addEventListener('resize', place);
  window.addEventListener('scroll', place, { capture: true, passive: true });
  return () => {
    sizes.disconnect();
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place, { capture: true });
  };
}
