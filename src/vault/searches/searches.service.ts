import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import {
  requireAuthorization,
  requireAuthorizationAt,
} from '../../screenings/authorizations/require-authorization.js';
import type { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { checklistOf } from '../../screenings/checklists/checklist-of.js';
import { requireConsent } from '../../screenings/consents/require-consent.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import { requireLawfulMethod, requireLawfulSite } from '../../screenings/policy/require-lawful.js';
import { requireProcess } from '../../screenings/process/require-process.js';
import { refuseQuarantined } from '../../screenings/quarantines/quarantined.js';
import { findScreeningFor, moveStage } from '../../screenings/screenings/find-screening.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { type SearchedWindow, windowOfDays } from '../../screenings/steps/look-back.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { identityOf } from '../identities/identity-of.js';
import { refuseFields } from '../refuse-fields.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { namesCandidate } from './candidate-words.js';
import { formCheck } from './form-check.js';
import { refuseQuery } from './refuse-query.js';
import {
  type LogSearch,
  type SearchReceiptView,
  type SearchView,
  searchReceiptView,
  searchView,
} from './search.dto.js';
import { Search } from './search.entity.js';
import { searchErrors } from './search-rules.js';
import { searchPlace, searchWords, wordsMembers } from './search-words.js';

/** Searches: the outline goes to floor 2 for everybody who watches uniformity, the words are sealed here. */
@Injectable()
export class SearchesService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  async log(actor: Actor, screeningId: string, request: LogSearch): Promise<SearchReceiptView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['screener']);
      await requireAuthorization(tx, actor, now);
      await requireAuthorizationAt(tx, actor, new Date(request.started_at));
      await requireConsent(tx, screening.id);
      // From here on the screening has started, so its requisition's policy stays as it is until the end.
      const stage = await moveStage(tx, screening.id, 'search_logged');
      const policy = await policyOf(tx, screening.requisitionId);
      await requireProcess(tx, screening.id, policy.packs, {
        accessBasis: request.access_basis,
        startedAt: new Date(request.started_at),
      });
      const thing = {
        noun: 'search',
        screeningId: screening.id,
        requisitionId: screening.requisitionId,
      } as const;
      const method = requireLawfulMethod(policy, request.method, request.access_basis, thing);
      requireLawfulSite(policy, request.source, thing);
      const key = await this.keys.open(tx, screening.id);
      // The candidate's names, if they are on file already: a query may hold them.
      const identity = (await identityOf(tx, this.keys, screening.id))?.details ?? null;
      refuseQuery(request.query, identity, policy, thing);
      const checklist = await checklistUnderLock(tx, screening.id);
      const window = windowOf(request);
      const queryForm = request.query_form ?? null;
      const record = tx.create(SearchRecord, {
        id: newId('search', now),
        screeningId: screening.id,
        stepKey: request.step_key,
        method,
        accessBasis: request.access_basis,
        source: request.source,
        startedAt: new Date(request.started_at),
        endedAt: new Date(request.ended_at),
        resultCount: request.result_count,
        queryForm,
        formCheck: formCheck(queryForm, request.query, identity),
        searchedFrom: window?.from ?? null,
        searchedTo: window?.to ?? null,
        captureDigest: request.capture_digest ?? null,
        deviationReason: request.deviation_reason ?? null,
        screenerId: actor.accountId,
        loggedAt: now,
      });
      const hasAccount = request.account_used !== undefined;
      refuseFields(searchErrors({ ...outlineOf(record), hasAccount, window }, checklist.steps, now));
      if (
        request.deviation_reason !== undefined &&
        identity !== null &&
        namesCandidate(record.source, identity)
      ) {
        throw invalid(
          'source',
          'This host names the candidate, and sources are not sealed: send candidate-site.',
        );
      }
      const words = { query: request.query, accountUsed: request.account_used ?? null };
      await tx.insert(Search, {
        id: record.id,
        screeningId: screening.id,
        sealed: key.seal(wordsMembers(words), searchPlace(record.id)),
      });
      await tx.insert(SearchRecord, record);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'search.logged',
        body: {
          search_id: record.id,
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          step_key: record.stepKey,
          method: record.method,
          access_basis: record.accessBasis,
          result_count: record.resultCount,
          form_check: record.formCheck,
          searched_from: record.searchedFrom,
          searched_to: record.searchedTo,
          capture_digest:
            record.captureDigest === null ? null : key.keyedDigest(record.id, record.captureDigest),
          deviation_reason: record.deviationReason,
          stage_before: stage.before,
          stage_after: stage.after,
        },
      });
      return searchReceiptView(record);
    });
  }

  async read(actor: Actor, searchId: string): Promise<SearchView> {
    return act(this.room, async (tx) => {
      const record = await tx.findOneBy(SearchRecord, { id: searchId });
      if (record === null) throw notFound('search');
      const duties = ['screener', 'reviewer'] as const;
      const screening = await findScreeningFor(tx, actor, record.screeningId, duties, 'search');
      await refuseQuarantined(tx, record.id, 'search');
      await requireAuthorization(tx, actor, new Date());
      const search = await tx.findOneByOrFail(Search, { id: record.id });
      const key = await this.keys.open(tx, screening.id);
      const words = searchWords(key.open(search.sealed, searchPlace(search.id)));
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'search.read',
        body: { search_id: record.id, screening_id: screening.id, requisition_id: screening.requisitionId },
      });
      return searchView(record, words);
    });
  }
}

/** Read after the stage is locked: until then a coordinator may have moved the screening to another version. */
async function checklistUnderLock(tx: EntityManager, screeningId: string): Promise<Checklist> {
  const { checklistId } = await tx.findOneByOrFail(Screening, { id: screeningId });
  return checklistOf(tx, checklistId);
}

function outlineOf(record: SearchRecord) {
  return {
    stepKey: record.stepKey,
    method: record.method,
    accessBasis: record.accessBasis,
    source: record.source,
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    queryForm: record.queryForm,
    captureDigest: record.captureDigest,
    deviationReason: record.deviationReason,
  };
}

/** The window as dates, however it was said; null when it was not, or only by half. */
function windowOf(request: LogSearch): SearchedWindow | null {
  if (request.searched_from !== undefined && request.searched_to !== undefined) {
    return { from: request.searched_from, to: request.searched_to };
  }
  if (request.look_back_days === undefined) return null;
  return windowOfDays(request.look_back_days, new Date(request.ended_at));
}
