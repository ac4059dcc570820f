import { formatWhen } from '#platform/i18n/dates.ts';
import type { NoticeKind } from './clocks.ts';
import type { Dossier, Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

/**
 * A first text for a report, out of what is known: never a name, never more than the authority asks at that hour. What is
 * not known is said to be unknown, for whoever sends it to fill in.
 */
export function draftOf(kind: NoticeKind, incident: Incident, { notices, affected, measures, frozen }: Dossier): string {
  const done = measures.filter(({ done_at }) => done_at).map(({ what }) => `– ${what}`);
  const planned = measures
    .filter(({ done_at }) => !done_at)
    .map(({ what, due_on }) => `– ${what}${due_on ? ` (${due_on})` : ''}`);
  const told = affected.filter(({ channel }) => channel && channel !== 'not_told').length;
  const earlier = notices.map((one) => `${t[`kind_${one.kind}`]()}: ${formatWhen(one.sent_at)}, ${one.reference}`);
  const head = [
    t.d_who({ controller: incident.controller }),
    t.d_aware({ when: formatWhen(incident.aware_at) }),
    t.d_what({ title: incident.title }),
  ];
  const people = affected.length > 0 ? t.d_people({ n: affected.length, told }) : t.d_peopleUnknown();
  const fuller = [
    t.d_story({ story: incident.story }),
    frozen.copies > 0 ? t.d_evidence({ n: frozen.copies }) : t.d_noEvidence(),
    t.d_done({ list: done.length > 0 ? `\n${done.join('\n')}` : ` ${t.d_none()}` }),
    t.d_planned({ list: planned.length > 0 ? `\n${planned.join('\n')}` : ` ${t.d_none()}` }),
  ];
  const parts: Record<NoticeKind, string[]> = {
    early_notice: [...head, t.d_unlawful(), t.d_crossBorder()],
    notification: [...head, t.d_severity({ judged: t[`cyber_${incident.cyber}`]() }), t.d_indicators(), ...fuller],
    final_report: [...head, t.d_cause(), ...fuller, t.d_lessons({ lessons: incident.lessons ?? t.d_none() })],
    data_breach: [
      ...head,
      t.d_kind(),
      people,
      t.d_consequences({ judged: t[`personal_data_${incident.personal_data}`]() }),
      ...fuller,
      t.d_contact(),
      t.d_lateReason(),
    ],
  };
  return [...parts[kind], earlier.length > 0 ? t.d_earlier({ list: `\n${earlier.join('\n')}` }) : '']
    .filter(Boolean)
    .join('\n\n');
}
