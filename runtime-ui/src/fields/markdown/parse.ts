import { Lexer, type Token } from 'marked';

export type { Token };

/** Markdown as tokens. They become elements one by one: no text of a row is ever read as HTML. */
export function parseMarkdown(text: string): Token[] {
  return new Lexer({ gfm: true, breaks: true }).lex(text);
}

/** The address of a link when it is safe: web, mail, or within the page. */
export function safeLink(href: string): string | null {
  if (href.startsWith('#')) return href;
  if (!URL.canParse(href)) return null;
  return ['https:', 'http:', 'mailto:'].includes(new URL(href).protocol) ? href : null;
}

/** The address of an image: only encrypted ones, as the page's policy has it. */
export function safeImage(href: string): string | null {
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? href : null;
}
