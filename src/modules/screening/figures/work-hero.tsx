import { number } from '#platform/i18n/numbers.ts';
import { Ring, State } from '#platform/ui/index.ts';
import { type Figures, shareOf, type Work, wholeOf } from './read-figures.ts';
import { latestOf, notAsked, sayAge, sayGoal, sayPeriod, sayShare, saySpan } from './say-work.ts';
import { t } from './texts.ts';

/** The ring, how it stands to the goal, and the four numbers one asks for next: each leads to what it is made of. */
export function Hero({ figures, work }: { figures: Figures; work: Work }) {
  const latest = latestOf(figures, work);
  if (!latest) return null;
  const period = sayPeriod(latest.period, figures.view);
  const { reached, says } = sayGoal(latest);
  const whole = wholeOf(work);
  const open = work.waiting.reduce((sum, { visits }) => sum + visits, 0);
  const oldest = work.waiting[0]?.oldest;
  const [due, done] = [work.reAsks.reduce((sum, one) => sum + one.due, 0), work.reAsks.reduce((sum, one) => sum + one.done, 0)];
  const facts = [
    {
      ...{ term: capital(saySpan(figures.view)), href: '#time' },
      value: t.factSpanValue({ asked: whole.asked, n: whole.visits, share: sayShare(whole, latest.goal) }),
    },
    { term: t.factNotAsked(), href: '#reasons', value: number(notAsked(whole)) },
    { term: t.factReAsk(), href: '#re-asks', value: due > 0 ? t.factReAskValue({ done, due }) : '–' },
    {
      ...{ term: t.factWaiting(), href: '#waiting' },
      value: oldest ? t.factWaitingValue({ n: open, when: sayAge(oldest) }) : t.factNoneWaiting(),
    },
  ];
  return (
    <div class="figures-hero">
      <div class="figures-ring">
        <Ring share={shareOf(latest)} label={t.ringLabel({ period })} size="large" goal={latest.goal} />
        <p aria-hidden="true">{figures.view.step === 'month' ? t.ringUnder({ period }) : t.ringUnderYear({ period })}</p>
        <p class="figures-goal">
          <State kind={reached ? 'done' : 'waiting'}>{says}</State>
        </p>
      </div>
      <dl class="figures-facts">
        {facts.map(({ term, value, href }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <a href={href}>{value}</a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
