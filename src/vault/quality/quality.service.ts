import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import { DEFAULT_RULES, type RulesetQuery, type RulesQuery } from './quality.dto.js';
import { countClasses, countDetectors, countRules, reviewedRulesets } from './quality.queries.js';
import {
  classView,
  type DetectorsReportView,
  detectorView,
  FIGURES_NOTE,
  type ReviewedRulesetView,
  type RulesReportView,
  rulesetView,
  ruleView,
} from './quality.views.js';
import { idOf, recallByClass, recallOfDetector } from './recall.js';

/** How good the filter is by the word of its reviewers: counts over all screenings, apart for each ruleset. */
@Injectable()
export class QualityService {
  constructor(@InjectDataSource('vault') private readonly room: DataSource) {}

  async rules(query: RulesQuery): Promise<RulesReportView> {
    const limit = query.limit ?? DEFAULT_RULES;
    const ruleset = await this.ruleset(query);
    const digest = ruleset.ruleset_digest;
    const rules = await countRules(this.room.manager, digest, query.detector ?? null, limit + 1);
    return {
      object: 'filter_rules',
      ...ruleset,
      rules: rules.slice(0, limit).map(ruleView),
      has_more: rules.length > limit,
    };
  }

  async detectors(query: RulesetQuery): Promise<DetectorsReportView> {
    const ruleset = await this.ruleset(query);
    const detectors = await countDetectors(this.room.manager, ruleset.ruleset_digest);
    const classes = await countClasses(this.room.manager, ruleset.ruleset_digest);
    const serving = new Map([...loadRuleset().detectorOf].map(([cls, detector]) => [cls, idOf(detector)]));
    return {
      object: 'filter_detectors',
      ...ruleset,
      detectors: detectors.map((it) => detectorView(it, recallOfDetector(it.detector, classes, serving))),
      classes: recallByClass(classes).map(classView),
      note: FIGURES_NOTE,
    };
  }

  private async ruleset(
    query: RulesetQuery,
  ): Promise<{ ruleset_digest: string; in_force: boolean; rulesets: ReviewedRulesetView[] }> {
    const inForce = loadRuleset().digest;
    const digest = query.ruleset_digest ?? inForce;
    const rulesets = await reviewedRulesets(this.room.manager);
    return { ruleset_digest: digest, in_force: digest === inForce, rulesets: rulesets.map(rulesetView) };
  }
}
