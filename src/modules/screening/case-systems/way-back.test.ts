// Where the question page leads back: an address there may hold a personal number, and its row is one join from the answer.
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { Visitor } from '#test/visitor.ts';
import { connected, ORIGIN, wishedLink } from './fixtures/connected.ts';
import { forgetCaseSystems } from './forget-case-systems.ts';
import { hashOf, makeToken } from './links/link-token.ts';
import { openWay } from './links/seal-way.ts';

const ground = await openTown();
const town = await ground.municipality();
const viva = await connected(town);

async function linked(more: Record<string, unknown>) {
  const wish = wishedLink(town.unit, more);
  const { body, status } = await viva.post('/links', wish);
  expect(status).toBe(201);
  return { wish, link: new URL(String(body['url'])).pathname, browser: new Visitor(town.app) };
}

test('who she is lies open nowhere beside her answer: not with the database, nor with the secret; and not when its time is out', async () => {
  const back = `${ORIGIN}/person/19121212-1212/arende/IFO-9`;
  const { wish, link, browser } = await linked({ return_to: back, state: 'person 19121212-1212' });
  const { secret } = ground.house.config;
  const stored = async () => {
    const rows = await town.owner<{ id: string; way_back: Buffer; row: string }>(
      `select l.id, l.way_back, to_jsonb(l)::text || to_jsonb(v)::text as row
       from screening.question_link l join screening.visit v on v.id = l.visit_id where v.receipt_id = $1`,
      [wish.id],
    );
    return rows[0]!;
  };
  const opensWith = (sealed: Buffer, token: string, id: string) => openWay(sealed, { secret, token, link: id })?.return_to;
  const token = link.split('/').at(-1)!;
  const made = await stored();
  const page = (await browser.get(link)).location!;
  const address = /page\/([^?]+)/.exec(page)![1]!;
  await browser.post(page, { outcome: 'yes', children: 'no', offered: 'no' });
  const closed = await stored();
  for (const { row, way_back } of [made, closed]) {
    expect(row).not.toMatch(/1212|IFO-9/);
    expect(way_back.toString('latin1')).not.toMatch(/1212|IFO-9/);
  }
  expect(closed.row).toContain('"outcome": "yes"');
  expect(opensWith(made.way_back, token, made.id)).toBe(back);
  expect(opensWith(closed.way_back, address, made.id)).toBe(back);
  // Neither what is stored beside it, nor the link that was used up, opens what the page leads back to.
  const hash = hashOf(address).toString('hex');
  for (const tried of [token, hash, made.id, '']) expect(opensWith(closed.way_back, tried, made.id)).toBeUndefined();
  // The link's token cannot be made again of the row and the secret.
  expect(makeToken(made.id, new Date(0), secret)).not.toBe(makeToken(made.id, new Date(0), secret));
  // A double click and a reload lead back within the quarter, and not after.
  expect((await browser.post(page, { outcome: 'no' })).location).toContain('/person/19121212-1212/');
  expect((await browser.get(page)).text).toContain('/person/19121212-1212/');
  await town.owner(
    `update screening.question_link set made_at = made_at - interval '1 hour', expires_at = expires_at - interval '1 hour' where id = $1`,
    [made.id],
  );
  for (const late of [await browser.get(page), await browser.post(page, { outcome: 'no' })]) {
    expect([late.status, late.location, late.text.includes('gå tillbaka till ärendet')]).toEqual([200, null, true]);
    expect(late.text).not.toMatch(/1212|IFO-9/);
  }
  await forgetCaseSystems(ground.house.worker.db);
  expect((await stored()).way_back).toBeNull();
});

test('a way back of the longest kind, with letters of every kind, is kept and found again', async () => {
  const { wish, link, browser } = await linked({ return_to: `${ORIGIN}/${'漢'.repeat(1900)}`, state: '𝕊"\n'.repeat(125) });
  const page = (await browser.get(link)).location!;
  const { location } = await browser.post(page, { outcome: 'no' });
  expect(new URL(location!).searchParams.get('state')).toBe('𝕊"\n'.repeat(125));
  expect(new URL(location!).searchParams.get('receipt')).toBe(wish.id);
});
