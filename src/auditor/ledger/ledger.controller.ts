import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { LedgerEntryView, LedgerPageView, LedgerQuery, LedgerVerificationView } from './ledger.dto.js';
import { LedgerService } from './ledger.service.js';

@ApiTags('Audit')
@Controller('v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get('entries')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'listLedgerEntries',
    summary: 'Read the ledger',
    description:
      'Every act in order: who, when, what kind, which ids. It holds no text. Acts of the last second stand on the last page, still without a place.',
  })
  @ApiOkResponse({ type: LedgerPageView })
  entries(@Query() query: LedgerQuery): Promise<LedgerPageView> {
    return this.ledger.entries(query);
  }

  @Get('entries/:id')
  @Requires('ledger:read')
  @ApiOperation({ operationId: 'readLedgerEntry', summary: 'Read one ledger entry' })
  @ApiOkResponse({ type: LedgerEntryView })
  entry(@IdParam('ledger_entry') id: string): Promise<LedgerEntryView> {
    return this.ledger.entry(id);
  }

  @Get('verification')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'verifyLedger',
    summary: 'Verify the ledger',
    description:
      'Recomputes the whole tree from the first entry, compares it with what was stored and signed, and names the first broken entry.',
  })
  @ApiOkResponse({ type: LedgerVerificationView })
  verify(): Promise<LedgerVerificationView> {
    return this.ledger.verify();
  }
}
