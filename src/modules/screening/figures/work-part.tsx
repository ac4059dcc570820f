import { Empty, LinkButton } from '#platform/ui/index.ts';
import { Part } from './part.tsx';
import { type Figures, linesOf, periodsOf, type Work, wholeOf } from './read-figures.ts';
import { t } from './texts.ts';
import { Hero } from './work-hero.tsx';
import { PlaceSection } from './work-places.tsx';
import { ChannelSection, ReAskSection, ReasonSection, WaitingSection } from './work-rest.tsx';
import { TimeSection } from './work-time.tsx';

/** What is done, exact and to this moment. Never what was answered. */
export function WorkPart({ figures, work }: { figures: Figures; work: Work }) {
  const counted = periodsOf(figures, work);
  const whole = wholeOf(work);
  const places = linesOf(work, 'place').filter(({ id }) => id !== figures.place.id);
  return (
    <Part id="work" title={t.workTitle()} lead={t.workLead()}>
      {whole.visits > 0 ? (
        <>
          <Hero figures={figures} work={work} />
          <TimeSection figures={figures} counted={counted} whole={whole} />
          {places.length > 0 && <PlaceSection figures={figures} work={work} />}
          <ReasonSection figures={figures} whole={whole} />
          <ChannelSection figures={figures} lines={linesOf(work, 'channel')} />
        </>
      ) : (
        <Empty
          title={t.workEmpty()}
          body={t.workEmptyBody()}
          action={
            <LinkButton href="/screening" variant="secondary">
              {t.toStart()}
            </LinkButton>
          }
        />
      )}
      <ReAskSection figures={figures} work={work} />
      <WaitingSection figures={figures} waiting={work.waiting} />
    </Part>
  );
}
