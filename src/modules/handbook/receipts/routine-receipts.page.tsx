import { percent } from '#platform/i18n/numbers.ts';
import { ButtonRow, Figure, LinkButton, Page, Ring, Table } from '#platform/ui/index.ts';
import { routineTrail } from '../routines/trail.ts';
import { overviewAt, peopleAt, routineAt } from './address.ts';
import type { Place } from './places.queries.ts';
import { Files, Late, sayShare } from './receipts.page.tsx';
import { type Count, type InForce, type PlaceLine, share } from './receipts.queries.ts';
import { t } from './texts.ts';

type Props = { routine: InForce; place: Place; whole: Count; parts: readonly PlaceLine[] };

/** One routine at a place: the sentence, the ring, and part by part down to the units. */
export function RoutineReceiptsPage({ routine, place, whole, parts }: Props) {
  const words = t.routine({ number: routine.routine_number, title: routine.title });
  return (
    <Page
      title={t.routineTitle({ routine: words })}
      tab={t.routineTab()}
      trail={[...routineTrail(routine, true), { href: overviewAt(place.id), label: t.overviewTitle() }]}
    >
      <Figure
        sentence={saySentence(routine, place, whole)}
        table={parts.length > 0 ? <Parts {...{ routine, parts }} /> : undefined}
        tableOpen
        source={t.source()}
      >
        <Ring share={share(whole)} label={t.ringLabel({ number: routine.number, place: place.name })} size="large" />
      </Figure>
      <ButtonRow>
        {place.names && whole.shall > 0 && (
          <LinkButton href={peopleAt({ organisation: place.id, routine: routine.routine_id })} variant="primary">
            {t.seeNames()}
          </LinkButton>
        )}
        {place.above && (
          <LinkButton href={routineAt(routine.routine_id, place.above.id)}>{t.up({ place: place.above.name })}</LinkButton>
        )}
      </ButtonRow>
      {whole.shall > 0 && <Files />}
    </Page>
  );
}

function saySentence(routine: InForce, place: Place, whole: Count): string {
  const words = t.routine({ number: routine.routine_number, title: routine.title });
  const part = share(whole);
  if (part === null) return t.sentenceNone({ place: place.name, routine: words });
  const said = t.sentence({
    shall: whole.shall,
    place: place.name,
    read: whole.has_read,
    routine: words,
    number: routine.number,
    share: percent(part),
  });
  return whole.late > 0 ? `${said} ${t.sentenceLate({ n: whole.late })}` : said;
}

function Parts({ routine, parts }: { routine: InForce; parts: readonly PlaceLine[] }) {
  const deeper = ({ id, name, kind, names }: PlaceLine) => {
    if (kind !== 'unit') return routineAt(routine.routine_id, id);
    return names && name ? peopleAt({ organisation: id, routine: routine.routine_id }) : null;
  };
  return (
    <Table
      caption={t.placesTable()}
      columns={[
        { label: t.colPlace() },
        { label: t.colShall(), numeric: true },
        { label: t.colRead(), numeric: true },
        { label: t.colLate(), numeric: true },
        { label: t.colShare(), numeric: true },
      ]}
      rows={parts.map((line) => {
        const href = deeper(line);
        const late = line.names
          ? peopleAt({ organisation: line.id, routine: routine.routine_id, state: 'late' })
          : line.kind === 'unit'
            ? null
            : href;
        return [
          href ? <a href={href}>{line.name}</a> : line.name,
          line.shall,
          line.has_read,
          <Late n={line.late} href={late} />,
          sayShare(share(line)),
        ];
      })}
    />
  );
}
