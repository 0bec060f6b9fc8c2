import 'reflect-metadata';
import { DomainError } from '../../src/kernel/domain-error.js';
import { newId } from '../../src/kernel/ids.js';
import { afterCursor, hrefOf, limitOf, pageOf } from '../../src/platform/http/pagination.js';

const rows = [3, 2, 1].map((second) => ({ id: newId('candidate', new Date(second * 1000)) }));
const toView = (row: { id: string }) => row.id;

function cursorIn(href: string | null): string {
  return new URL(href ?? '', 'http://x').searchParams.get('cursor') ?? '';
}

describe('a cursor is refused', () => {
  const ofCandidates = cursorIn(pageOf(rows, 2, toView, hrefOf('/x')).next_href);

  it.each([
    ['of another list', ofCandidates, 'finding'],
    ['that was made up', Buffer.from('cnd_1').toString('base64url'), 'candidate'],
    ['with something added', `${ofCandidates}=`, 'candidate'],
    ['with SQL', Buffer.from("' OR 1=1").toString('base64url'), 'candidate'],
  ] as const)('%s', (_why, cursor, kind) => {
    expect(() => afterCursor({ cursor }, kind)).toThrow(DomainError);
  });
});

describe('a page', () => {
  it('shows no more than its limit and leads to the next', () => {
    const page = pageOf(rows, 2, toView, hrefOf('/v1/candidates', { state: 'open & new', note: undefined }));
    expect(page).toMatchObject({ object: 'list', data: [rows[0]?.id, rows[1]?.id], has_more: true });
    expect(page.next_href).toMatch(/^\/v1\/candidates\?state=open\+%26\+new&limit=2&cursor=/);
    expect(afterCursor({ cursor: cursorIn(page.next_href) }, 'candidate')).toBe(rows[1]?.id);
  });

  it('that is the last leads nowhere', () => {
    expect(pageOf(rows, 3, toView, hrefOf('/x'))).toMatchObject({ has_more: false, next_href: null });
    expect(pageOf([], 3, toView, hrefOf('/x'))).toEqual({
      object: 'list',
      data: [],
      has_more: false,
      next_href: null,
    });
  });

  it('has 25 entries unless told', () => {
    expect([limitOf({}), limitOf({ limit: 100 }), afterCursor({}, 'candidate')]).toEqual([25, 100, null]);
  });
});
