import { exampleId, FlagField, TextField, WholeField } from '../../platform/http/fields.js';
import { NestedField, TextListField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Checklist, ChecklistStep, EffortBounds } from './checklist.entity.js';
import { stepsDigest } from './steps-digest.js';

const MAX_STEPS = 60;
const MAX_LOOK_BACK_MONTHS = 240;
const MAX_EFFORT = 10_000;

const EXAMPLE_SOURCES = ['google.com', 'bing.com'];
const EXAMPLE_QUERIES = ['"{full_name}" {city}', '"{full_name}" {employer}'];

export class EffortBoundsFields {
  @WholeField({ description: 'Least minutes a step takes.', min: 0, max: MAX_EFFORT, example: 5 })
  min_minutes: number;

  @WholeField({ description: 'Most minutes it may take.', min: 0, max: MAX_EFFORT, example: 60 })
  max_minutes: number;

  @WholeField({ description: 'Least searches.', min: 0, max: MAX_EFFORT, example: 2 })
  min_searches: number;

  @WholeField({ description: 'Most searches.', min: 0, max: MAX_EFFORT, example: 10 })
  max_searches: number;
}

export class ChecklistStepFields {
  @TextField({
    description: 'Stable name of the step within the checklist; step results and searches name it.',
    example: 'open_web',
    max: 40,
    pattern: /^[a-z][a-z0-9_]*$/,
  })
  key: string;

  @TextField({ description: 'The step in a few words.', example: 'Open web search', max: 120 })
  title: string;

  @TextField({
    description: 'What a screener does, the same for every candidate.',
    example: 'Search each engine logged out, in a private window; read the first three pages of results.',
    max: 2000,
  })
  technique: string;

  @TextListField({
    description: 'Sites or registers to search. The step is done when each of them has a logged search.',
    example: EXAMPLE_SOURCES,
    min: 1,
    max: 20,
    maxItem: 120,
  })
  sources: string[];

  @TextListField({
    description:
      'Forms of the query, with placeholders for what is known of the candidate: {full_name}, {name} (any name), ' +
      '{first_name}, {last_name}, {handle}, {email}, {phone}, {city}, {school}; any other placeholder takes up to six ' +
      'words. Where there are forms, each search names the one it used. May be empty.',
    example: EXAMPLE_QUERIES,
    max: 20,
    maxItem: 200,
  })
  query_forms: string[];

  @WholeField({
    description: 'How many months back from the opening of the screening a post may lie.',
    min: 1,
    max: MAX_LOOK_BACK_MONTHS,
    example: 84,
  })
  look_back_months: number;

  @TextField({
    description: 'What must be kept of each search and finding.',
    example: 'Full-page capture with its SHA-256 digest, for each result that is logged.',
    max: 1000,
  })
  evidence: string;

  @FlagField({
    description: 'Whether each search of the step must carry `capture_digest`; findings always do.',
    optional: true,
  })
  evidence_required?: boolean;

  @NestedField(() => EffortBoundsFields, {
    description: 'Bounds of the effort; outside of them the uniformity report names the step.',
    optional: true,
  })
  effort?: EffortBoundsFields;
}

export class PublishChecklist {
  @TextField({
    description: 'Name of the checklist. Publishing a name again makes its next version.',
    example: 'Public safety standard',
    max: 120,
  })
  name: string;

  @TextField({
    description: 'The class of positions it is for.',
    example: 'dispatcher',
    max: 60,
    pattern: /^[a-z][a-z0-9_]*$/,
  })
  position_class: string;

  @NestedField(() => ChecklistStepFields, {
    description: 'The steps in their order; their keys must differ.',
    list: true,
    min: 1,
    max: MAX_STEPS,
  })
  steps: ChecklistStepFields[];
}

export class EffortBoundsView {
  @Shown({ type: 'integer', description: 'Least minutes.', example: 5 })
  min_minutes: number;

  @Shown({ type: 'integer', description: 'Most minutes.', example: 60 })
  max_minutes: number;

