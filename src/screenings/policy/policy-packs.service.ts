import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Page } from '../../platform/http/pagination.js';
import { policyCatalogue } from './policy-catalogue.js';
import {
  type PolicyPackSummaryView,
  type PolicyPackView,
  policyPackSummaryView,
  policyPackView,
} from './policy-pack.dto.js';

/** The rules as shipped. Made at boot, so that a wrong pack stops the start and not a screening. */
@Injectable()
export class PolicyPacksService {
  private readonly catalogue = policyCatalogue();

  list(): Page<PolicyPackSummaryView> {
    const packs = this.catalogue.ids.flatMap((id) => this.catalogue.versionsOf(id));
    return { object: 'list', data: packs.map(policyPackSummaryView), has_more: false, next_href: null };
  }

  get(id: string, version: string): PolicyPackView {
    const pack = /^[1-9]\d{0,5}$/.test(version) ? this.catalogue.version(id, Number(version)) : null;
    if (pack === null) throw notFound('policy_pack');
    return policyPackView(pack);
  }
}
