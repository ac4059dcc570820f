import { formatDate } from '#platform/i18n/dates.ts';
import { Card, Cards, LinkButton, Page, Section, Todo, type TodoItem } from '#platform/ui/index.ts';
import type { Waiting } from './overview.queries.ts';
import { oversightTabs } from './tabs.ts';
import { t } from './texts.ts';

/** Where everyone finds her right and the way to tell, and those who oversee find what waits. */
export function OverviewPage({ waiting }: { waiting: Waiting }) {
  const todo = sayWaiting(waiting);
  return (
    <Page title={t.title()} lead={t.lead()} tabs={oversightTabs()}>
      {todo.length > 0 && (
        <Section title={t.waiting()}>
          <Todo items={todo} />
        </Section>
      )}
      <Section title={t.forEveryone()}>
        <Cards>
          <Card title={t.whoLooked()} foot={<LinkButton href="/who-looked">{t.toAsk()}</LinkButton>}>
            <p>{t.askBody()}</p>
          </Card>
          <Card title={t.incidents()} foot={<LinkButton href="/incidents/report">{t.toReport()}</LinkButton>}>
            <p>{t.reportBody()}</p>
          </Card>
          <Card title={t.ownLog()} foot={<LinkButton href="/log">{t.toLog()}</LinkButton>}>
            <p>{t.ownLogBody()}</p>
          </Card>
        </Cards>
      </Section>
    </Page>
  );
}

/** The most pressing first: clocks, then what others wait for. */
export function sayWaiting({ questions, reviews, left, requests, soonest, incidents }: Waiting): TodoItem[] {
  const items: (TodoItem | false)[] = [
    incidents > 0 && { title: t.incidentsOpen({ n: incidents }), kind: 'late', action: { href: '/incidents', label: t.look() } },
    questions > 0 && {
      ...{ title: t.questionsToYou({ n: questions }), body: t.questionsBody(), kind: 'waiting' },
      action: { href: '/reviews/questions', label: t.answer() },
    },
    requests > 0 && {
      ...{
        title: t.requestsWait({ n: requests }),
        body: soonest ? t.soonest({ day: formatDate(soonest) }) : null,
        kind: 'waiting',
      },
      action: { href: '/requests', label: t.look() },
    },
    reviews > 0 && {
      ...{ title: t.reviewsWait({ n: reviews }), body: t.reviewsBody({ n: left }), kind: 'waiting' },
      action: { href: '/reviews', label: t.work() },
    },
  ];
  return items.filter((item) => item !== false);
}
