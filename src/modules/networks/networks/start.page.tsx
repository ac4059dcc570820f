import { may } from '#platform/http/here.ts';
import { formatDay, formatSpan } from '#platform/i18n/dates.ts';
import { Card, Cards, Empty, LinkButton, Notice, Page, PostButton, Section, State } from '#platform/ui/index.ts';
import type { Invited } from '../members/invites.queries.ts';
import type { Listed, Open } from './networks.queries.ts';
import { t } from './texts.ts';

type Props = { mine: readonly Listed[]; open: readonly Open[]; invited: readonly Invited[] };

/** My networks, when each meets next, and those I may join. */
export function StartPage({ mine, open, invited }: Props) {
  const [members, kept] = [mine.filter((one) => one.member), mine.filter((one) => !one.member)];
  return (
    <Page
      title={t.start()}
      lead={members.length > 0 ? t.startLead({ n: members.length }) : t.startLeadNone()}
      action={may('networks.found') ? <LinkButton href="/networks/new">{t.foundOne()}</LinkButton> : null}
    >
      {invited.map((one) => (
        <Notice kind="waiting" title={t.invited({ name: one.network })}>
          <p>{t.invitedBody({ keeper: one.keeper })}</p>
          {one.purpose && <p>{one.purpose}</p>}
          <div class="button-row">
            <PostButton
              action={`/networks/invites/${one.id}/answer`}
              label={t.join()}
              hidden={{ answer: 'yes' }}
              variant="primary"
            />
            <PostButton action={`/networks/invites/${one.id}/answer`} label={t.decline()} hidden={{ answer: 'no' }} />
          </div>
        </Notice>
      ))}
      {members.length === 0 ? (
        <Empty title={t.noneTitle()} body={open.length > 0 ? t.noneBody() : t.noneBodyClosed()} />
      ) : (
        <List networks={members} />
      )}
      {members.length > 0 && (
        <p>
          <a href="/networks/calendar">{t.ownCalendar()}</a>
        </p>
      )}
      {open.length > 0 && (
        <Section title={t.openTitle()} lead={t.openLead()}>
          <ul class="network-open">
            {open.map(({ id, name, purpose, organisation }) => (
              <li>
                <a href={`/networks/${id}`}>{name}</a> <span class="network-soft">{organisation}</span>
                {purpose && <p>{purpose}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {kept.length > 0 && (
        <Section title={t.keptTitle()} lead={t.keptLead()}>
          <List networks={kept} />
        </Section>
      )}
    </Page>
  );
}

const List = ({ networks }: { networks: readonly Listed[] }) => (
  <Cards>
    {networks.map((network) => (
      <Card
        title={network.name}
        href={`/networks/${network.id}`}
        over={network.organisation}
        level={2}
        foot={<Foot network={network} />}
      >
        <p>{sayNext(network)}</p>
      </Card>
    ))}
  </Cards>
);

const sayNext = ({ closed_at, starts_at, ends_at, place }: Listed): string => {
  if (closed_at) return t.isClosed();
  if (!starts_at || !ends_at) return t.noMeeting();
  const when = formatSpan(starts_at, ends_at);
  return place ? t.nextAt({ when, place }) : t.next({ when });
};

function Foot({ network: { answer, meeting_id, member, answer_by, answers_over } }: { network: Listed }) {
  if (!meeting_id || !member) return null;
  if (answer === 'no') return <State kind="neutral">{t.answeredNo()}</State>;
  if (answer) return <State kind="done">{answer === 'yes' ? t.answeredYes() : t.answeredRemotely()}</State>;
  if (answers_over) return null;
  return <State kind="waiting">{answer_by ? t.notAnswered({ day: formatDay(answer_by) }) : t.notAnsweredYet()}</State>;
}
