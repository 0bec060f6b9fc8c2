import { Global, Injectable, Module } from '@nestjs/common';
import type { ProtectedClass } from '../kernel/protected-class.js';
import { TextCheck } from '../kernel/text-check.js';
import { filter } from '../vault/filter/filter.js';
import { loadRuleset } from '../vault/ruleset/ruleset-in-force.js';

@Injectable()
export class FilterTextCheck extends TextCheck {
  reveals(text: string, activeClasses: ReadonlySet<ProtectedClass>): boolean {
    const { held, removals } = filter(text, { people: [], activeClasses }, loadRuleset());
    return held !== null || removals.length > 0;
  }
}

/** Hands the filter to rooms that may not reach the vault: the function, and nothing that the vault holds. */
@Global()
@Module({
  providers: [{ provide: TextCheck, useClass: FilterTextCheck }],
  exports: [TextCheck],
})
export class TextCheckModule {}
