import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { acceptValidation } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import type { FieldError } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import { findFindingFor, lockFinding } from '../findings/find-finding.js';
import { refuseFields } from '../refuse-fields.js';
import { attributionOf } from './attribution.js';
import { type AuthenticityCheck, type AuthenticityRisk, authenticityOf } from './authenticity.js';
import type { SourceKind } from './corroboration.js';
import { type ValidateFinding, type ValidationView, validationView } from './validation.dto.js';
import { Validation } from './validation.entity.js';

/** Validations: what was done to make sure. The grades follow from it; nobody enters a grade. */
@Injectable()
export class ValidationsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async validate(actor: Actor, findingId: string, request: ValidateFinding): Promise<ValidationView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const finding = await findFindingFor(tx, actor, findingId, ['screener']);
      await requireAuthorization(tx, actor, now);
      await requireStage(tx, finding.screeningId, ['gathering', 'in_review']);
      const suspected = request.suspected ?? [];
      const corroboration = request.corroboration ?? [];
      const captureMethod = request.capture_method ?? null;
      const archiveCopy = request.archive_copy ?? null;
      refuseFields([
        ...suspectedErrors(request.considered, suspected),
        ...corroborationErrors(corroboration, request.corroborating_sources),
      ]);
      // One after the other: the last validation is the one the desk knows.
      await lockFinding(tx, finding.id);
      const last = await tx.findOne(Validation, { where: { findingId: finding.id }, order: { id: 'DESC' } });
      const validation = tx.create(Validation, {
        id: newId('validation', now),
        findingId: finding.id,
        attribution: attributionOf(request.identifiers),
        authenticity: authenticityOf(request.considered, suspected, {
          method: captureMethod,
          archiveCopy,
        }),
        captureMethod,
        archiveCopy,
        corroboratingSources: request.corroborating_sources,
        corroboration,
        identifiers: request.identifiers,
        considered: request.considered,
        suspected,
        validatedBy: actor.accountId,
        validatedAt: now,
      });
      await tx.insert(Validation, validation);
      const view = validationView(validation);
      await acceptValidation(tx, {
        findingId: finding.id,
        grade: view.grade,
        validatedBy: actor.accountId,
        validatedAt: now,
      });
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'finding.validated',
        body: {
          validation_id: validation.id,
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          attribution: validation.attribution,
          authenticity: validation.authenticity,
          corroborating_sources: validation.corroboratingSources,
          corroboration: validation.corroboration,
          independent_sources: view.independent_sources,
          capture_method: captureMethod,
          archive_copy: archiveCopy,
          grade_before: last === null ? null : validationView(last).grade,
          grade: view.grade,
          identifiers: validation.identifiers,
          considered: validation.considered,
          suspected: validation.suspected,
        },
      });
      return view;
    });
  }

  async list(actor: Actor, findingId: string, query: PageQuery): Promise<Page<ValidationView>> {
    const tx = this.room.manager;
    const finding = await findFindingFor(tx, actor, findingId, ['screener', 'reviewer']);
    const found = tx.createQueryBuilder(Validation, 'v').where({ findingId: finding.id });
    const href = hrefOf(`/v1/findings/${finding.id}/validations`);
    return readPage(found, 'validation', query, validationView, href);
  }
}

/** Nobody suspects what they did not look into. */
function suspectedErrors(
  considered: readonly AuthenticityCheck[],
  suspected: readonly AuthenticityRisk[],
): FieldError[] {
  if (suspected.every((risk) => considered.includes(risk))) return [];
  return [{ field: 'suspected', message: 'Send only what `considered` lists as well.' }];
}

/** Each kind named stands for one source at least. */
function corroborationErrors(named: readonly SourceKind[], counted: number): FieldError[] {
  if (named.length <= counted) return [];
  return [{ field: 'corroboration', message: 'Send no more kinds than `corroborating_sources` counts.' }];
}
