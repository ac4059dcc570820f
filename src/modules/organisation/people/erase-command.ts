import { sql } from 'kysely';
import { erase } from '#platform/backup/erasures/erase.ts';
import { outsideListIn } from '#platform/backup/erasures/outside-list.ts';
import type { Command } from '#platform/command.ts';
import type { Tx } from '#platform/db/db.ts';
import { isId } from '#platform/http/param.ts';

/** For someone who has left and whose data must go (GDPR art. 17). Not for someone who works there: the next staff file would bring her back. */
export const eraseCommand: Command = {
  name: 'person erase',
  usage: '--person ID --ground TEXT',
  says: 'Erases for good the name, contact, numbers and account of someone who has left; what she was counted in stays.',
  options: { person: { type: 'string' }, ground: { type: 'string' } },
  run: async (house, { values }, say) => {
    const id = String(values['person'] ?? '').toLowerCase();
    const ground = String(values['ground'] ?? '').trim();
    if (!isId(id) || !ground || ground.length > 500) {
      say('Give --person ID and --ground TEXT: which decision or which paragraph, in at most 500 characters, without a name.');
      return 2;
    }
    const known = { erasers: house.erasers, list: outsideListIn(house.config.dataDir) };
    const outcome = await house.worker.db.transaction().execute(async (tx) => {
      const place = await standing(tx, id);
      if (place !== 'has left') return place;
      return (await erase(tx, known, { noun: 'organisation.person', id, ground })) ? 'erased' : 'erased before';
    });
    const sentences = {
      nobody: 'There is no such person.',
      'works here': 'She has an employment that lasts or begins. End it first, in the HR system or the next import.',
      erased: `Erased. ${known.list} has the id: keep that file with the backups, so that none of them brings her back.`,
      'erased before': 'She was erased before; nothing was changed.',
    };
    say(sentences[outcome]);
    return outcome === 'erased' || outcome === 'erased before' ? 0 : 2;
  },
};

async function standing(tx: Tx, person: string): Promise<'nobody' | 'works here' | 'has left'> {
  const { rows } = await sql<{ works: boolean }>`select exists (select from organisation.employment e
      where e.person_id = p.id and (e.ended_on is null or e.ended_on > current_date)) as works
    from organisation.person p where p.id = ${person}::uuid`.execute(tx);
  if (!rows[0]) return 'nobody';
  return rows[0].works ? 'works here' : 'has left';
}
