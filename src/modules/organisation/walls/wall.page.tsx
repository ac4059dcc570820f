import { formatWhen } from '#platform/i18n/dates.ts';
import { Confirm, Facts, Notice, Page } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import type { Wall } from './walls.queries.ts';

/** One wall: who, from what, why, and whether she has tried. */
export const WallPage = ({ wall }: { wall: Wall }) => (
  <Page
    title={t.one()}
    lead={wall.ended_at ? t.leadEnded() : t.leadStands()}
    trail={[{ href: '/organisation/walls', label: t.title() }]}
    shy
  >
    {wall.met_at && (
      <Notice kind="waiting" title={t.hasTried({ when: formatWhen(wall.met_at) })}>
        <p>{t.hasTriedBody()}</p>
      </Notice>
    )}
    <Facts
      items={[
        { term: t.person(), value: wall.person },
        { term: t.record(), value: wall.record ?? t.closedToYou() },
        { term: t.reason(), value: wall.reason },
        { term: t.head(), value: wall.head },
        { term: t.setter(), value: wall.setter },
        { term: t.setAt(), value: formatWhen(wall.set_at) },
        { term: t.endedAt(), value: wall.ended_at && formatWhen(wall.ended_at) },
      ]}
    />
    {wall.may_end && (
      <Confirm
        label={t.takeDown()}
        question={t.takeDownQuestion()}
        yes={t.takeDownYes()}
        action={`/organisation/walls/${wall.id}/end`}
      />
    )}
  </Page>
);
