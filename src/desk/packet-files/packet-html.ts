import { escapeHtml } from '../../platform/http/escape-html.js';
import type { Fact, PacketPage, PagePart } from './packet-page.js';

/**
 * The packet as a page that stands alone: no script, no link, nothing loaded. Structure by elements, text colours of
 * at least 7:1, widths that reflow at 320 CSS pixels (WCAG 2.2: 1.3.1, 1.4.6, 1.4.10).
 */
export function packetHtml(page: PacketPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${page.parts.map(partHtml).join('\n')}
</main>
</body>
</html>
`;
}

function partHtml(part: PagePart): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${escapeHtml(part.text)}</h${part.level}>`;
    case 'paragraph':
      return `<p>${escapeHtml(part.text)}</p>`;
    case 'quote':
      return `<blockquote>${escapeHtml(part.text)}</blockquote>`;
    case 'list': {
      const tag = part.isOrdered ? 'ol' : 'ul';
      const items = part.items.map((item) => `<li>${escapeHtml(item)}</li>`);
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'facts':
      return `<dl>\n${part.facts.map(factHtml).join('\n')}\n</dl>`;
  }
}

function factHtml({ term, value }: Fact): string {
  return `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`;
}

export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 0; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #595959; }
h3, dt { break-after: avoid; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 0.25rem solid #595959; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.5rem; } }
@media print { main { max-width: none; padding: 0; } }
`;