  @Shown({ type: 'integer', description: 'Least searches.', example: 2 })
  min_searches: number;

  @Shown({ type: 'integer', description: 'Most searches.', example: 10 })
  max_searches: number;
}

export class ChecklistStepView {
  @Shown({ description: 'Stable name of the step.', example: 'open_web' })
  key: string;

  @Shown({ description: 'The step in a few words.', example: 'Open web search' })
  title: string;

  @Shown({ description: 'What a screener does.', example: 'Search each engine logged out.' })
  technique: string;

  @Shown({
    description: 'Sites or registers to search.',
    example: EXAMPLE_SOURCES,
    type: String,
    isArray: true,
  })
  sources: string[];

  @Shown({ description: 'Forms of the query.', example: EXAMPLE_QUERIES, type: String, isArray: true })
  query_forms: string[];

  @Shown({ type: 'integer', description: 'Months back from the opening of the screening.', example: 84 })
  look_back_months: number;

  @Shown({ description: 'What must be kept.', example: 'Full-page capture with its SHA-256 digest.' })
  evidence: string;

  @Shown({ description: 'Whether each search must carry a capture’s digest.', example: false })
  evidence_required: boolean;

  @Shown({ description: 'Bounds of the effort, or null.', nullable: true, type: EffortBoundsView })
  effort: EffortBoundsView | null;
}

export class ChecklistView {
  @Shown({ description: 'Id of this version of the checklist.', example: exampleId('checklist') })
  id: string;

  @Shown({ description: 'Always `checklist`.', enum: ['checklist'], example: 'checklist' })
  object: 'checklist';

  @Shown({ description: 'Name of the checklist.', example: 'Public safety standard' })
  name: string;

  @Shown({ type: 'integer', description: 'Version of that name, from 1.', example: 1 })
  version: number;

  @Shown({ description: 'The class of positions it is for.', example: 'dispatcher' })
  position_class: string;

  @Shown({ description: 'The steps in their order.', type: ChecklistStepView, isArray: true })
  steps: ChecklistStepView[];

  @Shown({
    description: 'SHA-256 of the steps as canonical JSON (RFC 8785); the ledger holds the same digest.',
    example: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
  })
  steps_digest: string;

  @Shown({ description: 'Account that published it.', example: exampleId('account') })
  published_by: string;

  @Shown({ description: 'When it was published.', example: '2026-11-22T10:15:00.000Z' })
  published_at: string;
}

export function checklistStepView(step: ChecklistStep): ChecklistStepView {
  return {
    key: step.key,
    title: step.title,
    technique: step.technique,
    sources: [...step.sources],
    query_forms: [...step.query_forms],
    look_back_months: step.look_back_months,
    evidence: step.evidence,
    evidence_required: step.evidence_required ?? false,
    effort: step.effort === undefined ? null : boundsOf(step.effort),
  };
}

/** A step as it is published, field by field. */
export function stepFrom(request: ChecklistStepFields): ChecklistStep {
  return {
    key: request.key,
    title: request.title,
    technique: request.technique,
    sources: [...request.sources],
    query_forms: [...request.query_forms],
    look_back_months: request.look_back_months,
    evidence: request.evidence,
    ...(request.evidence_required === undefined ? {} : { evidence_required: request.evidence_required }),
    ...(request.effort === undefined ? {} : { effort: boundsOf(request.effort) }),
  };
}

function boundsOf(effort: EffortBounds): EffortBounds {
  return {
    min_minutes: effort.min_minutes,
    max_minutes: effort.max_minutes,
    min_searches: effort.min_searches,
    max_searches: effort.max_searches,
  };
}

export function checklistView(checklist: Checklist): ChecklistView {
  return {
    id: checklist.id,
    object: 'checklist',
    name: checklist.name,
    version: checklist.version,
    position_class: checklist.positionClass,
    steps: checklist.steps.map(checklistStepView),
    steps_digest: stepsDigest(checklist.steps),
    published_by: checklist.publishedBy,
    published_at: checklist.publishedAt.toISOString(),
  };
}
