import { Controller, Get, Header, Injectable, Param, type PipeTransform } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../kernel/domain-error.js';
import { Public } from '../../platform/access/declarations.js';
import { CHECK_PAGE, CHECK_SCRIPT } from './check-page.js';
import { PacketCheckView } from './packet-check.dto.js';
import { PacketCheckService } from './packet-check.service.js';

const DIGEST = /^[0-9a-f]{64}$/;

/** What is no digest belongs to no file: the same answer as for a digest that nobody knows. */
@Injectable()
class DigestPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !DIGEST.test(value)) throw notFound('packet_file');
    return value;
  }
}

@ApiTags('Packets')
@Controller('v1/packet-checks')
export class PacketCheckController {
  constructor(private readonly checks: PacketCheckService) {}

  @Get(':digest')
  @Public('Whoever holds a released file may ask whether it is one, and whether it may still be used')
  @ApiOperation({
    operationId: 'checkPacketFile',
    summary: 'Check a file by its digest',
    description:
      'For whoever holds a file and wants to know whether it is a packet that was released, byte for byte. The file is ' +
      'not sent. Anybody may ask: the digest of a packet can’t be guessed, and the answer says nothing that is not in the ' +
      'file, but whether it may still be used.',
  })
  @ApiParam({
    name: 'digest',
    description: 'SHA-256 of the file’s bytes, in hex.',
    schema: { type: 'string', pattern: DIGEST.source },
  })
  @ApiOkResponse({ type: PacketCheckView })
  check(@Param('digest', DigestPipe) digest: string): Promise<PacketCheckView> {
    return this.checks.check(digest);
  }
}

@ApiTags('Packets')
@Controller('packets')
export class CheckPageController {
  @Get('check')
  @Public('A page without data: the file is looked at in the browser and is not sent')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiOperation({
    operationId: 'showCheckPage',
    summary: 'A page to check a packet',
    description: 'Choose a packet’s file or drop it there. It is looked at in the browser and is not sent.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' } })
  page(): string {
    return CHECK_PAGE;
  }

  @Get('check.js')
  @Public('The script of a page without data')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @ApiOperation({
    operationId: 'showCheckScript',
    summary: 'The script of the page that checks packets',
    description:
      'Takes the digest in the browser, asks for the signature and verifies it with the published key.',
  })
  @ApiProduces('text/javascript')
  @ApiOkResponse({ description: 'The script.', schema: { type: 'string' } })
  script(): string {
    return CHECK_SCRIPT;
  }
}
