import type { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { writeRoutine } from '../fixtures/published.ts';

export type Ground = Awaited<ReturnType<typeof openTown>>;

/** A municipality with two units, who writes, who leads the first unit, and a routine in force that the first unit is asked to read. */
export async function askedUnit(ground: Ground) {
  const town = await ground.municipality();
  const coordinator = await town.person({ given: 'Signe', family: 'Samordnare', unit: null, roles: { coordinator: town.id } });
  const head = await town.person({ given: 'Chatrin', family: 'Chef', unit: null, roles: { manager: town.unit } });
  const other = await town.newUnit('Hemtjänst Söder');
  const routine = await writeRoutine(ground, { municipality: town.id, body: text('Ring inte hem.') });
  await ask(coordinator, routine.routine, { organisation: town.unit });
  return { town, coordinator, head, other, ...routine };
}

export const text = (words: string) => `## Syfte\n\nAlla ska veta vad de gör.\n\n## Kontakt\n\n${words}`;

/** Asks a group through the door. */
export const ask = (
  writer: Visitor,
  routine: string,
  wish: { organisation: string; profession?: string; held?: string; days?: string },
) =>
  writer.post(`/handbook/routines/${routine}/readers`, {
    id: crypto.randomUUID(),
    profession: '',
    held: '',
    days: '30',
    ...wish,
  });

/** Two questions on a version, laid in as its writers would have; the right answers are 2 and 1. */
export async function layQuestions({ owner }: Ground, version: string): Promise<void> {
  await owner(
    `insert into handbook.check_question (version_id, position, question, options, right_option, explanation, passage)
     values ($1, 1, 'Vem ringer du?', '{Hem till henne,Socialjouren}', 2, 'Den som slår kan svara hemma.', 'heading:kontakt'),
            ($1, 2, 'När?', '{Samma dag,Inom en vecka,När det passar}', 1, 'Det kan vara bråttom.', '')`,
    [version],
  );
}
export const RIGHT = { answer1: '2', answer2: '1' };

/** The next version of a routine, put in force. */
export const publishNext = async (
  ground: Ground,
  wish: {
    municipality: string;
    /** Of another routine, a new one, where this is left out. */
    routine?: string;
    handbook: string;
    chapter: string;
    body?: string;
    changeNote?: string;
    editorial?: boolean;
  },
) => {
  const { version } = await writeRoutine(ground, {
    changeNote: 'Ring socialjouren i stället för hem.',
    body: text('Ring socialjouren.'),
    ...wish,
  });
  return version;
};

/** So many days ago, for routines and groups that were asked then: 'YYYY-MM-DD' comes out in what is due. */
export async function backdate({ owner }: Ground, routine: string, days: number): Promise<void> {
  await owner(`update handbook.version set published_at = published_at - make_interval(days => $2) where routine_id = $1`, [
    routine,
    days,
  ]);
  await owner(`update handbook.readership set set_at = set_at - make_interval(days => $2) where routine_id = $1`, [
    routine,
    days,
  ]);
}
