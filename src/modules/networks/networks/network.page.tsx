import type { Child } from 'hono/jsx';
import { ButtonRow, Confirm, Empty, LinkButton, Notice, Page, PostButton, Section } from '#platform/ui/index.ts';
import { DecisionList } from '../decisions/decision-list.tsx';
import type { Decision } from '../decisions/decisions.queries.ts';
import type { Meeting } from '../meetings/meetings.queries.ts';
import { MeetingRows } from '../meetings/say-meeting.tsx';
import { saySeries } from '../series/say-series.ts';
import type { Series } from '../series/series.queries.ts';
import type { Network } from './networks.queries.ts';
import { t } from './texts.ts';
import { networkTrail } from './trail.ts';

type Props = {
  network: Network;
  people: number;
  meetings: readonly Meeting[];
  series: readonly Series[];
  decisions: readonly Decision[];
  /** Questions, files, seminars and activities, told by their own folders. */
  parts: Child;
};

/** A network from inside: what comes, what was decided, what is asked and done. */
export function NetworkPage({ network, people, meetings, series, decisions, parts }: Props) {
  const at = `/networks/${network.id}`;
  const keeps = network.keeps && !network.closed_at;
  return (
    <Page
      title={network.name}
      lead={network.purpose || t.pageLead({ organisation: network.organisation })}
      trail={networkTrail()}
      action={<LinkButton href={`${at}/members`}>{t.members({ n: people })}</LinkButton>}
    >
      {network.closed_at && <Notice>{t.isClosed()}</Notice>}
      {!network.closed_at && (
        <Section title={t.coming()} action={<a href={`${at}/meetings`}>{t.allMeetings()}</a>}>
          {series.length > 0 && (
            <ul class="series-list">
              {series.map((one) => (
                <li>{network.keeps ? <a href={`/networks/series/${one.id}/edit`}>{saySeries(one)}</a> : saySeries(one)}</li>
              ))}
            </ul>
          )}
          {meetings.length === 0 ? (
            <Empty title={t.noComing()} body={keeps ? t.noComingKeep() : t.noComingMember()} />
          ) : (
            <MeetingRows meetings={meetings} />
          )}
          {keeps && (
            <ButtonRow>
              <LinkButton href={`${at}/series/new`}>{t.newSeries()}</LinkButton>
              <LinkButton href={`${at}/meetings/new`}>{t.newMeeting()}</LinkButton>
            </ButtonRow>
          )}
        </Section>
      )}
      <Section title={t.decisions()} action={decisions.length > 0 ? <a href={`${at}/decisions`}>{t.allDecisions()}</a> : null}>
        {decisions.length === 0 ? (
          <Empty title={t.noDecisions()} body={t.noDecisionsBody()} />
        ) : (
          <DecisionList decisions={decisions} dated />
        )}
      </Section>
      {parts}
      {keeps && (
        <ButtonRow>
          <LinkButton href={`${at}/edit`}>{t.edit()}</LinkButton>
          <Confirm label={t.close()} question={t.closeQuestion()} yes={t.closeYes()} action={`${at}/close`} />
        </ButtonRow>
      )}
    </Page>
  );
}

/** An open network as those see it who may join. */
export function OpenNetworkPage({ network }: { network: Network }) {
  return (
    <Page
      title={network.name}
      lead={network.purpose || t.pageLead({ organisation: network.organisation })}
      trail={networkTrail()}
    >
      <Notice title={t.joinTitle()}>
        <p>{t.joinBody()}</p>
      </Notice>
      <PostButton action={`/networks/${network.id}/join`} label={t.join()} variant="primary" />
    </Page>
  );
}
