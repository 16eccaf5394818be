/** "Recipes" → "recipes" inside a sentence; "API keys" and "URL" stay as they are. */
export function inSentence(label: string): string {
  const second = label.charAt(1);
  const shouted = second !== '' && second !== second.toLowerCase();
  return shouted ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The letter on a tile: the first letter or digit of a name. */
export function initial(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·').toLocaleUpperCase();
}

/** Cuts at a word within `limit` characters. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line];
  if (points.length <= limit) return line;
  const cut = points.slice(0, limit).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:–-]+$/, '')}…`;
}

/** Markdown without its marks, for one line in a list. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)/gm, '')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|[.,;:!?]|$)/g, '$1$2');
}

/** "title, servings and category" */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const NUMBER_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** "One field needs a look", "Two fields need a look" */
export function needsALook(count: number): string {
  const number = NUMBER_WORDS[count] ?? String(count);
  return count === 1 ? `${number} field needs a look` : `${number} fields need a look`;
}

const TONES = ['red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;

/** A colour that belongs to a name: the same name has the same colour everywhere. */
export function toneOf(name: string): string {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return TONES[hash % TONES.length] ?? 'blue';
}
