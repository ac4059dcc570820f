// A binder of two hundred routines with text, tables and steps, beside its bare limit: as many pages of plain text, compiled by the same
// compiler in a thread of its own, without our structure, heads, feet and codes. Time, memory, and how long others had to wait.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Binder, Bound } from '../modules/handbook/binder/binder.queries.ts';
import { drawBinder } from '../modules/handbook/binder/binder-pdf.ts';
import { type Pdf, renderPdfAside } from '../platform/files/pdf.ts';

type Row = { what: string; pages: number; ms: number; megabytes: number; waited: number };

const ROUTINES = 200;
const RUNS = 3;

const SENTENCES =
  'Den som misstänker våld talar med personen i enrum, lyssnar och frågar, och skriver ner vad som sägs med hennes egna ord. ';
const about = { lang: 'sv', title: 'Pärm' } as const;

/** Medians of three, in milliseconds; the most memory held besides what was there before, in megabytes; the longest wait of others. */
export async function benchBinder(say: (sentence: string) => void): Promise<void> {
  const bound = Array.from({ length: ROUTINES }, (_, i) => routine(i));
  const binder: Binder = {
    ...{
      id: '',
      code: 'KX7M-4P2D',
      made_at: new Date(),
      organisation_id: '',
      unit: 'Hemtjänst Norr',
      municipality: 'Ekhaga kommun',
    },
    card: [{ name: 'Socialjouren', telephone: '08-465 004 12', hours: 'Dygnet runt', purpose: '', checked_on: '2026-11-01' }],
  };
  const ours = await measured('a binder', () => drawBinder(binder, bound, {}, 'sv', 'https://samfrid.ekhaga.example'));
  const data = { pages: Array.from({ length: ours.pages }, () => SENTENCES.repeat(18)) };
  const bare = await measured('as many pages of plain text', () =>
    renderPdfAside('#set page(paper: "a4")\n#for it in data.pages [#it #pagebreak(weak: true)]', data, about),
  );
  say(
    `\n### A binder of ${ROUTINES} routines\n\n| what | pages | ms | × the first | memory MB | others waited at most ms |\n|---|---|---|---|---|---|`,
  );
  for (const { what, pages, ms, megabytes, waited } of [bare, ours])
    say(
      `| ${what} | ${pages} | ${ms.toFixed(0)} | ${(ms / bare.ms).toFixed(1)} | ${megabytes.toFixed(0)} | ${waited.toFixed(0)} |`,
    );
}

async function measured(what: string, draw: () => Promise<Pdf>): Promise<Row> {
  const times: number[] = [];
  let [pages, megabytes, waited] = [0, 0, 0];
  for (let run = 0; run < RUNS; run++) {
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      megabytes = Math.max(megabytes, (process.memoryUsage().rss - before) / 2 ** 20);
    }, 20);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const start = performance.now();
    ({ pages } = await draw());
    times.push(performance.now() - start);
    delay.disable();
    waited = Math.max(waited, delay.max / 1e6);
    clearInterval(watch);
  }
  return { what, pages, megabytes, waited, ms: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]! };
}

function routine(i: number): Bound {
  const step = (id: string, to: string | null, n: number) => ({
    ...{ id, title: `Gör detta ${n}`, text: SENTENCES, who: 'Alla', when: 'samma dag', contact: 'Socialjouren 08-465 004 12' },
    law: '[14 kap. 3 §](lag:2025:400#K14P3)',
    next: [{ situation: to ? ('wants_help' as const) : null, label: '', to }],
  });
  const list = Array.from({ length: 5 }, (_, n) => `- ${SENTENCES.slice(0, 60 + n)}`).join('\n');
  const table = `| Vem | När | Hur |\n|---|---|---|\n${'| Chef | samma dag | i enrum |\n'.repeat(5)}`;
  return {
    ...{
      position: i + 1,
      handbook: 'Handbok mot våld',
      chapter: `Kapitel ${Math.floor(i / 10) + 1}`,
      title: 'Misstänkt våld i hemtjänsten',
    },
    ...{ routine_number: `${Math.floor(i / 10) + 1}.${(i % 10) + 1}`, summary: 'Så gör du när du misstänker våld.', version: 2 },
    body: `## Syfte\n\n${SENTENCES.repeat(3)}\n\n## Så gör vi\n\n${list}\n\n${table}\n\n${SENTENCES.repeat(4)}`,
    steps: [step('a', 'b', 1), step('b', 'c', 2), step('c', null, 3)],
    ...{
      applies_names: ['Hemtjänst Norr'],
      decided_by_body: 'Socialnämnden',
      decided_on: '2026-11-01',
      decision_reference: '§ 14',
    },
    ...{
      valid_until: '2028-11-01',
      replaces: '',
      owner_function: 'Socialchef',
      reviser_function: 'Samordnare',
      follower_function: 'Enhetschef',
    },
  };
}
