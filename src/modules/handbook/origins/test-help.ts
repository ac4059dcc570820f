// What tests of the local layer share: a county where the region offers a routine and a municipality has copied it.
import { randomUUID } from 'node:crypto';
import type { openTown } from '#test/town.ts';
import type { Fields, Visitor } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';
import type { Step } from '../steps/step.ts';

type Ground = Awaited<ReturnType<typeof openTown>>;

export const step = (id: string, to: string | null, text = `Gör ${id}.`): Step => ({
  ...{ id, title: `Steg ${id}`, text, who: 'Enhetschef', when: 'Samma dag', contact: '', law: '' },
  next: [{ situation: null, label: '', to }],
});
export const body = (...parts: [string, string][]) => parts.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n\n');
export const first = {
  title: 'Misstänkt våld',
  summary: 'Så gör du när du misstänker våld.',
  body: body(['Syfte', 'Alla ska veta.'], ['Frågan', 'Fråga i enrum.'], ['Efteråt', 'Skriv i journalen.']),
  steps: [step('a', 'b'), step('b', null)],
};

/** A county with two municipalities; the first offers a routine, the second has a handbook of its own to copy it into. */
export async function county(ground: Ground) {
  const top = randomUUID();
  await ground.owner(`insert into organisation.organisation (id, kind, name) values ($1, 'region', 'Region Provskog')`, [top]);
  const [offerer, copier] = [await ground.municipality({ above: top }), await ground.municipality({ above: top })];
  const writer = await offerer.person({ roles: { coordinator: offerer.id } });
  const ours = await copier.person({ roles: { coordinator: copier.id } });
  const origin = await writeRoutine(ground, { municipality: offerer.id, ...first });
  const own = await writeRoutine(ground, { municipality: copier.id, title: 'Egen rutin', number: '9.9' });
  const newer = (wish: Partial<typeof first>) =>
    writeRoutine(ground, { municipality: offerer.id, ...origin, ...first, ...wish, changeNote: 'Ändrat.' });
  return { offerer, copier, writer, ours, origin, own, newer };
}
export type County = Awaited<ReturnType<typeof county>>;

export async function offer({ writer, origin }: County, to = 'same_county'): Promise<string> {
  const id = randomUUID();
  const page = await writer.post(`/handbook/routines/${origin.routine}/offer`, {
    id,
    offered_to: to,
    note: 'Byt telefonnumren.',
  });
  if (page.status !== 303) throw new Error(`not offered: ${page.status} ${page.text.slice(0, 300)}`);
  return id;
}

export const copyFields = (chapter: string, wish: Fields = {}): Fields => ({
  ...{ id: randomUUID(), chapter_id: chapter, number: '1.1' },
  ...{ owner_function: 'Socialchef', reviser_function: 'Samordnare', follower_function: 'Enhetschef' },
  ...wish,
});

/** Offered and copied; returns the copy's routine. */
export async function copied(place: County): Promise<string> {
  const id = await offer(place);
  const fields = copyFields(place.own.chapter);
  const page = await place.ours.post(`/handbook/offers/${id}/copy`, fields);
  if (page.status !== 303) throw new Error(`not copied: ${page.status} ${page.text.slice(0, 600)}`);
  return String(fields['id']);
}

/** The copy's first draft is published as it is. */
export const publish = (ground: Ground, routine: string) =>
  ground.owner(
    `update handbook.version set submitted_at = now(), reviewed_at = now(), decided_at = now(), decided_on = current_date, decided_by_body = 'Socialnämnden', publish_on = current_date, published_at = now() where routine_id = $1 and published_at is null`,
    [routine],
  );

export type Row = { title: string; body: string; steps: Step[]; revision: number; number: number; state: string };
export const latest = async (ground: Ground, routine: string): Promise<Row> =>
  (await ground.owner<Row>('select * from handbook.version where routine_id = $1 order by number desc limit 1', [routine]))[0]!;

/** The hidden fields of the forms that settle a piece, by its key. */
export async function piecesOn(who: Visitor, routine: string): Promise<Map<string, Fields>> {
  const { text } = await who.get(`/handbook/routines/${routine}/origin`);
  const forms = [...text.matchAll(/<form[^>]*action="\/handbook\/routines\/[^"]*\/origin"[^>]*>([\s\S]*?)<\/form>/g)];
  return new Map(
    forms.map(([, inside]) => {
      const fields = Object.fromEntries(
        [...(inside ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name!,
          value!,
        ]),
      );
      return [fields['piece'] ?? '', fields] as const;
    }),
  );
}

export async function settle(who: Visitor, routine: string, piece: string, wish: Fields) {
  const fields = (await piecesOn(who, routine)).get(piece);
  if (!fields) throw new Error(`no piece ${piece}`);
  return who.post(`/handbook/routines/${routine}/origin`, { ...fields, ...wish });
}
