import { Shown } from '../../platform/http/shown.js';
import { SearchFactsView, searchFacts } from './search-facts.dto.js';
import type { SearchRecord } from './search-record.entity.js';

/** A search as those see it who must not read its words. */
export class SearchOutlineView extends SearchFactsView {
  @Shown({ description: 'Always `search_outline`.', enum: ['search_outline'], example: 'search_outline' })
  object: 'search_outline';
}

export function searchOutlineView(search: SearchRecord): SearchOutlineView {
  return { ...searchFacts(search), object: 'search_outline' };
}
