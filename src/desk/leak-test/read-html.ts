import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Recovered, RecoveredFile } from './recovered.js';

/** What a packet's page is made of; everything else is surplus. */
const ELEMENTS = new Set(
  'html head meta title style body main h1 h2 h3 p blockquote ol ul li dl dt dd'.split(' '),
);
/** Attributes that stand in every packet alike, with their values. */
const ATTRIBUTES = new Set([
  'html lang=en',
  'meta charset=utf-8',
  'meta name=viewport',
  'meta content=width=device-width, initial-scale=1',
]);

/** Takes a page apart with a parser that follows the HTML standard: text, attributes, comments, style, all of it. */
export function readHtmlFile(bytes: Buffer): RecoveredFile {
  const shown: Recovered[] = [];
  const beside: Recovered[] = [];
  const surplus: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode, parent: string): void => {
    if (defaultTreeAdapter.isTextNode(node)) {
      const text = node.value;
      if (text.trim() === '') return;
      const isHead = parent === 'title' || parent === 'style';
      (isHead ? beside : shown).push({ where: `text of <${parent}>`, text });
    } else if (defaultTreeAdapter.isCommentNode(node)) {
      surplus.push('a comment');
      beside.push({ where: 'a comment', text: node.data });
    } else if (defaultTreeAdapter.isElementNode(node)) {
      if (!ELEMENTS.has(node.tagName)) surplus.push(`an element <${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (ATTRIBUTES.has(`${node.tagName} ${name}=${value}`)) continue;
        surplus.push(`an attribute ${name} of <${node.tagName}>`);
        beside.push({ where: `attribute ${name} of <${node.tagName}>`, text: value });
      }
      for (const child of node.childNodes) visit(child, node.tagName);
      // A <template> has its contents apart from its children.
      if ('content' in node) for (const child of node.content.childNodes) visit(child, node.tagName);
    }
  };
  for (const child of parse(bytes.toString('utf8')).childNodes) visit(child, 'document');
  return { shown, beside, surplus };
}
